import { listed, say } from '#event-sourcing';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';
import { fileWords as words } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';
import { openZip, type Zip } from './zip.js';

/** Bytes of a file, or of the one file that is compressed in it; each call of `open` gives them from the first. */
export interface Bytes {
  /** Of the file that the bytes are of. */
  readonly name: string;
  open(): AsyncIterable<Buffer>;
  /** A workbook, whose parts are read one by one. */
  readonly workbook?: Zip;
}

const CHUNK = 1 << 16;
/** What a compressed file may become: a list of a large city in a year, several times over. */
const MOST_BYTES = 2 ** 31;
const MOST_RATIO_FROM = 2 ** 26;
const MOST_RATIO = 1_000;

/**
 * The bytes of a file; gzip and a zip archive of one file are looked into.
 * @throws InvalidFile where there is no file, or it is an archive of several or none
 */
export async function openBytes(file: string): Promise<Bytes> {
  await assertFile(file);
  return ofPlain({ name: basename(file), open: () => createReadStream(file, { highWaterMark: CHUNK }) }, file);
}

async function ofPlain(bytes: Bytes, file: string | undefined, depth = 0): Promise<Bytes> {
  const start = await startOf(bytes);
  const isGzip = start.startsWith('1f8b');
  const isZip = start.startsWith('504b0304');
  if ((isGzip || isZip) && depth > 1) throw new InvalidFile(bytes.name, words.compressedTwice);
  if (isGzip) return ofPlain(gunzipped(bytes), undefined, depth + 1);
  if (!isZip) return bytes;
  const zip = await openZip(bytes.name, file ?? (await collect(bytes)));
  if (zip.entries.includes('[Content_Types].xml')) return { ...bytes, workbook: zip };
  const inside = zip.entries.filter((name) => !name.endsWith('/') && !/(^|\/)(__MACOSX\/|\.)/.test(name));
  if (inside.length !== 1) {
    const names = listed(inside.slice(0, 10));
    const holds = inside.length === 0 ? words.emptyArchive : say(words.archive, { count: inside.length, names });
    throw new InvalidFile(bytes.name, holds);
  }
  const entry = inside[0]!;
  return ofPlain({ name: basename(entry), open: () => zip.read(entry, MOST_BYTES) }, undefined, depth + 1);
}

function gunzipped(bytes: Bytes): Bytes {
  return {
    name: bytes.name.replace(/\.gz$/i, ''),
    open: async function* () {
      const gunzip = createGunzip();
      let [packed, unpacked] = [0, 0];
      const feed = (async () => {
        for await (const piece of bytes.open()) {
          packed += piece.length;
          if (!gunzip.write(piece))
            await new Promise((resolve) => gunzip.once('drain', resolve).once('close', resolve));
          if (gunzip.destroyed) return;
        }
        gunzip.end();
      })().catch((error: Error) => gunzip.destroy(error));
      try {
        for await (const piece of gunzip as AsyncIterable<Buffer>) {
          unpacked += piece.length;
          if (unpacked > MOST_BYTES || (unpacked > MOST_RATIO_FROM && unpacked > packed * MOST_RATIO))
            throw new InvalidFile(bytes.name, words.bomb);
          yield piece;
        }
      } catch (error) {
        if (error instanceof InvalidFile) throw error;
        throw new InvalidFile(bytes.name, say(words.unpack, { why: (error as Error).message }));
      } finally {
        gunzip.destroy();
        await feed;
      }
    },
  };
}

const MOST_IN_MEMORY = 2 ** 28;

async function collect(bytes: Bytes): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of bytes.open()) {
    pieces.push(piece);
    length += piece.length;
    if (length > MOST_IN_MEMORY) throw new InvalidFile(bytes.name, words.innerArchive);
  }
  return Buffer.concat(pieces);
}

async function startOf(bytes: Bytes): Promise<string> {
  for await (const piece of bytes.open()) return piece.subarray(0, 4).toString('hex');
  return '';
}

/** Before it is opened: a pipe to which nobody writes would let it wait for ever. */
async function assertFile(file: string): Promise<void> {
  const unreadable = (error: NodeJS.ErrnoException) => {
    throw new InvalidFile(file, error.code === 'ENOENT' ? words.noFile : say(words.unreadable, { why: error.message }));
  };
  const found = await stat(file).catch(unreadable);
  if (found.isDirectory()) throw new InvalidFile(file, words.folder);
  if (!found.isFile()) throw new InvalidFile(file, words.pipe);
  const handle = await open(file).catch(unreadable);
  await handle.close();
}
