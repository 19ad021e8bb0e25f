import Database from 'better-sqlite3';
import { COLUMNS, dataFiles, SqliteEventStore, tune, type EventRow } from '#event-store-sqlite';
import type { NewEvent } from '#event-sourcing';

/** A row of the table `events`, in the order of its columns. */
export type RawRow = EventRow;

/** better-sqlite3 alone on a file with the store's own table, index, sizes, WAL and `synchronous=FULL`. */
export class RawLog {
  private readonly db: Database.Database;
  private readonly insert: Database.Statement;
  private readonly insertAll: Database.Transaction<(rows: readonly RawRow[]) => void>;

  private constructor(file: string) {
    this.db = new Database(file);
    tune(this.db);
    this.db.pragma('journal_mode = WAL');
    this.db.pragma('synchronous = FULL');
    this.insert = this.db.prepare(`INSERT INTO events (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`);
    this.insertAll = this.db.transaction((rows) => {
      for (const row of rows) this.insert.run(...row);
    });
  }

  static async create(file: string): Promise<RawLog> {
    await new SqliteEventStore({ file }).close();
    return new RawLog(file);
  }

  /** One synced transaction each. */
  writeOneByOne(rows: readonly RawRow[]): void {
    for (const row of rows) this.insert.run(...row);
  }

  /** One synced transaction for all. */
  writeTogether(rows: readonly RawRow[]): void {
    this.insertAll.immediate(rows);
  }

  close(): void {
    this.db.close();
  }
}

/** Reads a log's table beside whoever writes it. */
export class RawReader {
  private readonly db: Database.Database;
  private position = 0;

  constructor(dataFolder: string) {
    this.db = new Database(dataFiles(dataFolder).events, { readonly: true });
    tune(this.db);
  }

  /** What came since the last call, as it is stored. */
  fresh(): RawRow[] {
    const sql = `SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position`;
    const rows = this.db.prepare(sql).raw().all(this.position) as RawRow[];
    this.position = rows.at(-1)?.[0] ?? this.position;
    return rows;
  }

  /** The whole log, page by page, each event parsed: the least that a rebuild has to do. */
  pageThrough(pageSize = 500): number {
    const page = this.db.prepare(`SELECT ${COLUMNS} FROM events WHERE position > ? ORDER BY position LIMIT ?`).raw();
    let events = 0;
    let after = 0;
    for (;;) {
      const rows = page.all(after, pageSize) as RawRow[];
      for (const row of rows) parse(row);
      events += rows.length;
      if (rows.length < pageSize) return events;
      after = rows.at(-1)![0];
    }
  }

  positionsOfSite(siteId: string): number[] {
    const sql = "SELECT position FROM events WHERE metadata ->> '$.siteId' = ? ORDER BY position";
    return this.db.prepare(sql).pluck().all(siteId) as number[];
  }

  /** Reads and parses these events and nothing else. */
  readAt(positions: string): number {
    const sql = `SELECT ${COLUMNS} FROM events WHERE position IN (SELECT value FROM json_each(?))`;
    const rows = this.db.prepare(sql).raw().all(positions) as RawRow[];
    for (const row of rows) parse(row);
    return rows.length;
  }

  close(): void {
    this.db.close();
  }
}

function parse(row: RawRow): readonly [unknown, unknown] {
  return [JSON.parse(row[7]), JSON.parse(row[8])];
}

/** The bytes that the store would write for these events. */
export function toRows(stream: string, events: readonly NewEvent[], position: number, recordedAt: string): RawRow[] {
  return events.map(({ id, type, schema, data, metadata }, n) => [
    position + n,
    stream,
    n,
    id,
    type,
    schema,
    recordedAt,
    JSON.stringify(data),
    JSON.stringify(metadata),
  ]);
}
