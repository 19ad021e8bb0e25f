import type { RecordRoutes } from '#platform';
import * as c from './road.commands.js';
import { PledgeDocument, pledgeView } from './pledge.views.js';

export const pledgeRecords: RecordRoutes = {
  at: 'pledges',
  kind: 'pledge',
  names: ['DoorstepPledge', 'DoorstepPledges'],
  answers: 'Pledge',
  id: 'shopId',
  says: 'Pledges of shops, the latest first.',
  view: pledgeView,
  filters: { communityId: 'id', shopId: 'id', status: 'state' },
  sort: { field: 'signedAt', direction: 'desc' },
  document: PledgeDocument,
  begins: c.SignDoorstepPledge,
  steps: { end: c.EndDoorstepPledge },
};
