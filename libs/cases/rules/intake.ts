import type { Refusal } from '#event-sourcing';
import type { CaseEvent } from '../case.events.js';
import {
  CorrectOnTheSpot,
  FileCase,
  MergeCase,
  ReportProblem,
  UndoMerge,
  VoidCase,
  type FoundProblem,
} from '../case.commands.js';
import { isOffices } from '../case.deadlines.js';
import type { CaseRecord } from '../case.record.js';
import { missedUncalled } from './missed.js';
import { exists, isOpen, refuse, rule, type CaseContext } from './rule.js';

/** 信息收集, 案卷建立: a problem comes in and becomes a case, or does not. */
export const intakeRules = [
  rule(ReportProblem, {
    rule: 'report-once',
    creates: true,
    because: 'A problem is reported once under one id.',
    allowed: (record) => !exists(record),
    looksUp: ['site', 'community', 'patrol'],
    decide: (_record, { occurredAt: _at, ...problem }, context) =>
      elsewhere(problem, context) ??
      ([{ type: 'ProblemReported', data: { ...problem, ...placed(context) } }] satisfies CaseEvent[]),
  }),
  rule(CorrectOnTheSpot, {
    rule: 'report-once',
    creates: true,
    because: 'A correction is recorded once under one id.',
    allowed: (record) => !exists(record),
    looksUp: ['site', 'community', 'patrol'],
    decide: (_record, { occurredAt: _at, ...correction }, context) =>
      elsewhere(correction, context) ??
      ([{ type: 'CorrectedOnTheSpot', data: { ...correction, ...placed(context) } }] satisfies CaseEvent[]),
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
    looksUp: ['duplicates'],
    decide: (record, { reason }, context) =>
      unendable(record) ??
      hasDuplicates(context) ??
      ([...missedUncalled(record, isOffices, context), { type: 'CaseVoided', data: { reason } }] satisfies CaseEvent[]),
  }),
  rule(MergeCase, {
    rule: 'merge-when-open',
    because: 'A case is merged into another while it is open.',
    allowed: isOpen,
    looksUp: ['into'],
    decide: (record, { into, reason }, context) =>
      unmergeable(into, context) ??
      unendable(record) ??
      ([
        ...missedUncalled(record, isOffices, context),
        { type: 'CaseMerged', data: { into, reason } },
      ] satisfies CaseEvent[]),
  }),
  rule(UndoMerge, {
    rule: 'undo-a-merge',
    because: 'A merge is undone while the case is merged.',
    allowed: (record) => record.status === 'merged' && record.beforeMerge !== undefined,
    decide: (_record, { reason }): CaseEvent[] => [{ type: 'MergeUndone', data: { reason } }],
  }),
];

/** The community follows from the site. */
const placed = ({ site }: CaseContext) => (site ? { communityId: site.communityId } : {});

function elsewhere({ siteId, communityId }: FoundProblem, { site }: CaseContext): Refusal | undefined {
  if (!site || communityId === undefined || communityId === site.communityId) return undefined;
  return refuse(
    'site-in-community',
    `The site ${siteId} belongs to the community ${site.communityId}, not ${communityId}.`,
    { field: 'communityId' },
  );
}

/** What an authority waits for does not end with the office's record of it. */
function unendable({ supervisions }: CaseRecord): Refusal | undefined {
  const inForce = Object.values(supervisions).find(({ liftedAt }) => liftedAt === undefined);
  return (
    inForce &&
    refuse(
      'lift-supervision-first',
      `The case is under the supervision of ${inForce.by}: it ends only when that is lifted.`,
    )
  );
}

/** A complaint that was merged into this case would be nowhere. */
function hasDuplicates({ duplicates = [] }: CaseContext): Refusal | undefined {
  if (duplicates.length === 0) return undefined;
  return refuse(
    'void-without-duplicates',
    `Other cases were merged into this one (${duplicates.join(', ')}): undo those merges first.`,
  );
}

/** A case is merged into another one that is open. */
function unmergeable(into: string, { id, into: target }: CaseContext): Refusal | undefined {
  const field = { field: 'into' };
  if (into === id) return refuse('merge-into-another', 'A case is not merged into itself.', field);
  if (!target || !exists(target)) return refuse('case-unknown', `There is no case ${into}.`, field);
  if (!isOpen(target)) return refuse('merge-into-a-living-case', `The case ${into} is ${target.status} itself.`);
  return undefined;
}
