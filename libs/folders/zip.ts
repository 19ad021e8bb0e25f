import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Folder } from './folder.js';

/** The clock of the machine that writes it is nobody's business: the first day that the format knows, in whatever zone. */
const NO_TIME = new Date(1980, 0, 1);
const READABLE = 0o100644;

/**
 * The same folder is the same bytes on every machine: files in their order, without times, and stored as they are, as two
 * versions of a compressor need not agree.
 */
export function zipOf({ files }: Folder): Readable {
  const zip = new ZipFile();
  for (const { path, content } of files)
    zip.addBuffer(content, path, { mtime: NO_TIME, forceDosTimestamp: true, mode: READABLE, compress: false });
  zip.end();
  return zip.outputStream as Readable;
}

/** What it is called where somebody keeps it: `folder-site-s1-20181231.zip`. */
export function zipName({ of, recordedUntil }: Folder): string {
  const [[kind, id]] = Object.entries(of) as [[string, string]];
  return `folder-${kind}-${id.replace(/[^\w.-]/g, '_')}-${recordedUntil.slice(0, 10).replaceAll('-', '')}.zip`;
}
