import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import {
  GenerationGone,
  LeaseLost,
  say,
  START,
  StoreUnavailable,
  whenFree,
  type CollectionSchema,
  type DocumentBatch,
  type Documents,
  type DocumentStore,
  type Generation,
  type Lease,
  type Position,
} from '#event-sourcing';
import { isDamaged } from './damage.js';
import { words } from './documents-sqlite.glossary.js';
import { indexChanges } from './indexes.js';
import { layoutOf } from './layout.js';
import type { SqlValue } from './query-sql.js';
import { SqliteDocuments, type Table } from './sqlite-documents.js';

interface GenerationRow {
  collection: string;
  version: number;
  number: number;
  active: number;
  checkpoint: string;
}

const toGeneration = (row: GenerationRow): Generation => ({ ...row, active: row.active === 1 });
const tableOf = (collection: string, number: number) => `"${collection}_g${number}"`;

/** Rows of one statement. */
const TOGETHER = 16;

/** How long it is tried while another program holds the file. */
const PATIENCE_MILLISECONDS = 5_000;

export interface SqliteDocumentStoreOptions {
  /** Path of the file, or `:memory:`. */
  readonly file: string;
  readonly mode?: 'write' | 'read';
}

/**
 * The embedded read models: a table a generation, the document as JSON, its declared fields as columns with indexes.
 * The file can be thrown away at any time: it is rebuilt from the log, so its commits need not wait for the disk.
 */
export class SqliteDocumentStore implements DocumentStore {
  private readonly db: Database.Database;
  private readonly statements = new Map<string, Database.Statement>();
  private readonly writeAll: Database.Transaction<(batches: readonly DocumentBatch[], checkpoint: Position) => void>;

  constructor(options: SqliteDocumentStoreOptions) {
    const readonly = options.mode === 'read';
    try {
      this.db = new Database(options.file, { readonly, fileMustExist: readonly });
      this.db.pragma('busy_timeout = 5000');
      this.db.pragma('cache_size = -8192');
      this.db.pragma('mmap_size = 0');
      this.writeAll = this.db.transaction((batches, checkpoint) => {
        const idle = batches.filter(({ writes, token }) => writes.length === 0 && token === undefined);
        this.moveOn(idle, checkpoint);
        for (const batch of batches) if (!idle.includes(batch)) this.writeBatch(batch, checkpoint);
      });
      if (readonly) return;
      this.db.pragma('page_size = 8192');
      this.db.pragma('journal_mode = WAL');
      this.db.pragma('synchronous = NORMAL');
      this.db.pragma('wal_autocheckpoint = 4000');
      this.db.exec(
        `CREATE TABLE IF NOT EXISTS generations (
           collection TEXT NOT NULL, version INTEGER NOT NULL, number INTEGER NOT NULL,
           active INTEGER NOT NULL, checkpoint TEXT NOT NULL, PRIMARY KEY (collection, number)
         ) STRICT;
         CREATE TABLE IF NOT EXISTS leases (
           name TEXT PRIMARY KEY, holder TEXT NOT NULL, token INTEGER NOT NULL, beat INTEGER NOT NULL
         ) STRICT;
         CREATE TABLE IF NOT EXISTS fences (
           collection TEXT NOT NULL, version INTEGER NOT NULL, token INTEGER NOT NULL, PRIMARY KEY (collection, version)
         ) STRICT;
         CREATE TABLE IF NOT EXISTS origin (only INTEGER PRIMARY KEY CHECK (only = 1), log TEXT NOT NULL) STRICT`,
      );
      // Nothing waits inside a call: while somebody else holds the file it is tried again, and others get their turn.
      this.db.pragma('busy_timeout = 0');
    } catch (error) {
      const { message } = error as Error;
      const sentence = isDamaged(error) ? words.damaged : words.notOpened;
      throw new StoreUnavailable(say(sentence, { file: options.file, reason: message }));
    }
  }

  collection(schema: CollectionSchema): Documents {
    return new SqliteDocuments(
      (sql) => this.prepare(sql),
      schema,
      () => {
        const sql = 'SELECT number, version FROM generations WHERE collection = ? AND active = 1';
        const row = this.prepare(sql).raw().get(schema.name) as [number: number, version: number] | undefined;
        return row && { name: tableOf(schema.name, row[0]), version: row[1] };
      },
    );
  }

  async generations(collection?: string): Promise<readonly Generation[]> {
    const sql = `SELECT collection, version, number, active, checkpoint FROM generations
                 WHERE collection = coalesce(?, collection) ORDER BY collection, number`;
    return (this.prepare(sql).all(collection ?? null) as GenerationRow[]).map(toGeneration);
  }

  async begin(schema: CollectionSchema, token?: number): Promise<Generation> {
    this.mayWork(schema, token);
    const existing = await this.generations(schema.name);
    const unfinished = existing.find((g) => !g.active && g.version === schema.version);
    if (unfinished) return unfinished;
    const number = Math.max(0, ...existing.map((g) => g.number)) + 1;
    const table = tableOf(schema.name, number);
    const columns = ['id TEXT PRIMARY KEY', 'position TEXT NOT NULL', ...layoutOf(schema).definitions];
    // A narrow row lives in the tree of its id; beside a long text of JSON that tree would be slow to look through.
    const options = schema.flat ? 'STRICT, WITHOUT ROWID' : 'STRICT';
    const make = this.db.transaction(() => {
      this.db.exec(`CREATE TABLE ${table} (${columns.join(', ')}) ${options}`);
      this.prepare('INSERT INTO generations VALUES (?, ?, ?, 0, ?)').run(schema.name, schema.version, number, START);
    });
    await whenFree(() => make.immediate(), PATIENCE_MILLISECONDS);
    return { collection: schema.name, version: schema.version, number, active: false, checkpoint: START };
  }

  documentsOf(schema: CollectionSchema, generation: Generation): Documents {
    const table: Table = { name: tableOf(schema.name, generation.number), version: generation.version };
    return new SqliteDocuments(
      (sql) => this.prepare(sql),
      schema,
      () => table,
    );
  }

  async write(batches: readonly DocumentBatch[], checkpoint: Position): Promise<void> {
    await whenFree(() => this.writeAll.immediate(batches, checkpoint), PATIENCE_MILLISECONDS);
  }

  /** Indexes are made here, once for all documents: far cheaper than keeping them up while a generation is loaded. */
  async activate(schema: CollectionSchema, generation: Generation, token?: number): Promise<void> {
    this.mayWork(schema, token);
    await this.makeIndexes(schema, generation);
    const others = (await this.generations(schema.name)).filter((g) => g.number !== generation.number);
    const takeOver = this.db.transaction(() => {
      for (const { number } of others) {
        this.db.exec(`DROP TABLE ${tableOf(schema.name, number)}`);
        this.prepare('DELETE FROM generations WHERE collection = ? AND number = ?').run(schema.name, number);
      }
      this.prepare('UPDATE generations SET active = 1 WHERE collection = ? AND number = ?').run(
        schema.name,
        generation.number,
      );
    });
    await whenFree(() => takeOver.immediate(), PATIENCE_MILLISECONDS);
    this.statements.clear();
  }

  async makeIndexes(schema: CollectionSchema, generation: Generation): Promise<number> {
    const { drops, creates } = indexChanges(this.db, schema, tableOf(schema.name, generation.number));
    for (const change of [...drops, ...creates]) {
      await whenFree(() => this.db.exec(change), PATIENCE_MILLISECONDS);
      await nextTurn();
    }
    return creates.length;
  }

  /** An event concerns few of all views: the checkpoints of the others move in one statement. */
  private moveOn(idle: readonly DocumentBatch[], checkpoint: Position): void {
    if (idle.length === 0) return;
    const numbers = Object.fromEntries(idle.map(({ generation }) => [generation.collection, generation.number]));
    const sql = 'UPDATE generations SET checkpoint = ? WHERE checkpoint < ? AND number = (? ->> collection)';
    this.prepare(sql).run(checkpoint, checkpoint, JSON.stringify(numbers));
  }

  private writeBatch({ schema, generation, writes, token }: DocumentBatch, checkpoint: Position): void {
    this.mayWork(schema, token);
    const { changes } = this.prepare(
      'UPDATE generations SET checkpoint = max(checkpoint, ?) WHERE collection = ? AND number = ?',
    ).run(checkpoint, schema.name, generation.number);
    if (changes === 0 && token !== undefined) throw new GenerationGone(schema.name);
    if (changes === 0 || writes.length === 0) return;
    const table = tableOf(schema.name, generation.number);
    const layout = layoutOf(schema);
    const columns = ['position', ...layout.columns];
    const values = `(?${', ?'.repeat(columns.length)})`;
    const upsert = (rows: number) =>
      this.prepare(
        `INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => values).join(', ')}
         ON CONFLICT (id) DO UPDATE SET ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}
         WHERE excluded.position > position`,
      );
    const [one, several] = [upsert(1), upsert(TOGETHER)];
    const remove = this.prepare(`DELETE FROM ${table} WHERE id = ? AND position < ?`);
    const width = columns.length + 1;
    // All rows of a statement go through one list.
    const bound = new Array<SqlValue>(width * TOGETHER);
    let filled = 0;
    const flush = () => {
      if (filled === bound.length) several.run(bound);
      else for (let from = 0; from < filled; from += width) one.run(bound.slice(from, from + width));
      filled = 0;
    };
    for (const { id, position, body } of writes) {
      if (body === null) {
        flush(); // in the order given
        remove.run(id, position);
        continue;
      }
      bound[filled] = id;
      bound[filled + 1] = position;
      layout.write(body, bound, filled + 2);
      filled += width;
      if (filled === bound.length) flush();
    }
    flush();
  }

  async leases(): Promise<readonly Lease[]> {
    return this.prepare('SELECT name, holder, token, beat FROM leases ORDER BY name').all() as Lease[];
  }

  async takeLease(name: string, holder: string, seen: Lease | undefined): Promise<Lease | undefined> {
    const sql = seen
      ? `UPDATE leases SET holder = ?, token = token + 1, beat = beat + 1
         WHERE name = ? AND holder = ? AND token = ? AND beat = ? RETURNING name, holder, token, beat`
      : `INSERT INTO leases (holder, name, token, beat) VALUES (?, ?, 1, 0)
         ON CONFLICT DO NOTHING RETURNING name, holder, token, beat`;
    const was = seen ? [seen.holder, seen.token, seen.beat] : [];
    return this.prepare(sql).get(holder, name, ...was) as Lease | undefined;
  }

  async beatLeases(holder: string): Promise<void> {
    this.prepare('UPDATE leases SET beat = beat + 1 WHERE holder = ?').run(holder);
  }

  async releaseLease({ name, holder, token }: Lease): Promise<void> {
    this.prepare("UPDATE leases SET holder = '' WHERE name = ? AND holder = ? AND token = ?").run(name, holder, token);
  }

  async fence(schema: CollectionSchema, token: number): Promise<void> {
    this.mayWork(schema, token);
    const sql = 'INSERT INTO fences VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET token = max(token, excluded.token)';
    this.prepare(sql).run(schema.name, schema.version, token);
  }

  private mayWork({ name, version }: CollectionSchema, token: number | undefined): void {
    if (token === undefined) return;
    const sql = 'SELECT token FROM fences WHERE collection = ? AND version = ? AND token > ?';
    if (this.prepare(sql).get(name, version, token)) throw new LeaseLost(name);
  }

  async origin(): Promise<string | undefined> {
    return this.prepare('SELECT log FROM origin').pluck().get() as string | undefined;
  }

  async setOrigin(origin: string): Promise<void> {
    const sql = 'INSERT INTO origin VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET log = excluded.log';
    await whenFree(() => this.prepare(sql).run(origin), PATIENCE_MILLISECONDS);
  }

  async clear(): Promise<void> {
    const all = await this.generations();
    const drop = this.db.transaction(() => {
      for (const { collection, number } of all) this.db.exec(`DROP TABLE ${tableOf(collection, number)}`);
      this.db.exec('DELETE FROM generations; DELETE FROM origin');
    });
    await whenFree(() => drop.immediate(), PATIENCE_MILLISECONDS);
    this.statements.clear();
  }

  async close(): Promise<void> {
    this.db.close();
  }

  private prepare(sql: string): Database.Statement {
    let statement = this.statements.get(sql);
    if (!statement) this.statements.set(sql, (statement = this.db.prepare(sql)));
    return statement;
  }
}
