import { within, type AsOf, type EventFilter, type Instant, type StoredEvent } from '#event-sourcing';
import { CASE_STREAM, isCaseEvent, type RecordCorrected } from './case.events.js';

type Allows = (event: StoredEvent) => boolean;

/** Where the corrections of all cases are. */
export const CORRECTIONS: EventFilter = { streamPrefixes: [`${CASE_STREAM}-`], types: ['RecordCorrected'] };

/** The event that a correction corrects; of any other event itself. */
function subjectOf(event: StoredEvent): string {
  return event.type === 'RecordCorrected' ? (event.data as RecordCorrected['data']).eventId : event.id;
}

/**
 * Which events a question about the past is answered from: `events` has all the corrections that may concern them, in
 * order. Where a moment was corrected, and that was known by then, the event happened at the corrected one; a correction
 * goes with what it corrects.
 */
export function allowedBy(events: Iterable<StoredEvent>, asOf: AsOf): Allows {
  const { occurredUntil, recordedUntil } = asOf;
  const asStamped = within(asOf);
  if (occurredUntil === undefined) return asStamped;
  const known = within({ recordedUntil });
  const moments = new Map<string, Instant>();
  for (const event of events) {
    if (event.type !== 'RecordCorrected' || !isCaseEvent(event) || !known(event)) continue;
    const { eventId, field, value } = event.data as RecordCorrected['data'];
    if (field === 'occurredAt') moments.set(eventId, value);
  }
  // A correction is stamped with the moment of what it corrects.
  if (moments.size === 0) return asStamped;
  return (event) => known(event) && (moments.get(subjectOf(event)) ?? event.metadata.occurredAt) <= occurredUntil;
}
