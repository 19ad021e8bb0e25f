import { filedWith, papersOf, type Paper, type PersonalFields } from '#platform';
import { paperWords } from './case-labels.glossary.js';
import type { CaseDocument } from './case.views.js';

/** Of an import `reportedBy` is whom the source names; else it is who entered it for the office. Who complained, and who received a notice or stood by. */
export const casePersonal: PersonalFields = {
  reporter: 'name',
  reportedBy: ({ source }) => (source === 'import' ? 'name' : undefined),
  callerKey: 'withheld',
  recipient: 'name',
  servedTo: 'name',
  witnesses: 'name',
};

/** What belongs to a case 案卷材料. */
export const casePapers: Readonly<Record<string, readonly Paper[]>> = {
  case: papersOf(paperWords, {
    service: ({ notices }: CaseDocument) =>
      Object.values(notices).map(({ number, service }) => ({ of: number, isThere: service !== undefined })),
    rectification: filedWith('RectificationReported', 'after'),
    lookBack: filedWith('LookBackRecorded', 'evidence'),
  }),
};
