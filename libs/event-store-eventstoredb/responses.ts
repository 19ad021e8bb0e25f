import protobuf from 'protobufjs/minimal.js';
import type { Position } from '#event-sourcing';

type Reader = protobuf.Reader;

/** An event as the server tells it; data and metadata are what their bytes say as UTF-8. */
export interface RecordedEvent {
  id: string;
  stream: string;
  revision: number;
  position: Position;
  type: string;
  metadata: string;
  data: string;
}

/** What a read or a subscription says; `other`: what nobody here asks for, such as that a stream does not exist. */
export type ReadResponse =
  | { readonly kind: 'event'; readonly event: Readonly<RecordedEvent> }
  | { readonly kind: 'checkpoint'; readonly position: Position }
  | { readonly kind: 'caught-up' | 'fell-behind' | 'other' };

/**
 * Reads the server's `ReadResp` straight into what is wanted of it: the generated classes take several times as long,
 * and a rebuild reads a million. Fields have their numbers from EventStoreDB's streams.proto and shared.proto.
 * @throws Error for bytes that are no such message, RangeError where one of its parts does not end where it says
 */
export function decodeReadResponse(bytes: Buffer): ReadResponse {
  const reader = protobuf.Reader.create(bytes);
  let response: ReadResponse = { kind: 'other' };
  eachField(reader, reader.len, (field) => {
    if (field === 1) response = readEvent(reader);
    else if (field === 3) response = { kind: 'checkpoint', position: readCheckpoint(reader) };
    else if (field === 8 || field === 9) {
      response = { kind: field === 8 ? 'caught-up' : 'fell-behind' };
      reader.pos = endOf(reader);
    } else return false;
    return true;
  });
  return response;
}

/** Links are not asked for, so the event is the one that stands there. */
function readEvent(reader: Reader): ReadResponse {
  let response: ReadResponse = { kind: 'other' };
  eachField(reader, endOf(reader), (field) => {
    if (field === 1) response = { kind: 'event', event: readRecorded(reader) };
    return field === 1;
  });
  return response;
}

function readRecorded(reader: Reader): RecordedEvent {
  const event = { id: '', stream: '', revision: 0, position: '', type: '', metadata: '', data: '' };
  let [commit, prepare] = [ZERO, ZERO];
  eachField(reader, endOf(reader), (field) => {
    if (field === 1) event.id = readText(reader, UUID_STRING);
    else if (field === 2) event.stream = readText(reader, STREAM_NAME);
    else if (field === 3) event.revision = Number(reader.uint64());
    else if (field === 4) prepare = readHex(reader);
    else if (field === 5) commit = readHex(reader);
    else if (field === 6) event.type = readType(reader) ?? event.type;
    else if (field === 7) event.metadata = readString(reader);
    else if (field === 8) event.data = readString(reader);
    else return false;
    return true;
  });
  event.position = commit + prepare;
  return event;
}

function readCheckpoint(reader: Reader): Position {
  let [commit, prepare] = [ZERO, ZERO];
  eachField(reader, endOf(reader), (field) => {
    if (field === 1) commit = readHex(reader);
    else if (field === 2) prepare = readHex(reader);
    else return false;
    return true;
  });
  return commit + prepare;
}

const UUID_STRING = 2;
const STREAM_NAME = 3;

/** The one field that is wanted of a message around a text. */
function readText(reader: Reader, wanted: number): string {
  let text = '';
  eachField(reader, endOf(reader), (field) => {
    if (field === wanted) text = readString(reader);
    return field === wanted;
  });
  return text;
}

const TYPE = Buffer.from('type');

/** The value of an entry of the metadata whose key is `type`; the others, of each event, are not made into strings. */
function readType(reader: Reader): string | undefined {
  const bytes = reader.buf as Buffer;
  let isType = false;
  let [start, end] = [0, 0];
  eachField(reader, endOf(reader), (field) => {
    if (field !== 1 && field !== 2) return false;
    const partEnd = endOf(reader);
    if (field === 1) isType = TYPE.compare(bytes, reader.pos, partEnd) === 0;
    else [start, end] = [reader.pos, partEnd];
    reader.pos = partEnd;
    return true;
  });
  return isType ? bytes.toString('utf8', start, end) : undefined;
}

const ZERO = hex32(0) + hex32(0);

/** An unsigned 64-bit integer as 16 hexadecimal digits. */
function readHex(reader: Reader): string {
  const { high, low } = reader.uint64() as { high: number; low: number }; // protobufjs brings `long` along
  return hex32(high) + hex32(low);
}

function hex32(bits: number): string {
  return (bits >>> 0).toString(16).padStart(8, '0');
}

/** The reader's own stops at the end of the bytes without a word. */
function readString(reader: Reader): string {
  const end = endOf(reader);
  const text = (reader.buf as Buffer).toString('utf8', reader.pos, end);
  reader.pos = end;
  return text;
}

function endOf(reader: Reader): number {
  const length = reader.uint32();
  const end = reader.pos + length;
  if (end > reader.len) throw new RangeError(`a message of ${reader.len} bytes has a part that ends at ${end}`);
  return end;
}

/** What `read` does not take is skipped. */
function eachField(reader: Reader, end: number, read: (field: number) => boolean): void {
  while (reader.pos < end) {
    const tag = reader.uint32();
    if (!read(tag >>> 3)) reader.skipType(tag & 7);
  }
  if (reader.pos !== end) throw new RangeError(`a part that ends at ${end} has a field that ends at ${reader.pos}`);
}
