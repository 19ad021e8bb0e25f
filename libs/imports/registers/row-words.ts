import { say, type Sentence } from '#event-sourcing';
import { maskPersonalData, type Register, type RegisterField, type TextKindName, type Word } from '#platform';
import type { Row } from '../read/table.js';
import { Rejected, type RejectionRule } from '../cases/rejection.js';
import { makeFieldReader, type FieldsOfRow } from '../values/columns.js';
import { makeDateReaders, type DateReader } from '../values/dates.js';
import { cellFault, isDamagedByExcel, storedCell, withoutInvisible } from '../values/texts.js';
import { choicesOf, isDated, type RegisterMapping } from './register-mapping.js';
import { words } from './register.glossary.js';

/** What a row says, by field, before its references are looked up. */
export type RowWords = Readonly<Record<string, Word>>;

const YES = /^(是|有|已|对|√|✓|✔|1|y|yes|true|t|统一|已统一|专职|全职)$/i;
const NO = /^(否|无|没有|未|不|×|✗|x|0|n|no|false|f|不统一|未统一|兼职|非专职)$/i;
/** A number with what offices write behind it. */
const WHOLE =
  /^([+-]?\d{1,3}(?:,\d{3})+|[+-]?\d+)(?:\.0+)?\s*(?:㎡|m²|m2|平方米|平米|平|人|人次|次|处|户|个|家|辆|起|件|吨|分钟)?$/i;
const BETWEEN_NAMES = /[、，,;；\n]+/;
const MOST = 10_000;

export function reject(field: string, rule: RejectionRule | (string & {}), sentence: Sentence): Rejected {
  return new Rejected(field, rule as RejectionRule, sentence);
}

/** Of a text within which numbers of persons may stand. */
export const isText = ({ holds }: RegisterField) =>
  typeof holds === 'string' ? ['name', 'names', 'line', 'text'].includes(holds) : false;

const kindOf = ({ holds }: RegisterField): TextKindName =>
  holds === 'id' || holds === 'name' || holds === 'text' ? holds : 'line';

/**
 * Reads what each cell says. @throws InvalidFile where the header does not have what the mapping names; the reader
 * throws Rejected
 */
export function makeWordReader(
  register: Register,
  mapping: RegisterMapping,
  header: readonly string[],
  { file, dateFormats }: { readonly file: string; readonly dateFormats: readonly string[] },
): (row: Pick<Row, 'values' | 'dates'>) => RowWords {
  const { columns, placeholders = {} } = mapping;
  // 无 stands for nothing in most columns, and for no in some.
  const nothing = (placeholders['default'] ?? []).filter((word) => !YES.test(word) && !NO.test(word));
  const flags = Object.keys(register.fields).filter((name) => register.fields[name]!.holds === 'flag');
  const ofFlags = Object.fromEntries(flags.map((name) => [name, nothing]));
  const fieldReader = makeFieldReader<string>({ columns, placeholders: { ...ofFlags, ...placeholders } }, header, file);
  const readers = makeDateReaders(mapping.timeZone);
  const patternsOf = (name: string) => mapping.dateFormats[name] ?? mapping.dateFormats['default'] ?? [];
  const dates = new Map<string, DateReader>();
  for (const [name, field] of Object.entries(register.fields))
    if (isDated(field)) dates.set(name, readers([...patternsOf(name), 'YYYY-MM-DD', ...dateFormats]));

  const read = (name: string, field: RegisterField, text: string, row: FieldsOfRow<string>): Word => {
    if (isDated(field)) {
      const date = dates.get(name)!(text, row.marked(name));
      if (!date) throw reject(name, 'no-date', say(words.noDate, { text, patterns: patternsOf(name).join(' / ') }));
      return field.holds === 'day' ? date.day : date.at;
    }
    if (field.holds === 'id') {
      const id = withoutInvisible(text);
      if (isDamagedByExcel(id)) throw reject(name, 'damaged-number', say(words.damaged, { text: id }));
      return checked(name, field, id);
    }
    if (field.holds === 'flag') {
      if (YES.test(text)) return true;
      if (NO.test(text)) return false;
      throw reject(name, 'no-flag', say(words.noFlag, { text }));
    }
    if (field.holds === 'whole') {
      const digits = WHOLE.exec(text.normalize('NFKC'))?.[1];
      if (digits === undefined) throw reject(name, 'no-whole', say(words.noWhole, { text }));
      return Number(digits.replaceAll(',', ''));
    }
    if (choicesOf(field)) return chosen(name, field, storedCell('line', text), mapping);
    const masked = mapping.personalData === 'mask' && isText(field) ? maskPersonalData(text) : text;
    if (field.holds === 'names' || (typeof field.holds === 'object' && 'several' in field.holds)) {
      const several = masked.split(BETWEEN_NAMES).map((one) => one.trim());
      return several.filter((one) => one !== '').map((one) => checked(name, { ...field, holds: 'name' }, one));
    }
    return checked(name, field, masked);
  };

  return (row) => {
    const cells = fieldReader(row);
    const said: Record<string, Word> = {};
    for (const [name, field] of Object.entries(register.fields)) {
      const text = cells.get(name) || mapping.defaults[name] || '';
      if (text !== '') said[name] = read(name, field, text, cells);
      else if (field.needed) throw reject(name, 'empty', say(words.empty, { label: field.label }));
    }
    return said;
  };
}

function checked(name: string, field: RegisterField, text: string): string {
  const kind = kindOf(field);
  const fault = cellFault(kind, text, MOST);
  if (fault !== undefined) throw reject(name, 'text', say(words.badField, { what: fault }));
  return storedCell(kind, text);
}

/** A choice by its own name, by what it is called, or by what the mapping says that the word stands for. */
function chosen(field: string, { holds, label }: RegisterField, text: string, { values }: RegisterMapping): string {
  const choices = (holds as { oneOf: NonNullable<ReturnType<typeof choicesOf>> }).oneOf;
  const told = values[field]?.get(text);
  if (told !== undefined) return told;
  const found = choiceOf(choices, text);
  if (found !== undefined) return found;
  const all = Object.values(choices);
  const named = { zh: all.map(({ zh }) => zh).join('、'), en: all.map(({ en }) => en).join(', ') };
  throw reject(field, 'unknown-value', say(words.noChoice, { text, label, field, choices: named }));
}

export function choiceOf(choices: NonNullable<ReturnType<typeof choicesOf>>, text: string): string | undefined {
  const is = (word: string) => word.toLowerCase() === text.toLowerCase();
  const entries = Object.entries(choices);
  return (entries.find(([value, { zh, en }]) => [value, zh, en].some(is)) ??
    entries.find(([, { also }]) => also?.test(text)))?.[0];
}

/** By which a row is known again. @throws Rejected where it says nothing of it */
export function keyOf({ keys }: Register, said: RowWords): string {
  const key = keys.find((fields) => fields.every((field) => said[field] !== undefined));
  if (!key)
    throw reject(keys[0]![0]!, 'empty', say(words.noKey, { fields: keys.map((one) => one.join(' + ')).join(' / ') }));
  return JSON.stringify(key.map((field) => [field, said[field]]));
}
