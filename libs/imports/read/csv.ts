import { say, type Sentence } from '#event-sourcing';
import { parse } from 'csv-parse/sync';
import { fileWords as words, rowWords } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';
import type { Bytes } from './bytes.js';
import { detectEncoding, readText, type DetectedEncoding } from './encoding.js';
import { RecordSplitter, UnclosedQuote, type RawRecord } from './record-splitter.js';
import { BATCH, findHeader, HEADER_WITHIN, nameOf, type Row, type Table, type TableOptions } from './table.js';

export interface CsvTable extends Table {
  readonly kind: 'csv';
  readonly encoding: DetectedEncoding;
  readonly delimiter: string;
  readonly rawHeader: string;
  read(): AsyncGenerator<readonly CsvRow[]>;
}

export interface CsvRow extends Row {
  /** Number of its first line, from 1. */
  readonly line: number;
  readonly raw: string;
}

/** `sep=;` in the first line: what Excel writes, and reads, to tell the delimiter. */
const SEPARATOR_LINE = /^sep=(.)$/i;
const DELIMITERS = [',', '\t', ';', '|'];

/**
 * Reads the file once from end to end without keeping it, so that a file that is wrong as a whole is refused before
 * any of it is imported.
 * @throws InvalidFile: no text, a quote that is not closed, no rows, a header that is wrong
 */
export async function inspectCsv(bytes: Bytes, options: TableOptions): Promise<CsvTable> {
  const encoding = await detectEncoding(bytes, options.encoding, options.expectsChinese);
  const refuse = (problem: Sentence) => new InvalidFile(bytes.name, problem);
  const start = await firstLines(bytes, encoding);
  if (start.length === 0) throw refuse(words.empty);
  const told = SEPARATOR_LINE.exec(start[0]!)?.[1];
  const delimiter = told ?? (options.delimiter === 'auto' ? mostFrequent(start) : options.delimiter);

  const first: RawRecord[] = [];
  let rows = 0;
  for await (const batch of records(bytes, encoding, delimiter)) {
    if (first.length < HEADER_WITHIN) first.push(...batch.slice(0, HEADER_WITHIN - first.length));
    rows += batch.length;
  }
  const header = headerOf(first, delimiter, { ...options, isTold: told !== undefined });
  if (!header) throw refuse(first.length === 0 ? words.empty : say(words.noHeaderRow, { row: options.headerRow! }));
  const { row: headerRow } = header;
  rows -= first.filter(({ row }) => row <= headerRow).length;
  if (header.broken !== undefined) throw refuse(say(words.badHeader, { line: header.line, why: header.broken }));
  if (rows <= 0) throw refuse(words.noRows);
  const names = takeApart([header], delimiter)[0]!.map(nameOf);
  return {
    file: bytes.name,
    kind: 'csv',
    delimiter,
    encoding,
    header: names,
    headerRow,
    rawHeader: header.raw,
    rows,
    async *read() {
      for await (const batch of records(bytes, encoding, delimiter)) {
        const below = batch[0]!.row > headerRow ? batch : batch.filter(({ row }) => row > headerRow);
        if (below.length > 0) yield toRows(below, names.length, delimiter);
      }
    },
  };
}

function headerOf(
  first: readonly RawRecord[],
  delimiter: string,
  { headerRow, isTold, ...known }: TableOptions & { readonly isTold: boolean },
): RawRecord | undefined {
  const candidates = isTold ? first.slice(1) : first;
  if (headerRow !== undefined) return candidates.find(({ row }) => row === headerRow);
  return candidates[findHeader(takeApart(candidates, delimiter), known)];
}

async function firstLines(bytes: Bytes, encoding: DetectedEncoding): Promise<string[]> {
  let text = '';
  for await (const piece of readText(bytes, encoding)) {
    text += piece;
    if (text.length > 1 << 14) break;
  }
  return text.split(/\r\n|\n|\r/).filter((line) => line !== '');
}

/** What stands between the values of most of the first lines. */
function mostFrequent(lines: readonly string[]): string {
  const count = (delimiter: string) =>
    lines.slice(0, 10).reduce((sum, line) => sum + line.replace(/"[^"]*"/g, '').split(delimiter).length - 1, 0);
  return DELIMITERS.reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

async function* records(
  bytes: Bytes,
  encoding: DetectedEncoding,
  delimiter: string,
): AsyncGenerator<readonly RawRecord[]> {
  const splitter = new RecordSplitter(delimiter);
  let batch: RawRecord[] = [];
  try {
    for await (const text of readText(bytes, encoding))
      for (const record of splitter.add(text)) {
        batch.push(record);
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
    batch.push(...splitter.add('', true));
  } catch (error) {
    throw error instanceof UnclosedQuote ? new InvalidFile(bytes.name, error.sentence) : error;
  }
  if (batch.length > 0) yield batch;
}

function toRows(batch: readonly RawRecord[], columns: number, delimiter: string): CsvRow[] {
  const values = takeApart(batch, delimiter);
  return batch.map((record, index) => {
    const row = { ...record, values: values[index]! };
    if (record.broken !== undefined || row.values.length === columns) return row;
    return { ...row, broken: say(rowWords.values, { found: row.values.length, columns }) };
  });
}

/** Values of each record; none for a broken one. Many at once, for a parser of its own for each is slow. */
function takeApart(batch: readonly RawRecord[], delimiter: string): string[][] {
  const whole = batch.filter(({ broken }) => broken === undefined);
  const text = whole.map(({ raw }) => raw).join('\n');
  const options = {
    delimiter,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: 0,
  };
  const parsed = whole.length === 0 ? [] : parse(text, options);
  if (parsed.length !== whole.length) throw new Error(`${whole.length} records were read as ${parsed.length}`);
  let next = 0;
  return batch.map(({ broken }) => (broken === undefined ? parsed[next++]! : []));
}
