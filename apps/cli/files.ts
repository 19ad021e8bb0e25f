import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { SaidError, say } from '#event-sourcing';
import { fileWords } from './files.glossary.js';

/** A file that is named in a command and cannot be what it is named for. */
export class UnfitFile extends SaidError {}

/** Where a new file is to be written, what may be missing is its folder. @throws UnfitFile */
export async function assertFolderOf(file: string): Promise<void> {
  const folder = dirname(file);
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new UnfitFile(say(fileWords.noFolder, { folder }));
  }
  throw new UnfitFile(say(fileWords.noFolderButFile, { folder }));
}

/** What is read of a file; a fault of the reading tells which file it was. */
export async function* named<T>(file: string, pieces: AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  try {
    yield* pieces;
  } catch (error) {
    throw Object.assign(error as Error, { path: file });
  }
}

/** @throws with the file's name */
export async function readText(file: string): Promise<string> {
  const pieces: string[] = [];
  for await (const piece of named(file, createReadStream(file, 'utf8') as AsyncIterable<string>)) pieces.push(piece);
  return pieces.join('');
}
