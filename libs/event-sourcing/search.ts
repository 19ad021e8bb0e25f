import type { CollectionSchema } from './collection-schema.js';
import { UndeclaredField } from './documents.js';

/** The field under which a store keeps what the words of a document are searched in. */
export const SEARCHED = 'searched';

/** What is changed, in one pass: brackets that open, that close, and what is between words. A line ends where a text ends. */
const CHANGED = /([〔[【{「<《〈⟨])|([〕\]】}」>》〉⟩])|(?:[^\S\n]|\p{Cf})+/gu;
const BETWEEN = '\n';
/** Moments are not looked for by their digits. */
const INSTANT = /^\d{4}-\d\d-\d\dT/;

/** However it is typed: in capitals or not, full-width or not, in whatever brackets, with the spaces that are left out in numbers. */
function searchKey(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(CHANGED, (_changed, opens, closes) => (opens ? '(' : closes ? ')' : ' '));
}

function addTexts(found: string[], value: unknown, path: readonly string[], step = 0): void {
  if (typeof value === 'string') {
    if (step === path.length && !INSTANT.test(value)) found.push(value.replaceAll(BETWEEN, ' '));
  } else if (Array.isArray(value)) {
    // Whoever names each of its entries, and whoever does not, means the same.
    for (const one of value) addTexts(found, one, path, path[step] === '*' ? step + 1 : step);
  } else if (typeof value === 'object' && value !== null && step < path.length) {
    const inside = value as Readonly<Record<string, unknown>>;
    if (path[step] !== '*') addTexts(found, inside[path[step]!], path, step + 1);
    else for (const one of Object.values(inside)) addTexts(found, one, path, step + 1);
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
  for (const path of pathsOf(searched)) addTexts(found, body, path);
  return found.length === 0 ? undefined : searchKey(found.join(BETWEEN));
}

/** What has to be in the searched text, each by itself. @throws UndeclaredField where the collection declares nothing to search */
export function wordsOf(schema: CollectionSchema, search: string | undefined): readonly string[] {
  if (search === undefined) return [];
  if (!schema.searched) throw new UndeclaredField(schema.name, SEARCHED);
  return [...new Set(searchKey(search).split(/\s/u))].filter((word) => word !== '');
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
