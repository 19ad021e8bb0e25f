import { byPosition, type StoredEvent } from './envelope.js';
import type { EventStore } from './event-store.js';

/** Where an event is. */
export type Place = Pick<StoredEvent, 'position' | 'stream' | 'revision'>;

/** Streams that are read at a time of a store that does not find events by their positions. */
const AT_ONCE = 32;

/** The events at these places, in the order of the log. */
export async function readPlaces(store: EventStore, places: readonly Place[]): Promise<StoredEvent[]> {
  if (store.readAt) return store.readAt(places.map(({ position }) => position));
  const streams = [...Map.groupBy(places, ({ stream }) => stream)];
  const events: StoredEvent[] = [];
  const reader = async () => {
    for (let next = streams.pop(); next; next = streams.pop()) {
      const [stream, wanted] = next;
      const revisions = new Set(wanted.map(({ revision }) => revision));
      const from = Math.min(...revisions);
      const limit = Math.max(...revisions) - from + 1;
      for await (const event of store.readStream(stream, { from, limit }))
        if (revisions.has(event.revision)) events.push(event);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, streams.length) }, reader));
  return events.sort(byPosition);
}
