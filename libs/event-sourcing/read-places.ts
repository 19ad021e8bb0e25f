import { byPosition, type StoredEvent } from './envelope.js';
import type { EventStore } from './event-store.js';

/** Where an event is. */
export type Place = Pick<StoredEvent, 'position' | 'stream' | 'revision'>;

/** Revisions of one stream, both inclusive; up to its end where there is no last one. */
export interface StreamRange {
  readonly stream: string;
  readonly first: number;
  readonly last?: number;
}

/** Streams that are read at a time. */
const AT_ONCE = 32;

/** The events at these places, in the order of the log. */
export async function readPlaces(store: EventStore, places: readonly Place[]): Promise<StoredEvent[]> {
  if (store.readAt) return store.readAt(places.map(({ position }) => position));
  const ranges: StreamRange[] = [];
  for (const [stream, wanted] of Map.groupBy(places, (place) => place.stream)) {
    const revisions = wanted.map(({ revision }) => revision);
    ranges.push({ stream, first: Math.min(...revisions), last: Math.max(...revisions) });
  }
  const wanted = new Set(places.map(({ position }) => position));
  return (await readRanges(store, ranges)).filter(({ position }) => wanted.has(position));
}

/** The events of these parts of streams, in the order of the log; of parts that overlap each event once. */
export async function readRanges(store: EventStore, ranges: readonly StreamRange[]): Promise<StoredEvent[]> {
  const left = [...ranges];
  const events = new Map<string, StoredEvent>();
  const reader = async () => {
    for (let next = left.pop(); next; next = left.pop()) {
      const { stream, first, last } = next;
      const limit = last === undefined ? undefined : last - first + 1;
      for await (const event of store.readStream(stream, { from: first, limit })) events.set(event.position, event);
    }
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, ranges.length) }, reader));
  return [...events.values()].sort(byPosition);
}
