import type { NewEvent } from '#event-sourcing';

/** Enough for every append that can be on its way when a server goes down. */
const MOST = 10_000;

/** Appends that were sent and not answered: they may be stored, and will be sent again. */
export class Doubts {
  private readonly ids = new Set<string>();

  about(events: readonly NewEvent[]): boolean {
    return this.ids.size > 0 && this.ids.has(events[0]!.id);
  }

  add(events: readonly NewEvent[]): void {
    this.ids.add(events[0]!.id);
    if (this.ids.size > MOST) this.ids.delete(this.ids.values().next().value!);
  }

  settle(events: readonly NewEvent[]): void {
    if (this.ids.size > 0) this.ids.delete(events[0]!.id);
  }
}
