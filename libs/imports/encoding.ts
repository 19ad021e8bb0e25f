import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Encoding } from './mapping.js';
import { InvalidFile } from './problems.js';

export interface DetectedEncoding {
  readonly encoding: Exclude<Encoding, 'auto'>;
  /** It begins with a byte-order mark, as Excel writes one. */
  readonly bom: boolean;
}

const CHUNK = 1 << 16;
/** One damaged character among this many good ones is damage; more is another encoding. */
const GOOD_PER_DAMAGED = 20;

/**
 * UTF-8 where the bytes are that, else GB18030. A few damaged characters (another system that cut a text in the
 * middle of one) do not make it another encoding; their rows are flagged later.
 * @throws InvalidFile when the bytes are neither, or not what the mapping says
 */
export async function detectEncoding(file: string, wanted: Encoding): Promise<DetectedEncoding> {
  const bom = await refuseOtherFormats(file);
  if (bom) return { encoding: 'utf-8', bom };
  const candidates = wanted === 'auto' ? (['utf-8', 'gb18030'] as const) : [wanted];
  const counters = candidates.map(damageCounter);
  for await (const bytes of createReadStream(file, { highWaterMark: CHUNK }))
    for (const { add } of counters) add(bytes as Buffer);
  const index = counters.findIndex(({ fits }) => fits());
  if (index >= 0) return { encoding: candidates[index]!, bom };
  throw new InvalidFile(
    basename(file),
    wanted === 'auto'
      ? 'its text is neither UTF-8 nor GB18030; save it as UTF-8'
      : `its text is not ${wanted}, as the mapping says; try \`encoding: auto\``,
  );
}

/** The file's text, piece by piece; bytes that mean nothing become U+FFFD. */
export async function* readText(file: string, { encoding }: DetectedEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let first = true;
  for await (const bytes of createReadStream(file, { highWaterMark: CHUNK })) {
    const text = decoder.decode(bytes as Buffer, { stream: true });
    yield first && text.startsWith('\uFEFF') ? text.slice(1) : text;
    first &&= text === '';
  }
  yield decoder.decode();
}

function damageCounter(encoding: string) {
  const decoder = new TextDecoder(encoding);
  let damaged = 0;
  let beyondAscii = 0;
  const count = (text: string) => {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) continue;
      beyondAscii += 1;
      if (unit === 0xfffd) damaged += 1;
    }
  };
  return {
    add: (bytes: Buffer) => count(decoder.decode(bytes, { stream: true })),
    fits: () => {
      count(decoder.decode());
      return damaged === 0 || damaged * GOOD_PER_DAMAGED < beyondAscii;
    },
  };
}

/** Whether there is a UTF-8 byte-order mark; says plainly what else is often given for a CSV. */
async function refuseOtherFormats(file: string): Promise<boolean> {
  const unreadable = (error: NodeJS.ErrnoException) => {
    throw new InvalidFile(file, error.code === 'ENOENT' ? 'there is no such file' : `cannot be read: ${error.message}`);
  };
  // Before it is opened: a pipe to which nobody writes would let it wait for ever.
  const found = await stat(file).catch(unreadable);
  if (found.isDirectory()) throw new InvalidFile(file, 'it is a folder');
  if (!found.isFile()) throw new InvalidFile(file, 'it is read several times: give a file, no pipe or device');
  const handle = await open(file).catch(unreadable);
  try {
    const head = Buffer.alloc(4);
    const { bytesRead } = await handle.read(head, 0, 4, 0);
    const start = head.subarray(0, bytesRead).toString('hex');
    if (start === '') throw new InvalidFile(basename(file), 'it is empty');
    if (start.startsWith('fffe') || start.startsWith('feff'))
      throw new InvalidFile(basename(file), 'it is UTF-16; save it as UTF-8');
    if (start.startsWith('504b0304') || start.startsWith('d0cf11e0'))
      throw new InvalidFile(basename(file), 'it is an Excel workbook; save it as CSV');
    return start.startsWith('efbbbf');
  } finally {
    await handle.close();
  }
}
