import { say } from '#event-sourcing';
import { mappingWords as words } from '../imports.glossary.js';
import { compilePattern } from './date-patterns.js';
import type { KeyReader, Value } from './key-reader.js';
import { encodings, type Encoding } from '../read/encoding.js';
import type { TableOptions } from '../read/table.js';
import type { ColumnMapping } from './columns.js';

/** What a register wants to know of a row: its fields, whether a column must hold them, and whether several may. */
export interface FieldShape<F extends string> {
  readonly fields: Readonly<Record<F, 'required' | 'optional' | 'several'>>;
  /** Fields that are moments or days. */
  readonly dates: readonly F[];
  /** Fields that a mapping may give a value for rows where the cell is empty. */
  readonly defaults: readonly F[];
}

/** How a file is to be read and which columns hold what, whatever register its rows are for. */
export interface FileMapping<F extends string> extends ColumnMapping<F> {
  readonly source: string;
  readonly timeZone: string;
  readonly encoding: Encoding;
  readonly delimiter: string;
  readonly sheet?: string;
  readonly headerRow?: number;
  readonly path?: string;
  readonly dateFormats: Readonly<Partial<Record<F | 'default', readonly string[]>>>;
  readonly defaults: Readonly<Partial<Record<F, string>>>;
  readonly totals?: readonly string[];
  readonly personalData?: 'keep' | 'mask';
}

export const fileKeys = [
  'source',
  'timeZone',
  'encoding',
  'delimiter',
  'sheet',
  'headerRow',
  'path',
  'columns',
  'placeholders',
  'dateFormats',
  'defaults',
  'totals',
  'personalData',
] as const;

/** The part of a mapping that every register has. What is wrong is told to the reader. */
export function parseFileMapping<F extends string>(
  reader: KeyReader,
  top: Map<string, Value>,
  { fields, dates, defaults: defaultFields }: FieldShape<F>,
): FileMapping<F> {
  const names = Object.keys(fields) as F[];
  const columnKeys = reader.part(top, 'columns', names, 'required');
  const columns: Partial<Record<F, readonly string[]>> = {};
  for (const [field, value] of columnKeys) {
    const given = reader.texts(value);
    if (given.length > 1 && fields[field] !== 'several') reader.fail(value, words.several);
    columns[field] = given;
  }
  for (const field of names)
    if (fields[field] === 'required' && !columnKeys.has(field))
      reader.problems.push(say(words.missing, { key: `columns.${field}` }));

  const dateFormats: Partial<Record<F | 'default', readonly string[]>> = {};
  const dated = dates.filter((field) => columns[field]);
  const need = columnKeys.size === 0 || dated.length > 0 ? 'required' : undefined;
  for (const [field, value] of reader.part(top, 'dateFormats', ['default', ...dates] as const, need)) {
    const patterns = reader.texts(value);
    dateFormats[field] = patterns;
    for (const pattern of patterns) reader.attempt(value, `"${pattern}"`, () => compilePattern(pattern));
  }
  for (const field of dated)
    if (!dateFormats[field] && !dateFormats.default) reader.problems.push(say(words.noFormat, { field }));

  const defaults = Object.fromEntries(
    [...reader.part(top, 'defaults', defaultFields)].map(([field, value]) => [field, reader.text(value)]),
  ) as FileMapping<F>['defaults'];

  const timeZone = reader.required(top, 'timeZone');
  const zone = top.get('timeZone');
  if (zone && timeZone !== '')
    reader.attempt(zone, say(words.zone, { zone: timeZone }), () => {
      new Intl.DateTimeFormat('en', { timeZone });
    });
  const delimiter = reader.optional(top, 'delimiter', (value) => reader.text(value, 'as it is'), ',');
  if (delimiter !== 'auto' && !/^[^"\r\n]$/.test(delimiter)) reader.fail(top.get('delimiter')!, words.delimiter);
  return {
    source: reader.required(top, 'source'),
    timeZone,
    encoding: reader.optional(top, 'encoding', (value) => reader.oneOf(value, encodings), 'auto'),
    delimiter,
    columns,
    dateFormats,
    defaults,
    ...optionalParts(reader, top, names),
  };
}

function optionalParts<F extends string>(reader: KeyReader, top: Map<string, Value>, fields: readonly F[]) {
  const placeholders: Partial<Record<F | 'default', readonly string[]>> = {};
  for (const [field, value] of reader.part(top, 'placeholders', ['default', ...fields] as const))
    placeholders[field] = reader.texts(value);
  const headerRow = reader.optional(top, 'headerRow', (value) => whole(reader, value), undefined);
  const text = (key: string) => reader.optional(top, key, (value) => reader.text(value), undefined);
  const [sheet, path] = [text('sheet'), text('path')];
  const totals = reader.optional(top, 'totals', (value) => reader.texts(value), undefined);
  const personalData = reader.optional<'keep' | 'mask' | undefined>(
    top,
    'personalData',
    (value) => reader.oneOf<'keep' | 'mask'>(value, ['keep', 'mask']),
    undefined,
  );
  return {
    ...(Object.keys(placeholders).length > 0 ? { placeholders } : {}),
    ...(headerRow === undefined ? {} : { headerRow }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(path === undefined ? {} : { path }),
    ...(totals === undefined ? {} : { totals }),
    ...(personalData === undefined ? {} : { personalData }),
  };
}

function whole(reader: KeyReader, value: Value): number {
  const number = Number(reader.text(value));
  if (!Number.isInteger(number) || number < 1) reader.fail(value, words.rowNumber);
  return number;
}

const CHINESE_ZONES = /^(Asia\/(Shanghai|Urumqi|Chongqing|Harbin|Hong_Kong|Macau|Macao|Taipei)|PRC)$/;

/** How the reader of files finds the table that the mapping means. */
export function tableOptions<F extends string>(mapping: FileMapping<F>): TableOptions {
  const { encoding, delimiter, sheet, headerRow, path, columns, timeZone } = mapping;
  const names = Object.values(columns as Record<string, readonly string[]>).flat();
  return { encoding, delimiter, sheet, headerRow, path, names, expectsChinese: CHINESE_ZONES.test(timeZone) };
}
