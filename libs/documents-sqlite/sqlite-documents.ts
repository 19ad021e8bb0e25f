import type Database from 'better-sqlite3';
import {
  compareGroups,
  encodeCursor,
  listOf,
  type CollectionSchema,
  type Condition,
  type DocumentPage,
  type DocumentQuery,
  type Documents,
  type FieldValue,
  type StoredDocument,
  type SumsQuery,
  type SumsRow,
} from '#event-sourcing';
import { asJson, layoutOf, type Layout } from './layout.js';
import { countSql, selectSql, whereSql } from './query-sql.js';
import { marksIndexFor, markedSums, sumsSql, type MarkedSums, type SumsSql, type SumValues } from './sums-sql.js';

type Row = readonly [id: string, position: string, ...values: unknown[]];

/** A generation's, and the version of the view that it was made for. */
export interface Table {
  readonly name: string;
  readonly version: number;
}

const IDS_PER_QUERY = 500;

const columnsOf = (layout: Layout) => ['id', 'position', ...layout.from].join(', ');

function toDocument<D>([id, position, ...values]: Row, layout: Layout): StoredDocument<D> {
  return { id, position, body: layout.read(values) as D };
}

function rowOf({ measures }: SumsQuery, [group, ...values]: SumValues): SumsRow {
  const ofNothing = (kind: string) => (kind === 'least' || kind === 'greatest' ? null : 0);
  return {
    group,
    values: Object.fromEntries(measures.map(({ name, kind }, n) => [name, values[n] ?? ofNothing(kind)])),
  };
}

interface Understood {
  readonly table: string;
  readonly schema: CollectionSchema;
  readonly marked: MarkedSums | undefined;
}

/** Questions that come again as the same object. */
const understood = new WeakMap<SumsQuery, Understood>();

/** Reads one generation of a view; `table` is asked each time, since another generation may have taken over. */
export class SqliteDocuments implements Documents {
  constructor(
    private readonly prepare: (sql: string) => Database.Statement,
    private readonly schema: CollectionSchema,
    private readonly table: () => Table | undefined,
  ) {}

  async get<D>(id: string): Promise<StoredDocument<D> | undefined> {
    const table = this.table();
    if (!table) return undefined;
    const layout = this.layoutOf(table);
    const sql = `SELECT ${columnsOf(layout)} FROM ${table.name} WHERE id = ?`;
    const row = this.prepare(sql).raw().get(id) as Row | undefined;
    return row && toDocument<D>(row, layout);
  }

  async getMany<D>(ids: readonly string[]): Promise<ReadonlyMap<string, StoredDocument<D>>> {
    const found = new Map<string, StoredDocument<D>>();
    const table = this.table();
    if (!table) return found;
    const layout = this.layoutOf(table);
    for (let start = 0; start < ids.length; start += IDS_PER_QUERY) {
      const part = ids.slice(start, start + IDS_PER_QUERY);
      const sql = `SELECT ${columnsOf(layout)} FROM ${table.name} WHERE id IN (SELECT value FROM json_each(?))`;
      const rows = this.prepare(sql).raw().all(JSON.stringify(part)) as Row[];
      for (const row of rows) found.set(row[0], toDocument<D>(row, layout));
    }
    return found;
  }

  async query<D>(query: DocumentQuery): Promise<DocumentPage<D>> {
    const table = this.table();
    const layout = table ? this.layoutOf(table) : layoutOf(this.schema);
    // A query that is wrong is refused, whether there is a table yet or not.
    const { sql, parameters } = selectSql(this.schema, columnsOf(layout), table?.name ?? 'none', query);
    if (!table) return { documents: [] };
    const rows = this.prepare(sql)
      .raw()
      .all(...parameters) as Row[];
    const more = query.limit !== undefined && rows.length > query.limit;
    const documents = (more ? rows.slice(0, query.limit) : rows).map((row) => toDocument<D>(row, layout));
    if (!more) return { documents };
    const last = documents.at(-1)!;
    const sortValue = query.sort ? (last.body as Record<string, FieldValue>)[query.sort.field] : null;
    return { documents, next: encodeCursor(listOf(this.schema, query), sortValue, last.id) };
  }

  async ids(where: readonly Condition[] = []): Promise<readonly string[]> {
    const { sql, parameters } = whereSql(this.schema, where);
    const table = this.table();
    if (!table) return [];
    const select = `SELECT id FROM ${table.name} WHERE ${sql} ORDER BY id`;
    return this.prepare(select)
      .pluck()
      .all(...parameters) as string[];
  }

  async count(where?: readonly Condition[], search?: string): Promise<number> {
    const table = this.table();
    const { sql, parameters } = countSql(this.schema, table?.name ?? 'none', where, search);
    if (!table) return 0;
    return (this.prepare(sql).get(...parameters) as { n: number }).n;
  }

  async sums(query: SumsQuery): Promise<readonly SumsRow[]> {
    const table = this.table();
    const plain = () => sumsSql(this.schema, table?.name ?? 'none', query);
    if (!table) {
      plain(); // a query that is wrong is refused, whether there is a table yet or not
      return query.groupBy === undefined ? [rowOf(query, [null])] : [];
    }
    const marked = this.markedOf(table, query);
    const rows = (marked && this.through(marked)) ?? this.ask(plain());
    return rows.map((values) => rowOf(query, values)).sort(compareGroups);
  }

  private markedOf({ name }: Table, query: SumsQuery): MarkedSums | undefined {
    const before = understood.get(query);
    if (before?.table === name && before.schema === this.schema) return before.marked;
    const index = marksIndexFor(this.schema, query);
    const marked = index && markedSums(this.schema, name, index, query);
    understood.set(query, { table: name, schema: this.schema, marked });
    return marked;
  }

  /** `undefined` where the file has no such index: an older program built it, and no newer one has followed the log yet. */
  private through({ parts, join }: MarkedSums): readonly SumValues[] | undefined {
    const answers = () => join(parts.map((part) => this.ask(part)));
    try {
      return parts.length === 1 ? answers() : this.atOneMoment(answers);
    } catch (error) {
      if (error instanceof Error && error.message.startsWith('no such index')) return undefined;
      throw error;
    }
  }

  /** Whoever writes beside. */
  private atOneMoment<T>(read: () => T): T {
    this.prepare('BEGIN').run();
    try {
      return read();
    } finally {
      this.prepare('COMMIT').run();
    }
  }

  private ask({ sql, parameters, read }: SumsSql): readonly SumValues[] {
    const rows = this.prepare(sql)
      .raw()
      .all(...parameters) as SumValues[];
    return read(rows);
  }

  /** A generation of an older version, which readers see until the next one is built, may be laid out as JSON. */
  private layoutOf({ name, version }: Table): Layout {
    if (version === this.schema.version) return layoutOf(this.schema);
    const sql = "SELECT count(*) FROM pragma_table_info(?) WHERE name = 'body'";
    const hasBody = this.prepare(sql).pluck().get(name.replaceAll('"', '')) === 1;
    return hasBody ? asJson(this.schema) : layoutOf(this.schema);
  }
}
