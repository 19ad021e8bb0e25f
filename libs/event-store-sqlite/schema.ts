import Database from 'better-sqlite3';
import { say, StoreUnavailable } from '#event-sourcing';
import { words } from './sqlite.glossary.js';

/** `PRAGMA application_id`: "Zere"; tells our files from anybody's. */
const APPLICATION_ID = 0x5a657265;
/** `PRAGMA user_version`: a file with a higher one was written by a newer program. */
const FORMAT = 3;

/** The highest schema of each type, so that a program knows at start whether it can read the whole log. */
const KINDS = `
  CREATE TABLE kinds (
    type   TEXT    PRIMARY KEY,
    schema INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

/** What is noted of the log as a whole, such as that it is being written anew. */
const NOTES = `
  CREATE TABLE notes (
    name TEXT PRIMARY KEY,
    text TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
`;

const TABLES = `
  CREATE TABLE events (
    position    INTEGER PRIMARY KEY,
    stream      TEXT    NOT NULL,
    revision    INTEGER NOT NULL,
    id          TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    schema      INTEGER NOT NULL,
    recorded_at TEXT    NOT NULL,
    data        TEXT    NOT NULL,
    metadata    TEXT    NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX events_by_stream ON events (stream, revision);
  ${KINDS}
  ${NOTES}
`;

/** @param isScratch what a power cut takes away was promised to nobody: only a checkpoint waits for the disk */
export function openDatabase(file: string, mode: 'write' | 'read', isScratch = false): Database.Database {
  let db: Database.Database;
  try {
    db = new Database(file, { readonly: mode === 'read', fileMustExist: mode === 'read' });
  } catch (error) {
    throw new StoreUnavailable(say(words.notOpened, { file, reason: (error as Error).message }));
  }
  try {
    checkFormat(db, file, mode);
    // While it is opened nobody is kept waiting yet; later no writer waits inside a call (`when-free.ts`).
    db.pragma('busy_timeout = 5000');
    tune(db);
    if (mode === 'write') {
      db.pragma('journal_mode = WAL');
      db.pragma(`synchronous = ${isScratch ? 'NORMAL' : 'FULL'}`);
      db.pragma('busy_timeout = 0');
    }
    return db;
  } catch (error) {
    db.close();
    if (error instanceof StoreUnavailable) throw error;
    throw new StoreUnavailable(say(words.notOpened, { file, reason: (error as Error).message }));
  }
}

/** Pages that a connection keeps, in KiB. */
export const CACHE = {
  /** Those of a busy site's year, which is read again and again. */
  forHistories: 32_768,
  /** Whoever follows the log from far behind reads each page once. */
  forAllOnce: 2_048,
};

export function keepPages(db: Database.Database, kibibytes: number): void {
  db.pragma(`cache_size = -${kibibytes}`);
}

/**
 * Sizes of a connection: no mapping of the file, whose pages would count as the process's memory while the whole log is
 * read.
 */
export function tune(db: Database.Database): void {
  keepPages(db, CACHE.forHistories);
  db.pragma('mmap_size = 0');
  db.pragma('wal_autocheckpoint = 4000');
}

function checkFormat(db: Database.Database, file: string, mode: 'write' | 'read'): void {
  const application = db.pragma('application_id', { simple: true }) as number;
  const format = db.pragma('user_version', { simple: true }) as number;
  const tables = db.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (application === 0 && format === 0 && tables.n === 0 && mode === 'write') {
    db.pragma('page_size = 8192');
    db.transaction(() => {
      db.exec(TABLES);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${FORMAT}`);
    }).immediate();
    return;
  }
  if (application !== APPLICATION_ID) throw new StoreUnavailable(say(words.notOurs, { file }));
  if (format > FORMAT) throw new StoreUnavailable(say(words.newerFormat, { file, format, known: FORMAT }));
  if (format < FORMAT && mode === 'write')
    db.transaction(() => {
      if (format < 2) db.exec(`${KINDS} INSERT INTO kinds (type, schema) ${KINDS_IN_LOG}`);
      db.exec(NOTES);
      db.pragma(`user_version = ${FORMAT}`);
    }).immediate();
}

const KINDS_IN_LOG = 'SELECT type, max(schema) FROM events GROUP BY type';

/** A reader beside an older program may meet a log that keeps no notes. */
export function noteIn(db: Database.Database, name: string): string | undefined {
  if ((db.pragma('user_version', { simple: true }) as number) < 3) return undefined;
  return db.prepare('SELECT text FROM notes WHERE name = ?').pluck().get(name) as string | undefined;
}

export function setNoteIn(db: Database.Database, name: string, text: string | undefined): void {
  if (text === undefined) db.prepare('DELETE FROM notes WHERE name = ?').run(name);
  else db.prepare('INSERT OR REPLACE INTO notes (name, text) VALUES (?, ?)').run(name, text);
}

/** The highest schema of each type in the log. */
export function kindsOf(db: Database.Database): Map<string, number> {
  const isKept = (db.pragma('user_version', { simple: true }) as number) >= 2;
  const kinds = db.prepare(isKept ? 'SELECT type, schema FROM kinds' : KINDS_IN_LOG).raw();
  return new Map(kinds.all() as [string, number][]);
}
