import { say } from '#event-sourcing';
import { fileWords as words } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';
import type { Bytes } from './bytes.js';

export const encodings = ['auto', 'utf-8', 'gb18030'] as const;
export type Encoding = (typeof encodings)[number];

export interface DetectedEncoding {
  readonly encoding: Exclude<Encoding, 'auto'>;
  /** It begins with a byte-order mark, as Excel writes one. */
  readonly bom: boolean;
}

/** One damaged character among this many good ones is damage; more is another encoding. */
const GOOD_PER_DAMAGED = 20;

/**
 * UTF-8 where the bytes are that, else GB18030. A few damaged characters (another system that cut a text in the
 * middle of one) do not make it another encoding; their rows are flagged later. Some hanzi of GB18030 are by chance
 * letters of other scripts in UTF-8: where Chinese is expected, and nothing else tells, they are hanzi.
 * @throws InvalidFile when the bytes are neither, or not what the mapping says
 */
export async function detectEncoding(
  bytes: Bytes,
  wanted: Encoding,
  expectsChinese = false,
): Promise<DetectedEncoding> {
  const bom = await hasMark(bytes);
  if (bom) return { encoding: 'utf-8', bom };
  const candidates = wanted === 'auto' ? (['utf-8', 'gb18030'] as const) : [wanted];
  const counters = candidates.map(damageCounter);
  for await (const piece of bytes.open()) for (const { add } of counters) add(piece);
  const [utf8, gb18030] = counters;
  if (utf8 && gb18030 && expectsChinese && utf8.fits() && !utf8.hasHanzi() && gb18030.isHanziAlone())
    return { encoding: 'gb18030', bom };
  const index = counters.findIndex(({ fits }) => fits());
  if (index >= 0) return { encoding: candidates[index]!, bom };
  throw new InvalidFile(bytes.name, wanted === 'auto' ? words.neitherEncoding : say(words.otherEncoding, { wanted }));
}

/** The file's text, piece by piece; bytes that mean nothing become U+FFFD. */
export async function* readText(bytes: Bytes, { encoding }: DetectedEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { ignoreBOM: true });
  let first = true;
  for await (const piece of bytes.open()) {
    const text = decoder.decode(piece, { stream: true });
    yield first && text.startsWith('\uFEFF') ? text.slice(1) : text;
    first &&= text === '';
  }
  yield decoder.decode();
}

/** Signs that Chinese texts of UTF-8 have as well, and that are hanzi in GB18030: they tell nothing. */
const SHARED_SIGNS = /[·×÷°±§¨²³]/u;

function damageCounter(encoding: string) {
  const decoder = new TextDecoder(encoding);
  let damaged = 0;
  let beyondAscii = 0;
  let hanzi = 0;
  let shared = 0;
  let ended = false;
  const count = (text: string) => {
    for (let at = 0; at < text.length; at += 1) {
      const unit = text.charCodeAt(at);
      if (unit < 0x80) continue;
      beyondAscii += 1;
      if (unit === 0xfffd) damaged += 1;
      else if (unit >= 0x2e80) hanzi += 1;
      else if (unit < 0x100 && SHARED_SIGNS.test(text[at]!)) shared += 1;
    }
  };
  const end = () => {
    if (!ended) count(decoder.decode());
    ended = true;
  };
  return {
    add: (bytes: Buffer) => count(decoder.decode(bytes, { stream: true })),
    fits: () => {
      end();
      return damaged === 0 || damaged * GOOD_PER_DAMAGED < beyondAscii;
    },
    /** Or nothing that could be taken for anything else. */
    hasHanzi: () => hanzi > 0 || beyondAscii === shared,
    isHanziAlone: () => {
      end();
      return hanzi > 0 && hanzi === beyondAscii;
    },
  };
}

/** Whether there is a UTF-8 byte-order mark; says plainly what else is often given for a list. */
async function hasMark(bytes: Bytes): Promise<boolean> {
  for await (const piece of bytes.open()) {
    const start = piece.subarray(0, 4).toString('hex');
    if (start.startsWith('fffe') || start.startsWith('feff')) throw new InvalidFile(bytes.name, words.utf16);
    if (start.startsWith('d0cf11e0')) throw new InvalidFile(bytes.name, words.xls);
    return start.startsWith('efbbbf');
  }
  throw new InvalidFile(bytes.name, words.empty);
}
