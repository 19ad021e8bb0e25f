import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** A file that is named in a command and cannot be what it is named for. */
export class UnfitFile extends Error {
  override readonly name = 'UnfitFile';
}

/** Where a new file is to be written, what may be missing is its folder. @throws UnfitFile */
export async function assertFolderOf(file: string): Promise<void> {
  const folder = dirname(file);
  try {
    if ((await stat(folder)).isDirectory()) return;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    throw new UnfitFile(`there is no folder ${folder}`);
  }
  throw new UnfitFile(`${folder} is a file, not a folder`);
}
