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
    foundedFrom: { is: 'from', field: 'foundedAt' },
    foundedTo: { is: 'to', field: 'foundedAt' },
    /** Whose current term is over on the day or earlier. */
    termEndsTo: { is: 'to', field: 'termEndsAt' },
  },
  sort: { field: 'nameKey', direction: 'asc' },
  document: OrganisationDocument,
  begins: c.FoundOrganisation,
  steps: {
    rename: c.RenameOrganisation,
    reclassify: c.ReclassifyOrganisation,
    move: c.MoveOrganisation,
    'begin-term': c.BeginTerm,
    'extend-term': c.ExtendTerm,
    'elect-officer': c.ElectOfficer,
    'appoint-officer': c.AppointOfficer,
    'end-officer': c.EndOfficer,
    'report-members': c.ReportMembers,
    'withdraw-member-count': c.WithdrawMemberCount,
    dissolve: c.DissolveOrganisation,
    void: c.VoidOrganisation,
  },
};
