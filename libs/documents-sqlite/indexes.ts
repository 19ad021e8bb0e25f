import type Database from 'better-sqlite3';
import { SEARCHED, type CollectionSchema } from '#event-sourcing';
import { column, indexName } from './query-sql.js';
import { marksIndexes } from './sums-sql.js';

/** An index of a generation by its name, both quoted as SQL wants them, and what it is of. */
interface Index {
  readonly name: string;
  readonly list: string;
}

function wantedOn(schema: CollectionSchema, table: string): Index[] {
  const lists = schema.indexes.map((fields) => ({
    name: indexName(table, `by_${fields.join('_')}`),
    list: [...fields.map((field) => column(schema, field)), 'id'].join(', '),
  }));
  const searched = schema.searched ? [{ name: indexName(table, SEARCHED), list: SEARCHED }] : [];
  const sums = marksIndexes(schema).map(({ name, marks, columns }) => ({
    name: indexName(table, name),
    list: [marks, ...columns].join(', '),
  }));
  return [...lists, ...searched, ...sums];
}

/** Whatever it is called. */
const whatOf = (sql: string) => sql.slice(sql.indexOf(' ON '));

/** What makes the indexes of a table those that are wanted. */
export interface IndexChanges {
  readonly drops: readonly string[];
  readonly creates: readonly string[];
}

/** An index that is of something else by now is made anew. */
export function indexChanges(db: Database.Database, schema: CollectionSchema, table: string): IndexChanges {
  const sql = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL";
  const there = db.prepare(sql).all(table.slice(1, -1)) as { name: string; sql: string }[];
  const wanted = wantedOn(schema, table).map(({ name, list }) => `CREATE INDEX ${name} ON ${table} (${list})`);
  const [known, needed] = [new Set(there.map((index) => whatOf(index.sql))), new Set(wanted.map(whatOf))];
  return {
    drops: there.filter((index) => !needed.has(whatOf(index.sql))).map(({ name }) => `DROP INDEX "${name}"`),
    creates: wanted.filter((sql) => !known.has(whatOf(sql))),
  };
}
