import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js';
import {
  START,
  StoreClosed,
  type Instant,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
} from '#event-sourcing';
import type { Connection } from './connection.js';
import { toStoreError } from './errors.js';
import { isEmpty, toStoredEvent, wanted } from './events.js';
import { fromToken, later } from './positions.js';
import { ReadCall } from './read-call.js';
import { readAllRequest, readStreamRequest } from './requests.js';
import type { RecordedEvent } from './responses.js';

const LATEST = 200;

export interface ReaderOptions {
  readonly connection: Connection;
  readonly shown: string;
  readonly searchWindow: number;
  /** How long the server may say nothing, in milliseconds. */
  readonly patience: number;
  /** Aborts when the store is closed. */
  readonly closing: AbortSignal;
}

/** Finite reads: events come as they are wanted, and a reader that stops early ends its call on the server. */
export class Reader {
  /** The latest position that any answer has shown. */
  seen: Position = START;

  constructor(private readonly options: ReaderOptions) {}

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    const { from, limit } = options;
    if (limit === 0) return;
    const backwards = options.direction === 'backwards';
    // The server counts and ends the call. To break off each one with its last event looks like an attack: servers that
    // defend themselves against many broken streams end the whole connection.
    yield* this.read(readStreamRequest({ stream, from, limit, backwards }));
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<StoredEvent, void, undefined> {
    const { filter, from, limit } = options;
    if (limit === 0 || isEmpty(filter)) return;
    const backwards = options.direction === 'backwards';
    if (backwards && from === START) return;
    const place = { from: fromToken(from ?? START), limit: undefined, backwards, filter };
    const request = readAllRequest({ ...place, searchWindow: this.options.searchWindow });
    const isWanted = wanted(filter);
    // Going forwards the server begins with the event at `from`, which the caller has.
    const isAsked = (event: StoredEvent) =>
      isWanted(event) && (!from || (backwards ? event.position < from : event.position > from));
    yield* this.read(request, limit, isAsked);
  }

  /** The highest stamp among the last events: those of two services may run apart a little. */
  async highestStamp(streamPrefix?: string): Promise<Instant> {
    const filter = streamPrefix ? { streamPrefixes: [streamPrefix] } : undefined;
    let highest = '';
    for await (const { recordedAt } of this.readAll({ direction: 'backwards', limit: LATEST, filter }))
      if (recordedAt > highest) highest = recordedAt;
    return highest;
  }

  /** The last event of the log, or of its streams that begin so. */
  async last(streamPrefix?: string): Promise<StoredEvent | undefined> {
    const filter = streamPrefix ? { streamPrefixes: [streamPrefix] } : undefined;
    for await (const event of this.readAll({ direction: 'backwards', limit: 1, filter })) return event;
    return undefined;
  }

  /** All of a stream, as the server has it, with or without our envelope. */
  async *readRecorded(stream: string): AsyncGenerator<Readonly<RecordedEvent>, void, undefined> {
    const request = readStreamRequest({ stream, from: undefined, limit: undefined, backwards: false });
    yield* this.readAs(request, Infinity, (event) => event);
  }

  private read(
    request: ReadReq,
    limit = Infinity,
    isAsked: (event: StoredEvent) => boolean = () => true,
  ): AsyncGenerator<StoredEvent, void, undefined> {
    return this.readAs(request, limit, toStoredEvent, isAsked);
  }

  private async *readAs<T extends { readonly position: Position }>(
    request: ReadReq,
    limit: number,
    asItem: (event: Readonly<RecordedEvent>) => T | undefined,
    isAsked: (item: T) => boolean = () => true,
  ): AsyncGenerator<T, void, undefined> {
    const { connection, shown, patience, closing } = this.options;
    if (closing.aborted) throw new StoreClosed();
    let call: ReadCall | undefined;
    let left = limit;
    try {
      call = await ReadCall.open(connection, request);
      while (left > 0) {
        const response = call.take();
        if (!response) {
          if (await call.more(patience)) continue;
          if (closing.aborted) throw new StoreClosed();
          return;
        }
        const event = response.kind === 'event' ? asItem(response.event) : undefined;
        if (!event) continue;
        this.seen = later(this.seen, event.position);
        if (!isAsked(event)) continue;
        yield event;
        left -= 1;
      }
    } catch (error) {
      throw closing.aborted ? new StoreClosed() : toStoreError(error, shown);
    } finally {
      call?.cancel();
    }
  }
}
