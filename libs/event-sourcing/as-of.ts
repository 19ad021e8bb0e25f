import type { Instant, Position, StoredEvent } from './envelope.js';
import type { Undoing } from './upcasting.js';

/**
 * Two clocks, two questions. `recordedUntil`: what did the office know then? `occurredUntil`: what had happened
 * by then? Both bounds are inclusive; with both, what was known at the one of what had happened by the other.
 */
export interface AsOf {
  readonly recordedUntil?: Instant;
  /**
   * The first event that was not known yet at `recordedUntil`, where that was looked up. Stamps of two services may run
   * apart a little, and what stands behind an event of a later stamp was not known before it: known is what comes before
   * the first event whose stamp is later. Absent, each event's own stamp decides.
   */
  readonly knownBefore?: Position;
  readonly occurredUntil?: Instant;
  /** Which events go with what they take back, as the rooms' catalogues say. */
  readonly undoing?: Undoing;
}

export function isAsOf(asOf: AsOf): boolean {
  return asOf.recordedUntil !== undefined || asOf.occurredUntil !== undefined;
}

export function within(asOf: AsOf): (event: Pick<StoredEvent, 'position' | 'recordedAt' | 'metadata'>) => boolean {
  const { recordedUntil, knownBefore, occurredUntil } = asOf;
  return (event) =>
    (recordedUntil === undefined || isKnown(event, recordedUntil, knownBefore)) &&
    (occurredUntil === undefined || event.metadata.occurredAt <= occurredUntil);
}

function isKnown(
  { position, recordedAt }: Pick<StoredEvent, 'position' | 'recordedAt'>,
  until: Instant,
  before: Position | undefined,
): boolean {
  return before === undefined ? recordedAt <= until : position < before;
}
