import type { TakenWrites } from './view-build.js';

/** Writes of a pass through the log: one is on its way while what comes next is folded, and none before it is there. */
export class WritesBehind {
  private last: Promise<void> = Promise.resolve();

  constructor(private readonly write: (taken: readonly TakenWrites[]) => Promise<void>) {}

  /** Resolves when these are on their way. @throws what the write before them threw; then these are not written */
  async add(taken: readonly TakenWrites[]): Promise<void> {
    if (taken.length === 0) return;
    await this.last;
    this.last = this.write(taken).then(() => {
      for (const { written } of taken) written();
    });
    // Whoever adds the next, or waits for the end, is told.
    this.last.catch(() => undefined);
  }

  /** @throws what the last write threw */
  done(): Promise<void> {
    return this.last;
  }

  /** Resolves when nothing is on its way any more, written or not. */
  async ended(): Promise<void> {
    await this.last.catch(() => undefined);
  }
}
