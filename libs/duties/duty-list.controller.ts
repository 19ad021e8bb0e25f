import type { RecordRoutes } from '#platform';
import * as c from './duty-list.commands.js';
import { DutyListDocument, dutyListView } from './duty-list.views.js';

export const dutyListRecords: RecordRoutes<DutyListDocument> = {
  at: 'duty-lists',
  tag: 'duties',
  kind: 'dutylist',
  names: ['DutyList', 'DutyLists'],
  id: 'listId',
  says: 'What persons answer for in a year, the latest list first.',
  rows: 'dutyLists',
  view: dutyListView,
  filters: {
    communityId: 'id',
    person: 'name',
    status: 'state',
    from: { is: 'from', field: 'issuedAt' },
    to: { is: 'to', field: 'issuedAt' },
  },
  sort: { field: 'issuedAt', direction: 'desc' },
  document: DutyListDocument,
  begins: c.IssueDutyList,
  steps: {
    'report-item': c.ReportDutyItem,
    appraise: c.AppraiseDuty,
    withdraw: c.WithdrawDutyList,
  },
};
