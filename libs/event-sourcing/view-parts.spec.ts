import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SqliteDocumentStore } from '#documents-sqlite';
import { SqliteEventStore } from '#event-store-sqlite';
import {
  foldView,
  partsOf,
  Projector,
  type AnyView,
  type DocumentStore,
  type EventStore,
  type PartView,
  type View,
} from './index.js';
import { collect, sampleEvent } from './testing/index.js';

interface Trip {
  readonly legs: readonly number[];
  readonly sum: number;
}
interface Leg {
  readonly trip: string;
  readonly by: number;
  readonly of: number;
}
const legs: PartView<Trip, Leg> = {
  name: 'legs',
  version: 1,
  fields: ['trip', 'by', 'of'],
  amounts: ['by', 'of'],
  indexes: [['trip']],
  flat: true,
  of: (trip, id) => trip.legs.map((by, n) => [`${id}/${n}`, { trip: id, by, of: trip.sum }] as const),
};
const trips: View<Trip, Pick<Trip, 'legs'>> = {
  name: 'trips',
  version: 1,
  fields: ['sum'],
  indexes: [],
  touches: (event) => [event.stream],
  evolve: (before, event) => {
    if (event.type === 'Gone') return undefined;
    if (event.type === 'TookBack') return { legs: before?.legs.slice(0, (event.data as { to: number }).to) ?? [] };
    return { legs: [...(before?.legs ?? []), (event.data as { by: number }).by] };
  },
  restore: ({ legs }) => ({ legs }),
  complete: ({ legs }) => ({ legs, sum: legs.reduce((sum, by) => sum + by, 0) }),
  parts: [legs],
};
/** More than nothing: a leg; else so many of those before stay. */
const leg = (by: number) => (by > 0 ? sampleEvent('Went', { by }) : sampleEvent('TookBack', { to: -by }));

describe('parts of a view', () => {
  let store: EventStore;
  let documents: DocumentStore;
  const running: Projector[] = [];

  beforeEach(() => {
    store = new SqliteEventStore({ file: ':memory:' });
    documents = new SqliteDocumentStore({ file: ':memory:' });
  });
  afterEach(async () => {
    await stopped();
    await store.close();
    await documents.close();
  });
  const stopped = () => Promise.all(running.splice(0).map((projector) => projector.stop()));
  const started = async (view: AnyView = trips, batchSize?: number, mostHeld?: number) => {
    const projector = new Projector({ store, documents, views: [view], batchSize, mostHeld, givesUp: true });
    running.push(projector);
    await projector.start();
    return projector;
  };
  const settled = async (projector: Projector) => {
    const head = await store.head();
    while (projector.status().some((s) => s.position < head)) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const kept = async (part: PartView<Trip, Leg> = legs) =>
    Object.fromEntries((await documents.collection(part).query<Leg>({})).documents.map((d) => [d.id, d.body]));
  const expected = async () => Object.fromEntries(partsOf(legs, foldView(trips, await collect(store.readAll()))));
  const expectWhole = async () => {
    expect(await kept()).toEqual(await expected());
    expect((await documents.generations()).map(({ collection, active }) => [collection, active])).toEqual([
      ['legs', true],
      ['trips', true],
    ]);
  };

  test('any history, any batches, stopped anywhere: the same parts as of one fold in memory', async () => {
    const appends = fc.array(
      fc.record({
        stream: fc.constantFrom('a', 'b', 'c'),
        by: fc.array(fc.integer({ min: -2, max: 5 }), { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 12 },
    );
    const sizes = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(appends, sizes, sizes, fc.nat(12), async (list, batchSize, mostHeld, stopAt) => {
        store = new SqliteEventStore({ file: ':memory:', pageSize: 3 });
        documents = new SqliteDocumentStore({ file: ':memory:' });
        let projector = await started(undefined, batchSize, mostHeld);
        for (const [n, { stream, by }] of list.entries()) {
          await store.append(stream, by.map(leg), 'any');
          if (n !== stopAt) continue;
          await projector.stop();
          projector = await started(undefined, batchSize, mostHeld);
        }
        await settled(projector);
        await expectWhole();
        await projector.stop();
      }),
      { numRuns: 60 },
    );
  });

  test('a write of which only some was there when it was stopped leaves no part behind', async () => {
    const ways = fc.record({
      first: fc.array(fc.integer({ min: -2, max: 5 }), { minLength: 1, maxLength: 4 }),
      second: fc.array(fc.integer({ min: -2, max: 5 }), { minLength: 1, maxLength: 4 }),
      third: fc.array(fc.integer({ min: -2, max: 5 }), { minLength: 1, maxLength: 4 }),
      lost: fc.constantFrom('legs', 'trips', 'both'),
      batchSize: fc.constantFrom(1, 9),
    });
    await fc.assert(
      fc.asyncProperty(ways, async ({ first, second, third, lost, batchSize }) => {
        store = new SqliteEventStore({ file: ':memory:' });
        documents = new SqliteDocumentStore({ file: ':memory:' });
        await store.append('a', first.map(leg), 'any');
        await started(trips, batchSize);
        await stopped();
        await store.append('a', second.map(leg), 'any');
        const write = documents.write.bind(documents);
        documents.write = async (batches) => {
          const removes = batches.every(({ writes }) => writes.every(({ body }) => body === null));
          if (removes && lost !== 'both') return write(batches, '');
          await write(
            batches.filter(({ schema }) => !lost.includes(schema.name) && lost !== 'both'),
            '',
          );
          throw new RangeError('stopped');
        };
        await expect(started(trips, 9)).rejects.toThrow('stopped');
        await stopped();
        documents.write = write;
        await store.append('a', third.map(leg), 'any');
        await started(trips, batchSize);
        await stopped();
        expect(await kept()).toEqual(await expected());
      }),
      { numRuns: 60 },
    );
  });

  test('a view whose parts have a new version is built anew, with all its collections', async () => {
    await store.append('a', [leg(1)], 'no-stream');
    await started();
    await stopped();
    const next = { ...legs, version: 2, of: (trip: Trip, id: string) => legs.of(trip, id) };
    await started({ ...trips, parts: [next] } satisfies AnyView);
    expect(await kept(next)).toEqual(await expected());
    expect((await documents.generations()).map(({ collection, version }) => [collection, version])).toEqual([
      ['legs', 2],
      ['trips', 1],
    ]);
  });

  test('a rebuild that stops between the parts and their view, then goes on: all is there', async () => {
    await store.append('a', [leg(1), leg(2)], 'no-stream');
    const first = await started();
    const activate = documents.activate.bind(documents);
    documents.activate = (schema, generation) =>
      schema.name === 'trips' ? Promise.reject(new RangeError('interrupted')) : activate(schema, generation);
    await expect(first.build([trips])).rejects.toThrow('interrupted');
    await stopped();
    documents.activate = activate;
    await store.append('a', [leg(3)], 1);
    await started();
    expect(await kept()).toEqual(await expected());
  });

  test('a first build that stops between the parts and their view: all is there the next time', async () => {
    await store.append('a', [leg(1), leg(2)], 'no-stream');
    const activate = documents.activate.bind(documents);
    documents.activate = (schema, generation) =>
      schema.name === 'trips' ? Promise.reject(new RangeError('interrupted')) : activate(schema, generation);
    await expect(started()).rejects.toThrow('interrupted');
    await stopped();
    documents.activate = activate;
    await started();
    await expectWhole();
  });

  test('a store that was stopped after it wrote a view and before its parts: the parts are written again', async () => {
    await store.append('a', [leg(1)], 'no-stream');
    await started();
    await stopped();
    await store.append('a', [leg(2)], 0);
    await store.append('b', [leg(3)], 'no-stream');
    const write = documents.write.bind(documents);
    let lost = 0;
    documents.write = async (batches, checkpoint) => {
      lost += 1;
      await write(
        batches.filter(({ schema }) => schema.name === 'trips'),
        checkpoint,
      );
    };
    await started();
    await stopped();
    expect(lost).toBeGreaterThan(0);
    expect(await kept()).not.toEqual(await expected());
    documents.write = write;
    await started();
    await expectWhole();
  });

  test('whoever waits for a view finds the parts as far: they are written before it', async () => {
    const write = documents.write.bind(documents);
    const order: string[] = [];
    documents.write = (batches, checkpoint) => {
      order.push(...batches.map(({ schema }) => schema.name));
      return write(batches, checkpoint);
    };
    await store.append('a', [leg(1)], 'no-stream');
    await started();
    expect(order).toEqual(['legs', 'trips']);
  });

  test('a view that has parts removes no document: they would stay', async () => {
    await store.append('a', [leg(1), sampleEvent('Gone')], 'no-stream');
    await expect(started()).rejects.toThrow('a view that has parts removes no document');
  });
});
