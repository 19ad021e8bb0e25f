import type { ViewState } from './view-state.js';

interface Seen {
  readonly state: ViewState | undefined;
  /** By the process's own monotonic clock. */
  readonly asked: number;
  readonly answered: number;
}

/**
 * What this process has last seen of each view. A generation that stood when it was asked for is dropped after the grace
 * at the earliest, since whoever drops it has to see it replaced for that long: what was asked for in a small part of the
 * grace needs not be asked for again.
 */
export class SeenStates {
  private readonly seen = new Map<string, Seen>();

  constructor(
    /** In milliseconds; with 0 nothing is ever fresh. */
    private readonly freshMilliseconds: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Notes what `ask` is told. Of two answers that crossed on their way the later state counts. */
  async noting(view: string, ask: () => Promise<ViewState | undefined>): Promise<ViewState | undefined> {
    const asked = this.now();
    const state = await ask();
    this.note(view, state, asked);
    return state;
  }

  note(view: string, state: ViewState | undefined, asked: number): void {
    const before = this.seen.get(view);
    const crossed = before !== undefined && asked <= before.answered;
    if (crossed && (state?.revision ?? -1) < (before.state?.revision ?? -1)) return;
    this.seen.set(view, { state, asked, answered: this.now() });
  }

  last(view: string): ViewState | undefined {
    return this.seen.get(view)?.state;
  }

  /** What a reader may still go by. */
  fresh(view: string): ViewState | undefined {
    const seen = this.seen.get(view);
    return seen && this.now() - seen.asked < this.freshMilliseconds ? seen.state : undefined;
  }

  clear(): void {
    this.seen.clear();
  }
}
