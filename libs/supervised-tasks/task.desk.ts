import { deskLists, type DeskList } from '#platform';
import * as c from './task.commands.js';
import { deskLabels, heldLabels } from './task.glossary.js';
import { taskView } from './task.views.js';
import type { TaskStep } from './task.waiting.js';

const record = { kind: 'task', id: 'taskId', at: 'tasks' };
const person = { key: 'personKey', shown: 'person' };
const department = { key: 'unitKey', shown: 'unit' };

type Waiting = Pick<DeskList, 'where' | 'due' | 'next'>;

const due = { field: 'openDue', is: 'moment' } as const;
const entry = { of: taskView, title: 'text', record };
const before = (step: TaskStep, next: Waiting['next'], more: Partial<Waiting> = {}) => ({
  ...entry,
  due,
  next,
  ...more,
  where: [{ field: 'waitingFor', equals: step }, ...(more.where ?? [])],
});
/** Of whoever claimed it; who decides on others' work is not named beforehand. */
const ofClaimant = (...parts: Parameters<typeof before>) => ({ ...before(...parts), person, department });

export const taskDesk = deskLists(deskLabels, {
  'tasks.toClaim': before('claim', c.ClaimTask, { due: { field: 'receiptDue', is: 'moment' } }),
  'tasks.returnsToDecide': { ...before('return', c.AcceptTaskReturn), instead: [c.RejectTaskReturn] },
  'tasks.toInvestigate': ofClaimant('investigation', c.InvestigateTask),
  'tasks.toPlan': ofClaimant('plan', c.PlanTask),
  'tasks.measuresToComplete': ofClaimant('measures', c.CompleteTaskMeasure),
  'tasks.toRectify': ofClaimant('rectification', c.RectifyTask),
  'tasks.toAnswer': ofClaimant('answer', c.AnswerTask),
  'tasks.acceptanceToApply': ofClaimant('application', c.ApplyForTaskAcceptance),
  'tasks.acceptanceToDecide': { ...before('acceptance', c.PassTaskAcceptance), instead: [c.FailTaskAcceptance] },
  'tasks.toDisclose': ofClaimant('disclosure', c.DiscloseTask),
  'tasks.objectionsToSettle': ofClaimant('objections', c.SettleTaskObjection),
  'tasks.toDelist': ofClaimant('delisting', c.DelistTask, {
    where: [{ field: 'disclosureEnds', lessThan: { asked: 'at' } }],
  }),
  'tasks.toLookBack': {
    ...entry,
    where: [
      { field: 'status', in: ['answered', 'delisted'] },
      { field: 'lookedBack', equals: false },
    ],
    next: c.LookBackOnTask,
  },
});

/** What others decide on, or what is disclosed meanwhile, comes back to whoever claimed it. */
export const tasksHeld = deskLists(heldLabels, {
  'tasks.beingDecided': {
    ...entry,
    where: [{ field: 'waitingFor', in: ['return', 'acceptance', 'delisting'] }],
    person,
    department,
  },
});
