import type { Refusal } from '#event-sourcing';
import type { CaseEvent } from '../case.events.js';
import { CorrectOnTheSpot, FileCase, MergeCase, ReportProblem, VoidCase } from '../case.commands.js';
import { exists, isOpen, refuse, rule, type CaseContext } from './rule.js';

/** 信息收集, 案卷建立: a problem comes in and becomes a case, or does not. */
export const intakeRules = [
  rule(ReportProblem, {
    rule: 'report-once',
    creates: true,
    because: 'A problem is reported once under one id.',
    allowed: (record) => !exists(record),
    decide: (_record, { occurredAt: _at, ...problem }): CaseEvent[] => [{ type: 'ProblemReported', data: problem }],
  }),
  rule(CorrectOnTheSpot, {
    rule: 'report-once',
    creates: true,
    because: 'A correction is recorded once under one id.',
    allowed: (record) => !exists(record),
    decide: (_record, { occurredAt: _at, ...correction }): CaseEvent[] => [
      { type: 'CorrectedOnTheSpot', data: correction },
    ],
  }),
  rule(FileCase, {
    rule: 'file-when-reported',
    because: 'A case is filed when it is reported and not yet filed.',
    allowed: (record) => record.status === 'reported',
    decide: (_record, _command, { number }): CaseEvent[] => [{ type: 'CaseFiled', data: { number: number! } }],
  }),
  rule(VoidCase, {
    rule: 'void-when-reported-or-filed',
    because: 'A case is voided when it is reported or filed, before it is dispatched.',
    allowed: (record) => record.status === 'reported' || record.status === 'filed',
    decide: (_record, { reason }): CaseEvent[] => [{ type: 'CaseVoided', data: { reason } }],
  }),
  rule(MergeCase, {
    rule: 'merge-when-open',
    because: 'A case is merged into another while it is open.',
    allowed: isOpen,
    decide: (_record, { into, reason }, context) =>
      unmergeable(into, context) ?? ([{ type: 'CaseMerged', data: { into, reason } }] satisfies CaseEvent[]),
  }),
];

/** A case is merged into another one that exists and was neither voided nor merged itself. */
function unmergeable(into: string, { caseId, into: target }: CaseContext): Refusal | undefined {
  const field = { field: 'into' };
  if (into === caseId) return refuse('merge-into-another', 'A case is not merged into itself.', field);
  if (!target || !exists(target)) return refuse('case-unknown', `There is no case ${into}.`, field);
  if (target.status === 'merged' || target.status === 'voided')
    return refuse('merge-into-a-living-case', `The case ${into} is ${target.status} itself.`);
  return undefined;
}
