import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { say, StoreUnavailable } from '#event-sourcing';
import { removeDatabase } from './data-folder.js';
import { words } from './sqlite.glossary.js';

function sync(path: string): void {
  const handle = openSync(path, 'r');
  fsyncSync(handle);
  closeSync(handle);
}

/**
 * Writes the log as it is at one moment into a file that is not there yet; the process that writes to the log goes on
 * meanwhile. Returns when the file is synced.
 */
export function copyLog(from: string, to: string): void {
  const db = new Database(from, { readonly: true, fileMustExist: true });
  try {
    db.pragma('busy_timeout = 5000');
    db.prepare('VACUUM INTO ?').run(to);
  } finally {
    db.close();
  }
  sync(to);
}

/** @throws StoreUnavailable where the file is damaged, or its events are not numbered 1, 2, 3 … */
export function checkLog(file: string): void {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const found = db.pragma('integrity_check', { simple: true });
    if (found !== 'ok') throw new StoreUnavailable(say(words.damaged, { file, found: String(found) }));
    const { events, last } = db
      .prepare('SELECT count(*) AS events, coalesce(max(position), 0) AS last FROM events')
      .get() as { events: number; last: number };
    if (events !== last) throw new StoreUnavailable(say(words.gaps, { file, events, last }));
  } finally {
    db.close();
  }
}

/** Where a log is put that another one takes the place of: the first such name that is free. */
function asideOf(log: string): string {
  for (let n = 1; ; n += 1) {
    const aside = join(dirname(log), `before-restore-${n}.sqlite`);
    if (!existsSync(aside)) return aside;
  }
}

/**
 * Puts a whole log, closed and synced, in the place of another, which is kept beside it: at any instant there is one of
 * them under the name.
 * @returns where the log of before is now; undefined where there was none
 */
export function takePlace(part: string, log: string): string | undefined {
  sync(part);
  let aside: string | undefined;
  if (existsSync(log)) {
    aside = asideOf(log);
    if (existsSync(`${log}-wal`)) linkSync(`${log}-wal`, `${aside}-wal`);
    linkSync(log, aside);
  }
  for (const end of ['-wal', '-shm']) rmSync(log + end, { force: true });
  renameSync(part, log);
  removeDatabase(part);
  sync(dirname(log));
  return aside;
}
