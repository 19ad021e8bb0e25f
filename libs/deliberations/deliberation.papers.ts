import { papersOf, type Paper, type PersonalFields } from '#platform';
import { paperWords } from './deliberation.glossary.js';
import type { Deliberation } from './deliberation.record.js';

/** Who objects is a resident; a household is told apart by a pseudonym, and would be found by its building. */
export const deliberationPersonal: PersonalFields = { raisedBy: 'name', building: 'withheld' };

export const deliberationPapers: Readonly<Record<string, readonly Paper[]>> = {
  deliberation: papersOf(paperWords, {
    step: ({ steps }: Deliberation) =>
      steps.map(({ step, minutes, evidence = [] }) => ({
        of: step,
        isThere: minutes !== undefined || evidence.length > 0,
      })),
  }),
};
