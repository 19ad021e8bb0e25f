import { filedWith, papersOf, type Paper } from '#platform';
import { paperWords } from './formality.glossary.js';

export const formalityPapers: Readonly<Record<string, readonly Paper[]>> = {
  formality: papersOf(paperWords, { receipt: filedWith('FormalityFiled', 'receipt') }),
};
