import type Database from 'better-sqlite3';
import { COLUMNS, type EventRow } from './rows.js';
import { kindsOf } from './schema.js';

/** Rows of one statement: beyond this the calls saved no longer show. */
const TOGETHER = 16;

const VALUES = '(?, ?, ?, ?, ?, ?, ?, ?, ?)';

type Kinds = ReadonlyMap<string, number>;

const NONE: Kinds = new Map();

/** Writes rows of the log, all or none, with as few statements as it takes. */
export class RowWriter {
  private readonly one: Database.Statement;
  private readonly several: Database.Statement;
  private readonly kind: Database.Statement;
  private readonly inTransaction: Database.Transaction<(rows: readonly EventRow[], kinds: Kinds) => void>;
  /** The highest schema of each type that is stored. */
  private readonly kinds: Map<string, number>;

  constructor(db: Database.Database) {
    const insert = `INSERT INTO events (${COLUMNS}) VALUES `;
    this.one = db.prepare(insert + VALUES);
    this.several = db.prepare(insert + Array.from({ length: TOGETHER }, () => VALUES).join(', '));
    this.kind = db.prepare(
      'INSERT INTO kinds (type, schema) VALUES (?, ?) ON CONFLICT DO UPDATE SET schema = max(schema, excluded.schema)',
    );
    this.kinds = kindsOf(db);
    this.inTransaction = db.transaction((rows, kinds) => {
      this.insert(rows);
      for (const kind of kinds) this.kind.run(kind);
    });
  }

  /** Returns when they are synced to disk. */
  write(rows: readonly EventRow[]): void {
    const kinds = this.newKinds(rows);
    // A statement is a transaction of its own, and spares two calls.
    if (rows.length === 1 && kinds.size === 0) this.insert(rows);
    else if (rows.length > 0) this.inTransaction.immediate(rows, kinds);
    for (const [type, schema] of kinds) this.kinds.set(type, schema);
  }

  private newKinds(rows: readonly EventRow[]): Kinds {
    let kinds: Map<string, number> | undefined;
    for (const [, , , , type, schema] of rows) {
      if (schema <= (kinds?.get(type) ?? this.kinds.get(type) ?? -1)) continue;
      kinds ??= new Map();
      kinds.set(type, schema);
    }
    return kinds ?? NONE;
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
