import type { RecordCorrected } from './case.events.js';
import type { CaseRecord, Notice } from './case.record.js';
import { own } from './own.js';

type Correction = RecordCorrected['data'];
type Apply = (record: CaseRecord, correction: Correction) => CaseRecord;

const recordField =
  (field: 'category' | 'description' | 'location'): Apply =>
  (record, { value }) => ({ ...record, [field]: value });

/** Of the moments that a record keeps only the last: a correction of an earlier one leaves it alone. */
const moment =
  (
    ...fields: ('reportedAt' | 'filedAt' | 'dispatchedAt' | 'rectifiedAt' | 'verifiedAt' | 'closedAt' | 'endedAt')[]
  ): Apply =>
  (record, { previous, value }) =>
    fields.reduce((r, field) => (r[field] === previous ? { ...r, [field]: value } : r), record);

function notice(change: (notice: Notice, value: string) => Notice): Apply {
  return (record, { noticeId, value }) => {
    const before = own(record.notices, noticeId);
    if (!before) return record;
    return { ...record, notices: { ...record.notices, [noticeId!]: change(before, value) } };
  };
}

const unkept: Apply = (record) => record;

/** What can be corrected: the field of each event type, and what the correction does to the record. */
const correctable: Readonly<Record<string, Readonly<Record<string, Apply>>>> = {
  ProblemReported: {
    category: recordField('category'),
    description: recordField('description'),
    location: recordField('location'),
    occurredAt: moment('reportedAt'),
  },
  CorrectedOnTheSpot: {
    category: recordField('category'),
    description: recordField('description'),
    location: recordField('location'),
  },
  CaseFiled: { occurredAt: moment('filedAt') },
  CaseDispatched: { occurredAt: moment('dispatchedAt'), note: unkept },
  NoticeIssued: {
    facts: notice((n, facts) => ({ ...n, facts })),
    basis: notice((n, basis) => ({ ...n, basis })),
    requirements: notice((n, requirements) => ({ ...n, requirements })),
    recipient: notice((n, recipient) => ({ ...n, recipient })),
  },
  NoticeServed: {
    servedTo: notice((n, servedTo) => (n.service ? { ...n, service: { ...n.service, servedTo } } : n)),
    servedAt: notice((n, servedAt) => (n.service ? { ...n, service: { ...n.service, servedAt } } : n)),
  },
  RectificationReported: { measures: unkept, occurredAt: moment('rectifiedAt') },
  RectificationVerified: { note: unkept, occurredAt: moment('verifiedAt') },
  CaseClosed: { note: unkept, occurredAt: moment('closedAt', 'endedAt') },
};

export function correctableFields(eventType: string): readonly string[] {
  return Object.keys(own(correctable, eventType) ?? {});
}

/** Moments are corrected by moments, all else by words. */
export function isMoment(field: string): boolean {
  return field.endsWith('At');
}

export function applyCorrection(record: CaseRecord, correction: Correction): CaseRecord {
  return own(own(correctable, correction.eventType) ?? {}, correction.field)?.(record, correction) ?? record;
}
