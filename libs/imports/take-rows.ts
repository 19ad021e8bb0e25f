import { asSentence, CommandRefused, SaidError, say } from '#event-sourcing';
import { rowWords as words } from './imports.glossary.js';
import { InFileOrder } from './in-file-order.js';
import { Lane } from './lane.js';
import { findPersonalData, noPersonalData, type PersonalDataCounts } from '#platform';
import { isBlank, type Row, type Table } from './read/table.js';
import { columnsOfRejects, isRejectTable, NUMBER_REPEATED, rememberedNumber, type Rejects } from './rejects.js';
import { isRejected, type Rejection } from './cases/rejection.js';
import { Repeats } from './repeats.js';

/** What came of a row. */
export interface Taken {
  /** How many were added. */
  readonly events: number;
  /** In the language of whoever reads them. */
  readonly warnings?: readonly string[];
}

/** What becomes of the rows of a file: the register that they are for. */
export interface Target<Made> {
  read(row: Row): Made | Rejection;
  /** By which a row is known again, and which column says it. */
  readonly key: { of(made: Made): string; readonly column: string };
  /** @throws CommandRefused or Rejected where the row is refused */
  send(made: Made, row: Row): Promise<Taken>;
  /** The rule of a refusal by which a row that is older than what was told is known. */
  readonly olderRule?: string;
  /** What the file calls a field of a row that was rejected when it was sent. */
  readonly columnOf?: (field: string) => string;
  /** Rows of one number that differ. */
  readonly repeated: 'reject' | 'later';
  /** Words that the first cell of a row of sums holds. */
  readonly totals?: readonly string[];
  /** A cell without which a row of sums is one. */
  readonly datedBy?: number;
  /** Where personal data may stand in texts. */
  readonly textColumns: readonly number[];
}

/** Rows that were not taken, and are not rejected either. */
export interface Skipped {
  /** Nothing in them. */
  readonly blank: number;
  /** They sum up others. */
  readonly totals: number;
  /** The same throughout as a row before. */
  readonly identical: number;
  /** Older than what the source told before. */
  readonly older: number;
}

export interface Counts {
  /** accepted + unchanged + rejected + skipped, the blank ones aside */
  readonly rows: number;
  /** Rows that added something. */
  readonly accepted: number;
  /** Rows of which everything was known. */
  readonly unchanged: number;
  readonly rejected: number;
  readonly events: number;
  readonly skipped: Skipped;
  /** Of the rejected ones, by the kind of reason. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Numbers of persons within texts, as the file has them. */
  readonly personalData: PersonalDataCounts;
  /** What concerns many rows, said once, e.g. that the holidays of a year are not known. */
  readonly warnings?: readonly string[];
}

export interface TakeOptions {
  readonly table: Table;
  readonly rejects: Pick<Rejects, 'add'>;
  readonly concurrency: number;
  readonly onProgress: (counts: Counts) => void;
}

const PROGRESS_EVERY = 250;
const TOTALS = ['合计', '总计', '小计', '共计', '总数', '累计', 'Total', 'TOTAL', 'Grand Total', 'Sum'];

type Changing<T> = { -readonly [K in keyof T]: T[K] };

/** What was taken before stays. */
export class ImportStopped extends SaidError {
  constructor(rows: number, cause: unknown) {
    super(say(words.stopped, { rows }), { cause });
  }
}

/** Takes the rows of a table, so many at once, each number's in order; every row is counted once. */
export async function takeRows<Made extends object>(target: Target<Made>, options: TakeOptions): Promise<Counts> {
  const { table, rejects, concurrency, onProgress } = options;
  const skipped: Changing<Skipped> = { blank: 0, totals: 0, identical: 0, older: 0 };
  const counts = { rows: 0, accepted: 0, unchanged: 0, rejected: 0, events: 0 };
  const reasons: Record<string, number> = {};
  const personalData = noPersonalData();
  const warnings = new Set<string>();
  const soFar = (): Counts => ({
    ...counts,
    skipped: { ...skipped },
    reasons: { ...reasons },
    personalData,
    ...(warnings.size > 0 && { warnings: [...warnings].sort() }),
  });

  const isRemembered = isRejectTable(table);
  const own = isRemembered ? columnsOfRejects : 0;
  const repeats = new Repeats(own);
  const lane = new Lane(concurrency);
  const rejected = new InFileOrder(rejects);
  const running = new Map<string, Promise<void>>();
  const totals = new Set(target.totals ?? TOTALS);

  const reject = async (row: Row, rejection: Rejection): Promise<void> => {
    counts.rejected += 1;
    reasons[rejection.rule] = (reasons[rejection.rule] ?? 0) + 1;
    await rejected.add(row, rejection);
  };
  const take = async (made: Made, row: Row): Promise<void> => {
    try {
      const { events, warnings: told = [] } = await target.send(made, row);
      for (const warning of told) warnings.add(warning);
      counts[events > 0 ? 'accepted' : 'unchanged'] += 1;
      counts.events += events;
    } catch (error) {
      if (!isRejected(error) && !(error instanceof CommandRefused)) throw error;
      const {
        rule,
        field = '',
        reason,
      } = isRejected(error)
        ? error
        : { rule: error.refusal.refused, field: error.refusal.field, reason: error.sentence };
      if (rule === target.olderRule) skipped.older += 1;
      else await reject(row, { column: field === '' ? '' : (target.columnOf?.(field) ?? ''), rule, reason });
    } finally {
      await rejected.end(row);
    }
  };
  /** A later version comes after the one before it, however long that takes. */
  const inOrder = async (key: string, made: Made, row: Row): Promise<void> => {
    const before = running.get(key) ?? Promise.resolve();
    await lane.enter(async () => {
      const turn = before.then(() => take(made, row));
      const done = turn.catch(() => undefined);
      running.set(key, done);
      await turn;
      if (running.get(key) === done) running.delete(key);
    });
  };

  const one = async (row: Row): Promise<void> => {
    if (row.values.length > 0 && isBlank(own > 0 ? row.values.slice(own) : row.values)) {
      skipped.blank += 1;
      return;
    }
    counts.rows += 1;
    if (isSum(row, own, totals, target.datedBy)) {
      skipped.totals += 1;
      return;
    }
    for (const column of target.textColumns) findPersonalData(row.values[column] ?? '', personalData);
    if (row.broken !== undefined) return reject(row, { column: '', rule: 'broken-row', reason: row.broken });
    const made = target.read(row);
    if ('reason' in made) return reject(row, made as Rejection);
    const key = target.key.of(made as Made);
    const remembered = isRemembered ? rememberedNumber(row) : undefined;
    if (remembered === key && target.repeated === 'reject')
      return reject(row, {
        column: target.key.column,
        rule: NUMBER_REPEATED,
        reason: asSentence(row.values[columnsOfRejects - 1]!),
      });
    const repeat = repeats.add(key, row);
    if (repeat.kind === 'identical') skipped.identical += 1;
    else if (target.repeated === 'later') {
      rejected.begin(row);
      await inOrder(key, made as Made, row);
    } else if (repeat.kind === 'other') {
      const reason = say(words.repeated, { key, row: repeat.row });
      await reject(row, { column: target.key.column, rule: NUMBER_REPEATED, reason });
    } else {
      rejected.begin(row);
      await lane.enter(() => take(made as Made, row));
    }
  };

  try {
    for await (const batch of table.read())
      for (const row of batch) {
        await one(row);
        if (counts.rows % PROGRESS_EVERY === 0 && counts.rows > 0) onProgress(soFar());
      }
    await lane.empty();
    lane.throwFailure();
    await rejected.close();
  } catch (error) {
    await lane.empty();
    await rejected.close();
    const known = counts.accepted + counts.unchanged;
    throw known > 0 ? new ImportStopped(known, error) : error;
  }
  onProgress(soFar());
  return soFar();
}

function isSum({ values }: Row, skip: number, words: ReadonlySet<string>, datedBy: number | undefined): boolean {
  const first = values.slice(skip).find((value) => value.trim() !== '');
  const word = first?.replace(/[\s:：]/g, '');
  return word !== undefined && words.has(word) && (datedBy === undefined || (values[datedBy] ?? '').trim() === '');
}
