import { say, type Sentence } from '#event-sourcing';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, openPromise, type Entry, type ZipFile } from 'yauzl';
import { fileWords as words } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';

/** An archive whose directory has been read: what is in it. */
export interface Zip {
  readonly name: string;
  readonly entries: readonly string[];
  /** The bytes of a part. @throws InvalidFile where there is none, it is damaged, or it is larger than `most` */
  read(name: string, most: number): AsyncGenerator<Buffer>;
}

/** A workbook has a dozen parts and some pictures; an archive of more is no list. */
const MOST_ENTRIES = 10_000;
/** Deflate makes at most about 1,030 bytes of one: what is near that, and large, is made to burst whoever unpacks it. */
const MOST_RATIO = 500;
const RATIO_FROM = 2 ** 26;

/** @throws InvalidFile where it is no archive that can be read, or one that is made to burst whoever unpacks it */
export async function openZip(name: string, from: string | Buffer): Promise<Zip> {
  const refuse = (problem: Sentence) => new InvalidFile(name, problem);
  const archive = { from, refuse };
  const entries = await within(archive, async (zip) => {
    const found = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) {
      if (found.size >= MOST_ENTRIES) throw refuse(say(words.manyFiles, { most: MOST_ENTRIES }));
      if (entry.isEncrypted()) throw refuse(words.encrypted);
      if (entry.uncompressedSize > RATIO_FROM && entry.uncompressedSize > entry.compressedSize * MOST_RATIO)
        throw refuse(say(words.innerBomb, { name: entry.fileName }));
      if (!found.has(entry.fileName)) found.set(entry.fileName, entry);
    }
    return found;
  });
  return {
    name,
    entries: [...entries.keys()],
    read: (entryName, most) => readEntry(archive, entryName, entries.get(entryName), most),
  };
}

interface Archive {
  readonly from: string | Buffer;
  readonly refuse: (problem: Sentence) => InvalidFile;
}

/** Opened for each reading, so that no file stays open that nobody closes. */
async function open({ from }: Archive): Promise<ZipFile> {
  const options = { autoClose: false, lazyEntries: true } as const;
  return typeof from === 'string' ? openPromise(from, options) : fromBufferPromise(from, options);
}

async function within<T>(archive: Archive, use: (zip: ZipFile) => Promise<T>): Promise<T> {
  let zip: ZipFile | undefined;
  try {
    zip = await open(archive);
    return await use(zip);
  } catch (error) {
    if (error instanceof InvalidFile) throw error;
    throw archive.refuse(say(words.badArchive, { why: (error as Error).message }));
  } finally {
    zip?.close();
  }
}

async function* readEntry(
  archive: Archive,
  name: string,
  entry: Entry | undefined,
  most: number,
): AsyncGenerator<Buffer> {
  const { refuse } = archive;
  if (!entry) throw refuse(say(words.partMissing, { name }));
  if (entry.uncompressedSize > most)
    throw refuse(say(words.partTooLarge, { name, bytes: entry.uncompressedSize, most }));
  let sum = 0;
  let zip: ZipFile | undefined;
  try {
    zip = await open(archive);
    // Its stream ends with an error where more or less comes out than the directory says.
    for await (const piece of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sum = crc32(piece, sum);
      yield piece;
    }
  } catch (error) {
    throw refuse(say(words.partUnpack, { name, why: (error as Error).message }));
  } finally {
    zip?.close();
  }
  if (sum !== entry.crc32) throw refuse(say(words.partDamaged, { name }));
}
