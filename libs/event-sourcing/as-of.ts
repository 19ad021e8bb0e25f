import type { Instant, StoredEvent } from './envelope.js';

/**
 * Two clocks, two questions. `recordedUntil`: what did the office know then? `occurredUntil`: what had happened
 * by then? Both bounds are inclusive; with both, what was known at the one of what had happened by the other.
 */
export interface AsOf {
  readonly recordedUntil?: Instant;
  readonly occurredUntil?: Instant;
}

export function isAsOf(asOf: AsOf): boolean {
  return asOf.recordedUntil !== undefined || asOf.occurredUntil !== undefined;
}

export function within(asOf: AsOf): (event: Pick<StoredEvent, 'recordedAt' | 'metadata'>) => boolean {
  const { recordedUntil, occurredUntil } = asOf;
  return (event) =>
    (recordedUntil === undefined || event.recordedAt <= recordedUntil) &&
    (occurredUntil === undefined || event.metadata.occurredAt <= occurredUntil);
}
