import type { RecordRoutes } from '#platform';
import * as c from './programme.commands.js';
import { ProgrammeDocument, programmeView } from './programme.views.js';

export const programmeRecords: RecordRoutes = {
  at: 'programmes',
  kind: 'programme',
  view: programmeView,
  filters: {
    communityId: 'id',
    name: 'name',
    status: 'state',
    /** With an open item that is due on the day or earlier. */
    dueTo: { is: 'to-day', field: 'nextDueOn' },
  },
  sort: { field: 'issuedAt', direction: 'desc' },
  document: ProgrammeDocument,
  begins: c.IssueProgramme,
  steps: {
    'finish-item': c.FinishProgrammeItem,
    'check-item': c.CheckProgrammeItem,
    withdraw: c.WithdrawProgramme,
  },
};
