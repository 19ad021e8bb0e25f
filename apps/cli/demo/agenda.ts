/** What is to happen when: takes the earliest first, and what was put in first where two have the same moment. */
export class Agenda<T> {
  private readonly heap: { readonly at: string; readonly order: number; readonly item: T }[] = [];
  private order = 0;

  get size(): number {
    return this.heap.length;
  }

  add(at: string, item: T): void {
    this.heap.push({ at, order: this.order++, item });
    let n = this.heap.length - 1;
    while (n > 0 && this.before(n, (n - 1) >> 1)) {
      this.swap(n, (n - 1) >> 1);
      n = (n - 1) >> 1;
    }
  }

  take(): { readonly at: string; readonly item: T } | undefined {
    const first = this.heap[0];
    const last = this.heap.pop();
    if (first === undefined || last === undefined || this.heap.length === 0) return first;
    this.heap[0] = last;
    for (let n = 0; ;) {
      const least = [2 * n + 1, 2 * n + 2].reduce(
        (m, child) => (child < this.heap.length && this.before(child, m) ? child : m),
        n,
      );
      if (least === n) return first;
      this.swap(n, least);
      n = least;
    }
  }

  private before(a: number, b: number): boolean {
    const [x, y] = [this.heap[a]!, this.heap[b]!];
    return x.at < y.at || (x.at === y.at && x.order < y.order);
  }

  private swap(a: number, b: number): void {
    [this.heap[a], this.heap[b]] = [this.heap[b]!, this.heap[a]!];
  }
}
