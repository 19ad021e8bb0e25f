import { filedWith, papersOf, type Paper } from '#platform';
import { paperWords } from './round.glossary.js';

export const roundPapers: Readonly<Record<string, readonly Paper[]>> = {
  round: papersOf(paperWords, { visit: filedWith('RoundCommunityVisited', 'evidence') }),
};
