import type { RecordRoutes } from '#platform';
import * as c from './enterprise.commands.js';
import { EnterpriseDocument, enterpriseView } from './enterprise.views.js';
import { attitudes } from './enterprise.commands.js';

export const enterpriseRecords: RecordRoutes<EnterpriseDocument> = {
  at: 'enterprises',
  kind: 'enterprise',
  says: 'Non-public enterprises by name.',
  view: enterpriseView,
  filters: {
    communityId: 'id',
    siteId: 'id',
    organisationId: 'id',
    name: 'name',
    creditCode: 'text',
    status: 'state',
    hasBranch: 'flag',
    ownerAttitude: attitudes,
    /** Surveyed on the day or later; on the day or earlier. */
    surveyedFrom: { is: 'from', field: 'surveyedAt' },
    surveyedTo: { is: 'to', field: 'surveyedAt' },
  },
  sort: { field: 'nameKey', direction: 'asc' },
  document: EnterpriseDocument,
  begins: c.RegisterEnterprise,
  steps: {
    survey: c.SurveyEnterprise,
    'name-branch': c.NameEnterpriseBranch,
    'drop-branch': c.DropEnterpriseBranch,
    close: c.CloseEnterprise,
  },
};
