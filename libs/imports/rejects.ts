import { createReadStream, createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { extname } from 'node:path';
import type { CsvFile, CsvRow } from './read-csv.js';
import type { Rejection } from './row-to-record.js';

export function rejectsFileOf(file: string): string {
  const extension = extname(file);
  return `${extension ? file.slice(0, -extension.length) : file}.rejects.csv`;
}

/**
 * The rows that were not taken, as they stood in the file, each after its line number, column and reason. Put right
 * there, the file can be imported with the same mapping. UTF-8; with a byte-order mark where the input's reader is
 * one that needs it. There is no such file when nothing was rejected.
 */
export class Rejects {
  count = 0;
  private opened: Promise<WriteStream> | undefined;

  constructor(
    readonly file: string,
    private readonly csv: CsvFile,
  ) {}

  /** What an earlier import left would look like this one's. @throws NotRejects before anything is touched */
  async begin(): Promise<void> {
    // A folder that cannot be written to is no hindrance as long as nothing is rejected.
    if (!existsSync(this.file)) return;
    if (!(await isRejects(this.file))) throw new NotRejects(this.file);
    await rm(this.file);
  }

  async add({ line, raw, broken }: CsvRow, { column, reason }: Rejection): Promise<void> {
    this.count += 1;
    const stream = await (this.opened ??= this.open());
    // What cannot be taken apart stands as one value, so that the other rows can.
    const record = broken === undefined ? raw : quoted(raw);
    const text = `${[String(line), quoted(column), quoted(reason), record].join(this.csv.delimiter)}\n`;
    if (!stream.write(text)) await once(stream, 'drain');
  }

  async end(): Promise<void> {
    if (!this.opened) return;
    const stream = await this.opened;
    stream.end();
    await finished(stream);
  }

  private async open(): Promise<WriteStream> {
    const { encoding, delimiter, rawHeader } = this.csv;
    const stream = createWriteStream(this.file);
    await once(stream, 'open');
    // A disk that is full shows at the next write or at the end; until then it must not end the process.
    stream.on('error', () => undefined);
    const mark = encoding.bom || encoding.encoding === 'gb18030' ? '\uFEFF' : '';
    stream.write(`${mark}${['line', 'column', 'reason', rawHeader].join(delimiter)}\n`);
    return stream;
  }
}

/** The reject file would replace something else that somebody keeps. */
export class NotRejects extends Error {
  override readonly name = 'NotRejects';

  constructor(file: string) {
    super(`${file} is there and is no reject file of an import; it is left alone. Name another one with --rejects.`);
  }
}

const LONGEST_START = 64;

async function isRejects(file: string): Promise<boolean> {
  if (!(await stat(file)).isFile()) return false;
  for await (const start of createReadStream(file, { encoding: 'utf8', end: LONGEST_START }))
    return /^\uFEFF?line(.)column\1reason\1/.test(start as string);
  return false;
}

function quoted(value: string): string {
  return /^[\p{L}\p{N} ._-]*$/u.test(value) ? value : `"${value.replaceAll('"', '""')}"`;
}
