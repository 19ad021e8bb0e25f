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
  begins: c.EstablishGreaterCommittee,
  steps: {
    change: c.ChangeGreaterCommittee,
    dissolve: c.DissolveGreaterCommittee,
  },
};
