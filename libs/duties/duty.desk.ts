import { deskLists } from '#platform';
import { deskLabels } from './duty.glossary.js';
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
