import { START, type StoredEvent } from './envelope.js';
import {
  assertAppendable,
  WrongExpectedRevision,
  type EventFilter,
  type EventStore,
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
    readAll: (options) => mapEach(store.readAll({ ...options, filter: filterOf(options?.filter) }), inside),
    ...(store.readAt && {
      readAt: async (positions) =>
        (await store.readAt!(positions)).filter(({ stream }) => stream.startsWith(prefix)).map(inside),
    }),
    ...(store.endsAt && { endsAt: (stream, revision) => store.endsAt!(prefix + stream, revision) }),
    ...(store.note && { note: (name) => store.note!(prefix + name) }),
    ...(store.setNote && { setNote: (name, text) => store.setNote!(prefix + name, text) }),
    ...(store.nudge && { nudge: () => store.nudge!() }),
    subscribe: (options) => mapEach(store.subscribe({ ...options, filter: filterOf(options?.filter) }), message),
    head: async () => {
      const last = store.readAll({ direction: 'backwards', limit: 1, filter: filterOf(undefined) });
      for await (const event of last) return event.position;
      return START;
    },
    close: () => store.close(),
  };
}

/** The same sequence with each item changed; it ends its source when it ends early. */
export async function* mapEach<A, B>(source: AsyncIterable<A>, change: (item: A) => B): AsyncIterable<B> {
  for await (const item of source) yield change(item);
}
