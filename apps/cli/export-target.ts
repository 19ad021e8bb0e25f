import { open, readdir, readlink, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { say, type Sentence } from '#event-sourcing';
import { isDataFile } from '#event-store-sqlite';
import { DEMO_MARK } from './demo/mark.js';
import { assertFolderOf, UnfitFile } from './files.js';
import { fileWords } from './files.glossary.js';

export interface ExportTarget {
  /** As whoever typed the command knows it. */
  readonly name: string;
  /** Where links lead to. */
  readonly path: string;
  /** What is no file (a pipe, a device) is written to and never replaced. */
  readonly isPlain: boolean;
}

/**
 * Where an export goes, looked at before anything is read or written: a file that is there is replaced, but never what
 * an office lives on.
 * @throws UnfitFile
 */
export async function exportTarget(name: string, dataFolder: string): Promise<ExportTarget> {
  const found = await stat(name).catch(() => undefined);
  if (found?.isDirectory()) throw new UnfitFile(say(fileWords.folder, { file: name }));
  if (found && !found.isFile()) return { name, path: name, isPlain: false };
  const path = await followed(name);
  const refuse = (what: Sentence) => new UnfitFile(say(fileWords.leftAlone, { name, what }));
  if (await isOfFolder(path, dataFolder)) throw refuse(say(fileWords.ofDataFolder, { dataFolder }));
  if (isDataFile(basename(path))) throw refuse(fileWords.namedAsData);
  if (found && (await isDatabase(path))) throw refuse(fileWords.database);
  return { name, path, isPlain: true };
}

/** What a link leads to is written, also where it is not there yet, and the link stays. */
async function followed(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    const link = await readlink(file).catch(() => undefined);
    await assertFolderOf(file);
    const folder = await realpath(dirname(file));
    return link === undefined ? join(folder, basename(file)) : followed(resolve(folder, link));
  }
}

/** By its name, for what is not there yet counts too; or by a link of the folder that leads to it. */
async function isOfFolder(path: string, dataFolder: string): Promise<boolean> {
  const folder = await realpath(dataFolder).catch(() => resolve(dataFolder));
  if (dirname(path) === folder && isOwn(basename(path))) return true;
  const own = (await readdir(folder).catch(() => [])).filter(isOwn);
  const paths = await Promise.all(own.map((name) => realpath(join(folder, name)).catch(() => undefined)));
  return paths.includes(path);
}

function isOwn(name: string): boolean {
  return isDataFile(name) || name === DEMO_MARK;
}

const SQLITE_HEADER = 'SQLite format 3\0';

async function isDatabase(path: string): Promise<boolean> {
  const handle = await open(path);
  try {
    const start = Buffer.alloc(SQLITE_HEADER.length);
    await handle.read(start, 0, start.length, 0);
    return start.toString('latin1') === SQLITE_HEADER;
  } finally {
    await handle.close();
  }
}
