import { SaidError, say } from '#event-sourcing';
import { fieldsOf, kebab, nearestOf, type Field } from '#platform';
import type { Type } from '@nestjs/common';
import { optionWords as said } from './cli.glossary.js';

/** What was typed does not fit the command that it is for. */
export class UnfitOption extends SaidError {}

export interface Typed {
  /** What stands by itself: the id of a record. */
  readonly words: readonly string[];
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Options of a command are the fields of its body: --area-m2 200 --deadline.working-days 3 --functions 阅览 --functions 会议. */
export function readFields(of: Type<object>, args: readonly string[]): Typed {
  const words: string[] = [];
  const fields: Record<string, unknown> = {};
  for (let n = 0; n < args.length; n += 1) {
    const arg = args[n]!;
    if (!arg.startsWith('--')) {
      words.push(arg);
      continue;
    }
    const [option = '', ...rest] = arg.slice(2).split('=');
    const { path, field } = fieldNamed(of, option);
    const next = args[n + 1];
    const isBare = rest.length === 0 && (next === undefined || next.startsWith('--'));
    const isFlag = field.schema.type === 'boolean' && (isBare || (rest.length === 0 && !/^(true|false)$/.test(next!)));
    if (isBare && !isFlag) throw new UnfitOption(say(said.missingValue, { option: `--${option}` }));
    const text = isFlag ? 'true' : rest.length > 0 ? rest.join('=') : next!;
    if (!isFlag && rest.length === 0) n += 1;
    put(fields, path, field, option, text);
  }
  return { words, fields };
}

function fieldNamed(of: Type<object>, option: string): { readonly path: readonly string[]; readonly field: Field } {
  const [first = '', ...rest] = option.split('.');
  const fields = fieldsOf(of);
  const found = [...fields].find(([name]) => name === first || kebab(name) === first);
  if (!found) {
    const known = [...fields.keys()].map(kebab);
    const like = nearestOf(first, known);
    throw new UnfitOption(
      say(said.unknownOption, {
        option: `--${option}`,
        meant: like === undefined ? '' : say(said.didYouMean, { name: `--${like}` }),
        known: known.map((name) => `--${name}`).join(' '),
      }),
    );
  }
  const [name, field] = found;
  if (rest.length === 0) return { path: [name], field };
  if (!field.part || field.schema.type === 'array')
    throw new UnfitOption(say(said.noParts, { option: `--${option}`, name: kebab(name) }));
  const inner = fieldNamed(field.part() as Type<object>, rest.join('.'));
  return { path: [name, ...inner.path], field: inner.field };
}

function put(fields: Record<string, unknown>, path: readonly string[], field: Field, option: string, text: string) {
  let part = fields;
  for (const name of path.slice(0, -1)) part = (part[name] ??= {}) as Record<string, unknown>;
  const name = path.at(-1)!;
  const value = valueOf(field, option, text);
  if (field.schema.type === 'array') part[name] = [...((part[name] as unknown[] | undefined) ?? []), value];
  else if (name in part) throw new UnfitOption(say(said.twice, { option: `--${option}` }));
  else part[name] = value;
}

function valueOf(field: Field, option: string, text: string): unknown {
  const type = field.schema.type === 'array' ? (field.schema.items?.type ?? 'object') : field.schema.type;
  if (type === 'object') {
    try {
      return JSON.parse(text);
    } catch {
      throw new UnfitOption(say(said.json, { option: `--${option}` }));
    }
  }
  if (type === 'integer') return /^-?\d{1,15}$/.test(text) ? Number(text) : text;
  return type === 'boolean' && /^(true|false)$/.test(text) ? text === 'true' : text;
}

/** One line for each field: its option, what it holds, and whether it has to be there. */
export function fieldLines(of: Type<object>, prefix = ''): string[] {
  return [...fieldsOf(of)].flatMap(([name, field]) => {
    const option = `${prefix}${kebab(name)}`;
    const { schema, isOptional, part } = field;
    if (part && schema.type === 'object') return fieldLines(part() as Type<object>, `${option}.`);
    const need = isOptional ? '' : ' *';
    return [`  --${option} <${holds(field)}>${schema.type === 'array' ? ' …' : ''}${need}`];
  });
}

function holds({ schema, part }: Field): string {
  if (part) return 'json';
  const { type, format, minimum, maximum } = schema.type === 'array' ? { ...schema, ...schema.items } : schema;
  const choices = schema.enum ?? schema.items?.enum;
  if (choices) return choices.join('|');
  if (format === 'date-time') return '2018-06-01T09:30:00+08:00';
  if (format === 'date') return '2018-06-01';
  if (type === 'integer') return minimum === undefined ? 'n' : `${minimum}..${maximum}`;
  return type === 'boolean' ? 'true|false' : (schema.title ?? schema.items?.title ?? 'text').toLowerCase();
}
