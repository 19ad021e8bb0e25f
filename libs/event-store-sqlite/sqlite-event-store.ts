import { setImmediate as nextTurn } from 'node:timers/promises';
import type Database from 'better-sqlite3';
import {
  assertAppendable,
  isBusy,
  say,
  START,
  StoreClosed,
  StoreUnavailable,
  systemClock,
  whenFree,
  type AppendResult,
  type Clock,
  type EventFilter,
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '#event-sourcing';
import { GroupCommit } from './group-commit.js';
import { COLUMNS, filterSql, matches, positionOf, toEvent, toPosition, toRow, type EventRow, inParts } from './rows.js';
import { CACHE, keepPages, kindsOf, noteIn, openDatabase, setNoteIn } from './schema.js';
import { words } from './sqlite.glossary.js';
import { Tail } from './tail.js';

const NOTED_WITHIN_MILLISECONDS = 5_000;

export interface SqliteEventStoreOptions {
  /** Path of the log, or `:memory:`. */
  readonly file: string;
  /** Reading may go on beside the one process that writes. */
  readonly mode?: 'write' | 'read';
  readonly clock?: Clock;
  /** How many rows are held at a time while reading. */
  readonly pageSize?: number;
  /** How often a subscriber looks for what another process wrote, in milliseconds. */
  readonly pollMilliseconds?: number;
  /** The file is thrown away unless its writer ends well: it is on the disk for certain when it is closed, not before. */
  readonly isScratch?: boolean;
}

interface Waiting {
  readonly filter: EventFilter | undefined;
  readonly done: () => void;
}

/** The embedded event store: SQLite in WAL mode, `synchronous=FULL`, group commit. Reads go page by page, and let others do something between pages. */
export class SqliteEventStore implements EventStore {
  private readonly db: Database.Database;
  private readonly writer: GroupCommit | undefined;
  private readonly pageSize: number;
  private readonly pollMilliseconds: number;
  private readonly statements = new Map<string, Database.Statement>();
  private readonly tail = new Tail();
  private readonly waiting = new Set<Waiting>();
  private closed = false;
  private cache = CACHE.forHistories;

  constructor(options: SqliteEventStoreOptions) {
    const mode = options.mode ?? 'write';
    this.db = openDatabase(options.file, mode, options.isScratch);
    this.pageSize = options.pageSize ?? 500;
    this.pollMilliseconds = options.pollMilliseconds ?? 50;
    if (mode === 'write')
      this.writer = new GroupCommit(this.db, options.clock ?? systemClock, (rows) => {
        this.tail.add(rows);
        this.wake(rows);
      });
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    this.assertOpen();
    assertAppendable(stream, events);
    if (!this.writer) throw new Error('this event store was opened for reading only');
    return this.writer.append(stream, events, expected);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncIterable<StoredEvent> {
    const forwards = options.direction !== 'backwards';
    let next = options.from ?? (forwards ? 0 : Number.MAX_SAFE_INTEGER);
    this.assertOpen();
    if (forwards && this.writer?.endsBefore(stream, next)) return;
    let left = options.limit ?? Infinity;
    const sql = `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision ${forwards ? '>=' : '<='} ? ORDER BY revision ${forwards ? 'ASC' : 'DESC'} LIMIT ?`;
    while (left > 0) {
      const wanted = Math.min(this.pageSize, left);
      const rows = this.all(sql, stream, next, wanted);
      for (const row of rows) yield toEvent(row);
      if (rows.length < wanted) return;
      left -= rows.length;
      next = rows.at(-1)![2] + (forwards ? 1 : -1);
      if (left > 0) await nextTurn();
    }
  }

  async *readAll(options: ReadAllOptions = {}): AsyncIterable<StoredEvent> {
    const forwards = options.direction !== 'backwards';
    let from = options.from === undefined ? (forwards ? 0 : Number.MAX_SAFE_INTEGER) : toRow(options.from);
    let left = options.limit ?? Infinity;
    while (left > 0) {
      const wanted = Math.min(this.pageSize, left);
      const rows = this.page(options, from, wanted, forwards);
      for (const row of rows) yield toEvent(row);
      if (rows.length < wanted) return;
      left -= rows.length;
      from = positionOf(rows.at(-1)!);
      if (left > 0) await nextTurn();
    }
  }

  async readAt(positions: readonly Position[]): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    const rows = positions.map(toRow).sort((a, b) => a - b);
    const sql = `SELECT ${COLUMNS} FROM events WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position`;
    for (let start = 0; start < rows.length; start += this.pageSize) {
      if (start > 0) await nextTurn();
      const page = this.all(sql, JSON.stringify(rows.slice(start, start + this.pageSize)));
      for (const row of page) events.push(toEvent(row));
    }
    return events;
  }

  async *subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    const { signal } = options;
    let from = toRow(options.after ?? START);
    let told = -1;
    while (!signal?.aborted && !this.closed) {
      const { rows, upTo, more } = this.next(options, from);
      this.keep(more ? CACHE.forAllOnce : CACHE.forHistories);
      for (const part of inParts(rows)) {
        yield { kind: 'events', events: part.map(toEvent) };
        if (signal?.aborted) return;
      }
      from = upTo;
      if (more) {
        await nextTurn();
        continue;
      }
      if (from !== told) {
        told = from;
        yield { kind: 'caught-up', position: toPosition(from) };
      }
      if (this.headRow() <= from) await this.somethingNew(options);
    }
  }

  private keep(cache: number): void {
    if (cache !== this.cache) keepPages(this.db, cache);
    this.cache = cache;
  }

  endsAt(stream: string, revision: number): boolean {
    return this.writer?.endsAt(stream, revision) ?? false;
  }

  async kinds(): Promise<ReadonlyMap<string, number>> {
    this.assertOpen();
    return kindsOf(this.db);
  }

  async note(name: string): Promise<string | undefined> {
    this.assertOpen();
    return noteIn(this.db, name);
  }

  async setNote(name: string, text: string | undefined): Promise<void> {
    this.assertOpen();
    if (!this.writer) throw new Error('this event store was opened for reading only');
    await whenFree(() => setNoteIn(this.db, name, text), NOTED_WITHIN_MILLISECONDS);
  }

  async head(): Promise<Position> {
    this.assertOpen();
    return toPosition(this.headRow());
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.writer?.close();
    this.closed = true;
    for (const { done } of [...this.waiting]) done();
    this.db.close();
  }

  /** What a subscriber gets next, how far that brings it, and whether there is more behind it already. */
  private next(
    { filter }: SubscribeOptions,
    from: number,
  ): { readonly rows: readonly EventRow[]; readonly upTo: number; readonly more: boolean } {
    const live = this.tail.after(from, this.pageSize);
    if (live) {
      const rows = filter ? live.filter((row) => matches(filter, row)) : live;
      return { rows, upTo: live.length === 0 ? from : positionOf(live.at(-1)!), more: live.length === this.pageSize };
    }
    // The head is read before the page: what comes after it belongs to the next round.
    const head = this.headRow();
    const rows = head > from ? this.page({ filter }, from, this.pageSize, true) : [];
    if (rows.length === this.pageSize) return { rows, upTo: positionOf(rows.at(-1)!), more: true };
    return { rows, upTo: Math.max(head, rows.length === 0 ? from : positionOf(rows.at(-1)!)), more: false };
  }

  private page(options: ReadAllOptions, from: number, limit: number, forwards: boolean): EventRow[] {
    const { sql, parameters } = filterSql(options.filter);
    return this.all(
      `SELECT ${COLUMNS} FROM events WHERE position ${forwards ? '>' : '<'} ?${sql} ORDER BY position ${forwards ? 'ASC' : 'DESC'} LIMIT ?`,
      from,
      ...parameters,
      limit,
    );
  }

  private headRow(): number {
    if (this.writer) return this.writer.head;
    return this.prepared('SELECT coalesce(max(position), 0) FROM events').pluck().get() as number;
  }

  private all(sql: string, ...parameters: unknown[]): EventRow[] {
    this.assertOpen();
    try {
      return this.prepared(sql)
        .raw()
        .all(...parameters) as EventRow[];
    } catch (error) {
      if (isBusy(error)) throw new StoreUnavailable(say(words.busy, { log: this.db.name }));
      if (!(error as { code?: string }).code?.startsWith('SQLITE_CORRUPT')) throw error;
      throw new StoreUnavailable(say(words.logDamaged, { log: this.db.name, reason: (error as Error).message }));
    }
  }

  private prepared(sql: string): Database.Statement {
    this.assertOpen();
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }

  /** Until this process commits what is wanted; the poll finds out what another one did, and that the log goes on. */
  private somethingNew({ filter, signal }: SubscribeOptions): Promise<void> {
    return new Promise((resolve) => {
      const waiting: Waiting = {
        filter,
        done: () => {
          clearTimeout(timer);
          this.waiting.delete(waiting);
          signal?.removeEventListener('abort', waiting.done);
          resolve();
        },
      };
      const timer = setTimeout(waiting.done, this.pollMilliseconds);
      this.waiting.add(waiting);
      signal?.addEventListener('abort', waiting.done);
    });
  }

  private wake(rows: readonly EventRow[]): void {
    for (const { filter, done } of [...this.waiting]) if (!filter || rows.some((row) => matches(filter, row))) done();
  }

  private assertOpen(): void {
    if (this.closed) throw new StoreClosed();
  }
}
