import { within, type AsOf } from './as-of.js';
import { isCorrection, RECORD_CORRECTED } from './corrections.js';
import type { Instant, StoredEvent } from './envelope.js';
import type { EventFilter } from './event-store.js';

/** Where the corrections of all rooms are. */
export const CORRECTIONS: EventFilter = { types: [RECORD_CORRECTED] };

/** The event that a correction corrects; of any other event itself. */
function subjectOf(event: StoredEvent): string {
  return isCorrection(event) ? event.data.eventId : event.id;
}

/** When each event happened, by what was known at a time. */
export type MomentOf = (event: StoredEvent) => Instant;

const asStamped: MomentOf = ({ metadata }) => metadata.occurredAt;

/**
 * By what was known until then, where a question is bounded by when something happened: `events` has all the corrections
 * that may concern the events asked for, in order. Where a moment was corrected, the event happened at the corrected one;
 * a correction goes with what it corrects.
 */
export function momentsBy(events: Iterable<StoredEvent>, { occurredUntil, ...asOf }: AsOf): MomentOf {
  if (occurredUntil === undefined) return asStamped;
  const known = within(asOf);
  const moments = new Map<string, Instant>();
  for (const event of events) {
    if (!isCorrection(event) || !known(event)) continue;
    const { eventId, field, value } = event.data;
    if (field === 'occurredAt') moments.set(eventId, value);
  }
  // A correction is stamped with the moment of what it corrects.
  return moments.size === 0 ? asStamped : (event) => moments.get(subjectOf(event)) ?? event.metadata.occurredAt;
}

/** Which events a question about the past is answered from. */
export function allowedBy(moments: MomentOf, { occurredUntil, ...asOf }: AsOf): (event: StoredEvent) => boolean {
  const known = within(asOf);
  if (occurredUntil === undefined) return known;
  if (asOf.recordedUntil === undefined) return (event) => moments(event) <= occurredUntil;
  return (event) => known(event) && moments(event) <= occurredUntil;
}

/** For a fold: the event as if it had been entered with its right moment. */
export function atMoment(moments: MomentOf): (event: StoredEvent) => StoredEvent {
  if (moments === asStamped) return (event) => event;
  return (event) => {
    const occurredAt = moments(event);
    return occurredAt === event.metadata.occurredAt ? event : { ...event, metadata: { ...event.metadata, occurredAt } };
  };
}
