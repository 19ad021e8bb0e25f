import type { Sentence } from '#event-sourcing';
import type { WallTime } from '../values/wall-time.js';
import type { DetectedEncoding } from './encoding.js';

/** A row of a file, whatever the file is made of. */
export interface Row {
  /** As Excel numbers it, the header's row included; of JSON the number of the record, from 1. */
  readonly row: number;
  /** As texts, one for each column of the header, unless the row is `broken`. */
  readonly values: readonly string[];
  /** Moments that the file itself marks as such, by column: a date of a workbook needs no pattern. */
  readonly dates?: ReadonlyMap<number, WallTime>;
  /** Why it cannot be taken apart. */
  readonly broken?: Sentence;
  /** As it stands in a file of text. */
  readonly raw?: string;
}

/** A file of rows, read once from end to end: it is whole, and it has a header and rows. */
export interface Table {
  readonly file: string;
  readonly kind: 'csv' | 'xlsx' | 'json';
  /** Names of the columns. */
  readonly header: readonly string[];
  /** Which row the header is; 0 where the names stand in each record. */
  readonly headerRow: number;
  /** How many rows follow the header. */
  readonly rows: number;
  readonly sheet?: string;
  readonly encoding?: DetectedEncoding;
  /** Between the values, of a file of text. */
  readonly delimiter?: string;
  /** The header as it stands in a file of text. */
  readonly rawHeader?: string;
  /** The rows in order, some at a time; from the first one again with each call. */
  read(): AsyncGenerator<readonly Row[]>;
}

/** Which part of a file the table is. */
export interface TableOptions {
  readonly encoding: 'auto' | 'utf-8' | 'gb18030';
  /** One character; `auto` for what the header is separated by. */
  readonly delimiter: string;
  /** Of a workbook: its name or its number from 1; the first one that is visible unless told. */
  readonly sheet?: string;
  /** Row of the header, from 1; found by the names unless told. */
  readonly headerRow?: number;
  /** Of JSON: names on the way to the list of records, with dots between them. */
  readonly path?: string;
  /** Names of columns by which the header is found among title rows. */
  readonly names?: readonly string[];
  /** Whether a name is likely one of a column, where no names are told. */
  readonly knows?: (name: string) => boolean;
  /** Of a file that is likely Chinese: what reads as hanzi is not taken for another script that looks like it. */
  readonly expectsChinese?: boolean;
}

/** Rows among which the header is looked for. */
export const HEADER_WITHIN = 50;
export const BATCH = 256;

/** `A` for 0, `AB` for 27. */
export function columnLetters(index: number): string {
  let letters = '';
  for (let rest = index + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/**
 * Where the header is among the first rows: the first that has every name, else the one that has most of them; where no
 * names are told, the one that has most names that are known, else most cells.
 */
export function findHeader(
  rows: readonly (readonly string[])[],
  { names = [], knows }: Pick<TableOptions, 'names' | 'knows'>,
): number {
  const best = (score: (cells: ReadonlySet<string>) => number) => {
    const scores = rows.map((values) => score(new Set(values.map(nameOf))));
    return { index: scores.indexOf(Math.max(0, ...scores)), score: Math.max(0, ...scores) };
  };
  const count = (cells: ReadonlySet<string>, test: (cell: string) => boolean) => [...cells].filter(test).length;
  if (!knows) return Math.max(0, best((cells) => names.filter((name) => cells.has(name)).length).index);
  const known = best((cells) => count(cells, knows));
  return Math.max(0, known.score > 0 ? known.index : best((cells) => count(cells, (cell) => cell !== '')).index);
}

/** The name of a column as it is compared: line breaks within a cell are a matter of its width. */
export function nameOf(value: string): string {
  return value
    .replace(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .replace(/\s*\n\s*/g, '')
    .trim();
}

export const isBlank = (values: readonly string[]): boolean => values.every((value) => value.trim() === '');
