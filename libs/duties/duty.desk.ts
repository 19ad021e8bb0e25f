import { deskLists } from '#platform';
import { deskLabels } from './duty.glossary.js';
import { AppraiseDuty, ReportDutyItem } from './duty-list.commands.js';
import { deskLabels as listLabels } from './duty-list.glossary.js';
import { dutyListView, itemsDuePart } from './duty-list.views.js';
import { dutyView } from './duty.views.js';

/** Done by what is entered elsewhere: a meeting, a patrol, a round. */
export const dutyDesk = deskLists(deskLabels, {
  'duties.toDo': {
    of: dutyView,
    where: [{ field: 'status', equals: 'open' }],
    due: { field: 'until', is: 'moment' },
    person: { key: 'personKey', shown: 'personId' },
    unit: 'unitId',
    title: 'duty',
    record: { kind: 'duty', id: 'dutyId', at: 'duties' },
  },
});

const person = { key: 'personKey', shown: 'person' };
const record = { kind: 'dutylist', id: 'listId', at: 'duty-lists' };

export const dutyListDesk = deskLists(listLabels, {
  'dutyLists.toReport': {
    of: itemsDuePart,
    where: [
      { field: 'holds', equals: true },
      { field: 'reportedAt', equals: null },
      { field: 'from', lessThan: { asked: 'at' } },
    ],
    due: { field: 'due', is: 'moment' },
    person,
    title: 'name',
    record,
    next: ReportDutyItem,
  },
  // The person does not appraise it: it is on nobody's desk, and everybody's list.
  'dutyLists.toAppraise': {
    of: dutyListView,
    where: [
      { field: 'status', equals: 'issued' },
      { field: 'yearEnds', lessThan: { asked: 'at' } },
    ],
    title: 'person',
    record,
    next: AppraiseDuty,
  },
});
