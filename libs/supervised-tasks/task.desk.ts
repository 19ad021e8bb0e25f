import { deskLists, type DeskList } from '#platform';
import * as c from './task.commands.js';
import { deskLabels } from './task.glossary.js';
import { taskView } from './task.views.js';

const record = { kind: 'task', id: 'taskId', at: 'tasks' };
const person = { key: 'personKey', shown: 'person' };
const department = { key: 'unitKey', shown: 'unit' };

type Waiting = Pick<DeskList, 'where' | 'due' | 'next'>;

const due = { field: 'openDue', is: 'moment' } as const;
const waiting = (parts: Waiting) => ({ of: taskView, title: 'text', record, ...parts });
/** Of whoever claimed it; who decides on others' work is not named beforehand. */
const ofClaimant = (parts: Waiting) => ({ ...waiting(parts), person, department });
const isIn = (...statuses: string[]) => ({ field: 'status', in: statuses });

export const taskDesk = deskLists(deskLabels, {
  'tasks.toClaim': waiting({
    where: [isIn('handed-over')],
    due: { field: 'receiptDue', is: 'moment' },
    next: c.ClaimTask,
  }),
  'tasks.returnsToDecide': waiting({ where: [isIn('returned')], due, next: c.AcceptTaskReturn }),
  'tasks.toInvestigate': ofClaimant({ where: [isIn('claimed', 'reopened')], due, next: c.InvestigateTask }),
  'tasks.toPlan': ofClaimant({ where: [isIn('investigated')], due, next: c.PlanTask }),
  'tasks.toRectify': ofClaimant({
    where: [isIn('planned', 'phase-closed', 'acceptance-failed')],
    due,
    next: c.RectifyTask,
  }),
  'tasks.acceptanceToApply': ofClaimant({
    where: [isIn('rectified'), { field: 'kind', equals: 'inspection-finding' }],
    due,
    next: c.ApplyForTaskAcceptance,
  }),
  'tasks.acceptanceToDecide': waiting({ where: [isIn('acceptance-applied')], due, next: c.PassTaskAcceptance }),
  'tasks.toDisclose': ofClaimant({
    where: [isIn('accepted', 'answered'), { field: 'disclosureEnds', equals: null }],
    due,
    next: c.DiscloseTask,
  }),
  'tasks.toDelist': ofClaimant({
    where: [isIn('accepted'), { field: 'disclosureEnds', lessThan: { asked: 'at' } }],
    due,
    next: c.DelistTask,
  }),
  'tasks.toLookBack': waiting({
    where: [isIn('answered', 'delisted'), { field: 'lookedBack', equals: false }],
    next: c.LookBackOnTask,
  }),
});
