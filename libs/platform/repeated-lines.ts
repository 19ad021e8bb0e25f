const EVERY_MILLISECONDS = 10_000;

/** Writes a line when it is new, and then, while it comes again, how often: an outage refuses requests by the thousand. */
export class RepeatedLines {
  private readonly again = new Map<string, number>();

  constructor(
    private readonly write: (line: string) => void,
    private readonly every = EVERY_MILLISECONDS,
  ) {}

  add(line: string): void {
    const times = this.again.get(line);
    if (times !== undefined) {
      this.again.set(line, times + 1);
      return;
    }
    this.write(line);
    this.again.set(line, 0);
    this.sumUp(line);
  }

  private sumUp(line: string): void {
    const timer = setTimeout(() => {
      const times = this.again.get(line)!;
      this.again.delete(line);
      if (times === 0) return;
      this.write(`${line} (${times} more in ${this.every / 1_000} s)`);
      this.again.set(line, 0);
      this.sumUp(line);
    }, this.every);
    timer.unref();
  }
}
