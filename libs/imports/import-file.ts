import { CommandRefused, type Instant } from '#event-sourcing';
import type { ImportRecord } from '#cases';
import { noAnomalies, type AnomalyCounts } from './anomalies.js';
import type { Mapping } from './mapping.js';
import { Places, type PlaceRegisters } from './places.js';
import { inspectCsv, readRows, type CsvFile, type CsvRow } from './read-csv.js';
import { Rejects, rejectsFileOf } from './rejects.js';
import { isRejection, makeRowReader, type ReadRow, type Rejection } from './row-to-record.js';

export interface ImportOptions extends PlaceRegisters {
  readonly file: string;
  readonly mapping: Mapping;
  /** As `checkFile` gave it, so that the file is not looked through again. */
  readonly csv?: CsvFile;
  /** Beside the input unless told. */
  readonly rejectsFile?: string;
  /** Sends the record to its case; answers how many events it added. A `CommandRefused` rejects the row. */
  readonly send: (
    caseId: string,
    record: ImportRecord,
  ) => Promise<{ readonly events: number; readonly warnings?: readonly string[] }>;
  /** What is dated later is rejected; the time of the machine unless told. */
  readonly now?: Instant;
  readonly onProgress?: (progress: ImportProgress) => void;
  /** How many rows are on their way at once. */
  readonly concurrency?: number;
}

export interface ImportProgress {
  readonly rows: number;
  readonly of: number;
  readonly rejected: number;
}

export interface ImportSummary {
  /** accepted + unchanged + rejected */
  readonly rows: number;
  /** Rows that added something. */
  readonly accepted: number;
  /** Rows of which everything was known. */
  readonly unchanged: number;
  readonly rejected: number;
  /** Events of cases. */
  readonly events: number;
  /** Communities that were not known before. */
  readonly communities: number;
  /** Of the rows that were taken, also of those that added nothing. */
  readonly anomalies: Readonly<AnomalyCounts>;
  /** Where the rejected rows are, when there are any. */
  readonly rejectsFile?: string;
  /** What concerns many rows, said once, e.g. that the holidays of a year are not known. */
  readonly warnings?: readonly string[];
}

const CONCURRENCY = 64;
const PROGRESS_EVERY = 250;

/** @throws InvalidFile where `importFile` would throw it before anything is imported */
export async function checkFile(file: string, mapping: Mapping): Promise<CsvFile> {
  const csv = await inspectCsv(file, mapping);
  makeRowReader(mapping, csv.header, file);
  return csv;
}

/** What was taken before stays. */
export class ImportStopped extends Error {
  override readonly name = 'ImportStopped';

  constructor(rows: number, cause: unknown) {
    super(`The import stopped there: ${rows} rows are in, and the same import goes on after them.`, { cause });
  }
}

/**
 * Imports a file; what is known already adds nothing, so an import that was interrupted is simply made again.
 * @throws InvalidFile before anything is imported; what `send` and the registers throw, when all that was on its
 * way has arrived
 */
export async function importFile(options: ImportOptions): Promise<ImportSummary> {
  const { file, mapping, send } = options;
  const csv = options.csv ?? (await inspectCsv(file, mapping));
  const read = makeRowReader(mapping, csv.header, file, options.now);
  const rejects = new Rejects(options.rejectsFile ?? rejectsFileOf(file), csv);
  const counts = { rows: 0, accepted: 0, unchanged: 0, events: 0 };
  const anomalies = noAnomalies();
  const warnings = new Set<string>();
  const places = new Places(options);
  const lineOf = new Map<string, number>();
  const lane = new Lane(options.concurrency ?? CONCURRENCY);

  const take = async (row: CsvRow, result: ReadRow): Promise<void> => {
    try {
      const { caseId, record, anomalies: found } = await places.place(result);
      const { events, warnings: told = [] } = await send(caseId, record);
      for (const warning of told) warnings.add(warning);
      counts[events > 0 ? 'accepted' : 'unchanged'] += 1;
      counts.events += events;
      for (const anomaly of found) anomalies[anomaly] += 1;
    } catch (error) {
      if (!(error instanceof CommandRefused)) throw error;
      await rejects.add(row, { column: '', reason: error.message });
    }
  };
  const progress = () => options.onProgress?.({ rows: counts.rows, of: csv.rows, rejected: rejects.count });

  const takeAll = async (): Promise<void> => {
    for await (const batch of readRows(csv))
      for (const row of batch) {
        const result = row.broken === undefined ? read(row.values) : { column: '', reason: row.broken };
        const rejection = isRejection(result) ? result : givenBefore(result, row, lineOf, mapping);
        if (rejection) await rejects.add(row, rejection);
        else await lane.enter(() => take(row, result as ReadRow));
        counts.rows += 1;
        if (counts.rows % PROGRESS_EVERY === 0) progress();
      }
    await lane.empty();
    lane.throwFailure();
  };

  await rejects.begin();
  try {
    await takeAll();
  } catch (error) {
    await lane.empty();
    // What went wrong first is told.
    await rejects.end().catch(() => undefined);
    const known = counts.accepted + counts.unchanged;
    throw known > 0 ? new ImportStopped(known, error) : error;
  }
  await rejects.end();
  progress();
  const rejected = rejects.count;
  const { rows, accepted, unchanged, events } = counts;
  const where = {
    ...(rejected > 0 && { rejectsFile: rejects.file }),
    ...(warnings.size > 0 && { warnings: [...warnings].sort() }),
  };
  return { rows, accepted, unchanged, rejected, events, communities: places.added, anomalies, ...where };
}

/** Two rows of one number: which of them is right the file does not say. The first is taken, the others are not. */
function givenBefore(
  { number }: ReadRow,
  { line }: CsvRow,
  lineOf: Map<string, number>,
  { columns }: Mapping,
): Rejection | undefined {
  const before = lineOf.get(number);
  if (before === undefined) lineOf.set(number, line);
  return before === undefined
    ? undefined
    : { column: columns.number![0]!, reason: `"${number}" stands in line ${before} already` };
}

/** At most so many tasks at once; the first failure stops the next from entering. */
class Lane {
  private readonly inside = new Set<Promise<void>>();
  private failure: { readonly error: unknown } | undefined;

  constructor(private readonly width: number) {}

  async enter(task: () => Promise<void>): Promise<void> {
    while (this.inside.size >= this.width && !this.failure) await Promise.race(this.inside);
    this.throwFailure();
    const running = task()
      .catch((error: unknown) => {
        this.failure ??= { error };
      })
      .finally(() => this.inside.delete(running));
    this.inside.add(running);
  }

  async empty(): Promise<void> {
    await Promise.all(this.inside);
  }

  throwFailure(): void {
    if (this.failure) throw this.failure.error;
  }
}
