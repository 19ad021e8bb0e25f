import { correctionRule, deriveId, refuse, RuleBook, say, wholeRecord } from '#event-sourcing';
import { communityAt, elsewhere } from '#places';
import { handoverRule, numbered, others, voidRule } from '#platform';
import * as c from './task.commands.js';
import { taskCatalogue, type TaskEvent } from './task.events.js';
import { closingRules } from './task.closing.js';
import { taskFields, taskStateWords, words } from './task.glossary.js';
import { evolveTask, movedTask, type TaskRecord } from './task.record.js';
import { atWork, isIn, isOpen, known } from './task.states.js';
import type { TaskContext } from './task.context.js';

/** 督办事项 */
export const supervisedTask = new RuleBook<TaskRecord, TaskEvent, TaskContext>(words.task, {
  states: taskStateWords,
  fields: taskFields,
  // A number that is free again begins anew.
  lastAt: ({ status, lastAt }) => (status === 'voided' ? undefined : lastAt),
})
  .on(c.HandOverTask, {
    rule: 'number-once',
    because: words.numberOnce,
    creates: true,
    allowed: isThereRoom,
    looksUp: ['community', 'site'],
    decide: (_record, command, { site, occurredAt, calendar, config }) => {
      const { dueDay, isKey = false, sharedAreas = [], occurredAt: _at, ...told } = command;
      const fault = elsewhere(site, told.communityId);
      if (fault) return fault;
      const due = calendar.endOfDay(dueDay);
      if (due < occurredAt) return refuse('due-ahead', words.dueAhead, { field: 'dueDay' });
      const receiptDue = calendar.addWorkingDays(occurredAt, config.taskReceiptWorkingDays);
      const communityId = communityAt(told, site);
      return [{ type: 'TaskHandedOver', data: { ...told, communityId, isKey, sharedAreas, due, receiptDue } }];
    },
  })
  .on(c.ClaimTask, {
    rule: 'claim-what-is-handed-over',
    because: words.claim,
    allowed: isIn('handed-over'),
    decide: (_record, { unit, unitLevel, person }) => [{ type: 'TaskClaimed', data: { unit, unitLevel, person } }],
  })
  .on(c.ReturnTask, {
    rule: 'return-what-is-claimed',
    because: words.return,
    allowed: isIn('claimed'),
    decide: (record, { reason }, { occurredAt, calendar, config }) => {
      const days = config.taskReturnWorkingDays;
      const until = calendar.addWorkingDays(known(record).claimedAt!, days);
      if (occurredAt > until) return refuse('return-in-time', say(words.returnInTime, { days, until }));
      return [{ type: 'TaskReturned', data: { reason } }];
    },
  })
  .on(c.AcceptTaskReturn, {
    rule: 'answer-a-return',
    because: words.answerReturn,
    allowed: isIn('returned'),
    restates: wholeRecord('TaskHandedOver'),
    others: others({ TaskReturned: ['actor'], TaskClaimed: ['person'] }, 'another-answers-a-return', words.returnOther),
    decide: (_record, { documentNumber }) =>
      documentNumber === undefined
        ? refuse('return-by-a-document', words.returnDocument, { field: 'documentNumber' })
        : [{ type: 'TaskReturnAccepted', data: { documentNumber } }],
  })
  .on(c.RejectTaskReturn, {
    rule: 'answer-a-return',
    because: words.answerReturn,
    allowed: isIn('returned'),
    others: others({ TaskReturned: ['actor'], TaskClaimed: ['person'] }, 'another-answers-a-return', words.returnOther),
    decide: (_record, { reason }) => [{ type: 'TaskReturnRejected', data: { reason } }],
  })
  .on(c.InvestigateTask, {
    rule: 'investigate-what-is-claimed',
    because: words.investigate,
    allowed: atWork,
    decide: (_record, { isTrue, findings, problems, evidence }, { partId }) => {
      if (isTrue === 'no' && !evidence?.length)
        return refuse('not-true-needs-evidence', words.answerEvidence, { field: 'evidence' });
      return [{ type: 'TaskInvestigated', data: { isTrue, findings, problems: numbered(problems, partId), evidence } }];
    },
  })
  .on(c.PlanTask, {
    rule: 'plan-what-is-claimed',
    because: words.plan,
    allowed: atWork,
    decide: (record, { goal, measures }, { partId }) => {
      const { kind, investigation } = known(record);
      if (kind === 'handed-over-item' && investigation?.isTrue === 'no')
        return refuse('plan-what-is-true', words.planTrue);
      const all = measures.map((measure, n) => ({ measureId: deriveId('measure', partId, n), ...measure }));
      return [{ type: 'TaskPlanned', data: { goal, measures: all } }];
    },
  })
  .on(c.CompleteTaskMeasure, {
    rule: 'complete-a-planned-measure',
    because: words.measure,
    allowed: (record) => atWork(record) && known(record).measures.length > 0,
    decide: (record, { measureId, evidence }) =>
      known(record).measures.some((m) => m.measureId === measureId && m.doneAt === undefined)
        ? [{ type: 'TaskMeasureCompleted', data: { measureId, evidence } }]
        : refuse('measure-unknown', say(words.measureUnknown, { measureId }), { field: 'measureId' }),
  })
  .on(c.GrantTaskExtension, {
    rule: 'extend-before-closing',
    because: words.extend,
    allowed: isOpen,
    others: others({ TaskClaimed: ['person'], TaskRectified: ['actor'] }, 'another-grants', words.extendOther),
    decide: (record, { authority, documentNumber, dueDay }, { calendar, occurredAt }) => {
      const { due: first, granted = first, rectification } = known(record);
      if (documentNumber === undefined)
        return refuse('extend-by-a-document', words.extendDocument, { field: 'documentNumber' });
      if (occurredAt > granted || rectification) return refuse('extend-while-it-runs', words.extendRunning);
      const due = calendar.endOfDay(dueDay);
      if (due <= granted)
        return refuse('extend-to-later', say(words.extendLater, { due: granted }), { field: 'dueDay' });
      return [{ type: 'TaskExtensionGranted', data: { authority, documentNumber, due } }];
    },
  })
  .with(closingRules)
  .on(c.RecordTaskAccountability, {
    rule: 'accountability-of-what-holds',
    because: words.accountable,
    allowed: (record) => record.status !== 'none' && record.status !== 'voided',
    anyTime: true,
    decide: (_record, { measure, documentNumber, persons }) => [
      { type: 'TaskAccountabilityRecorded', data: { measure, documentNumber, persons } },
    ],
  })
  .on(c.VoidTask, voidRule(words.void, 'TaskVoided', 'TaskHandedOver'))
  .on(c.HandOverTaskWork, handoverRule(movedTask))
  .on(c.CorrectTask, correcting())
  .aggregate({ stream: 'task', catalogue: taskCatalogue, evolve: evolveTask });

function isThereRoom({ status }: TaskRecord): boolean {
  return status === 'none' || status === 'voided';
}

/** What an acceptance or a delisting stands on is not moved from under it. */
function correcting() {
  const rule = correctionRule<TaskRecord, TaskEvent, TaskContext>(taskCatalogue);
  return {
    ...rule,
    decide: (record: TaskRecord, command: c.CorrectTask, context: TaskContext) => {
      const decision = rule.decide(record, command, context);
      if (!Array.isArray(decision) || record.status === 'none') return decision;
      const target = record.told?.find(({ id }) => id === command.eventId);
      const { acceptance, disclosure } = record;
      if (target?.type === 'TaskClaimed' && command.field.startsWith('unit') && acceptance)
        return refuse('correct-unit-before-acceptance', words.correctUnit, { field: 'field' });
      const [{ data }] = decision as unknown as [{ data: { value: string } }];
      if (
        target?.type === 'TaskDelisted' &&
        command.field === 'occurredAt' &&
        disclosure &&
        data.value < disclosure.ends
      )
        return refuse('delist-after-disclosure', words.delistDisclosed, { field: 'value' });
      const isOutcome = target?.type === 'TaskAcceptancePassed' || target?.type === 'TaskAnswered';
      const isLast = record.told?.findLast(({ type }) => type === target?.type) === target;
      if (isOutcome && isLast && command.field === 'occurredAt' && disclosure) {
        const day = context.calendar.dayOf(data.value);
        if (disclosure.fromDay < day)
          return refuse('disclosed-after-the-outcome', say(words.discloseAfter, { day }), { field: 'value' });
      }
      return decision;
    },
  };
}
