import { chmodSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDataFile } from '#event-store-sqlite';

export interface CopyAside {
  readonly folder: string;
  remove(): void;
}

const NOT_WANTED = /-shm$|\.part|^before-restore-|^writer\.lock/;

/**
 * A data folder that cannot be written is looked at in a copy: SQLite keeps files of its own beside a log even to read
 * it, and views that are missing or old have to be made.
 */
export function copyAside(from: string): CopyAside {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-look-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    for (const name of readdirSync(from)) {
      if (!isDataFile(name) || NOT_WANTED.test(name)) continue;
      const copy = join(folder, name);
      copyFileSync(join(from, name), copy);
      chmodSync(copy, 0o600);
    }
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, remove };
}
