/** At most so many tasks at once; the first failure stops the next from entering. */
export class Lane {
  private readonly inside = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly width: number) {}

  async enter(task: () => Promise<void>): Promise<void> {
    while (this.inside.size >= this.width && !this.failure) await Promise.race(this.inside);
    this.throwFailure();
    const running = task()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.inside.delete(running));
    this.inside.add(running);
  }

  async empty(): Promise<void> {
    await Promise.all(this.inside);
  }

  throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}
