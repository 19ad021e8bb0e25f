import { filedWith, papersOf, type Paper } from '#platform';
import { pledgePaperWords, tallyPaperWords } from './street.glossary.js';
import type { Tally } from './tally.record.js';

export const streetPapers: Readonly<Record<string, readonly Paper[]>> = {
  tally: papersOf(tallyPaperWords, {
    sheet: ({ status, evidence = [] }: Tally) => (status === 'tallied' ? [{ isThere: evidence.length > 0 }] : []),
  }),
  pledge: papersOf(pledgePaperWords, { signed: filedWith('DoorstepPledgeSigned', 'evidence') }),
};
