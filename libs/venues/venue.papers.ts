import { filedWith, papersOf, type Paper } from '#platform';
import { paperWords } from './venue.glossary.js';

export const venuePapers: Readonly<Record<string, readonly Paper[]>> = {
  venue: papersOf(paperWords, { check: filedWith('VenueChecked', 'evidence') }),
};
