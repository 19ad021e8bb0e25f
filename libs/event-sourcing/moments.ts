import { within, type AsOf } from './as-of.js';
import { isCorrection, RECORD_CORRECTED, type RecordCorrected } from './corrections.js';
import type { Instant, StoredEvent } from './envelope.js';
import type { EventFilter } from './event-store.js';

/** Where the corrections of all rooms are. */
export const CORRECTIONS: EventFilter = { types: [RECORD_CORRECTED] };

/** When each event happened, by what was known at a time. */
export type MomentOf = (event: StoredEvent) => Instant;

const asStamped: MomentOf = ({ metadata }) => metadata.occurredAt;

/**
 * By what was known until then, where a question is bounded by when something happened: `events` has all the corrections
 * that may concern the events asked for, in order. Where a moment was corrected, the event happened at the corrected one;
 * a correction goes with what it corrects, from the earliest moment on at which that lay since. So what an entry took out
 * of a period, a question about the period still meets: nothing leaves it unseen.
 */
export function momentsBy(events: Iterable<StoredEvent>, { occurredUntil, ...asOf }: AsOf): MomentOf {
  if (occurredUntil === undefined) return asStamped;
  const known = within(asOf);
  const corrections: (StoredEvent & RecordCorrected)[] = [];
  const moments = new Map<string, Instant>();
  for (const event of events) {
    if (!isCorrection(event) || !known(event)) continue;
    corrections.push(event);
    const { eventId, field, value } = event.data;
    if (field === 'occurredAt') moments.set(eventId, value);
  }
  if (moments.size === 0) return asStamped;
  for (const [id, moment] of momentsOfCorrections(corrections, moments)) moments.set(id, moment);
  return (event) => moments.get(event.id) ?? event.metadata.occurredAt;
}

/** Those of entries whose moment was corrected: the earliest at which the entry lay, from just before the correction on. */
function momentsOfCorrections(
  corrections: readonly (StoredEvent & RecordCorrected)[],
  moved: ReadonlyMap<string, Instant>,
): Map<string, Instant> {
  const of = new Map<string, Instant>();
  const since = new Map<string, Instant>();
  // The last word first: what came after a correction is known when it is reached.
  for (const { id, data, metadata } of corrections.toReversed()) {
    const { eventId, field, value, previous } = data;
    const held = since.get(eventId) ?? moved.get(eventId);
    if (held === undefined) continue;
    const earliest = field === 'occurredAt' ? [held, value, previous ?? metadata.occurredAt].sort()[0]! : held;
    since.set(eventId, earliest);
    of.set(id, earliest);
  }
  return of;
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
