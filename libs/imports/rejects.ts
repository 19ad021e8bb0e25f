import { createReadStream, createWriteStream, existsSync, type WriteStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { inWords, SaidError, say, type Language, type Sentence } from '#event-sourcing';
import { onOfficeClock } from '#platform';
import type { Rejection } from './cases/rejection.js';
import { rejectWords as heads, rowWords as words } from './imports.glossary.js';
import { columnLetters, type Row, type Table } from './read/table.js';

export function rejectsFileOf(file: string): string {
  return `${file.replace(/\.(gz|zip)$/i, '').replace(/\.[^./\\]+$/, '')}.rejects.csv`;
}

const COLUMNS = ['row', 'cell', 'column', 'rule', 'reason'] as const;
const headsIn = (language: Language): readonly string[] => COLUMNS.map((name) => heads[name][language]);
const HEADS = [headsIn('zh'), headsIn('en')];
/** How many columns stand before those of the file. */
export const columnsOfRejects = COLUMNS.length;

/** The rule of a row whose number stood in the file before, with another row. */
export const NUMBER_REPEATED = 'number-repeated';

/** Whether it is what an earlier import left: its rows remember why. */
export function isRejectTable({ kind, header }: Pick<Table, 'kind' | 'header'>): boolean {
  return kind === 'csv' && HEADS.some((names) => names.every((name, index) => header[index] === name));
}

/** The number by which a row of rejects repeated another one; given another number, it is a row of its own. */
export function rememberedNumber({ values }: Row): string | undefined {
  const rule = values[COLUMNS.indexOf('rule')] ?? '';
  return rule.startsWith(`${NUMBER_REPEATED}:`) ? rule.slice(NUMBER_REPEATED.length + 1) : undefined;
}

/**
 * The rows that were not taken, as they stood in the file, each after its row and cell as Excel names them, the column, the
 * rule and the reason. Put right there, the file can be imported with the same mapping. UTF-8; with a byte-order mark
 * where whoever reads the input needs one. There is no such file when nothing was rejected.
 */
export class Rejects {
  private opened: Promise<WriteStream> | undefined;
  private readonly delimiter: string;
  private readonly before: number;

  constructor(
    readonly file: string,
    private readonly table: Table,
    private readonly keyOf: (row: Row) => string,
    private readonly language: Language,
    /** Of the office, by whose clock reasons tell moments. */
    private readonly timeZone?: string,
  ) {
    this.delimiter = table.delimiter ?? ',';
    this.before = isRejectTable(table) ? columnsOfRejects : 0;
  }

  /** What an earlier import left would look like this one's. @throws NotRejects before anything is touched */
  async begin(): Promise<void> {
    // A folder that cannot be written to is no hindrance as long as nothing is rejected.
    if (!existsSync(this.file)) return;
    if (!(await isRejects(this.file))) throw new NotRejects(this.file);
    await rm(this.file);
  }

  async add(row: Row, { column, rule, reason }: Rejection): Promise<void> {
    const stream = await (this.opened ??= this.open());
    const told = rule === NUMBER_REPEATED ? `${rule}:${this.keyOf(row)}` : rule;
    const place = [String(row.row), this.cellOf(row, column), column, told, this.told(reason)].map(quoted);
    if (!stream.write(`${[...place, this.recordOf(row)].join(this.delimiter)}\n`)) await once(stream, 'drain');
  }

  async end(): Promise<void> {
    if (!this.opened) return;
    const stream = await this.opened;
    stream.end();
    await finished(stream);
  }

  private told(reason: Sentence): string {
    const words = inWords(reason, this.language);
    return this.timeZone === undefined ? words : onOfficeClock(words, this.timeZone);
  }

  private cellOf({ row }: Row, column: string): string {
    const { header, kind } = this.table;
    const index = [column, column.split(' + ')[0]!].map((name) => header.indexOf(name)).find((at) => at >= 0);
    return column === '' || kind === 'json' || index === undefined ? '' : `${columnLetters(index)}${row}`;
  }

  private recordOf({ raw, broken, values }: Row): string {
    // What cannot be taken apart stands as one value, so that the other rows can.
    if (raw !== undefined && broken !== undefined) return quoted(raw);
    if (raw !== undefined && this.before === 0) return raw;
    return values.slice(this.before).map(quoted).join(this.delimiter);
  }

  private async open(): Promise<WriteStream> {
    const { encoding, header, rawHeader, kind } = this.table;
    const stream = createWriteStream(this.file);
    await once(stream, 'open');
    // A disk that is full shows at the next write or at the end; until then it must not end the process.
    stream.on('error', () => undefined);
    const isForExcel = encoding?.bom === true || encoding?.encoding === 'gb18030' || kind === 'xlsx';
    const names =
      rawHeader !== undefined && this.before === 0
        ? rawHeader
        : header.slice(this.before).map(quoted).join(this.delimiter);
    stream.write(`${isForExcel ? '\uFEFF' : ''}${[...headsIn(this.language), names].join(this.delimiter)}\n`);
    return stream;
  }
}

/** Runs an import with its reject file, or with none that is written; what went wrong first is told. */
export async function takeIntoRejects<T>(
  table: Table,
  parts: {
    /** `undefined`: nothing is written. */
    readonly file: string | undefined;
    readonly keyOf: (row: Row) => string;
    /** Of the reasons. */
    readonly language: Language;
    readonly timeZone?: string;
    readonly take: (rejects: Pick<Rejects, 'add'>) => Promise<T>;
  },
): Promise<T> {
  const { file, keyOf, language, timeZone, take } = parts;
  if (file === undefined) return take({ add: () => Promise.resolve() });
  const rejects = new Rejects(file, table, keyOf, language, timeZone);
  await rejects.begin();
  try {
    const taken = await take(rejects);
    await rejects.end();
    return taken;
  } catch (error) {
    await rejects.end().catch(() => undefined);
    throw error;
  }
}

/** The reject file would replace something else that somebody keeps. */
export class NotRejects extends SaidError {
  constructor(file: string) {
    super(say(words.notRejects, { file }));
  }
}

const LONGEST_START = 64;
/** Of files that the first versions left. */
const FIRST_HEADS = ['line', 'column', 'reason'];
/** Whatever stands between them. */
const beginsWith = ([first, ...names]: readonly string[]) => new RegExp(`^\\uFEFF?${first}(.)${names.join('\\1')}\\1`);

async function isRejects(file: string): Promise<boolean> {
  if (!(await stat(file)).isFile()) return false;
  for await (const start of createReadStream(file, { encoding: 'utf8', end: LONGEST_START }))
    return [...HEADS, FIRST_HEADS].some((names) => beginsWith(names).test(start as string));
  return false;
}

function quoted(value: string): string {
  return /^[\p{L}\p{N} ._:-]*$/u.test(value) ? value : `"${value.replaceAll('"', '""')}"`;
}
