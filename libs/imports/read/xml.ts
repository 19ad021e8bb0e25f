import { asSentence, say, type Words } from '#event-sourcing';
import sax from 'sax';
import { fileWords as words } from '../imports.glossary.js';
import { InvalidFile } from '../problems.js';

export type Attributes = Readonly<Record<string, string>>;

/** What is done at the elements of a part; names are without their prefix. */
export interface ElementHandler {
  open?(name: string, attributes: Attributes): void;
  onText?(text: string): void;
  close?(name: string): void;
  /** Whether enough was read. */
  isDone?(): boolean;
}

const DEEPEST = 64;

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/**
 * Reads a part of a workbook piece by piece. No entities but the five of XML are known, and a document type is refused:
 * nothing grows that the archive's directory has not told.
 * @throws InvalidFile where it is no XML
 */
export async function* readXml(
  name: string,
  bytes: AsyncIterable<Buffer>,
  handler: ElementHandler,
): AsyncGenerator<void> {
  const parser = sax.parser(true, { position: false, lowercase: false });
  const decoder = new TextDecoder('utf-8');
  const refuse = (problem: Words) => new InvalidFile(name, say(words.workbook, { problem: asSentence(problem) }));
  let failure: InvalidFile | undefined;
  let depth = 0;
  parser.onerror = (error) => {
    failure ??= refuse(error.message.split('\n')[0]!);
    parser.resume();
  };
  parser.ondoctype = () => {
    failure ??= refuse(words.documentType);
  };
  parser.onopentag = ({ name: full, attributes }) => {
    if ((depth += 1) > DEEPEST) failure ??= refuse(words.tooDeep);
    handler.open?.(local(full), attributes as Attributes);
  };
  parser.ontext = parser.oncdata = (text) => handler.onText?.(text);
  parser.onclosetag = (full) => {
    depth -= 1;
    handler.close?.(local(full));
  };
  for await (const piece of bytes) {
    parser.write(decoder.decode(piece, { stream: true }));
    if (failure) throw failure;
    yield;
    if (handler.isDone?.()) return;
  }
  parser.write(decoder.decode()).close();
  if (failure) throw failure as InvalidFile;
  yield;
}

/** Reads a part to its end. */
export async function readWhole(name: string, bytes: AsyncIterable<Buffer>, handler: ElementHandler): Promise<void> {
  const pieces = readXml(name, bytes, handler);
  while (!(await pieces.next()).done);
}
