import { say, type Refusal, type Restated } from '#event-sourcing';
import { elsewhere } from '#places';
import type { FoundIn } from '#platform';
import { stateWords } from '../case-labels.glossary.js';
import { words } from '../case.glossary.js';
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
import { missedMeanwhile, missedUncalled } from './missed.js';
import { offPatrol } from './patrol.js';
import { exists, isOpen, refuse, rule, type CaseContext } from './rule.js';

/** 信息收集, 案卷建立: a problem comes in and becomes a case, or does not. */
export const intakeRules = [
  rule(ReportProblem, {
    rule: 'report-once',
    creates: true,
    because: words.reportOnce,
    allowed: (record) => !exists(record),
    looksUp: ['site', 'community', 'patrol', 'told'],
    decide: (_record, command, context) =>
      elsewhere(context.site, command.communityId, { because: words.siteElsewhere }) ??
      notOf(command, context) ??
      withoutPatrol(command) ??
      toldTwice(command, context) ??
      ([
        {
          type: 'ProblemReported',
          data: {
            ...found(command, context),
            source: command.source,
            ...foundIn(command),
            ...ofCaller(command, context),
          },
        },
        ...repeated(context),
      ] satisfies CaseEvent[]),
  }),
  rule(CorrectOnTheSpot, {
    rule: 'report-once',
    creates: true,
    because: words.correctedOnce,
    allowed: (record) => !exists(record),
    looksUp: ['site', 'community', 'patrol'],
    decide: (_record, command, context) =>
      elsewhere(context.site, command.communityId, { because: words.siteElsewhere }) ??
      notOf(command, context) ??
      ([
        { type: 'CorrectedOnTheSpot', data: { ...found(command, context), kind: command.kind, ...foundIn(command) } },
      ] satisfies CaseEvent[]),
  }),
  rule(FileCase, {
    rule: 'file-when-reported',
    because: words.file,
    allowed: (record) => record.status === 'reported',
    decide: (_record, _command, { number }): CaseEvent[] => [{ type: 'CaseFiled', data: { number: number! } }],
  }),
  rule(VoidCase, {
    rule: 'void-when-reported-or-filed',
    because: words.void,
    // Whoever had it once has it in their figures, also when it came back.
    allowed: (record) =>
      (record.status === 'reported' || record.status === 'filed') &&
      (record.counts.dispatched === 0 || record.counts.reopened === 0),
    looksUp: ['duplicates'],
    restates: (record) => ({ ...restated(record), ends: 'all' }),
    decide: (record, { reason }, context) =>
      unendable(record) ??
      hasDuplicates(context) ??
      ([...missedUncalled(record, isOffices, context), { type: 'CaseVoided', data: { reason } }] satisfies CaseEvent[]),
  }),
  rule(MergeCase, {
    rule: 'merge-when-open',
    because: words.merge,
    allowed: isOpen,
    looksUp: ['into'],
    restates: restated,
    decide: (record, { into, reason }, context) =>
      unmergeable(into, context) ??
      unendable(record) ??
      ([
        ...missedUncalled(record, isOffices, context),
        { type: 'CaseMerged', data: { into, reason, ...repeatOf(record, context) } },
      ] satisfies CaseEvent[]),
  }),
  rule(UndoMerge, {
    rule: 'undo-a-merge',
    because: words.undoMerge,
    allowed: (record) => record.status === 'merged' && record.beforeMerge !== undefined,
    restates: restated,
    decide: (record, { reason }, context): CaseEvent[] => [
      { type: 'MergeUndone', data: { reason } },
      ...missedMeanwhile(record, context),
    ],
  }),
];

/** Figures count a case by each of its moments. */
function restated({ status, source, setBy, standstills: _still, ...record }: CaseRecord): Restated {
  const { reportedAt, filedAt, dispatchedAt, rectifiedAt, verifiedAt, closedAt, lives } = record;
  const at = [
    reportedAt,
    filedAt,
    dispatchedAt,
    rectifiedAt,
    verifiedAt,
    closedAt,
    ...lives.map((life) => life.closedAt),
  ];
  const eventType = source === 'on-the-spot' ? 'CorrectedOnTheSpot' : 'ProblemReported';
  return { eventId: setBy['reportedAt'] ?? setBy['filedAt'] ?? '', eventType, previous: status, at };
}

/** The community follows from the site. */
function found(command: FoundProblem, { site }: CaseContext) {
  const { category, description, siteId, location, patrolId, evidence } = command;
  const communityId = site?.communityId ?? command.communityId;
  return { category, description, siteId, communityId, location, patrolId, evidence };
}

/** What a record of another room found says so; nobody says it from outside. */
function foundIn({ foundIn: record }: FoundProblem & { readonly foundIn?: FoundIn }) {
  return record && { foundIn: { kind: record.kind, id: record.id } };
}

/** Which order, who called, and what the same caller told before. */
function ofCaller({ externalNumber, callerKey }: ReportProblem, { told }: CaseContext) {
  if (externalNumber === undefined && callerKey === undefined) return undefined;
  return { externalNumber, callerKey, repeatOf: told?.byCaller?.caseId };
}

/** 重复诉求: what is not over yet is one case, and no second one. */
function repeated({ told }: CaseContext): CaseEvent[] {
  const before = told?.byCaller;
  return before?.open ? [{ type: 'CaseMerged', data: { into: before.caseId, repeat: true } }] : [];
}

/** Merged by hand: whether the same caller is behind both. */
function repeatOf({ callerKey }: CaseRecord, { into }: CaseContext) {
  return callerKey !== undefined && callerKey === into?.callerKey ? { repeat: true } : undefined;
}

/** An order tells of each of its problems once. */
function toldTwice({ externalNumber }: ReportProblem, { told }: CaseContext): Refusal | undefined {
  if (told?.inOrder === undefined) return undefined;
  const parts = { number: externalNumber!, caseId: told.inOrder };
  return refuse('one-case-a-problem-of-an-order', say(words.orderOnce, parts), { field: 'externalNumber' });
}

function notOf({ siteId, patrolId }: FoundProblem, { patrol, occurredAt: at }: CaseContext): Refusal | undefined {
  return offPatrol({ siteId, patrolId, at }, patrol, { site: 'patrolId', at: 'occurredAt' });
}

/** Who says that a patrol found it says which. */
function withoutPatrol({ source, patrolId }: ReportProblem): Refusal | undefined {
  if (source !== 'patrol' || patrolId !== undefined) return undefined;
  return refuse('patrol-is-named', words.namePatrol, { field: 'patrolId' });
}

/** What an authority waits for does not end with the office's record of it. */
function unendable({ supervisions }: CaseRecord): Refusal | undefined {
  const inForce = Object.values(supervisions).find(({ liftedAt }) => liftedAt === undefined);
  return inForce && refuse('lift-supervision-first', say(words.underSupervision, { by: inForce.by }));
}

/** A complaint that was merged into this case would be nowhere. */
function hasDuplicates({ duplicates = [] }: CaseContext): Refusal | undefined {
  if (duplicates.length === 0) return undefined;
  return refuse('void-without-duplicates', say(words.hasDuplicates, { cases: duplicates.join(', ') }));
}

/** A case is merged into another one that is open. */
function unmergeable(into: string, { id, into: target }: CaseContext): Refusal | undefined {
  const field = { field: 'into' };
  if (into === id) return refuse('merge-into-another', words.mergeIntoItself, field);
  if (!target || !exists(target)) return refuse('case-unknown', say(words.caseUnknown, { into }), field);
  if (!isOpen(target))
    return refuse('merge-into-a-living-case', say(words.mergeIntoOver, { into, status: stateWords[target.status] }));
  return undefined;
}
