import { OLDER_THAN_TOLD, type ImportRecord } from '#cases';
import type { WorkingCalendar } from '#calendar';
import { systemClock, type Instant, type Language } from '#event-sourcing';
import { DEFAULT_LANGUAGE } from '#platform';
import { noAnomalies, type Anomaly, type AnomalyCounts } from './cases/anomalies.js';
import type { Field, Mapping } from './cases/mapping.js';
import { Places, type PlaceRegisters } from './cases/places.js';
import { makeRowReader, type ReadRow, type RowReader } from './cases/row-to-record.js';
import { assertNewer, newestOf, type FilesTaken } from './files-taken.js';
import { openTable } from './read/open-table.js';
import { isRejectTable, rejectsFileOf, takeIntoRejects } from './rejects.js';
import type { Row, Table } from './read/table.js';
import { takeRows, type Counts, type Taken, type Target } from './take-rows.js';
import { indexOf } from './values/columns.js';
import { tableOptions } from './values/file-mapping.js';

export interface ImportOptions extends PlaceRegisters {
  readonly file: string;
  readonly mapping: Mapping;
  /** As `checkFile` gave it, so that the file is not looked through again. */
  readonly table?: Table;
  /** Beside the input unless told. */
  readonly rejectsFile?: string;
  /** Sends the record to its case; answers how many events it added. A `CommandRefused` rejects the row. */
  readonly send: (caseId: string, record: ImportRecord, row: Row) => Promise<Taken>;
  /** What is dated later is rejected; the time of the machine unless told. */
  readonly now?: Instant;
  /** By which working days of a due date are counted; Monday to Friday unless told. */
  readonly calendar?: WorkingCalendar;
  /** In which the reject file gives its reasons; Chinese unless told. */
  readonly language?: Language;
  /** Of the office, by whose clock reasons tell moments; in UTC unless told. */
  readonly timeZone?: string;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** How many rows are on their way at once. */
  readonly concurrency?: number;
  /** What files of the same source were taken before, where rows do not say themselves how old they are. */
  readonly filesTaken?: FilesTaken;
  /** Whether a file that is older than the last one is taken. */
  readonly takesOlder?: boolean;
  /** Nothing is written, no reject file either. */
  readonly isDryRun?: boolean;
}

export interface ImportProgress {
  readonly rows: number;
  readonly of: number;
  readonly rejected: number;
}

export interface ImportSummary extends Counts {
  /** Communities that were not known before. */
  readonly communities: number;
  /** Of the rows that were taken, also of those that added nothing. */
  readonly anomalies: Readonly<AnomalyCounts>;
  /** Of a workbook: which sheet was read. */
  readonly sheet?: string;
  /** Where the rejected rows are, when there are any. */
  readonly rejectsFile?: string;
}

const CONCURRENCY = 64;

/** @throws InvalidFile where `importFile` would throw it before anything is imported */
export async function checkFile(file: string, mapping: Mapping): Promise<Table> {
  const table = await openTable(file, tableOptions(mapping));
  makeRowReader(mapping, table.header, { file });
  return table;
}

/**
 * Imports a file of cases; what is known already adds nothing, so an import that was interrupted is simply made again.
 * @throws InvalidFile before anything is imported; what `send` and the registers throw, when all that was on its
 * way has arrived
 */
export async function importFile(options: ImportOptions): Promise<ImportSummary> {
  const { file, mapping, isDryRun = false } = options;
  const table = options.table ?? (await openTable(file, tableOptions(mapping)));
  const read = readerOf(table, options);
  const newest = await assertInOrder(table, read, options);
  const numberAt = indexOf(mapping, table.header, 'number');
  const numberOf = ({ values }: Row) => values[numberAt]?.trim() ?? '';
  const rejectsFile = options.rejectsFile ?? rejectsFileOf(file);
  const anomalies = noAnomalies();
  const places = new Places(options);
  const target = caseTarget(options, table, read, places, anomalies);

  const counts = await takeIntoRejects(table, {
    file: isDryRun ? undefined : rejectsFile,
    keyOf: numberOf,
    language: options.language ?? DEFAULT_LANGUAGE,
    timeZone: options.timeZone,
    take: (rejects) =>
      takeRows(target, {
        table,
        rejects,
        concurrency: options.concurrency ?? CONCURRENCY,
        onProgress: ({ rows, rejected }) => options.onProgress?.({ rows, of: table.rows, rejected }),
      }),
  });
  if (newest !== undefined && !isDryRun) await options.filesTaken?.add(mapping.source, newest, counts.rows);
  const where = counts.rejected > 0 && !isDryRun ? { rejectsFile } : {};
  const sheet = table.sheet === undefined ? {} : { sheet: table.sheet };
  return { ...counts, communities: places.added, anomalies, ...sheet, ...where };
}

function readerOf(table: Table, { mapping, file, now, calendar }: ImportOptions): RowReader {
  // Dates of a workbook stand in its rejects as texts.
  const dateFormats = isRejectTable(table) ? ['YYYY-MM-DD', 'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD HH:mm:ss.S'] : [];
  return makeRowReader(mapping, table.header, { file, now, calendar, dateFormats });
}

/** Whether the file's rows are news; its newest moment where the rows do not say it themselves. */
async function assertInOrder(table: Table, read: RowReader, options: ImportOptions): Promise<Instant | undefined> {
  const { mapping, filesTaken, takesOlder = false, now = systemClock.now() } = options;
  if (!filesTaken || mapping.columns.updatedAt || isRejectTable(table)) return undefined;
  const newest = await newestOf(table, read, now);
  const last = await filesTaken.newest(mapping.source);
  if (!takesOlder) assertNewer(table.file, newest, last);
  return newest !== undefined && (last === undefined || newest > last) ? newest : undefined;
}

const TEXT_FIELDS = ['description', 'location', 'reporter', 'reply'] as const satisfies readonly Field[];

/** What becomes of rows that are cases. */
function caseTarget(
  { mapping, send }: ImportOptions,
  { header }: Table,
  read: RowReader,
  places: Places,
  anomalies: AnomalyCounts,
): Target<ReadRow> {
  const textColumns = TEXT_FIELDS.flatMap((field) =>
    (mapping.columns[field] ?? []).map((name) => header.indexOf(name)),
  );
  return {
    read,
    key: { of: ({ number }) => number, column: mapping.columns.number![0]! },
    olderRule: OLDER_THAN_TOLD,
    repeated: mapping.numberRepeated ?? 'reject',
    totals: mapping.totals,
    datedBy: indexOf(mapping, header, 'reportedAt'),
    textColumns: [...new Set(textColumns)],
    send: async (made, row) => {
      const { caseId, record, anomalies: found } = await places.place(made);
      const taken = await send(caseId, record, row);
      for (const anomaly of found as readonly Anomaly[]) anomalies[anomaly] += 1;
      return taken;
    },
  };
}
