import { listed, say } from '#event-sourcing';
import { basename } from 'node:path';
import { fileWords as words } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';
import type { Row } from '../read/table.js';
import type { WallTime } from './wall-time.js';
import { cellText } from './texts.js';

/** Between the texts of several columns that are joined. */
export const BETWEEN = ', ';

/** Which columns hold which field, and which of their values stand for nothing. */
export interface ColumnMapping<F extends string> {
  readonly columns: Readonly<Partial<Record<F, readonly string[]>>>;
  readonly placeholders?: Readonly<Partial<Record<F | 'default', readonly string[]>>>;
}

/** The mapped values of a row, by field. */
export interface FieldsOfRow<F extends string> {
  /** Several columns of one field are joined. Empty where there is nothing. */
  get(field: F): string;
  /** A value for each column of the field, empty ones included. */
  cells(field: F): readonly string[];
  /** The moment, where the file itself marks the field's cell as one. */
  marked(field: F): WallTime | undefined;
}

export type FieldReader<F extends string> = (row: Pick<Row, 'values' | 'dates'>) => FieldsOfRow<F>;

/** @throws InvalidFile when the file does not have a column that the mapping names, or has it twice */
export function makeFieldReader<F extends string>(
  { columns, placeholders }: ColumnMapping<F>,
  header: readonly string[],
  file: string,
): FieldReader<F> {
  const named = (Object.entries(columns) as [F, readonly string[]][]).flatMap(([field, names]) =>
    names.map((column) => ({ field, column, index: header.indexOf(column) })),
  );
  const missing = named.filter(({ index }) => index < 0);
  const has = listed(header.map((name) => `"${name}"`));
  if (missing.length === named.length) throw new InvalidFile(basename(file), say(words.noColumn, { has }));
  if (missing.length > 0) {
    const list = listed(missing.map(({ field, column }) => `"${column}" (columns.${field})`));
    throw new InvalidFile(basename(file), say(words.missingColumns, { list, has }));
  }
  const twice = named.find(({ column }) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice) throw new InvalidFile(basename(file), say(words.twoColumns, twice));

  const indexes = new Map<F, readonly number[]>();
  for (const { field, index } of named) indexes.set(field, [...(indexes.get(field) ?? []), index]);
  const nothing = new Map<F, ReadonlySet<string>>();
  for (const field of indexes.keys()) nothing.set(field, new Set(placeholders?.[field] ?? placeholders?.default ?? []));

  return ({ values, dates }) => {
    const cells = (field: F) => {
      const empty = nothing.get(field);
      return (indexes.get(field) ?? []).map((index) => {
        const text = cellText(values[index]!);
        return empty?.has(text) ? '' : text;
      });
    };
    const get = (field: F) =>
      cells(field)
        .filter((value) => value !== '')
        .join(BETWEEN);
    const marked = (field: F) => dates?.get(indexes.get(field)?.[0] ?? -1);
    return { cells, get, marked };
  };
}

/** Where a field stands in the header, from 0; -1 where no column holds it. */
export function indexOf<F extends string>({ columns }: ColumnMapping<F>, header: readonly string[], field: F): number {
  const name = columns[field]?.[0];
  return name === undefined ? -1 : header.indexOf(name);
}
