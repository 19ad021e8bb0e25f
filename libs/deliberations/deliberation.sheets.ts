import { aRowEach, percent, sheetOf } from '#platform';
import { deliberationRecords } from './deliberation.controller.js';
import { deliberationStates, outcomeWords, sheetWords } from './deliberation.glossary.js';
import type { DeliberationDocument } from './deliberation.views.js';

/** The last time that one of these steps was taken. */
const step = ({ steps }: DeliberationDocument, ...names: readonly string[]) =>
  steps.findLast((taken) => names.includes(taken.step));
const resolved = (document: DeliberationDocument) => step(document, 'resolve');
const disclosed = (document: DeliberationDocument) => step(document, 'disclose-implementation', 'disclose-resolution');

/** systems.md 10. */
export const deliberationSheet = sheetOf({
  ...aRowEach(deliberationRecords),
  label: { zh: '民主议事台账', en: 'ledger of deliberations' },
  words: sheetWords,
  cells: {
    compound: 'siteId',
    how: (document) => step(document, 'solicit')?.how,
    asked: (document) => step(document, 'solicit')?.asked,
    opinions: (document) => step(document, 'solicit')?.opinions,
    proposedAt: (document) => step(document, 'propose')?.at,
    units: (document) => step(document, 'consult')?.units,
    due: (document) => resolved(document)?.due,
    present: (document) => resolved(document)?.present,
    inFavour: (document) => resolved(document)?.inFavour,
    against: (document) => resolved(document)?.against,
    abstained: (document) => resolved(document)?.abstained,
    where: (document) => disclosed(document)?.where,
    disclosedFrom: (document) => disclosed(document)?.from,
    disclosedTo: (document) => disclosed(document)?.to,
    implementedAt: (document) => step(document, 'implement')?.at,
    implemented: ({ reports }) => reports.at(-1)?.report,
    households: 'householdsInAll',
    share: ({ registered, householdsInAll }) => percent(registered, householdsInAll ?? 0),
    result: ({ outcome, status }) => outcome ?? status,
  },
  reads: {
    compound: { of: ['site'] },
    method: 'codes',
    result: { words: { ...deliberationStates, ...outcomeWords } },
  },
  adds: ['asked', 'opinions', 'registered', 'households'],
});
