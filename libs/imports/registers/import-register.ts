import type { EventStore, Instant, Language } from '#event-sourcing';
import { DEFAULT_LANGUAGE, type Register } from '#platform';
import { isRejected, type Rejection } from '../cases/rejection.js';
import { openTable } from '../read/open-table.js';
import type { Row, Table } from '../read/table.js';
import { isRejectTable, rejectsFileOf, takeIntoRejects } from '../rejects.js';
import { takeRows, type Counts, type Target } from '../take-rows.js';
import { tableOptions } from '../values/file-mapping.js';
import { Names, type NamedRecord } from './names.js';
import type { RegisterMapping } from './register-mapping.js';
import { RowMemory } from './row-memory.js';
import { isText, keyOf, makeWordReader, type RowWords } from './row-words.js';
import { OLDER_ROW, takeRow, type RegisterHouse } from './take-row.js';

export interface ImportRegisterOptions {
  readonly file: string;
  readonly register: Register;
  readonly mapping: RegisterMapping;
  /** As `checkRegisterFile` gave it. */
  readonly table?: Table;
  /** Beside the input unless told. */
  readonly rejectsFile?: string;
  readonly store: EventStore;
  readonly actor: string;
  readonly now: () => Instant;
  readonly house: (row: Row, key: string) => RegisterHouse;
  readonly named: (kind: string) => Promise<readonly NamedRecord[]>;
  readonly registerCommunity: (id: string, name: string) => Promise<void>;
  readonly onProgress?: (rows: number) => void;
  readonly concurrency?: number;
  /** In which the reject file gives its reasons; Chinese unless told. */
  readonly language?: Language;
  /** Of the office, by whose clock reasons tell moments; in UTC unless told. */
  readonly timeZone?: string;
  /** No reject file is written. */
  readonly isDryRun?: boolean;
}

export interface RegisterSummary extends Counts {
  /** Communities that were not known before. */
  readonly communities: number;
  readonly sheet?: string;
  readonly rejectsFile?: string;
}

const CONCURRENCY = 32;

/** @throws InvalidFile where `importRegister` would throw it before anything is imported */
export async function checkRegisterFile(file: string, register: Register, mapping: RegisterMapping): Promise<Table> {
  const table = await openTable(file, tableOptions(mapping));
  makeWordReader(register, mapping, table.header, { file, dateFormats: [] });
  return table;
}

/** A row as it was read, and by what it is known. */
interface Made {
  readonly said: RowWords;
  readonly key: string;
}

/**
 * Takes a list of an office in through the commands of its room: what is known already adds nothing, and a later export
 * what is new or different, while what the office has changed itself stands.
 * @throws InvalidFile before anything is imported; what the house throws, when all that was on its way has arrived
 */
export async function importRegister(options: ImportRegisterOptions): Promise<RegisterSummary> {
  const { file, register, mapping, store, actor, now, named, registerCommunity, isDryRun = false } = options;
  const table = options.table ?? (await openTable(file, tableOptions(mapping)));
  const { source, columns } = mapping;
  const anyHouse = options.house({ row: 0, values: [] }, '');
  const exists = async (kind: string, id: string) => (await anyHouse.find(kind, id)) !== undefined;
  const names = new Names({ source, named, exists, registerCommunity });
  const memory = new RowMemory(store, { register: register.name, source }, { actor, now });
  const columnOf = (field: string) => columns[field]?.join(' + ') ?? '';
  const target: Target<Made> = {
    read: reader(register, mapping, table),
    key: { of: ({ key }) => key, column: columnOf(register.keys[0]!.find((field) => columns[field]) ?? '') },
    columnOf,
    olderRule: OLDER_ROW,
    repeated: 'reject',
    totals: mapping.totals,
    textColumns: textColumns(register, mapping, table.header),
    send: ({ said, key }, row) => takeRow(said, { register, source, memory, names, house: options.house(row, key) }),
  };
  const counts = await takeIntoRejects(table, {
    file: isDryRun ? undefined : (options.rejectsFile ?? rejectsFileOf(file)),
    keyOf: (row) => {
      const made = target.read(row);
      return 'key' in made ? made.key : '';
    },
    language: options.language ?? DEFAULT_LANGUAGE,
    timeZone: options.timeZone,
    take: (rejects) =>
      takeRows(target, {
        table,
        rejects,
        concurrency: register.inOrder ? 1 : (options.concurrency ?? CONCURRENCY),
        onProgress: ({ rows }) => options.onProgress?.(rows),
      }),
  });
  const where = counts.rejected > 0 && !isDryRun ? { rejectsFile: options.rejectsFile ?? rejectsFileOf(file) } : {};
  const sheet = table.sheet === undefined ? {} : { sheet: table.sheet };
  return { ...counts, communities: names.communities, ...sheet, ...where };
}

/** The words of a key, as people read them. */
const shownKey = (key: string) => (JSON.parse(key) as [string, unknown][]).map(([, word]) => String(word)).join(' / ');

function reader(register: Register, mapping: RegisterMapping, table: Table): (row: Row) => Made | Rejection {
  // Dates of a workbook stand in its rejects as texts.
  const dateFormats = isRejectTable(table) ? ['YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD HH:mm:ss.S'] : [];
  const read = makeWordReader(register, mapping, table.header, { file: table.file, dateFormats });
  return (row) => {
    try {
      const said = read(row);
      return { said, key: shownKey(keyOf(register, said)) };
    } catch (error) {
      if (!isRejected(error)) throw error;
      return { column: mapping.columns[error.field]?.join(' + ') ?? '', rule: error.rule, reason: error.reason };
    }
  };
}

function textColumns({ fields }: Register, { columns }: RegisterMapping, header: readonly string[]): number[] {
  const texts = Object.keys(fields).filter((name) => isText(fields[name]!));
  return [...new Set(texts.flatMap((name) => (columns[name] ?? []).map((column) => header.indexOf(column))))];
}
