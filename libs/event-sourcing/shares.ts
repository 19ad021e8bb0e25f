import type { StoredEvent } from './envelope.js';

/** What of a batch concerns one view. */
export interface Share {
  /** Of the types that it declares, in their order. */
  readonly events: readonly StoredEvent[];
  /** Of the whole batch: how far the view is then. */
  readonly last: StoredEvent;
}

export interface Wanting {
  wants(type: string): boolean;
}

/** To each its share of the batch, which is not empty: a type is looked up once, however many events it has. */
export function sharesOf(builds: readonly Wanting[], batch: readonly StoredEvent[]): Share[] {
  const last = batch.at(-1)!;
  const shares = builds.map(() => [] as StoredEvent[]);
  const wanting = new Map<string, readonly StoredEvent[][]>();
  for (const event of batch) {
    let takers = wanting.get(event.type);
    if (!takers) {
      takers = shares.filter((_share, n) => builds[n]!.wants(event.type));
      wanting.set(event.type, takers);
    }
    for (const share of takers) share.push(event);
  }
  return shares.map((events) => ({ events, last }));
}
