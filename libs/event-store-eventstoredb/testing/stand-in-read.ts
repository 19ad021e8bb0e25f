import { once } from 'node:events';
import { status, type ServerWritableStream } from '@grpc/grpc-js';
import streams, { type ReadReq, type ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import { type EventStore, type Position, type StoredEvent } from '#event-sourcing';
import { keeps, nameOf, positionOf, rowOf, toResponse, toRoom } from './stand-in-events.js';

export type ReadServerCall = ServerWritableStream<ReadReq, ReadResp>;

/** The server keeps this many live events for a subscriber that does not take them; then it drops it. */
const LIVE_BUFFER = 32;
const DEFAULT_WINDOW = 32;

export async function serveRead(call: ReadServerCall, store: EventStore, sent: () => void): Promise<void> {
  const options = call.request.getOptions()!;
  const stopped = new AbortController();
  call.on('cancelled', () => stopped.abort()).on('close', () => stopped.abort());
  if (options.hasSubscription()) await subscribe(call, options, store, sent, stopped.signal);
  else {
    for await (const event of events(options, store)) {
      if (event) sent();
      await write(call, event ? toResponse(event) : notFound(options), stopped.signal);
      if (stopped.signal.aborted) return;
    }
  }
  if (!stopped.signal.aborted) call.end();
}

/** `undefined`: the stream does not exist. */
async function* events(options: ReadReq.Options, store: EventStore): AsyncGenerator<StoredEvent | undefined> {
  const direction = options.getReadDirection() === 0 ? 'forwards' : 'backwards';
  let left = BigInt(options.getCount());
  const place = options.getStream();
  if (place) {
    const stream = toRoom(nameOf(place.getStreamIdentifier()));
    const from = place.hasRevision() ? { from: Number(place.getRevision()) } : {};
    let exists = false;
    for await (const event of store.readStream(stream, { direction, ...from })) {
      exists = true;
      if (left-- <= 0n) return;
      yield event;
    }
    if (exists) return;
    for await (const event of store.readStream(stream, { limit: 1 })) exists = event.revision >= 0;
    if (!exists) yield undefined;
    return;
  }
  const isKept = keeps(options);
  for await (const event of store.readAll({ direction, ...fromOf(options, direction) })) {
    if (!isKept(event)) continue;
    if (left-- <= 0n) return;
    yield event;
  }
}

/** Going forwards the server begins with the event at the position, going backwards with the one before it. */
function fromOf(options: ReadReq.Options, direction: 'forwards' | 'backwards'): { from?: Position } {
  const position = options.getAll()?.getPosition();
  if (!position) return {};
  const commit = BigInt(position.getCommitPosition());
  return { from: positionOf(direction === 'forwards' ? commit - 1n : commit) };
}

async function subscribe(
  call: ReadServerCall,
  options: ReadReq.Options,
  store: EventStore,
  sent: () => void,
  signal: AbortSignal,
): Promise<void> {
  const start = options.getAll()?.getPosition();
  const isKept = keeps(options);
  const filter = options.getFilter();
  const interval = (filter?.getMax() || DEFAULT_WINDOW) * (filter?.getCheckpointintervalmultiplier() || 1);
  const send = (response: ReadResp) => write(call, response, signal);
  await send(new streams.ReadResp().setConfirmation(new streams.ReadResp.SubscriptionConfirmation()));
  let live = false;
  let considered = 0;
  for await (const message of store.subscribe({
    ...(start && { after: positionOf(BigInt(start.getCommitPosition())) }),
    signal,
  })) {
    if (message.kind === 'caught-up') {
      if (!live) await send(new streams.ReadResp().setCaughtUp(new streams.ReadResp.CaughtUp()));
      live = true;
      continue;
    }
    for (const event of message.events) {
      const row = rowOf(event.position);
      if (isKept(event)) {
        if (live && (await isTooSlow(call, store, row, signal)))
          return void call.emit('error', {
            code: status.ABORTED,
            details: 'Consumer too slow to handle event while live. Client resubscription required.',
          });
        sent();
        await send(toResponse(event));
      }
      considered += 1;
      // On the way through the past the server's checkpoints name a place with no prepare position.
      if (filter && considered % interval === 0) {
        const checkpoint = new streams.ReadResp.Checkpoint().setCommitPosition(row.toString());
        checkpoint.setPreparePosition(live ? row.toString() : '0');
        await send(new streams.ReadResp().setCheckpoint(checkpoint));
      }
    }
  }
}

async function isTooSlow(call: ReadServerCall, store: EventStore, row: bigint, signal: AbortSignal): Promise<boolean> {
  while (call.writableNeedDrain && !signal.aborted) {
    if (rowOf(await store.head()) - row > LIVE_BUFFER) return true;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  return false;
}

async function write(call: ReadServerCall, response: ReadResp, signal: AbortSignal): Promise<void> {
  if (signal.aborted || call.write(response)) return;
  await once(call, 'drain', { signal }).catch(() => undefined);
}

function notFound(options: ReadReq.Options): ReadResp {
  const missing = new streams.ReadResp.StreamNotFound();
  missing.setStreamIdentifier(options.getStream()?.getStreamIdentifier());
  return new streams.ReadResp().setStreamNotFound(missing);
}
