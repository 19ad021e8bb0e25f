import { parse } from 'yaml';
import { inLines, SaidError, say, type Sentence } from '#event-sourcing';
import { nameKey } from '#platform';
import { words as said } from './catalogue.glossary.js';
import type { CategoryNode } from './street.answers.js';

/** What figures count by: a tag of the catalogue's nodes, as no single code means it. */
export const items = ['bicycles', 'occupation', 'dead-corner', 'small-ads'] as const;
export type Item = (typeof items)[number];

/** The classes of street problems under one version; events keep code, name and version as filed. */
export interface Catalogue {
  readonly version: string;
  readonly nodes: readonly CategoryNode[];
  /** By id, else by printed code, name or alias: all that the words may mean. */
  readonly find: (words: string) => readonly CategoryNode[];
}

/** A catalogue file that cannot be used: every fault found. */
export class CatalogueError extends SaidError {
  constructor(readonly problems: readonly Sentence[]) {
    super(say(said.notUsable, { problems: inLines(problems) }));
  }
}

interface File {
  readonly version: string;
  readonly nodes: readonly Raw[];
  readonly additions: readonly Raw[];
}
type Raw = Readonly<Record<string, unknown>>;

const ID = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,59}$/u;
const KEYS = {
  file: ['version', 'nodes', 'additions'],
  node: ['id', 'code', 'name', 'under', 'tags', 'aliases', 'street'],
  addition: ['id', 'tags', 'aliases'],
};

const isMapping = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const areTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((text) => typeof text === 'string' && text.trim() !== '');

function entryProblems(entry: unknown, where: string, keys: readonly string[]): Sentence[] {
  if (!isMapping(entry)) return [say(said.noMapping, { where })];
  const problems = Object.keys(entry)
    .filter((key) => !keys.includes(key))
    .map((key) => say(said.unknownKey, { where, key }));
  if (typeof entry['id'] !== 'string' || !ID.test(entry['id'])) problems.push(say(said.noId, { where }));
  for (const list of ['tags', 'aliases'])
    if (entry[list] !== undefined && !areTexts(entry[list])) problems.push(say(said.noList, { where, list }));
  if (keys !== KEYS.node) return problems;
  for (const text of ['code', 'name'])
    if (typeof entry[text] !== 'string') problems.push(say(said.noText, { where, field: text }));
  if (entry['street'] !== undefined && typeof entry['street'] !== 'boolean') problems.push(say(said.street, { where }));
  return problems;
}

function readFile(text: string): File {
  let file: unknown;
  try {
    file = parse(text, { schema: 'core' });
  } catch (error) {
    throw new CatalogueError([say(said.notYaml, { reason: (error as Error).message })]);
  }
  if (!isMapping(file)) throw new CatalogueError([said.mapping]);
  const problems = Object.keys(file)
    .filter((key) => !KEYS.file.includes(key))
    .map((key) => say(said.unknownKey, { where: said.file, key }));
  const { version, nodes = [], additions = [] } = file;
  if (typeof version !== 'string' || version.trim() === '') problems.push(said.version);
  for (const [list, keys] of [
    ['nodes', KEYS.node],
    ['additions', KEYS.addition],
  ] as const) {
    const entries: unknown = file[list] ?? [];
    if (!Array.isArray(entries)) problems.push(say(said.entries, { list }));
    else entries.forEach((entry, n) => problems.push(...entryProblems(entry, `${list}[${n}]`, keys)));
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  return { version, nodes, additions } as unknown as File;
}

const union = (...lists: readonly unknown[]) => [...new Set(lists.flatMap((list) => (list ?? []) as string[]))];

/**
 * The catalogue that the texts make together: the shipped one first, then the office's own.
 * @throws CatalogueError naming every fault
 */
export function makeCatalogue(...texts: readonly string[]): Catalogue {
  const files = texts.map(readFile);
  const known = new Map<string, CategoryNode>();
  const problems: Sentence[] = [];
  for (const { nodes, additions } of files) {
    for (const raw of nodes) {
      const { id, code, name, under, tags, aliases, street } = raw as unknown as Partial<CategoryNode> & { id: string };
      const parent = under === undefined ? undefined : known.get(under);
      if (known.has(id)) problems.push(say(said.twice, { id }));
      if (under !== undefined && !parent) problems.push(say(said.under, { id, under }));
      known.set(id, {
        id,
        code: code!,
        name: name!,
        ...(under === undefined ? {} : { under }),
        tags: union(tags),
        aliases: union(aliases),
        street: street ?? parent?.street ?? false,
      });
    }
    for (const { id, tags, aliases } of additions) {
      const node = known.get(id as string);
      if (!node) problems.push(say(said.additions, { id: String(id) }));
      else known.set(node.id, { ...node, tags: union(node.tags, tags), aliases: union(node.aliases, aliases) });
    }
  }
  if (problems.length > 0) throw new CatalogueError(problems);
  const nodes = [...known.values()];
  const words = new Map<string, CategoryNode[]>();
  for (const node of nodes)
    for (const word of new Set([node.code, node.name, ...node.aliases]))
      if (word.trim() !== '') words.set(nameKey(word), [...new Set([...(words.get(nameKey(word)) ?? []), node])]);
  // An id is told from whatever else has the same letters.
  for (const node of nodes) words.set(nameKey(node.id), [node]);
  return {
    version: files.map(({ version }) => version).join(' + '),
    nodes,
    find: (text) => words.get(nameKey(text)) ?? NOTHING,
  };
}

const NOTHING: readonly CategoryNode[] = [];

/** What the catalogue's words mean where there is no doubt; the two `其他` of different majors do not. */
export function nodeOf(catalogue: Catalogue, words: string | undefined): CategoryNode | undefined {
  const found = words === undefined ? [] : catalogue.find(words);
  return found.length === 1 ? found[0] : undefined;
}

export const itemOf = (tags: readonly string[]): Item | undefined => items.find((item) => tags.includes(item));
