import Database from 'better-sqlite3';
import {
  START,
  StoreUnavailable,
  type CollectionSchema,
  type Documents,
  type DocumentStore,
  type DocumentWrite,
  type Generation,
  type Position,
} from '#event-sourcing';
import { toSql } from './query-sql.js';
import { SqliteDocuments } from './sqlite-documents.js';

interface GenerationRow {
  collection: string;
  version: number;
  number: number;
  active: number;
  checkpoint: string;
}

const toGeneration = (row: GenerationRow): Generation => ({ ...row, active: row.active === 1 });
const tableOf = (collection: string, number: number) => `"${collection}_g${number}"`;

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

  constructor(options: SqliteDocumentStoreOptions) {
    const readonly = options.mode === 'read';
    try {
      this.db = new Database(options.file, { readonly, fileMustExist: readonly });
      this.db.pragma('busy_timeout = 5000');
      this.db.pragma('cache_size = -65536');
      this.db.pragma('mmap_size = 1073741824');
      if (readonly) return;
      this.db.pragma('journal_mode = WAL');
      this.db.pragma('synchronous = NORMAL');
      this.db.pragma('wal_autocheckpoint = 4000');
      this.db.exec(
        `CREATE TABLE IF NOT EXISTS generations (
           collection TEXT NOT NULL, version INTEGER NOT NULL, number INTEGER NOT NULL,
           active INTEGER NOT NULL, checkpoint TEXT NOT NULL, PRIMARY KEY (collection, number)
         ) STRICT`,
      );
    } catch (error) {
      throw new StoreUnavailable(`the read models ${options.file} cannot be opened: ${(error as Error).message}`);
    }
  }

  collection(schema: CollectionSchema): Documents {
    return new SqliteDocuments(
      (sql) => this.prepare(sql),
      schema,
      () => {
        const sql = 'SELECT number FROM generations WHERE collection = ? AND active = 1';
        const row = this.prepare(sql).get(schema.name) as { number: number } | undefined;
        return row && tableOf(schema.name, row.number);
      },
    );
  }

  async generations(collection: string): Promise<readonly Generation[]> {
    const sql =
      'SELECT collection, version, number, active, checkpoint FROM generations WHERE collection = ? ORDER BY number';
    return (this.prepare(sql).all(collection) as GenerationRow[]).map(toGeneration);
  }

  async begin(schema: CollectionSchema): Promise<Generation> {
    const existing = await this.generations(schema.name);
    const unfinished = existing.find((g) => !g.active && g.version === schema.version);
    if (unfinished) return unfinished;
    const number = Math.max(0, ...existing.map((g) => g.number)) + 1;
    const table = tableOf(schema.name, number);
    const columns = schema.fields.map((field) => `, "f_${field}" ANY`).join('');
    this.db.transaction(() => {
      this.db.exec(
        `CREATE TABLE ${table} (id TEXT PRIMARY KEY, position TEXT NOT NULL, body TEXT NOT NULL${columns}) STRICT, WITHOUT ROWID`,
      );
      schema.indexes.forEach((fields, n) => {
        const list = [...fields.map((field) => `"f_${field}"`), 'id'].join(', ');
        this.db.exec(`CREATE INDEX "${schema.name}_g${number}_i${n}" ON ${table} (${list})`);
      });
      this.prepare('INSERT INTO generations VALUES (?, ?, ?, 0, ?)').run(schema.name, schema.version, number, START);
    })();
    return { collection: schema.name, version: schema.version, number, active: false, checkpoint: START };
  }

  documentsOf(schema: CollectionSchema, generation: Generation): Documents {
    const table = tableOf(schema.name, generation.number);
    return new SqliteDocuments(
      (sql) => this.prepare(sql),
      schema,
      () => table,
    );
  }

  async write(
    schema: CollectionSchema,
    generation: Generation,
    writes: readonly DocumentWrite[],
    checkpoint: Position,
  ): Promise<void> {
    const table = tableOf(schema.name, generation.number);
    const columns = ['position', 'body', ...schema.fields.map((field) => `"f_${field}"`)];
    const upsert = this.prepare(
      `INSERT INTO ${table} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)})
       ON CONFLICT (id) DO UPDATE SET ${columns.map((c) => `${c} = excluded.${c}`).join(', ')}
       WHERE excluded.position > position`,
    );
    const remove = this.prepare(`DELETE FROM ${table} WHERE id = ? AND position < ?`);
    const advance = this.prepare(
      'UPDATE generations SET checkpoint = ? WHERE collection = ? AND number = ? AND checkpoint < ?',
    );
    this.db
      .transaction(() => {
        for (const { id, position, body } of writes) {
          if (body === null) remove.run(id, position);
          else {
            const fields = schema.fields.map((field) => toSql((body as Record<string, unknown>)[field]));
            upsert.run(id, position, JSON.stringify(body), ...fields);
          }
        }
        advance.run(checkpoint, schema.name, generation.number, checkpoint);
      })
      .immediate();
  }

  async activate(schema: CollectionSchema, generation: Generation): Promise<void> {
    const others = (await this.generations(schema.name)).filter((g) => g.number !== generation.number);
    this.db
      .transaction(() => {
        for (const { number } of others) {
          this.db.exec(`DROP TABLE ${tableOf(schema.name, number)}`);
          this.prepare('DELETE FROM generations WHERE collection = ? AND number = ?').run(schema.name, number);
        }
        this.prepare('UPDATE generations SET active = 1 WHERE collection = ? AND number = ?').run(
          schema.name,
          generation.number,
        );
      })
      .immediate();
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
