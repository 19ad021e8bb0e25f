import type { Sentence } from '#event-sourcing';
import { caseFields } from './cases.glossary.js';
import { codeWords } from './codes.glossary.js';
import { detailFields } from './details.glossary.js';
import { peopleFields } from './people.glossary.js';
import { placesFields } from './places.glossary.js';
import { recordsFields } from './records.glossary.js';

export { caseFields, codeWords };
export { meetingWords } from './meetings.glossary.js';

type Words = Readonly<Record<string, Sentence>>;

const fields: Record<string, Sentence> = {
  ...detailFields,
  ...recordsFields,
  ...placesFields,
  ...peopleFields,
  ...caseFields,
};

/**
 * What fields of records are called, by their stable names: one name means one thing in whichever room, unless a kind of
 * records calls it otherwise (`fields` of its rule book).
 */
export const fieldNames: Words = fields;

/** A room's words of its own fields stand beside those of the house; a word that is there stays. */
export function bringFieldWords(words: Words): void {
  for (const [name, word] of Object.entries(words)) if (!Object.hasOwn(fields, name)) fields[name] = word;
}

const wordIn = (words: Words, name: string): Sentence =>
  Object.hasOwn(words, name) ? words[name]! : { zh: name, en: name };

/** Without the places in lists. */
const namesIn = (path: string): string[] => path.split('.').filter((part) => !/^\d+$/.test(part));

/** What a kind of records calls its own: by the last two names of a path, else by its last. */
export function ownNamed(path: string, own: Words): Sentence | undefined {
  const names = namesIn(path);
  const known = [names.slice(-2).join('.'), names.at(-1)!].find((name) => Object.hasOwn(own, name));
  return known === undefined ? undefined : own[known];
}

/**
 * A field in a sentence or as a heading; one without a word stays as it is. Of a path with dots its last name counts.
 * @param own what the kind of records calls its own
 */
export function fieldNamed(path: string, own: Words = {}): Sentence {
  return ownNamed(path, own) ?? wordIn(fieldNames, namesIn(path).at(-1) ?? path);
}

/** A code in a sentence or a cell; one without a word stays as it is. */
export const codeNamed = (code: string): Sentence => wordIn(codeWords, code);
