import type Database from 'better-sqlite3';

/** The table of a collection's documents. */
export function tableOf(db: Database.Database, collection: string): string {
  const sql = 'SELECT number FROM generations WHERE collection = ? AND active = 1';
  return `"${collection}_g${db.prepare(sql).pluck().get(collection) as number}"`;
}
