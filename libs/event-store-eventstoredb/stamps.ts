import type { Clock, Instant, NewEvent } from '#event-sourcing';
import { toProposed, type ProposedMessage } from './events.js';

/** What is sent, and what the second clock says of its last event. */
export interface Stamped {
  readonly messages: readonly ProposedMessage[];
  readonly bytes: number;
  readonly recordedAt: Instant;
}

/** The second clock: stamps what is about to be sent, and never runs backwards. */
export class Stamps {
  private last: Instant = '';

  constructor(private readonly clock: Clock) {}

  notBefore(instant: Instant): void {
    if (instant > this.last) this.last = instant;
  }

  /** @throws EventTooLarge, RangeError */
  stamp(events: readonly NewEvent[]): Stamped {
    const now = this.clock.now();
    const messages: ProposedMessage[] = [];
    let bytes = 0;
    let recordedAt = this.last;
    for (const event of events) {
      this.notBefore(event.recordedAt ?? now);
      // What is copied keeps its stamp.
      recordedAt = event.recordedAt ?? this.last;
      const proposed = toProposed(event, recordedAt);
      messages.push(proposed.message);
      bytes += proposed.bytes;
    }
    return { messages, bytes, recordedAt };
  }
}
