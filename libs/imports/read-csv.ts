import { basename } from 'node:path';
import { parse } from 'csv-parse/sync';
import { detectEncoding, readText, type DetectedEncoding } from './encoding.js';
import type { Mapping } from './mapping.js';
import { InvalidFile } from './problems.js';
import { RecordSplitter, UnclosedQuote, type RawRecord } from './record-splitter.js';

export interface CsvFile {
  readonly file: string;
  readonly delimiter: string;
  readonly encoding: DetectedEncoding;
  /** Names of the columns. */
  readonly header: readonly string[];
  readonly rawHeader: string;
  /** How many rows follow the header. */
  readonly rows: number;
}

export interface CsvRow extends RawRecord {
  /** As many as the header has, unless the row is `broken`. */
  readonly values: readonly string[];
}

const BATCH = 256;

/**
 * Reads the file once from end to end without keeping it, so that a file that is wrong as a whole is refused before
 * any of it is imported.
 * @throws InvalidFile: no text, a quote that is not closed, no rows, a header that is wrong
 */
export async function inspectCsv(file: string, options: Pick<Mapping, 'encoding' | 'delimiter'>): Promise<CsvFile> {
  const { delimiter } = options;
  const encoding = await detectEncoding(file, options.encoding);
  let header: RawRecord | undefined;
  let rows = -1;
  for await (const batch of records(file, encoding, delimiter)) {
    header ??= batch[0];
    rows += batch.length;
  }
  const refuse = (problem: string) => new InvalidFile(basename(file), problem);
  if (!header) throw refuse('it is empty');
  if (header.broken !== undefined) throw refuse(`the header in line ${header.line} cannot be read: ${header.broken}`);
  if (rows === 0) throw refuse('it has a header and no rows');
  const names = takeApart([header], delimiter)[0]!.map((name) => name.trim());
  return { file, delimiter, encoding, header: names, rawHeader: header.raw, rows };
}

/** The rows in order, some at a time. */
export async function* readRows(csv: CsvFile): AsyncGenerator<readonly CsvRow[]> {
  let header = true;
  for await (const batch of records(csv.file, csv.encoding, csv.delimiter)) {
    yield toRows(header ? batch.slice(1) : batch, csv);
    header = false;
  }
}

async function* records(
  file: string,
  encoding: DetectedEncoding,
  delimiter: string,
): AsyncGenerator<readonly RawRecord[]> {
  const splitter = new RecordSplitter(delimiter);
  let batch: RawRecord[] = [];
  try {
    for await (const text of readText(file, encoding))
      for (const record of splitter.add(text)) {
        batch.push(record);
        if (batch.length < BATCH) continue;
        yield batch;
        batch = [];
      }
    batch.push(...splitter.add('', true));
  } catch (error) {
    throw error instanceof UnclosedQuote ? new InvalidFile(basename(file), error.message) : error;
  }
  if (batch.length > 0) yield batch;
}

function toRows(batch: readonly RawRecord[], { header, delimiter }: CsvFile): CsvRow[] {
  const values = takeApart(batch, delimiter);
  return batch.map((record, index) => {
    const row = { ...record, values: values[index]! };
    if (record.broken !== undefined || row.values.length === header.length) return row;
    return { ...row, broken: `it has ${row.values.length} values where the header has ${header.length}` };
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
