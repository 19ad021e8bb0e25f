import { within, type AsOf } from './as-of.js';
import { isCorrection, RECORD_CORRECTED, type RecordCorrected } from './corrections.js';
import type { Instant, StoredEvent } from './envelope.js';
import type { EventFilter } from './event-store.js';
import type { Undoing } from './upcasting.js';

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
 *
 * What takes an entry back happened when that did, wherever it is asked for after the entry, as in the order of the log:
 * a wrong entry had never been.
 */
export function momentsBy(events: Iterable<StoredEvent>, { occurredUntil, undoing = {}, ...asOf }: AsOf): MomentOf {
  if (occurredUntil === undefined) return asStamped;
  const corrected = correctedMoments(events, asOf);
  return Object.keys(undoing).length === 0 ? corrected : withUndone(corrected, undoing);
}

function correctedMoments(events: Iterable<StoredEvent>, asOf: AsOf): MomentOf {
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

/** Remembers the moments of what may be taken back, and gives them to what takes it back. */
function withUndone(momentOf: MomentOf, undoing: Undoing): MomentOf {
  const begun = new Map<string, { readonly at: Instant; readonly isOver?: boolean }>();
  const entries = new Map<string, Instant>();
  const fields = new Map<string, Set<string>>();
  let isById = false;
  for (const undoes of Object.values(undoing)) {
    if (undoes === 'record') continue;
    if ('id' in undoes) isById = true;
    else fields.set(undoes.type, (fields.get(undoes.type) ?? new Set()).add(undoes.same));
  }
  /** Asked again, it stays what it was when it came. */
  const undone = new Map<string, Instant>();
  const valueOf = ({ data }: StoredEvent, field: string) => String((data as Readonly<Record<string, unknown>>)[field]);
  const keyOf = (event: StoredEvent, type: string, field: string) =>
    JSON.stringify([event.stream, type, field, valueOf(event, field)]);
  return (event) => {
    const { id, type, stream } = event;
    const before = undone.get(id);
    if (before !== undefined) return before;
    const undoes = undoing[type];
    if (undoes !== undefined) {
      const entry = undoes === 'record' ? begun.get(stream)?.at : entries.get(entryOf(undoes));
      const moment = entry ?? momentOf(event);
      undone.set(id, moment);
      if (undoes === 'record') begun.set(stream, { at: moment, isOver: true });
      return moment;
    }
    const moment = momentOf(event);
    const record = begun.get(stream);
    if (!record || (record.isOver && !isCorrection(event))) begun.set(stream, { at: moment });
    if (isById) entries.set(id, moment);
    for (const field of fields.get(type) ?? []) entries.set(keyOf(event, type, field), moment);
    return moment;

    function entryOf(of: { readonly id: string } | { readonly type: string; readonly same: string }): string {
      return 'id' in of ? valueOf(event, of.id) : keyOf(event, of.type, of.same);
    }
  };
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
