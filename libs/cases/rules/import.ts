import type { Decision, Instant } from '#event-sourcing';
import type { CaseEvent } from '../case.events.js';
import type { CaseRecord } from '../case.record.js';
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
    decide: (record, row, { now }): Decision<CaseEvent> => {
      const events = [...reported(record, row), ...filed(record, row), ...inOrder(record, row)];
      const early = events.find(({ occurredAt }) => occurredAt !== undefined && occurredAt > now);
      return early ? refuse('not-in-the-future', `${early.type} at ${early.occurredAt} has not come yet.`) : events;
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

/** A case that is open again is dispatched again, for its deadline to run; one that ends was dispatched before. */
function inOrder(record: CaseRecord, row: ImportRecord): CaseEvent[] {
  const reopening = reopened(record, row);
  if (reopening.length > 0) return [...reopening, ...(row.dispatched ? dispatch(record, row) : [])];
  return [...dispatched(record, row), ...ended(record, row)];
}

function dispatched(record: CaseRecord, row: ImportRecord): CaseEvent[] {
  if (!row.dispatched || record.status === 'merged' || isOver(record) || isHandledHere(record)) return [];
  return isDispatchedSo(record, row.dispatched) ? [] : dispatch(record, row);
}

function dispatch(record: CaseRecord, row: ImportRecord): CaseEvent[] {
  const { at, ...data } = row.dispatched!;
  const occurredAt = at ?? (record.status === 'none' ? row.reported.at : changedAt(row));
  return [{ type: 'CaseDispatched', data, ...(occurredAt === undefined ? {} : { occurredAt }) }];
}

function isDispatchedSo(record: CaseRecord, { deadlineId, department, assignee, due }: Dispatch): boolean {
  const { caseDeadlineId: id, deadlines } = record;
  const running = id !== undefined && deadlines[id]?.state === 'running' ? id : undefined;
  return record.department === department && record.assignee === assignee && running === (due ? deadlineId : undefined);
}

function ended(record: CaseRecord, { closed, voided }: ImportRecord): CaseEvent[] {
  if (record.status === 'merged' || isEndedHere(record) || isReopenedHere(record)) return [];
  if (closed && record.status !== 'closed') {
    const { at, ...rest } = closed;
    return [{ type: 'CaseClosed', data: { how: 'imported', ...rest }, occurredAt: at }];
  }
  if (voided && record.status !== 'voided')
    return [{ type: 'CaseVoided', data: { reason: voided.reason }, occurredAt: voided.at }];
  return [];
}

function reopened(record: CaseRecord, row: ImportRecord): CaseEvent[] {
  if (row.closed || row.voided || !isOver(record) || isEndedHere(record)) return [];
  const occurredAt = row.updatedAt;
  const data = { reason: 'open again in the source' };
  return [{ type: 'CaseReopened', data, ...(occurredAt === undefined ? {} : { occurredAt }) }];
}

type Dispatch = NonNullable<ImportRecord['dispatched']>;

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
