import { START, type Position, type StoredEvent } from './envelope.js';
import {
  assertAppendable,
  WrongExpectedRevision,
  type EventFilter,
  type EventStore,
  type LogReading,
  type SubscriptionMessage,
} from './event-store.js';

/**
 * One office's part of a server that holds several logs: its streams bear the prefix there and not here, and what
 * others wrote is never seen. Positions stay those of the server, so they are ordered but not dense.
 */
export function withStreamPrefix(store: EventStore, prefix: string): EventStore {
  const inside = (event: StoredEvent): StoredEvent => ({ ...event, stream: event.stream.slice(prefix.length) });
  const filterOf = (filter: EventFilter | undefined): EventFilter => ({
    ...filter,
    streamPrefixes: (filter?.streamPrefixes ?? ['']).map((own) => prefix + own),
  });
  const readAll =
    (from: LogReading): EventStore['readAll'] =>
    (options) =>
      mapEach(from.readAll({ ...options, filter: filterOf(options?.filter) }), inside);
  const message = (m: SubscriptionMessage): SubscriptionMessage =>
    m.kind === 'events' ? { kind: 'events', events: m.events.map(inside) } : m;
  return {
    append: async (stream, events, expected) => {
      assertAppendable(stream, events);
      try {
        return await store.append(prefix + stream, events, expected);
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision)) throw error;
        throw new WrongExpectedRevision(stream, error.expected, error.actual);
      }
    },
    readStream: (stream, options) => mapEach(store.readStream(prefix + stream, options), inside),
    readAll: readAll(store),
    ...(store.readAt && {
      readAt: async (positions) =>
        (await store.readAt!(positions)).filter(({ stream }) => stream.startsWith(prefix)).map(inside),
    }),
    ...(store.endsAt && { endsAt: (stream, revision) => store.endsAt!(prefix + stream, revision) }),
    ...(store.note && { note: (name) => store.note!(prefix + name) }),
    ...(store.setNote && { setNote: (name, text) => store.setNote!(prefix + name, text) }),
    ...(store.nudge && { nudge: () => store.nudge!() }),
    subscribe: (options) => mapEach(store.subscribe({ ...options, filter: filterOf(options?.filter) }), message),
    head: () => headOf(readAll(store)),
    ...(store.leader && {
      leader: { readAll: readAll(store.leader), head: () => headOf(readAll(store.leader!)) },
    }),
    close: () => store.close(),
  };
}

async function headOf(readAll: EventStore['readAll']): Promise<Position> {
  for await (const event of readAll({ direction: 'backwards', limit: 1 })) return event.position;
  return START;
}

/** The same sequence with each item changed; it ends its source when it ends early. */
export async function* mapEach<A, B>(source: AsyncIterable<A>, change: (item: A) => B): AsyncIterable<B> {
  for await (const item of source) yield change(item);
}
