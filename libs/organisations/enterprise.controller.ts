import type { RecordRoutes } from '#platform';
import * as c from './enterprise.commands.js';
import { EnterpriseDocument, enterpriseList } from './enterprise.views.js';

export const enterpriseRecords: RecordRoutes<EnterpriseDocument> = {
  at: 'enterprises',
  kind: 'enterprise',
  names: ['Enterprise', 'Enterprises'],
  says: 'Non-public enterprises by name.',
  list: enterpriseList,
  document: EnterpriseDocument,
  correct: c.CorrectEnterprise,
  begins: [c.RegisterEnterprise, 'Register a non-public enterprise 登记.'],
  steps: {
    survey: [c.SurveyEnterprise, 'Survey it 摸排.'],
    'name-branch': [c.NameEnterpriseBranch, 'Name the branch that its members belong to 明确党组织.'],
    'drop-branch': [c.DropEnterpriseBranch, 'It has no branch any more 取消党组织.'],
    close: [c.CloseEnterprise, 'It has closed or left 停业、迁出.'],
  },
};
