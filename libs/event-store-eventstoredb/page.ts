import type { StoredEvent } from '#event-sourcing';

/** Of one message at most; events may be large. */
const MOST_EVENTS = 500;
const MOST_CHARACTERS = 1_000_000;

/** Events on their way into one message. */
export class Page {
  private events: StoredEvent[] = [];
  private characters = 0;

  get isEmpty(): boolean {
    return this.events.length === 0;
  }

  get isFull(): boolean {
    return this.events.length === MOST_EVENTS || this.characters >= MOST_CHARACTERS;
  }

  /** @param characters of its data and metadata, as a measure of its size */
  add(event: StoredEvent, characters: number): void {
    this.events.push(event);
    this.characters += characters;
  }

  /** What was added; the page is empty then. */
  drain(): readonly StoredEvent[] {
    const { events } = this;
    [this.events, this.characters] = [[], 0];
    return events;
  }
}
