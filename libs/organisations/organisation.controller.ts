import type { RecordRoutes } from '#platform';
import * as c from './organisation.commands.js';
import { OrganisationDocument, organisationView } from './organisation.views.js';
import { levels, organisationTypes } from './labels.js';

export const organisationRecords: RecordRoutes<OrganisationDocument> = {
  at: 'organisations',
  kind: 'organisation',
  says: 'Party organisations by name.',
  view: organisationView,
  filters: {
    communityId: 'id',
    parentId: 'id',
    level: levels,
    type: organisationTypes,
    status: 'state',
    name: 'name',
    isWarned: 'flag',
    /** Whose current term is over on the day or earlier. */
    termEndsTo: { is: 'to', field: 'termEndsAt' },
  },
  sort: { field: 'nameKey', direction: 'asc' },
  document: OrganisationDocument,
  begins: [c.FoundOrganisation, 'Found an organisation 成立.'],
  steps: {
    rename: [c.RenameOrganisation, 'Rename it 更名.'],
    reclassify: [c.ReclassifyOrganisation, 'Count it as another type 调整类型.'],
    move: [c.MoveOrganisation, 'Put it under another superior or into another community 调整隶属关系.'],
    'begin-term': [c.BeginTerm, 'Begin a term with its election 换届选举.'],
    'extend-term': [c.ExtendTerm, 'Extend a term 延期换届.'],
    'elect-officer': [c.ElectOfficer, 'Record who was elected into an office 选举任职.'],
    'appoint-officer': [c.AppointOfficer, 'Record who was appointed to an office 任命.'],
    'end-officer': [c.EndOfficer, 'End an office 离任.'],
    'report-members': [c.ReportMembers, 'Report the number of members as at a day 上报党员人数.'],
    'withdraw-member-count': [c.WithdrawMemberCount, 'Withdraw a report of members 撤回报表.'],
    dissolve: [c.DissolveOrganisation, 'Dissolve it 撤销.'],
    void: [c.VoidOrganisation, 'Void what was entered by mistake 作废.'],
  },
};
