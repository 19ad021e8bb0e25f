import type { CaseEvent } from '../case.events.js';
import type { CaseRecord } from '../case.record.js';
import { ImportRecord } from '../internal.commands.js';
import { rule } from './rule.js';

/** What a foreign record attests and the case does not know yet, each at its own moment. */
export const importRules = [
  rule(ImportRecord, {
    rule: 'import-own-records',
    because: 'A record is imported into the case that it came in with.',
    allowed: (record) => record.status === 'none' || record.source === 'import',
    decide: (record, row): CaseEvent[] => [
      ...reported(record, row),
      ...filed(record, row),
      ...dispatched(record, row),
      ...ended(record, row),
    ],
  }),
];

function reported(record: CaseRecord, { reported }: ImportRecord): CaseEvent[] {
  if (record.status !== 'none') return [];
  const { at, ...data } = reported;
  return [{ type: 'ProblemReported', data: { ...data, source: 'import' }, occurredAt: at }];
}

function filed(record: CaseRecord, { filed }: ImportRecord): CaseEvent[] {
  if (!filed || record.number !== undefined) return [];
  return [{ type: 'CaseFiled', data: { number: filed.number }, occurredAt: filed.at }];
}

function dispatched(record: CaseRecord, { dispatched, closed, voided }: ImportRecord): CaseEvent[] {
  if (!dispatched) return [];
  const { at, deadlineId, ...data } = dispatched;
  const same =
    record.department === data.department &&
    record.assignee === data.assignee &&
    (record.deadlines[deadlineId]?.due.at ?? undefined) === data.due?.at;
  const over = record.dispatchedAt !== undefined && (closed !== undefined || voided !== undefined);
  return same || over ? [] : [{ type: 'CaseDispatched', data: { deadlineId, ...data }, occurredAt: at }];
}

function ended(record: CaseRecord, { closed, voided, updatedAt }: ImportRecord): CaseEvent[] {
  if (closed && record.status !== 'closed') {
    const { at, ...rest } = closed;
    return [{ type: 'CaseClosed', data: { how: 'imported', ...rest }, occurredAt: at }];
  }
  if (voided && record.status !== 'voided')
    return [{ type: 'CaseVoided', data: { reason: voided.reason }, occurredAt: voided.at }];
  if (!closed && !voided && record.status === 'closed')
    return [{ type: 'CaseReopened', data: { reason: 'open again in the source' }, occurredAt: updatedAt }];
  return [];
}
