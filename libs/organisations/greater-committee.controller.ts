import type { RecordRoutes } from '#platform';
import * as c from './greater-committee.commands.js';
import { GreaterCommitteeDocument, greaterCommitteeList } from './greater-committee.views.js';

export const greaterCommitteeRecords: RecordRoutes = {
  at: 'greater-committees',
  kind: 'greater-committee',
  names: ['GreaterCommittee', 'GreaterCommittees'],
  id: 'communityId',
  says: 'Greater committees, the latest first.',
  list: greaterCommitteeList,
  document: GreaterCommitteeDocument,
  correct: c.CorrectGreaterCommittee,
  begins: [c.EstablishGreaterCommittee, 'Establish the greater committee of a community 成立.'],
  steps: {
    change: [c.ChangeGreaterCommittee, 'Change its members 调整成员.'],
    dissolve: [c.DissolveGreaterCommittee, 'Dissolve it 撤销.'],
  },
};
