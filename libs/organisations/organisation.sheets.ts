import { standing } from '#event-sourcing';
import { aRowEach, sheetOf, type RoomSheets, type SheetCell } from '#platform';
import { instructorRecords } from './instructor.controller.js';
import { enterpriseRecords } from './enterprise.controller.js';
import { organisationRecords } from './organisation.controller.js';
import { sheetWords as enterpriseWords } from './enterprise.glossary.js';
import { sheetWords as instructorWords } from './instructor.glossary.js';
import { sheetWords } from './organisation.glossary.js';
import type { EnterpriseDocument } from './enterprise.views.js';
import { instructorsInEnterprises, workInEnterprises, type WorkInEnterprise } from './instructor.views.js';
import { organisationView, type OrganisationDocument } from './organisation.views.js';

const inOffice = ({ officers }: OrganisationDocument) => officers.filter(({ until }) => until === undefined);

/** Of the instructor who is in an enterprise now; of several, the first. */
const there = (field: 'instructorId' | 'education' | 'from'): SheetCell<EnterpriseDocument> => ({
  sums: {
    name: field,
    version: 1,
    of: instructorsInEnterprises,
    adds: { kind: 'least', field },
    where: standing(),
  },
  by: 'enterpriseId',
  is: ({ enterpriseId }) => enterpriseId,
});

/** 存在问题, by the report that came last, whoever made it. */
const lastProblems = (reports: readonly WorkInEnterprise[]) =>
  reports.reduce<WorkInEnterprise | undefined>(
    (last, one) => (last && last.reportedAt > one.reportedAt ? last : one),
    undefined,
  )?.problems;

/** systems.md 8 and 12; members by their number alone. */
export const organisationSheets: RoomSheets = {
  label: { zh: '党组织与非公党建', en: 'organisations and non-public enterprises' },
  sheets: [
    sheetOf({
      ...aRowEach(organisationRecords),
      label: { zh: '党组织台账', en: 'ledger of organisations' },
      words: sheetWords,
      cells: {
        parent: 'parentId',
        approval: 'approvalNumber',
        secretary: (document) => inOffice(document).find(({ role }) => role === 'secretary')?.personId,
        committee: (document) => new Set(inOffice(document).map(({ personId }) => personId)).size,
        termFrom: ({ terms }) => terms.at(-1)?.from,
        termTo: 'termEndsAt',
      },
      reads: { type: 'codes', level: 'codes', parent: { of: ['organisation'] } },
      adds: ['full', 'probationary'],
    }),
    sheetOf({
      ...aRowEach(enterpriseRecords),
      label: { zh: '非公企业台账', en: 'ledger of enterprises' },
      words: enterpriseWords,
      cells: {
        organisation: 'organisationId',
        form: {
          sums: { name: 'form', version: 1, of: organisationView, adds: { kind: 'least', field: 'form' }, where: [] },
          by: 'organisationId',
          is: ({ organisationId }) => organisationId,
        },
        instructor: there('instructorId'),
        education: there('education'),
        sentAt: there('from'),
        visits: {
          sums: {
            name: 'visits',
            version: 1,
            of: workInEnterprises,
            adds: { kind: 'sum', field: 'visits' },
            where: [],
          },
          by: 'enterpriseId',
          is: ({ enterpriseId }) => enterpriseId,
        },
        problems: {
          finds: workInEnterprises,
          by: 'enterpriseId',
          is: ({ enterpriseId }) => enterpriseId,
          says: lastProblems,
        },
        reason: 'reasonForNone',
      },
      reads: {
        organisation: { of: ['organisation'] },
        form: 'codes',
        education: 'codes',
      },
      adds: ['staff', 'members', 'visits'],
    }),
    sheetOf({
      ...aRowEach(instructorRecords),
      label: { zh: '党建指导员台账', en: 'ledger of instructors' },
      columns: ['instructor', 'community', 'education', 'appointedAt', 'enterprises', 'visits', 'problems', 'state'],
      words: instructorWords,
      cells: {
        instructor: 'instructorId',
        enterprises: ({ assignments }) =>
          assignments.flatMap(({ enterpriseId, until }) => (until === undefined ? [enterpriseId] : [])),
      },
      reads: { education: 'codes', enterprises: { of: ['enterprise'] } },
      adds: ['visits'],
    }),
  ],
};
