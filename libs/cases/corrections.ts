import { NAME, SHORT, type TextKindName } from '#platform';
import type { Instant, StoredEvent } from '#event-sourcing';
import { appealGrounds } from './appeal.commands.js';
import { satisfactions } from './hotline.commands.js';
import { movedDesks } from './case.desks.js';
import type { RecordCorrected } from './case.events.js';
import type { CaseRecord, Moment, Notice } from './case.record.js';
import { mapParts, own, withPart, type Parts } from './parts.js';

type Correction = RecordCorrected['data'];
/** An event of the case, as far as a correction has to know it. */
export type PastEvent = Pick<StoredEvent, 'id' | 'type' | 'data' | 'metadata' | 'recordedAt'>;
type Apply = (record: CaseRecord, correction: Correction) => CaseRecord;

/** What a correction of the field does to the record, and how long the field is at most (as when it is entered). */
interface Field {
  readonly apply: Apply;
  readonly most: number;
  /** What its text may hold; words of several lines unless told. */
  readonly kind?: TextKindName;
  /** All that it can be. */
  readonly values?: readonly string[];
  /** Not for a person to correct. */
  readonly isInternal?: boolean;
}

const LINE = NAME;
const PLACE = 1_000;
const LONG = 10_000;

function recordField(
  field: 'category' | 'description' | 'location' | 'siteId' | 'externalNumber',
  most: number,
  kind?: TextKindName,
): Field {
  return { most, kind, apply: (record, { value }) => ({ ...record, [field]: value }) };
}

/** A moment by the event that set it: what that event answered moves, and what later ones set stays. */
function moment(...names: Moment[]): Field {
  const apply: Apply = (record, { eventId, previous, value }) => {
    if (!isKnown(record, eventId)) return record;
    const next = {
      ...record,
      ...Object.fromEntries(names.filter((name) => record.setBy[name] === eventId).map((name) => [name, value])),
      deadlines: answeredAt(record.deadlines, eventId, value),
      notices: answeredAt(record.notices, eventId, value),
      ...movedDesks(record, eventId, previous, value),
      lives: record.lives.map((life) => (life.closedBy === eventId ? { ...life, closedAt: value } : life)),
    };
    return { ...next, lastAt: record.lastAt === previous ? lastKnown(next, value) : latest(record.lastAt, value) };
  };
  return { apply, most: LONG };
}

/** As of a moment, what was corrected may not have happened by then: nothing of it is in the record. */
function isKnown({ setBy, legs, checks, lives }: CaseRecord, eventId: string): boolean {
  return (
    Object.values(setBy).includes(eventId) ||
    legs.some(({ legId }) => legId === eventId) ||
    checks.some(({ checkId, decisionId }) => checkId === eventId || decisionId === eventId) ||
    lives.some(({ closedBy }) => closedBy === eventId)
  );
}

const latest = (...moments: (Instant | undefined)[]): Instant | undefined =>
  moments.reduce((last, at) => (last === undefined || (at !== undefined && at > last) ? at : last), undefined);

/** The last step by the moments that hold, when the last one turns out to have been at another time. */
function lastKnown(record: CaseRecord, corrected: Instant): Instant | undefined {
  const { reportedAt, filedAt, dispatchedAt, rectifiedAt, verifiedAt, closedAt, endedAt, lastFixedAt } = record;
  return latest(corrected, reportedAt, filedAt, dispatchedAt, rectifiedAt, verifiedAt, closedAt, endedAt, lastFixedAt);
}

interface Answerable {
  readonly answeredAt?: Instant;
  readonly answeredBy?: string;
}

function answeredAt<T extends Answerable>(parts: Parts<T>, eventId: string, at: Instant): Parts<T> {
  return mapParts(parts, (part) => (part.answeredBy === eventId ? { ...part, answeredAt: at } : part));
}

function notice(most: number, change: (notice: Notice, value: string) => Notice, kind?: TextKindName): Field {
  const apply: Apply = (record, { noticeId, value }) => {
    const before = own(record.notices, noticeId);
    if (!before) return record;
    return { ...record, notices: withPart(record.notices, noticeId!, change(before, value)) };
  };
  return { apply, most, kind };
}

function service(field: 'servedTo' | 'servedAt' | 'place' | 'relation' | 'remarks', most: number, kind?: TextKindName) {
  const change = (n: Notice, value: string) => (n.service ? { ...n, service: { ...n.service, [field]: value } } : n);
  return notice(most, change, kind);
}

function callback(field: 'satisfaction' | 'note', values?: readonly string[]): Field {
  const apply: Apply = (record, { eventId, value }) => ({
    ...record,
    callbacks: record.callbacks.map((call) => (call.callbackId === eventId ? { ...call, [field]: value } : call)),
  });
  return { apply, most: LONG, values };
}

function appeal(field: 'ground' | 'reason', values?: readonly string[]): Field {
  const apply: Apply = (record, { eventId, value }) => ({
    ...record,
    appeals: mapParts(record.appeals, (one) => (one.lodgedIn === eventId ? { ...one, [field]: value } : one)),
  });
  return { apply, most: LONG, values };
}

/** The community that a case is moved to is one of the register, where its name is. */
const communityId: Field = {
  most: SHORT,
  kind: 'id',
  apply: (record, { value }) => ({ ...record, communityId: value, communityName: undefined }),
};

/** What only imports say, and say anew each time. */
const anomalies: Field = {
  most: LONG,
  apply: (record, { value }) => ({ ...record, anomalies: value === '' ? [] : value.split(', ') }),
  isInternal: true,
};

const unkept: Field = { apply: (record) => record, most: LONG };
const internal: Field = { ...unkept, isInternal: true };

/** Who told the source is who reported it. */
const reporter: Field = {
  most: LINE,
  kind: 'name',
  apply: (record, { value }) => ({ ...record, reportedBy: value }),
  isInternal: true,
};

const found = {
  category: recordField('category', SHORT, 'name'),
  description: recordField('description', LONG),
  location: recordField('location', PLACE, 'line'),
  siteId: recordField('siteId', SHORT, 'id'),
  communityId,
};

/** What can be corrected, by event type and field. */
const correctable: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  ProblemReported: {
    ...found,
    externalNumber: recordField('externalNumber', SHORT, 'line'),
    anomalies,
    reporter,
    sourceSiteId: internal,
    sourceTouched: internal,
    occurredAt: moment('reportedAt'),
  },
  CorrectedOnTheSpot: found,
  CaseFiled: { occurredAt: moment('filedAt') },
  CaseDispatched: { occurredAt: moment('dispatchedAt'), note: unkept },
  NoticeIssued: {
    facts: notice(LONG, (n, facts) => ({ ...n, facts })),
    basis: notice(LONG, (n, basis) => ({ ...n, basis })),
    requirements: notice(LONG, (n, requirements) => ({ ...n, requirements })),
    recipient: notice(LINE, (n, recipient) => ({ ...n, recipient }), 'name'),
  },
  NoticeServed: {
    servedTo: service('servedTo', SHORT, 'name'),
    servedAt: service('servedAt', LONG),
    place: service('place', PLACE, 'line'),
    relation: service('relation', SHORT, 'name'),
    remarks: service('remarks', LONG),
  },
  RectificationReported: { measures: unkept, occurredAt: moment('rectifiedAt') },
  RectificationVerified: { note: unkept, occurredAt: moment('verifiedAt') },
  CaseVoided: { reason: unkept, occurredAt: moment('endedAt') },
  DeductionAppealed: { ground: appeal('ground', appealGrounds), reason: appeal('reason') },
  AppealDenied: { reason: unkept },
  CallbackRecorded: { satisfaction: callback('satisfaction', satisfactions), note: callback('note') },
  CaseClosed: { note: unkept, occurredAt: moment('closedAt', 'endedAt') },
};

const fieldOf = (eventType: string, field: string) => own(own(correctable, eventType) ?? {}, field);

export function correctableFields(eventType: string): readonly string[] {
  const fields = Object.entries(own(correctable, eventType) ?? {});
  return fields.filter(([, { isInternal }]) => !isInternal).map(([field]) => field);
}

const withMoment = new Set(Object.keys(correctable).filter((type) => fieldOf(type, 'occurredAt') !== undefined));

/** Whether it can be corrected when an event of this type happened. */
export function hasMoment(eventType: string): boolean {
  return withMoment.has(eventType);
}

/** What only an import says of itself, and no person corrects. */
export function isInternal(eventType: string, field: string): boolean {
  return fieldOf(eventType, field)?.isInternal === true;
}

/** Moments are corrected by moments, all else by words. */
export function isMoment(field: string): boolean {
  return field.endsWith('At');
}

/** Words for readers, of which no figure counts anything. */
export function isProse(eventType: string, field: string): boolean {
  return !isMoment(field) && kindOf(eventType, field) === 'text' && choicesOf(eventType, field) === undefined;
}

export function longest(eventType: string, field: string): number {
  return fieldOf(eventType, field)?.most ?? LONG;
}

/** Corrections speak of the past, the clock speaks when it is asked, and a refusal changes nothing: none is a step of the case. */
export const NO_STEPS: ReadonlySet<string> = new Set([
  'RecordCorrected',
  'WorkHandedOver',
  'CorrectionProposed',
  'CorrectionRejected',
  'CorrectionConfirmed',
  'CorrectionLapsed',
  'DeadlineMissed',
  'DeadlineMoved',
  'CaseEscalated',
  'NumberedCommandDeclined',
]);

/** When the steps before and after an event were taken, by the moments that hold. */
export function neighbours(record: CaseRecord, history: readonly PastEvent[], eventId: string) {
  const index = history.findIndex(({ id }) => id === eventId);
  const momentOf = (event: PastEvent) => heldValue(record, event, 'occurredAt')!;
  const moments = (part: readonly PastEvent[]) =>
    part
      .filter(({ type }) => !NO_STEPS.has(type))
      .map(momentOf)
      .sort();
  return { before: moments(history.slice(0, index)).at(-1), after: moments(history.slice(index + 1))[0] };
}

export function kindOf(eventType: string, field: string): TextKindName {
  return fieldOf(eventType, field)?.kind ?? 'text';
}

/** All that the field can be, where that is a choice. */
export function choicesOf(eventType: string, field: string): readonly string[] | undefined {
  return fieldOf(eventType, field)?.values;
}

/** What a field of the event was recorded with. */
export function recordedValue({ data, metadata }: PastEvent, field: string): string | undefined {
  if (field === 'occurredAt') return metadata.occurredAt;
  const value = (data as Readonly<Record<string, string | readonly string[] | undefined>>)[field];
  return typeof value === 'object' ? value.join(', ') : value;
}

/** What holds of a field of the event: what it was corrected to last, else what it was recorded with. */
export function heldValue({ corrected }: CaseRecord, event: PastEvent, field: string): string | undefined {
  return own(own(corrected, event.id) ?? {}, field) ?? recordedValue(event, field);
}

/**
 * That a field of an event is to be this value. Stamped with the moment of what it corrects: whoever asks what had
 * happened by then sees it corrected.
 */
export function correctionOf(
  record: CaseRecord,
  event: PastEvent,
  { field, value, reason, source }: Pick<Correction, 'field' | 'value' | 'reason' | 'source'>,
): RecordCorrected & { readonly occurredAt: Instant } {
  const { id: eventId, type: eventType, metadata } = event;
  const previous = heldValue(record, event, field) ?? null;
  const noticeId = recordedValue(event, 'noticeId');
  return {
    type: 'RecordCorrected',
    data: { eventId, eventType, field, previous, value, reason, noticeId, ...(source && { source }) },
    occurredAt: metadata.occurredAt,
  };
}

export function applyCorrection(record: CaseRecord, correction: Correction): CaseRecord {
  const { eventId, eventType, field, value } = correction;
  const applied = fieldOf(eventType, field)?.apply(record, correction) ?? record;
  const fields = { ...own(record.corrected, eventId), [field]: value };
  return { ...applied, corrected: withPart(record.corrected, eventId, fields) };
}
