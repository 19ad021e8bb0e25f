import type { RecordRoutes } from '#platform';
import * as c from './programme.commands.js';
import { ProgrammeDocument, programmeList } from './programme.views.js';

export const programmeRecords: RecordRoutes = {
  at: 'programmes',
  kind: 'programme',
  names: ['Programme', 'Programmes'],
  list: programmeList,
  document: ProgrammeDocument,
  correct: c.CorrectProgramme,
  begins: [c.IssueProgramme, 'Issue a version of a programme 下发.'],
  steps: {
    'finish-item': [c.FinishProgrammeItem, 'Report an item as done 完成.'],
    'check-item': [c.CheckProgrammeItem, 'Check an item that is done 核验.'],
    withdraw: [c.WithdrawProgramme, 'Withdraw it 废止.'],
  },
};
