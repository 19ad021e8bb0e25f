import { isMap, isScalar, LineCounter, parseDocument, type Node, type YAMLMap } from 'yaml';
import { asSentence, listed, SaidError, say, type Sentence, type Words } from '#event-sourcing';
import { mappingWords as words } from '../imports.glossary.js';
import { InvalidMapping } from '../problems.js';

export type Value = {
  readonly key: string;
  readonly node: Node | null; /** Its line. */
  readonly at: number | undefined;
};

/** @throws InvalidMapping that names every fault with its key and line */
export function readYaml<T>(text: string, name: string, read: (reader: KeyReader, root: YAMLMap) => T): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, schema: 'core' });
  const problems = document.errors.map((error): Words =>
    say(words.atLine, { line: error.linePos?.[0].line ?? '?', problem: firstLine(error.message) }),
  );
  if (problems.length === 0 && !isMap(document.contents)) problems.push(words.noKeys);
  if (problems.length > 0) throw new InvalidMapping(name, problems);
  const result = read(new KeyReader(lines, problems), document.contents as YAMLMap);
  if (problems.length > 0) throw new InvalidMapping(name, problems);
  return result;
}

/** Takes values out of the YAML and notes what is wrong with them, by key and line. */
export class KeyReader {
  constructor(
    private readonly lines: LineCounter,
    readonly problems: Words[],
  ) {}

  fail({ key, at }: Value, problem: Sentence): void {
    const fault = say(words.ofKey, { key, problem });
    this.problems.push(at === undefined ? fault : say(words.atLine, { line: at, problem: fault }));
  }

  attempt(value: Value, what: Words, action: () => unknown): void {
    try {
      action();
    } catch (error) {
      const why = error instanceof SaidError ? say(words.because, { what, why: error.sentence }) : asSentence(what);
      this.fail(value, why);
    }
  }

  map<K extends string>(node: Node | null, path: string, known?: readonly K[]): Map<K, Value> {
    const values = new Map<K, Value>();
    for (const { key, value } of (node as YAMLMap<Node, Node | null>).items) {
      const name = isScalar(key) ? String(key.value ?? '') : String(key);
      const entry: Value = { key: path + name, node: value, at: this.place(key) };
      if (known && !known.includes(name as K)) this.fail(entry, say(words.unknownKey, { known: listed(known) }));
      else values.set(name as K, entry);
    }
    return values;
  }

  part<K extends string>(top: Map<string, Value>, key: string, known?: readonly K[], need?: 'required'): Map<K, Value> {
    const value = top.get(key);
    if (value && isMap(value.node) && (value.node.items.length > 0 || !need))
      return this.map(value.node, `${key}.`, known);
    if (value) this.fail(value, words.keyWithoutKeys);
    else if (need) this.problems.push(say(words.missing, { key }));
    return new Map();
  }

  text(value: Value, how?: 'as it is'): string {
    const text = isScalar(value.node) && value.node.value !== null ? String(value.node.value) : '';
    if (text.trim() === '' && !(how && text !== '')) this.fail(value, words.empty);
    return how ? text : text.trim();
  }

  texts(value: Value): string[] {
    const { node, ...rest } = value;
    const items = node && 'items' in node ? (node.items as Node[]) : [node];
    if (items.length === 0) this.fail(value, words.empty);
    return items.map((item) => this.text({ ...rest, node: item }));
  }

  oneOf<T extends string>(value: Value, choices: readonly T[]): T {
    const text = isScalar(value.node) ? String(value.node.value) : '';
    if (!choices.includes(text as T)) this.fail(value, say(words.choice, { text, choices: listed(choices) }));
    return text as T;
  }

  required(top: Map<string, Value>, key: string): string {
    const value = top.get(key);
    if (value) return this.text(value);
    this.problems.push(say(words.missing, { key }));
    return '';
  }

  optional<T>(top: Map<string, Value>, key: string, take: (value: Value) => T, otherwise: T): T {
    const value = top.get(key);
    return value ? take(value) : otherwise;
  }

  private place(node: Node): number | undefined {
    return node.range ? this.lines.linePos(node.range[0]).line : undefined;
  }
}

function firstLine(message: string): string {
  return message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '');
}
