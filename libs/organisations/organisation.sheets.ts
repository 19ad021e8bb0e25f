import { sheetOf, type RoomSheets } from '#platform';
import { sheetWords as enterpriseWords } from './enterprise.glossary.js';
import { enterpriseView, type EnterpriseDocument } from './enterprise.views.js';
import { sheetWords as instructorWords } from './instructor.glossary.js';
import { instructorView, type InstructorDocument } from './instructor.views.js';
import { sheetWords } from './organisation.glossary.js';
import { organisationView, type OrganisationDocument } from './organisation.views.js';

const inOffice = ({ officers }: OrganisationDocument) => officers.filter(({ until }) => until === undefined);

/** systems.md 8 and 12; members by their number alone. */
export const organisationSheets: RoomSheets = {
  label: { zh: '党组织与非公党建', en: 'organisations and non-public enterprises' },
  sheets: [
    sheetOf({
      name: 'organisations',
      label: { zh: '党组织台账', en: 'ledger of organisations' },
      of: organisationView,
      sort: { field: 'nameKey', direction: 'asc' },
      record: ({ organisationId }: OrganisationDocument) => `organisations/${organisationId}`,
      words: sheetWords,
      cells: {
        community: 'communityId',
        parent: 'parentId',
        approval: 'approvalNumber',
        secretary: (document) => inOffice(document).find(({ role }) => role === 'secretary')?.personId,
        committee: (document) => new Set(inOffice(document).map(({ personId }) => personId)).size,
        termFrom: ({ terms }) => terms.at(-1)?.from,
        termTo: 'termEndsAt',
        state: 'status',
      },
    }),
    sheetOf({
      name: 'enterprises',
      label: { zh: '非公企业台账', en: 'ledger of enterprises' },
      of: enterpriseView,
      sort: { field: 'nameKey', direction: 'asc' },
      record: ({ enterpriseId }: EnterpriseDocument) => `enterprises/${enterpriseId}`,
      words: enterpriseWords,
      cells: { community: 'communityId', organisation: 'organisationId', reason: 'reasonForNone', state: 'status' },
    }),
    sheetOf({
      name: 'instructors',
      label: { zh: '党建指导员台账', en: 'ledger of instructors' },
      of: instructorView,
      sort: { field: 'appointedAt', direction: 'desc' },
      record: ({ instructorId }: InstructorDocument) => `instructors/${instructorId}`,
      words: instructorWords,
      cells: {
        instructor: 'instructorId',
        community: 'communityId',
        enterprises: ({ assignments }) =>
          assignments.flatMap(({ enterpriseId, until }) => (until === undefined ? [enterpriseId] : [])),
        state: 'status',
      },
    }),
  ],
};
