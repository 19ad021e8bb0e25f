import {
  EventStoreDBClient,
  jsonEvent,
  NO_STREAM,
  streamNameFilter,
  type AllStreamResolvedEvent,
  type JSONEventData,
} from '@eventstore/db-client';
import { DEFAULT_SEARCH_WINDOW } from '#event-store-eventstoredb';

/** Names the server; may hold a password, so it is never printed nor given to a child as an argument. */
export const EVENTSTORE_URL = process.env['EVENTSTORE_URL'] ?? '';

/** An event as it stands on the server: data and metadata are what their bytes say. */
export type BareEvent = Pick<JSONEventData, 'type' | 'data' | 'metadata'>;

/** `@eventstore/db-client` alone, used as its documentation shows, with one connection that stays open. */
export class BareClient {
  private readonly client = EventStoreDBClient.connectionString(EVENTSTORE_URL);

  /** One event to a new stream. */
  async append(stream: string, event: BareEvent): Promise<void> {
    await this.client.appendToStream(stream, jsonEvent(event), { expectedRevision: NO_STREAM });
  }

  /** What a stream holds from this revision on. */
  async count(stream: string, fromRevision: bigint): Promise<number> {
    let events = 0;
    for await (const _resolved of this.client.readStream(stream, { fromRevision })) events += 1;
    return events;
  }

  /** So many events of the streams with this prefix, in the order of the log; the client parses each. */
  async through(prefix: string, count: number, each: (event: BareEvent) => void): Promise<void> {
    const filter = streamNameFilter({
      prefixes: [prefix],
      maxSearchWindow: DEFAULT_SEARCH_WINDOW,
      checkpointInterval: 1,
    });
    const subscription = this.client.subscribeToAll({ filter });
    let left = count;
    for await (const { event } of subscription as AsyncIterable<AllStreamResolvedEvent>) {
      each(event as unknown as BareEvent);
      left -= 1;
      if (left === 0) break;
    }
    await subscription.unsubscribe();
  }

  close(): Promise<void> {
    return this.client.dispose();
  }
}
