import { basename } from 'node:path';
import { BETWEEN } from '#cases';
import { fieldNames, type Field, type Mapping } from './mapping.js';
import { InvalidFile } from './problems.js';

/** The mapped values of a row, by field. */
export interface FieldsOfRow {
  /** Several columns of one field are joined. Empty where there is nothing. */
  get(field: Field): string;
  /** A value for each column of the field, empty ones included. */
  cells(field: Field): readonly string[];
}

export type FieldReader = (values: readonly string[]) => FieldsOfRow;

/** How a file ends its lines is no matter of its texts. */
const textOf = (value: string) => value.trim().replaceAll('\r\n', '\n');

/** @throws InvalidFile when the file does not have a column that the mapping names, or has it twice */
export function makeFieldReader(mapping: Mapping, header: readonly string[], file: string): FieldReader {
  const named = fieldNames.flatMap((field) =>
    (mapping.columns[field] ?? []).map((column) => ({ field, column, index: header.indexOf(column) })),
  );
  const missing = named.filter(({ index }) => index < 0);
  const has = `the file has ${header.map((name) => `"${name}"`).join(', ')}`;
  if (missing.length === named.length)
    throw new InvalidFile(
      basename(file),
      `the mapping names no column of it: ${has}. Are the encoding and the delimiter right?`,
    );
  if (missing.length > 0) {
    const list = missing.map(({ field, column }) => `"${column}" (columns.${field})`).join(', ');
    throw new InvalidFile(basename(file), `the mapping names ${list}, but ${has}`);
  }
  const twice = named.find(({ column }) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice) throw new InvalidFile(basename(file), `it has two columns "${twice.column}" (columns.${twice.field})`);

  const indexes = new Map<Field, readonly number[]>();
  for (const { field, index } of named) indexes.set(field, [...(indexes.get(field) ?? []), index]);
  return (values) => {
    const cells = (field: Field) => (indexes.get(field) ?? []).map((index) => textOf(values[index]!));
    const get = (field: Field) =>
      cells(field)
        .filter((value) => value !== '')
        .join(BETWEEN);
    return { cells, get };
  };
}
