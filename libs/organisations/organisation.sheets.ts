import { aRowEach, sheetOf, type RoomSheets } from '#platform';
import { instructorRecords } from './instructor.controller.js';
import { enterpriseRecords } from './enterprise.controller.js';
import { organisationRecords } from './organisation.controller.js';
import { sheetWords as enterpriseWords } from './enterprise.glossary.js';
import { sheetWords as instructorWords } from './instructor.glossary.js';
import { sheetWords } from './organisation.glossary.js';
import type { OrganisationDocument } from './organisation.views.js';

const inOffice = ({ officers }: OrganisationDocument) => officers.filter(({ until }) => until === undefined);

/** systems.md 8 and 12; members by their number alone. */
export const organisationSheets: RoomSheets = {
  label: { zh: '党组织与非公党建', en: 'organisations and non-public enterprises' },
  sheets: [
    sheetOf({
      ...aRowEach(organisationRecords),
      label: { zh: '党组织台账', en: 'ledger of organisations' },
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
      ...aRowEach(enterpriseRecords),
      label: { zh: '非公企业台账', en: 'ledger of enterprises' },
      words: enterpriseWords,
      cells: { community: 'communityId', organisation: 'organisationId', reason: 'reasonForNone', state: 'status' },
    }),
    sheetOf({
      ...aRowEach(instructorRecords),
      label: { zh: '党建指导员台账', en: 'ledger of instructors' },
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
