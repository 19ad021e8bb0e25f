import anyMessage from 'google-protobuf/google/protobuf/any_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import status from '@eventstore/db-client/generated/status_pb.js';
import streams, {
  type BatchAppendReq,
  type ReadReq,
  type ReadResp,
} from '@eventstore/db-client/generated/streams_pb.js';
import type { NewEvent, Position, StoredEvent } from '#event-sourcing';

/** SQLite takes no stream that starts with `$`; the server's own do. */
const SYSTEM = '\uE000$';

export function toRoom(stream: string): string {
  return stream.startsWith('$') ? SYSTEM + stream.slice(1) : stream;
}

function fromRoom(stream: string): string {
  return stream.startsWith(SYSTEM) ? `$${stream.slice(SYSTEM.length)}` : stream;
}

/** A row of the SQLite log stands at commit = prepare = its number. */
export function rowOf(position: Position): bigint {
  return position === '' ? 0n : BigInt(`0x${position}`);
}

export function positionOf(row: bigint): Position {
  return row <= 0n ? '' : row.toString(16).padStart(16, '0');
}

export function nameOf(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

export function identifierOf(stream: string): shared.StreamIdentifier {
  return new shared.StreamIdentifier().setStreamName(Buffer.from(stream, 'utf8'));
}

export function toNewEvent(message: BatchAppendReq.ProposedMessage): NewEvent {
  const json = (bytes: Uint8Array) => (bytes.length ? (JSON.parse(Buffer.from(bytes).toString('utf8')) as object) : {});
  return {
    id: message.getId()!.getString().toLowerCase(),
    type: message.getMetadataMap().get('type') ?? '',
    schema: 0,
    data: json(message.getData_asU8()),
    metadata: json(message.getCustomMetadata_asU8()) as NewEvent['metadata'],
  };
}

export function toResponse(event: StoredEvent): ReadResp {
  const row = rowOf(event.position).toString();
  const recorded = new streams.ReadResp.ReadEvent.RecordedEvent()
    .setId(new shared.UUID().setString(event.id))
    .setStreamIdentifier(identifierOf(fromRoom(event.stream)))
    .setStreamRevision(String(event.revision))
    .setCommitPosition(row)
    .setPreparePosition(row)
    .setData(Buffer.from(JSON.stringify(event.data)))
    .setCustomMetadata(Buffer.from(JSON.stringify(event.metadata)));
  const created = String(BigInt(Date.parse(event.recordedAt)) * 10_000n);
  recorded.getMetadataMap().set('type', event.type).set('content-type', 'application/json').set('created', created);
  const read = new streams.ReadResp.ReadEvent().setEvent(recorded).setCommitPosition(row);
  return new streams.ReadResp().setEvent(read);
}

/** What a filter of the protocol keeps. */
export function keeps(options: ReadReq.Options): (event: StoredEvent) => boolean {
  const filter = options.getFilter();
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (!filter || !expression) return () => true;
  const regex = expression.getRegex() ? new RegExp(expression.getRegex()) : undefined;
  const prefixes = expression.getPrefixList();
  const fits = (text: string) => (regex ? regex.test(text) : prefixes.some((prefix) => text.startsWith(prefix)));
  return filter.hasStreamIdentifier() ? (event) => fits(fromRoom(event.stream)) : (event) => fits(event.type);
}

/** A refusal as the server answers it: its message packed, under the name of its type. */
export function refusal(type: string, details: { serializeBinary(): Uint8Array }): status.Status {
  const packed = new anyMessage.Any();
  packed.pack(details.serializeBinary(), `event_store.client.${type}`);
  return new status.Status().setMessage(type).setDetails(packed);
}
