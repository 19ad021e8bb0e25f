import type { RecordRoutes } from '#platform';
import * as c from './greater-committee.commands.js';
import { GreaterCommitteeDocument, greaterCommitteeView } from './greater-committee.views.js';

export const greaterCommitteeRecords: RecordRoutes = {
  at: 'greater-committees',
  kind: 'greater-committee',
  id: 'communityId',
  says: 'Greater committees, the latest first.',
  rows: 'greaterCommittees',
  view: greaterCommitteeView,
  filters: { communityId: 'id', status: 'state' },
  sort: { field: 'establishedAt', direction: 'desc' },
  document: GreaterCommitteeDocument,
  begins: [c.EstablishGreaterCommittee, 'Establish the greater committee of a community 成立.'],
  steps: {
    change: [c.ChangeGreaterCommittee, 'Change its members 调整成员.'],
    dissolve: [c.DissolveGreaterCommittee, 'Dissolve it 撤销.'],
  },
};
