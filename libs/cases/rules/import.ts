import type { Decision, Instant } from '#event-sourcing';
import type { CaseEvent, RecordCorrected } from '../case.events.js';
import type { CaseRecord } from '../case.record.js';
import { correctionOf, isMoment, recordedValue, type PastEvent } from '../corrections.js';
import { IMPORTED_DEADLINE, ImportRecord } from '../internal.commands.js';
import { isOpen, refuse, rule } from './rule.js';

/**
 * What a foreign record attests and the case does not know yet, each at its own moment. What the office has done to
 * the case itself stands: a record that still says what it said before undoes none of it.
 */
export const importRules = [
  rule(ImportRecord, {
    rule: 'import-own-records',
    because: 'A record is imported into the case that it came in with.',
    allowed: (record) => record.status === 'none' || record.source === 'import',
    anyTime: true,
    decide: (record, row, { now, history = [] }): Decision<CaseEvent> => {
      const changes = changed(record, row, history);
      const events = [...reported(record, row), ...filed(record, row), ...inOrder(record, row), ...changes];
      const early = events.map(momentOf).find(({ at }) => at !== undefined && at > now);
      return early ? refuse('not-in-the-future', `${early.type} at ${early.at} has not come yet.`) : events;
    },
  }),
];

function reported(record: CaseRecord, { reported }: ImportRecord): CaseEvent[] {
  if (record.status !== 'none') return [];
  const { at, ...data } = reported;
  return [{ type: 'ProblemReported', data: { ...data, source: 'import' }, occurredAt: at }];
}

/** A source may tell of the filing after what came of it; it changes nothing of that, and a case is filed once. */
function filed(record: CaseRecord, { filed }: ImportRecord): CaseEvent[] {
  if (!filed || record.number !== undefined || record.status === 'merged') return [];
  return [{ type: 'CaseFiled', data: { number: filed.number }, occurredAt: filed.at }];
}

/**
 * What a later export says otherwise than the one before it. What the office corrected since stands, until the source
 * says something new of it.
 */
function changed(record: CaseRecord, row: ImportRecord, history: readonly PastEvent[]): CaseEvent[] {
  const { reported, filed, dispatched, closed, voided } = row;
  const correct = (type: CaseEvent['type'], fields: Readonly<Record<string, string | undefined>>, flags?: Flags) => {
    const event = history.findLast((past) => past.type === type);
    if (!event) return [];
    return Object.entries(fields)
      .filter(([field, value]) => value !== undefined && value !== saidBefore(history, event, field))
      .map(([field, value]) =>
        correctionOf(record, event, {
          ...{ field, value: value!, reason: 'changed in the source', source: 'import' },
          ...(flags ? { anomalies: flags } : {}),
        }),
      );
  };
  const { at: occurredAt, category, description, location, siteId, communityId, anomalies } = reported;
  return [
    ...correct('ProblemReported', { category, description, location, siteId, communityId, occurredAt }, anomalies),
    ...(filed && filed.number === record.number ? correct('CaseFiled', { occurredAt: filed.at }) : []),
    ...(dispatched && isDispatchedSo(record, dispatched)
      ? correct('CaseDispatched', { occurredAt: dispatched.at }, dispatched.anomalies)
      : []),
    ...(closed && record.status === 'closed' && !isEndedHere(record)
      ? correct('CaseClosed', { occurredAt: closed.at, note: closed.note }, closed.anomalies)
      : []),
    ...(voided && record.status === 'voided' && !isEndedHere(record)
      ? correct('CaseVoided', { occurredAt: voided.at, reason: voided.reason })
      : []),
  ];
}

function saidBefore(history: readonly PastEvent[], event: PastEvent, field: string): string | undefined {
  const said = history.findLast(({ type, data }) => {
    const { eventId, field: of, source } = data as RecordCorrected['data'];
    return type === 'RecordCorrected' && eventId === event.id && of === field && source === 'import';
  });
  return said ? (said.data as RecordCorrected['data']).value : recordedValue(event, field);
}

/** What the event says to have happened when. */
function momentOf({ type, data, occurredAt }: CaseEvent & { occurredAt?: Instant }) {
  if (type === 'RecordCorrected') return { type: data.eventType, at: isMoment(data.field) ? data.value : undefined };
  return { type, at: occurredAt };
}

/** A case that is open again is dispatched again, for its deadline to run; one that ends was dispatched before. */
function inOrder(record: CaseRecord, row: ImportRecord): CaseEvent[] {
  const reopening = reopened(record, row);
  if (reopening.length > 0) return [...reopening, ...(row.dispatched ? dispatch(record, row) : [])];
  return [...dispatched(record, row), ...ended(record, row)];
}

function dispatched(record: CaseRecord, row: ImportRecord): CaseEvent[] {
  if (!row.dispatched || record.status === 'merged' || isEndedHere(record) || isHandledHere(record)) return [];
  return isDispatchedSo(record, row.dispatched) ? [] : dispatch(record, row);
}

function dispatch(record: CaseRecord, row: ImportRecord): CaseEvent[] {
  const { at, ...data } = row.dispatched!;
  const occurredAt = at ?? (record.status === 'none' ? row.reported.at : changedAt(row));
  return [{ type: 'CaseDispatched', data, ...when(occurredAt) }];
}

function isDispatchedSo(record: CaseRecord, { deadlineId, department, assignee, due }: Dispatch): boolean {
  const { caseDeadlineId: id, deadlines } = record;
  const holds = id !== undefined && (isOver(record) || deadlines[id]?.state === 'running') ? id : undefined;
  return record.department === department && record.assignee === assignee && holds === (due ? deadlineId : undefined);
}

function ended(record: CaseRecord, { closed, voided, updatedAt }: ImportRecord): CaseEvent[] {
  if (record.status === 'merged' || isEndedHere(record) || isReopenedHere(record)) return [];
  if (closed && record.status !== 'closed') {
    const { at = updatedAt, ...rest } = closed;
    return [{ type: 'CaseClosed', data: { how: 'imported', ...rest }, ...when(at) }];
  }
  if (voided && record.status !== 'voided')
    return [{ type: 'CaseVoided', data: { reason: voided.reason }, ...when(voided.at ?? updatedAt) }];
  return [];
}

function reopened(record: CaseRecord, row: ImportRecord): CaseEvent[] {
  if (row.closed || row.voided || !isOver(record) || isEndedHere(record)) return [];
  return [{ type: 'CaseReopened', data: { reason: 'open again in the source' }, ...when(row.updatedAt) }];
}

type Dispatch = NonNullable<ImportRecord['dispatched']>;
type Flags = readonly string[];

const when = (occurredAt: Instant | undefined) => (occurredAt === undefined ? {} : { occurredAt });

const isOver = ({ status }: CaseRecord) => status === 'closed' || status === 'voided';

/** Only the office verifies, and it voids only what is not dispatched. */
function isEndedHere(record: CaseRecord): boolean {
  if (record.status === 'closed') return record.verifiedAt !== undefined;
  return record.status === 'voided' && record.department === undefined;
}

/** The imported deadline was answered by a closing that no longer stands. */
function isReopenedHere(record: CaseRecord): boolean {
  const { caseDeadlineId: id, deadlines, rectifiedAt } = record;
  return isOpen(record) && rectifiedAt === undefined && id !== undefined && deadlines[id]?.state === 'answered';
}

/** The office works on it: dispatched or returned it itself, or has a rectification. */
function isHandledHere(record: CaseRecord): boolean {
  const { caseDeadlineId: id, counts, status } = record;
  const dispatchedHere = id !== undefined && !id.startsWith(IMPORTED_DEADLINE);
  const rectified = status === 'rectified' || status === 'verified';
  return dispatchedHere || counts.returned > 0 || rectified || isReopenedHere(record);
}

/** When a record that is known already became what it is now, by the best of its account. */
function changedAt({ closed, voided, updatedAt }: ImportRecord): Instant | undefined {
  const known = [closed?.at, voided?.at, updatedAt].filter((at) => at !== undefined);
  return known.length > 0 ? known.reduce((earliest, at) => (at < earliest ? at : earliest)) : undefined;
}
