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
import { selectSql, whereSql } from './query-sql.js';

interface Row {
  id: string;
  position: string;
  body: string;
}

const IDS_PER_QUERY = 500;

function toDocument<D>(row: Row): StoredDocument<D> {
  return { id: row.id, position: row.position, body: JSON.parse(row.body) as D };
}

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
    const row = this.prepare(`SELECT id, position, body FROM ${table} WHERE id = ?`).get(id) as Row | undefined;
    return row && toDocument<D>(row);
  }

  async getMany<D>(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<D>>> {
    const found = new Map<string, StoredDocument<D>>();
    const table = this.table();
    if (!table) return found;
    for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
      const part = ids.slice(start, start + IDS_PER_QUERY);
      const sql = `SELECT id, position, body FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`;
      for (const row of this.prepare(sql).all(JSON.stringify(part)) as Row[]) found.set(row.id, toDocument<D>(row));
    }
    return found;
  }

  async query<D>(query: DocumentQuery): Promise<DocumentPage<D>> {
    const table = this.table() ?? '(SELECT NULL AS id, NULL AS position, NULL AS body WHERE FALSE)';
    const { sql, parameters } = selectSql(this.schema, table, query);
    if (!this.table()) return { documents: [] };
    const rows = this.prepare(sql).all(...parameters) as Row[];
    const more = query.limit !== undefined && rows.length > query.limit;
    const documents = (more ? rows.slice(0, query.limit) : rows).map((row) => toDocument<D>(row));
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
}
