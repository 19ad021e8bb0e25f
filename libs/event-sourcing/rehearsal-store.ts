import type { Clock } from './clock.js';
import type { NewEvent, Position, StoredEvent } from './envelope.js';
import {
  assertAppendable,
  revisionMatches,
  WrongExpectedRevision,
  type AppendResult,
  type EventFilter,
  type EventStore,
  type ExpectedRevision,
  type ReadAllOptions,
  type ReadStreamOptions,
} from './event-store.js';

/** Behind every position of a log. */
const AFTER = '\ufffe';

/**
 * A log that is read and not written: what is appended stands behind it in memory, for whoever reads streams or all of
 * it, and is gone with the process. Subscribers see the log itself. For trying out what commands would lead to.
 */
export function rehearsalOf(store: EventStore, clock: Clock): EventStore {
  const written: StoredEvent[] = [];
  const matches = ({ streamPrefixes, types }: EventFilter, { stream, type }: StoredEvent) =>
    (!streamPrefixes || streamPrefixes.some((prefix) => stream.startsWith(prefix))) && (!types || types.includes(type));

  const lastOf = async (stream: string): Promise<number | undefined> => {
    const own = written.findLast((event) => event.stream === stream);
    if (own) return own.revision;
    for await (const { revision } of store.readStream(stream, { direction: 'backwards', limit: 1 })) return revision;
    return undefined;
  };

  const append = async (
    stream: string,
    events: readonly NewEvent[],
    expected: ExpectedRevision,
  ): Promise<AppendResult> => {
    assertAppendable(stream, events);
    const actual = await lastOf(stream);
    if (!revisionMatches(expected, actual)) throw new WrongExpectedRevision(stream, expected, actual);
    const recordedAt = clock.now();
    let revision = actual ?? -1;
    for (const event of events) {
      revision += 1;
      const position: Position = `${AFTER}${String(written.length).padStart(12, '0')}`;
      written.push({ ...event, stream, revision, position, recordedAt: event.recordedAt ?? recordedAt });
    }
    return { revision, position: written.at(-1)!.position, recordedAt };
  };

  /** One after the other, the first `limit` of them. */
  async function* both(
    first: AsyncIterable<StoredEvent> | Iterable<StoredEvent>,
    then: AsyncIterable<StoredEvent> | Iterable<StoredEvent>,
    limit = Infinity,
  ): AsyncGenerator<StoredEvent> {
    let left = limit;
    for (const part of [first, then])
      for await (const event of part) {
        if (left-- <= 0) return;
        yield event;
      }
  }

  const readStream = (stream: string, options: ReadStreamOptions = {}) => {
    const { direction = 'forwards', from, limit } = options;
    const own = written.filter((event) => event.stream === stream);
    if (direction === 'forwards')
      return both(
        store.readStream(stream, options),
        own.filter(({ revision }) => revision >= (from ?? 0)),
        limit,
      );
    const later = own.filter(({ revision }) => from === undefined || revision <= from).reverse();
    return both(later, store.readStream(stream, options), limit);
  };

  const readAll = (options: ReadAllOptions = {}) => {
    const { direction = 'forwards', from, limit, filter = {} } = options;
    const own = written.filter((event) => matches(filter, event));
    const stored = { ...options, from: from?.startsWith(AFTER) ? undefined : from };
    if (direction === 'forwards') {
      const past = from?.startsWith(AFTER) ? [] : store.readAll(stored);
      return both(
        past,
        own.filter(({ position }) => from === undefined || position > from),
        limit,
      );
    }
    const later = own.filter(({ position }) => from === undefined || position < from).reverse();
    return both(later, store.readAll(stored), limit);
  };

  return {
    append,
    readStream,
    readAll,
    subscribe: (options) => store.subscribe(options),
    head: () => store.head(),
    ...(store.leader && { leader: store.leader }),
    note: store.note && ((name) => store.note!(name)),
    setNote: () => Promise.resolve(),
    close: () => store.close(),
  };
}
