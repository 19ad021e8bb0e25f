import { accessSync, constants, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { say, StoreUnavailable } from '#event-sourcing';
import { words } from './sqlite.glossary.js';

export interface DataFiles {
  readonly events: string;
  readonly documents: string;
  readonly reactors: string;
  readonly lock: string;
}

/** The files of an office that runs on the embedded default; read models of a log elsewhere bear that log's name. */
export function dataFiles(folder: string, logName?: string): DataFiles {
  const suffix = logName === undefined ? '' : `-${logName}`;
  return {
    events: join(folder, 'events.sqlite'),
    documents: join(folder, `documents${suffix}.sqlite`),
    reactors: join(folder, `reactors${suffix}.sqlite`),
    lock: join(folder, 'writer.lock'),
  };
}

const DATA_FILE =
  /^(events|before-restore-\d+|(documents|reactors)(-[\da-f]+)?)\.sqlite(\.part)?(-wal|-shm|-journal)?$|^writer\.lock(-journal)?$/;

/** Whether a file of this name in a data folder is one of `dataFiles`, or what SQLite keeps beside it. */
export function isDataFile(name: string): boolean {
  return DATA_FILE.test(name);
}

const VIEWS = /^(documents|reactors)(-[\da-f]+)?\.sqlite$/;

/** The files in a data folder that are made from a log, whichever log that is. */
export function viewFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => VIEWS.test(name))
      .map((name) => join(folder, name));
  } catch {
    return []; // There is no such folder yet.
  }
}

/** Removes them all; whoever holds the folder's lock may do so, and they are made anew. */
export function removeViews(folder: string): void {
  for (const file of viewFiles(folder)) removeDatabase(file);
}

/** With what SQLite keeps beside it, and that first: left beside another file of this name it would be taken for its own. */
export function removeDatabase(file: string): void {
  for (const end of ['-wal', '-shm', '-journal', '']) rmSync(`${file}${end}`, { force: true });
}

/** Held by the one process that writes; the operating system lets go of it when the process dies, however it dies. */
export interface WriterLock {
  release(): void;
}

export class DataFolderHeld extends StoreUnavailable {
  constructor(folder: string) {
    super(say(words.held, { folder }));
  }
}

/** A backup on a medium that cannot be written, or somebody else's folder: it can be looked at. */
export class DataFolderReadOnly extends StoreUnavailable {
  constructor(folder: string, reason: string) {
    super(say(words.notWritable, { folder, reason }));
  }
}

const READ_ONLY = /^(EACCES|EPERM|EROFS|SQLITE_READONLY.*|SQLITE_CANTOPEN.*|SQLITE_IOERR.*|SQLITE_PERM)$/;

/** @throws DataFolderHeld, DataFolderReadOnly, StoreUnavailable when the folder cannot be made or written */
export function lockDataFolder(folder: string): WriterLock {
  let lock: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    // A file that may only be read would be opened so, and locked, without a word.
    const { events, lock: file } = dataFiles(folder);
    for (const path of [folder, events, file]) if (existsSync(path)) accessSync(path, constants.W_OK);
    lock = new Database(dataFiles(folder).lock, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    lock?.close();
    const { code } = error as { code?: string };
    if (code === 'SQLITE_BUSY') throw new DataFolderHeld(folder);
    if (code === 'EEXIST') throw new StoreUnavailable(say(words.isFile, { folder }));
    if (code === 'ENOTDIR') throw new StoreUnavailable(say(words.insideFile, { folder }));
    const { message } = error as Error;
    if (code !== undefined && READ_ONLY.test(code)) throw new DataFolderReadOnly(folder, message);
    throw new StoreUnavailable(say(words.notWritable, { folder, reason: message }));
  }
  const held = lock;
  return { release: () => held.close() };
}
