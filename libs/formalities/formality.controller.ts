import type { RecordRoutes } from '#platform';
import * as c from './formality.commands.js';
import { FormalityDocument, formalityList } from './formality.views.js';

export const formalityRecords: RecordRoutes = {
  at: 'formalities',
  kind: 'formality',
  names: ['Formality', 'Formalities'],
  says: 'Formalities, the latest started first.',
  list: formalityList,
  document: FormalityDocument,
  correct: c.CorrectFormality,
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
