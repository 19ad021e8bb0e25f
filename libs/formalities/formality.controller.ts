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
  begins: c.StartFormality,
  steps: {
    file: c.FileFormality,
    approve: c.ApproveFormality,
    refuse: c.RefuseFormality,
    change: c.ChangeFormality,
    revoke: c.RevokeFormality,
    lapse: c.LapseFormality,
  },
};
