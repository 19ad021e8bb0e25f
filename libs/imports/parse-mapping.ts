import { isMap, isScalar, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { compilePattern } from './date-patterns.js';
import {
  dateFields,
  defaultFields,
  encodings,
  fieldNames,
  fields,
  outcomes,
  type Field,
  type Mapping,
  type Outcome,
} from './mapping.js';
import { InvalidMapping } from './problems.js';

const KEYS = [
  'source',
  'timeZone',
  'encoding',
  'delimiter',
  'columns',
  'dateFormats',
  'due',
  'filed',
  'dispatched',
  'statuses',
  'defaults',
] as const;

type Value = { readonly key: string; readonly node: Node | null; readonly at: string };

/** @throws InvalidMapping that names every fault with its key and line */
export function parseMapping(text: string, name = 'file'): Mapping {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  const problems = document.errors.map(
    (error) => `line ${error.linePos?.[0].line ?? '?'}: ${firstLine(error.message)}`,
  );
  if (problems.length === 0 && !isMap(document.contents)) problems.push('it holds no keys and values');
  if (problems.length > 0) throw new InvalidMapping(name, problems);

  const reader = new KeyReader(lines, problems);
  const mapping = read(reader, document.contents as YAMLMap);
  if (problems.length > 0) throw new InvalidMapping(name, problems);
  return mapping;
}

function read(reader: KeyReader, root: YAMLMap): Mapping {
  const top = reader.map(root, '', KEYS);
  const columnKeys = reader.part(top, 'columns', fieldNames, 'required');
  const columns: Partial<Record<Field, readonly string[]>> = {};
  for (const [field, value] of columnKeys) {
    const names = reader.texts(value);
    if (names.length > 1 && fields[field] !== 'several') reader.fail(value, 'takes one column, not several');
    columns[field] = names;
  }
  for (const field of fieldNames)
    if (fields[field] === 'required' && !columnKeys.has(field)) reader.problems.push(`columns.${field} is missing`);

  const dateFormats: Partial<Record<(typeof dateFields)[number] | 'default', readonly string[]>> = {};
  for (const [field, value] of reader.part(top, 'dateFormats', ['default', ...dateFields], 'required')) {
    dateFormats[field] = reader.texts(value);
    for (const pattern of dateFormats[field]) reader.attempt(value, `"${pattern}"`, () => compilePattern(pattern));
  }
  for (const field of dateFields)
    if (columns[field] && !dateFormats[field] && !dateFormats.default)
      reader.problems.push(`dateFormats has neither a default nor a format for ${field}`);

  const statuses = new Map<string, Outcome>();
  for (const [status, value] of reader.part(top, 'statuses', undefined, 'required'))
    statuses.set(status.trim(), reader.oneOf(value, outcomes));

  const defaults: Mapping['defaults'] = Object.fromEntries(
    [...reader.part(top, 'defaults', defaultFields)].map(([field, value]) => [field, reader.text(value)]),
  );
  if (!columns.category && defaults.category === undefined)
    reader.problems.push('neither columns.category nor defaults.category says what kind of problem a row is');

  const timeZone = reader.required(top, 'timeZone');
  const zone = top.get('timeZone');
  if (zone && timeZone !== '')
    reader.attempt(zone, `"${timeZone}" is no IANA time zone, e.g. Asia/Shanghai`, () => {
      new Intl.DateTimeFormat('en', { timeZone });
    });
  const delimiter = reader.optional(top, 'delimiter', (value) => reader.text(value, 'as it is'), ',');
  if (!/^[^"\r\n]$/.test(delimiter)) reader.fail(top.get('delimiter')!, 'is one character, e.g. "," or "\\t"');
  if (columns.dueAt && !top.has('due'))
    reader.problems.push('due is missing: is a due date a `day`, or an `instant` with its time?');
  const step = (name: 'filed' | 'dispatched'): Mapping['filed'] => {
    const when = reader.optional<Mapping['filed']>(
      top,
      name,
      (value) => reader.oneOf(value, ['reported', 'column']),
      'reported',
    );
    if ((when === 'column') !== (columns[`${name}At`] !== undefined))
      reader.problems.push(
        `\`${name}: column\` and columns.${name}At go together: ` +
          (when === 'column' ? `name the column` : `say so, or leave the column out`),
      );
    return when;
  };
  return {
    source: reader.required(top, 'source'),
    timeZone,
    encoding: reader.optional(top, 'encoding', (value) => reader.oneOf(value, encodings), 'auto'),
    delimiter,
    columns,
    dateFormats,
    due: reader.optional(top, 'due', (value) => reader.oneOf(value, ['day', 'instant']), 'day'),
    filed: step('filed'),
    dispatched: step('dispatched'),
    statuses,
    defaults,
  };
}

/** Takes values out of the YAML and notes what is wrong with them, by key and line. */
class KeyReader {
  constructor(
    private readonly lines: LineCounter,
    readonly problems: string[],
  ) {}

  fail({ key, at }: Value, problem: string): void {
    this.problems.push(`${at}${key} ${problem}`);
  }

  attempt(value: Value, what: string, action: () => unknown): void {
    try {
      action();
    } catch (error) {
      this.fail(value, error instanceof RangeError && !what.includes(' is ') ? `${what}: ${error.message}` : what);
    }
  }

  map<K extends string>(node: Node | null, path: string, known?: readonly K[]): Map<K, Value> {
    const values = new Map<K, Value>();
    for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
      const name = isScalar(key) ? String(key.value ?? '') : String(key);
      const entry: Value = { key: path + name, node: value, at: this.place(key) };
      if (known && !known.includes(name as K)) this.fail(entry, `is unknown; known are ${known.join(', ')}`);
      else values.set(name as K, entry);
    }
    return values;
  }

  part<K extends string>(top: Map<string, Value>, key: string, known?: readonly K[], need?: 'required'): Map<K, Value> {
    const value = top.get(key);
    if (value && isMap(value.node) && (value.node.items.length > 0 || !need))
      return this.map(value.node, `${key}.`, known);
    if (value) this.fail(value, 'holds no keys and values');
    else if (need) this.problems.push(`${key} is missing`);
    return new Map();
  }

  text(value: Value, how?: 'as it is'): string {
    const text = isScalar(value.node) && value.node.value !== null ? String(value.node.value) : '';
    if (text.trim() === '' && !(how && text !== '')) this.fail(value, 'is empty');
    return how ? text : text.trim();
  }

  texts(value: Value): string[] {
    const { node, ...rest } = value;
    const items = node && 'items' in node ? (node.items as Node[]) : [node];
    if (items.length === 0) this.fail(value, 'is empty');
    return items.map((item) => this.text({ ...rest, node: item }));
  }

  oneOf<T extends string>(value: Value, choices: readonly T[]): T {
    const text = isScalar(value.node) ? String(value.node.value) : '';
    if (!choices.includes(text as T)) this.fail(value, `is "${text}" and not one of ${choices.join(', ')}`);
    return text as T;
  }

  required(top: Map<string, Value>, key: string): string {
    const value = top.get(key);
    if (value) return this.text(value);
    this.problems.push(`${key} is missing`);
    return '';
  }

  optional<T>(top: Map<string, Value>, key: string, take: (value: Value) => T, otherwise: T): T {
    const value = top.get(key);
    return value ? take(value) : otherwise;
  }

  private place(node: Node): string {
    return node.range ? `line ${this.lines.linePos(node.range[0]).line}: ` : '';
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
}
