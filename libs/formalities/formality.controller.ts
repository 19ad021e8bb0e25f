import type { RecordRoutes } from '#platform';
import * as c from './formality.commands.js';
import { FormalityDocument, formalityView } from './formality.views.js';
import { formalityKinds } from './formality.kinds.js';

export const formalityRecords: RecordRoutes = {
  at: 'formalities',
  kind: 'formality',
  says: 'Formalities, the latest started first.',
  view: formalityView,
  filters: {
    communityId: 'id',
    siteId: 'id',
    kind: formalityKinds,
    state: 'state',
    changeDue: { is: 'flag', field: 'isChangeDue' },
  },
  sort: { field: 'startedAt', direction: 'desc' },
  document: FormalityDocument,
  begins: [
    c.StartFormality,
    'Start a formality of a shop 开始办理; its id is the id of the site, a dash and the kind.',
  ],
  steps: {
    file: [c.FileFormality, 'File it 备案.'],
    approve: [c.ApproveFormality, 'Record its approval 批复.'],
    refuse: [c.RefuseFormality, 'Record that it was refused or sent back 退回、不予批准.'],
    change: [c.ChangeFormality, 'Change it, when a change is due 变更.'],
    revoke: [c.RevokeFormality, 'Record that it was revoked 撤销.'],
    lapse: [c.LapseFormality, 'Record that it has lapsed 失效.'],
  },
};
