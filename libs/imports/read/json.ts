import { listed, say, type Sentence } from '#event-sourcing';
import { fileWords as words, rowWords } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';
import type { Bytes } from './bytes.js';
import { detectEncoding, readText } from './encoding.js';
import { BATCH, type Row, type Table, type TableOptions } from './table.js';

/** A list in one JSON text is held in memory as a whole; larger ones come as JSON lines. */
const MOST_CHARACTERS = 2 ** 28;
const LONGEST_LINE = 2 ** 24;
const MOST_COLUMNS = 2_000;
const DEEPEST = 20;

export function looksLikeJson(start: string): boolean {
  return /^\uFEFF?\s*(\{\s*["}]|\[\s*[[{\]])/.test(start);
}

type Value = Readonly<Record<string, string>>;

/**
 * A list of records, one a line or in one text; their names, those of parts joined with dots, are the columns.
 * @throws InvalidFile: no JSON, no list where `path` leads, no records in it
 */
export async function inspectJson(bytes: Bytes, options: TableOptions): Promise<Table> {
  const encoding = await detectEncoding(bytes, options.encoding === 'auto' ? 'utf-8' : options.encoding);
  const open = (await isLines(bytes, options))
    ? () => linesOf(bytes, encoding)
    : await wholeOf(bytes, encoding, options.path);
  const header = new Set<string>();
  let rows = 0;
  for await (const { value } of open()) {
    for (const name of Object.keys(value ?? {})) header.add(name);
    if (header.size > MOST_COLUMNS) throw new InvalidFile(bytes.name, say(words.manyNames, { most: MOST_COLUMNS }));
    rows += 1;
  }
  if (rows === 0) throw new InvalidFile(bytes.name, words.noRecords);
  const names = [...header];
  return {
    file: bytes.name,
    kind: 'json',
    encoding,
    header: names,
    headerRow: 0,
    rows,
    async *read() {
      let batch: Row[] = [];
      for await (const { row, value, problem } of open()) {
        const values = value ? names.map((name) => value[name] ?? '') : [];
        batch.push({ row, values, ...(problem === undefined ? {} : { broken: problem }) });
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
      if (batch.length > 0) yield batch;
    },
  };
}

interface Record_ {
  readonly row: number;
  readonly value?: Value;
  readonly problem?: Sentence;
}

/** One record a line where the second line begins another one, or there is but one record. */
async function isLines(bytes: Bytes, { path }: TableOptions): Promise<boolean> {
  if (path !== undefined) return false;
  let text = '';
  for await (const piece of bytes.open()) {
    text += piece.toString('utf8');
    if (text.length > 1 << 16 || /\n\s*\S/.test(text)) break;
  }
  const [first = ''] = text.replace('\uFEFF', '').trimStart().split('\n');
  return first.startsWith('{') && parsed(first) !== undefined;
}

function parsed(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** A number stays as it is written: one of more than 15 digits, or with zeros at its end, is a name. */
function parse(text: string): unknown {
  const keep = (_key: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === 'number' && context?.source !== undefined ? context.source : value;
  return JSON.parse(text, keep as (key: string, value: unknown) => unknown);
}

async function* linesOf(bytes: Bytes, encoding: Parameters<typeof readText>[1]): AsyncGenerator<Record_> {
  let rest = '';
  let row = 0;
  const take = (line: string): Record_[] => {
    row += 1;
    return line.trim() === '' ? [] : [recordOf(row, parsed(line))];
  };
  for await (const text of readText(bytes, encoding)) {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    if (rest.length > LONGEST_LINE)
      throw new InvalidFile(bytes.name, say(words.longLine, { line: row + lines.length + 1 }));
    for (const line of lines) yield* take(line);
  }
  yield* take(rest);
}

function recordOf(row: number, value: unknown): Record_ {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { row, problem: value === undefined ? rowWords.noJson : rowWords.noRecord };
  return { row, value: flatten(value) };
}

async function wholeOf(
  bytes: Bytes,
  encoding: Parameters<typeof readText>[1],
  path: string | undefined,
): Promise<() => Iterable<Record_>> {
  const pieces: string[] = [];
  let length = 0;
  for await (const text of readText(bytes, encoding)) {
    pieces.push(text);
    length += text.length;
    if (length > MOST_CHARACTERS) throw new InvalidFile(bytes.name, say(words.largeJson, { most: MOST_CHARACTERS }));
  }
  let value: unknown;
  try {
    value = parse(pieces.join(''));
  } catch (error) {
    throw new InvalidFile(bytes.name, say(words.badJson, { why: (error as Error).message }));
  }
  for (const name of path?.split('.') ?? []) {
    const names = Object.keys(typeof value === 'object' && value !== null ? value : {});
    if (!names.includes(name))
      throw new InvalidFile(
        bytes.name,
        say(words.noPath, { path: path!, name, has: names.length > 0 ? listed(names.slice(0, 10)) : words.nothing }),
      );
    value = (value as Readonly<Record<string, unknown>>)[name];
  }
  if (!Array.isArray(value)) {
    const lists = Object.entries(typeof value === 'object' && value !== null ? value : {}).filter(([, v]) =>
      Array.isArray(v),
    );
    const names = listed(lists.map(([name]) => name));
    throw new InvalidFile(bytes.name, lists.length > 0 ? say(words.otherPath, { names }) : words.noList);
  }
  const list = value as unknown[];
  return function* () {
    let row = 0;
    for (const item of list) yield recordOf((row += 1), item);
  };
}

function flatten(
  value: object,
  before = '',
  into: Record<string, string> = Object.create(null) as Record<string, string>,
  depth = 0,
): Value {
  for (const [name, part] of Object.entries(value) as [string, unknown][]) {
    const key = before + name;
    if (part === null || part === undefined) into[key] ??= '';
    else if (Array.isArray(part)) into[key] = part.every(isPlain) ? part.map(String).join(', ') : JSON.stringify(part);
    else if (typeof part === 'object' && depth < DEEPEST) flatten(part, `${key}.`, into, depth + 1);
    else into[key] = isPlain(part) ? String(part) : JSON.stringify(part);
  }
  return into;
}

const isPlain = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);
