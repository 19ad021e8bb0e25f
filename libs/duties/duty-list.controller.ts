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
  begins: [c.IssueDutyList, 'Issue a person’s list for a year 下达责任清单.'],
  steps: {
    'report-item': [c.ReportDutyItem, 'Report an item for a half of the year 报告落实情况.'],
    appraise: [c.AppraiseDuty, 'Appraise it 述职评议.'],
    withdraw: [c.WithdrawDutyList, 'Withdraw it 撤回.'],
  },
};
