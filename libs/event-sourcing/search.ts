import type { CollectionSchema } from './collection-schema.js';
import { UndeclaredField } from './documents.js';

/** The field under which a store keeps what the words of a document are searched in. */
export const SEARCHED = 'searched';

const OPENING = /[〔[【{「<《〈⟨]/gu;
const CLOSING = /[〕\]】}」>》〉⟩]/gu;
const BETWEEN = '\n';
/** Moments are not looked for by their digits. */
const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** However it is typed: in capitals or not, full-width or not, in whatever brackets, with the spaces that are left out in numbers. */
function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .replace(/[\p{Cf}\s]+/gu, ' ')
    .trim();
}

function* textsAt(value: unknown, path: readonly string[]): Generator<string> {
  if (value === undefined || value === null) return;
  if (Array.isArray(value)) {
    for (const one of value) yield* textsAt(one, path);
    return;
  }
  const [step, ...rest] = path;
  if (step === undefined) {
    if (typeof value === 'string' && !INSTANT.test(value)) yield value;
  } else if (typeof value === 'object') {
    const inside = value as Readonly<Record<string, unknown>>;
    for (const next of step === '*' ? Object.values(inside) : [inside[step]]) yield* textsAt(next, rest);
  }
}

const paths = new WeakMap<readonly string[], readonly (readonly string[])[]>();

function pathsOf(searched: readonly string[]): readonly (readonly string[])[] {
  const known = paths.get(searched) ?? searched.map((path) => path.split('.'));
  paths.set(searched, known);
  return known;
}

/** What a store keeps of a document to search it: its declared texts, a line each. Undefined: it has none. */
export function searchedText({ searched }: CollectionSchema, body: object): string | undefined {
  if (!searched) return undefined;
  const found: string[] = [];
  for (const path of pathsOf(searched)) for (const text of textsAt(body, path)) found.push(text.replace(/\n/g, ' '));
  return found.length === 0 ? undefined : found.map(searchKey).join(BETWEEN);
}

/** What has to be in the searched text, each by itself. @throws UndeclaredField where the collection declares nothing to search */
export function wordsOf(schema: CollectionSchema, search: string | undefined): readonly string[] {
  if (search === undefined) return [];
  if (!schema.searched) throw new UndeclaredField(schema.name, SEARCHED);
  return [...new Set(searchKey(search).split(' '))].filter((word) => word !== '');
}

/** Whether a document in memory would be found by the words. */
export function finds(schema: CollectionSchema, search: string | undefined): (document: object) => boolean {
  const words = wordsOf(schema, search);
  if (words.length === 0) return () => true;
  return (document) => {
    const text = searchedText(schema, document) ?? '';
    return words.every((word) => text.includes(word));
  };
}
