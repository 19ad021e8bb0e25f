import type Database from 'better-sqlite3';
import { COLUMNS, type EventRow } from './rows.js';

/** Rows of one statement: beyond this the calls saved no longer show. */
const TOGETHER = 16;

const VALUES = '(?, ?, ?, ?, ?, ?, ?, ?, ?)';

/** Writes rows of the log, all or none, with as few statements as it takes. */
export class RowWriter {
  private readonly one: Database.Statement;
  private readonly several: Database.Statement;
  private readonly inTransaction: Database.Transaction<(rows: readonly EventRow[]) => void>;

  constructor(db: Database.Database) {
    const insert = `INSERT INTO events (${COLUMNS}) VALUES `;
    this.one = db.prepare(insert + VALUES);
    this.several = db.prepare(insert + Array.from({ length: TOGETHER }, () => VALUES).join(', '));
    this.inTransaction = db.transaction((rows) => this.insert(rows));
  }

  /** Returns when they are synced to disk. */
  write(rows: readonly EventRow[]): void {
    // A statement is a transaction of its own, and spares two calls.
    if (rows.length === 1) this.insert(rows);
    else if (rows.length > 1) this.inTransaction.immediate(rows);
  }

  private insert(rows: readonly EventRow[]): void {
    let next = 0;
    for (; next + TOGETHER <= rows.length; next += TOGETHER) {
      const values: unknown[] = [];
      for (let n = next; n < next + TOGETHER; n += 1) values.push(...rows[n]!);
      this.several.run(values);
    }
    for (; next < rows.length; next += 1) this.one.run(...rows[next]!);
  }
}
