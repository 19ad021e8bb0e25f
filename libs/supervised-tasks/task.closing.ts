import { refuse, RuleBook, say, type Refusal } from '#event-sourcing';
import { doersIn, others, ownHand } from '#platform';
import * as c from './task.commands.js';
import type { TaskEvent } from './task.events.js';
import { words } from './task.glossary.js';
import { isBelow, type AuthorityLevel } from './task.kinds.js';
import type { SupervisedTask, TaskRecord } from './task.record.js';
import { atWork, isIn, known } from './task.states.js';
import type { TaskContext } from './task.context.js';

const isFinding = (record: TaskRecord) => known(record).kind === 'inspection-finding';
const isDone = ({ measures }: SupervisedTask) => measures.length > 0 && measures.every(({ doneAt }) => doneAt);

const WORKED = {
  TaskClaimed: ['unit', 'person'],
  TaskMeasureCompleted: ['actor'],
  TaskRectified: ['actor'],
  TaskAnswered: ['actor'],
};
const ACCEPTED = { TaskAcceptancePassed: ['actor'] };

/** Whoever accepts stands above the units that worked on it, or beside them, and is another person. */
function acceptorFault(
  record: TaskRecord,
  { unit, level }: { readonly unit: string; readonly level: AuthorityLevel },
  { actor }: { readonly actor: string },
): Refusal | undefined {
  const doers = doersIn(record, WORKED);
  if (ownHand([unit], doers) !== undefined) return refuse('another-unit-accepts', words.acceptor, { field: 'unit' });
  if (isBelow(level, known(record).unitLevel!))
    return refuse('another-unit-accepts', words.acceptor, { field: 'level' });
  return ownHand([actor], doers) === undefined ? undefined : refuse('another-person-accepts', words.acceptorPerson);
}

/** What was found on the spot is a case, and a task is not rectified while that is open (systems.md 4). */
function openCaseFault({ openCases: count = 0 }: TaskContext): Refusal | undefined {
  return count > 0 ? refuse('close-without-open-cases', say(words.openCases, { count })) : undefined;
}

/** Of what is accepted or answered: since when there is an outcome to disclose. */
const decidedAt = ({ acceptance, closures }: SupervisedTask) => acceptance?.at ?? closures.at(-1)!.from;

/** How a task comes to its end, and what is looked at afterwards. */
export const closingRules = new RuleBook<TaskRecord, TaskEvent, TaskContext>(words.task)
  .on(c.CloseTaskPhase, {
    rule: 'phase-of-a-plan',
    because: words.phase,
    allowed: (record) => atWork(record) && known(record).measures.length > 0,
    decide: (_record, { reason, nextDueDay }, { occurredAt, calendar }) => {
      const nextDue = calendar.endOfDay(nextDueDay);
      if (nextDue <= occurredAt) return refuse('next-due-ahead', words.nextDueAhead, { field: 'nextDueDay' });
      return [{ type: 'TaskPhaseClosed', data: { reason, nextDue } }];
    },
  })
  .on(c.RectifyTask, {
    rule: 'rectify-what-is-worked-on',
    because: words.rectify,
    allowed: atWork,
    decide: (record, { what, before, after }) => {
      const task = known(record);
      if (isFinding(task) && !isDone(task)) return refuse('rectify-by-plan', words.rectifyPlanned);
      if (!isFinding(task) && !task.investigation)
        return refuse('rectify-after-investigation', words.rectifyInvestigated);
      return [{ type: 'TaskRectified', data: { what, before, after } }];
    },
  })
  .on(c.AnswerTask, {
    rule: 'answer-what-is-investigated',
    because: words.answer,
    looksUp: ['openCases'],
    allowed: (record) =>
      (atWork(record) || record.status === 'rectified') && !isFinding(record) && !!known(record).investigation,
    decide: (record, { reply, evidence }, context) => {
      const { investigation, rectification } = known(record);
      const { isTrue } = investigation!;
      if (isTrue !== 'no' && !rectification) return refuse('answer-what-is-rectified', words.answerRectified);
      if (isTrue === 'no' && !evidence?.length && !investigation!.evidence?.length)
        return refuse('not-true-needs-evidence', words.answerEvidence, { field: 'evidence' });
      return openCaseFault(context) ?? [{ type: 'TaskAnswered', data: { result: isTrue, reply, evidence } }];
    },
  })
  .on(c.ApplyForTaskAcceptance, {
    rule: 'apply-when-rectified',
    because: words.apply,
    allowed: (record) => record.status === 'rectified' && isFinding(record),
    decide: (_record, { note }) => [{ type: 'TaskAcceptanceApplied', data: { note } }],
  })
  .on(c.PassTaskAcceptance, {
    rule: 'accept-what-is-applied-for',
    because: words.accept,
    looksUp: ['openCases'],
    allowed: isIn('acceptance-applied'),
    others: acceptorFault,
    decide: (_record, { unit, level, evidence }, context) =>
      openCaseFault(context) ?? [{ type: 'TaskAcceptancePassed', data: { unit, level, evidence } }],
  })
  .on(c.FailTaskAcceptance, {
    rule: 'accept-what-is-applied-for',
    because: words.accept,
    allowed: isIn('acceptance-applied'),
    others: acceptorFault,
    decide: (_record, { unit, level, reason }) => [{ type: 'TaskAcceptanceFailed', data: { unit, level, reason } }],
  })
  .on(c.DiscloseTask, {
    rule: 'disclose-what-is-accepted',
    because: words.disclose,
    allowed: isIn('accepted', 'answered'),
    decide: (record, { where, fromDay, toDay }, { calendar, config }) => {
      if (toDay < fromDay) return refuse('disclosure-in-order', words.discloseOrder, { field: 'toDay' });
      const day = calendar.dayOf(decidedAt(known(record)));
      if (fromDay < day)
        return refuse('disclosed-after-the-outcome', say(words.discloseAfter, { day }), { field: 'fromDay' });
      const days = config.taskDisclosureWorkingDays;
      // The first day counts: a disclosure is from its beginning on.
      const worked = calendar.workingDaysBetween(calendar.startOfDay(fromDay), calendar.startOfDay(toDay));
      if (worked + (calendar.isWorkingDay(fromDay) ? 1 : 0) < days)
        return refuse('disclosed-long-enough', say(words.discloseLong, { days }), { field: 'toDay' });
      return [{ type: 'TaskDisclosed', data: { where, fromDay, toDay, ends: calendar.endOfDay(toDay) } }];
    },
  })
  .on(c.RaiseTaskObjection, {
    rule: 'object-to-what-is-disclosed',
    because: words.object,
    allowed: (record) => isIn('accepted', 'answered')(record) && known(record).disclosure !== undefined,
    decide: (_record, { text }, { partId }) => [{ type: 'TaskObjectionRaised', data: { objectionId: partId, text } }],
  })
  .on(c.SettleTaskObjection, {
    rule: 'object-to-what-is-disclosed',
    because: words.object,
    allowed: (record) => isIn('accepted', 'answered')(record) && known(record).objections.length > 0,
    decide: (record, { objectionId, outcome }) =>
      known(record).objections.some((o) => o.objectionId === objectionId && o.outcome === undefined)
        ? [{ type: 'TaskObjectionSettled', data: { objectionId, outcome } }]
        : refuse('objection-unknown', say(words.objectionUnknown, { objectionId }), { field: 'objectionId' }),
  })
  .on(c.DelistTask, {
    rule: 'delist-what-is-accepted',
    because: words.delist,
    looksUp: ['openCases'],
    allowed: isIn('accepted'),
    decide: (record, { authority, documentNumber }, context) => {
      const { disclosure, objections } = known(record);
      if (!disclosure || disclosure.ends > context.occurredAt)
        return refuse('delist-after-disclosure', words.delistDisclosed);
      if (objections.some(({ outcome }) => outcome === undefined))
        return refuse('delist-without-objection', words.delistObjection);
      return openCaseFault(context) ?? [{ type: 'TaskDelisted', data: { authority, documentNumber } }];
    },
  })
  .on(c.LookBackOnTask, {
    rule: 'look-back-on-what-is-closed',
    because: words.lookBack,
    allowed: isIn('answered', 'delisted'),
    others: others({ ...WORKED, ...ACCEPTED }, 'another-person-looks-back', words.lookBackOther),
    decide: (_record, { outcome, findings, evidence }, { partId: lookBackId }) => {
      if (outcome === 'relapsed' && findings === undefined)
        return refuse('relapse-is-described', words.lookBackFindings, { field: 'findings' });
      const looked: TaskEvent = { type: 'TaskLookedBack', data: { lookBackId, outcome, findings, evidence } };
      return outcome === 'held' ? [looked] : [looked, { type: 'TaskReopened', data: { lookBackId } }];
    },
  });
