import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams, { type BatchAppendReq } from '@eventstore/db-client/generated/streams_pb.js';
import {
  EventTooLarge,
  MAX_EVENT_BYTES,
  type EventFilter,
  type EventMetadata,
  type Instant,
  type NewEvent,
  type StoredEvent,
} from '#event-sourcing';
import type { RecordedEvent } from './responses.js';

/** What stands in the server's metadata of an event: all of our envelope that the server has no field for. */
interface StoredMetadata {
  readonly schema: number;
  readonly recordedAt: Instant;
  readonly metadata: EventMetadata;
}

export type ProposedMessage = BatchAppendReq.ProposedMessage;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @throws EventTooLarge, and RangeError for an id that the server would not keep as it is */
export function toProposed(event: NewEvent, recordedAt: Instant): { message: ProposedMessage; bytes: number } {
  if (!UUID.test(event.id)) throw new RangeError(`${JSON.stringify(event.id)} is no event id: a UUID in lower case`);
  const stored: StoredMetadata = { schema: event.schema, recordedAt, metadata: event.metadata };
  const data = Buffer.from(JSON.stringify(event.data), 'utf8');
  const metadata = Buffer.from(JSON.stringify(stored), 'utf8');
  const bytes = data.length + metadata.length;
  if (bytes > MAX_EVENT_BYTES) throw new EventTooLarge(event.type, bytes);
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(event.id))
    .setData(data)
    .setCustomMetadata(metadata);
  message.getMetadataMap().set('type', event.type).set('content-type', 'application/json');
  return { message, bytes };
}

/** What is no event of the office: without its envelope. */
export function toMessage(id: string, type: string, data: object): ProposedMessage {
  const message = new streams.BatchAppendReq.ProposedMessage()
    .setId(new shared.UUID().setString(id))
    .setData(Buffer.from(JSON.stringify(data), 'utf8'));
  message.getMetadataMap().set('type', type).set('content-type', 'application/json');
  return message;
}

/** `undefined`: an event of the server itself, or of another program, without our envelope. */
export function toStoredEvent(event: Readonly<RecordedEvent>): StoredEvent | undefined {
  const { id, type, stream, revision, position, data } = event;
  if (stream.startsWith('$') || type.startsWith('$')) return undefined;
  const stored = envelope(event.metadata);
  if (!stored) return undefined;
  const { schema, recordedAt, metadata } = stored;
  return { id, type, schema, stream, revision, position, recordedAt, data: JSON.parse(data) as object, metadata };
}

/** The part of a filter that the server was not asked for. */
export function wanted(filter: EventFilter | undefined): (event: StoredEvent) => boolean {
  const types = filter?.types && new Set(filter.types);
  const prefixes = filter?.streamPrefixes;
  return (event) =>
    (!types || types.has(event.type)) && (!prefixes || prefixes.some((prefix) => event.stream.startsWith(prefix)));
}

/** Nothing can match: the server would take an empty list for none given. */
export function isEmpty(filter: EventFilter | undefined): boolean {
  return filter?.types?.length === 0 || filter?.streamPrefixes?.length === 0;
}

function envelope(metadata: string): StoredMetadata | undefined {
  if (metadata === '') return undefined;
  try {
    const stored = JSON.parse(metadata) as Partial<StoredMetadata> | null;
    const ours = typeof stored?.schema === 'number' && typeof stored.recordedAt === 'string' && stored.metadata;
    return ours ? (stored as StoredMetadata) : undefined;
  } catch {
    return undefined;
  }
}
