import type Database from 'better-sqlite3';
import {
  encodeCursor,
  type CollectionSchema,
  type Condition,
  type DocumentPage,
  type DocumentQuery,
  type Documents,
  type FieldValue,
  type StoredDocument,
} from '#event-sourcing';
import { columnsOf, selectSql, whereSql } from './query-sql.js';

type Row = readonly [id: string, position: string, ...rest: unknown[]];

const IDS_PER_QUERY = 500;

/** Reads one generation of a view; `table` is asked each time, since another generation may have taken over. */
export class SqliteDocuments implements Documents {
  constructor(
    private readonly prepare: (sql: string) => Database.Statement,
    private readonly schema: CollectionSchema,
    private readonly table: () => string | undefined,
  ) {}

  async get<D>(id: string): Promise<StoredDocument<D> | undefined> {
    const table = this.table();
    if (!table) return undefined;
    const flat = this.isFlat(table);
    const sql = `SELECT ${columnsOf(this.schema, flat)} FROM ${table} WHERE id = ?`;
    const row = this.prepare(sql).raw().get(id) as Row | undefined;
    return row && this.toDocument<D>(row, flat);
  }

  async getMany<D>(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<D>>> {
    const found = new Map<string, StoredDocument<D>>();
    const table = this.table();
    if (!table) return found;
    const flat = this.isFlat(table);
    for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
      const part = ids.slice(start, start + IDS_PER_QUERY);
      const sql = `SELECT ${columnsOf(this.schema, flat)} FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`;
      const rows = this.prepare(sql).raw().all(JSON.stringify(part)) as Row[];
      for (const row of rows) found.set(row[0], this.toDocument<D>(row, flat));
    }
    return found;
  }

  async query<D>(query: DocumentQuery): Promise<DocumentPage<D>> {
    const table = this.table();
    // A query that is wrong is refused, whether there is a table yet or not.
    const flat = table !== undefined && this.isFlat(table);
    const { sql, parameters } = selectSql(this.schema, columnsOf(this.schema, flat), table ?? 'none', query);
    if (!table) return { documents: [] };
    const rows = this.prepare(sql)
      .raw()
      .all(...parameters) as Row[];
    const more = query.limit !== undefined && rows.length > query.limit;
    const documents = (more ? rows.slice(0, query.limit) : rows).map((row) => this.toDocument<D>(row, flat));
    if (!more) return { documents };
    const last = documents.at(-1)!;
    const sortValue = query.sort ? (last.body as Record<string, FieldValue>)[query.sort.field] : null;
    return { documents, next: encodeCursor(sortValue, last.id) };
  }

  async ids(where: readonly Condition[] = []): Promise<readonly string[]> {
    const { sql, parameters } = whereSql(this.schema, where);
    const table = this.table();
    if (!table) return [];
    const select = `SELECT id FROM ${table} WHERE ${sql} ORDER BY id`;
    return this.prepare(select)
      .pluck()
      .all(...parameters) as string[];
  }

  async count(where: readonly Condition[] = []): Promise<number> {
    const { sql, parameters } = whereSql(this.schema, where);
    const table = this.table();
    if (!table) return 0;
    return (this.prepare(`SELECT count(*) AS n FROM ${table} WHERE ${sql}`).get(...parameters) as { n: number }).n;
  }

  /** A generation of an older version, which readers see until the next one is built, may have its documents as JSON. */
  private isFlat(table: string): boolean {
    if (!this.schema.flat) return false;
    const sql = "SELECT count(*) FROM pragma_table_info(?) WHERE name = 'body'";
    return this.prepare(sql).pluck().get(table.replaceAll('"', '')) === 0;
  }

  private toDocument<D>([id, position, ...rest]: Row, flat: boolean): StoredDocument<D> {
    const { fields } = this.schema;
    if (!flat) return { id, position, body: JSON.parse(rest[0] as string) as D };
    const body: Record<string, unknown> = {};
    for (const [n, field] of fields.entries()) if (rest[n] !== null) body[field] = rest[n];
    return { id, position, body: body as D };
  }
}
