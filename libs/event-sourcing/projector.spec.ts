import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { SqliteDocumentStore } from '#documents-sqlite';
import { SqliteEventStore } from '#event-store-sqlite';
import { foldView, Projector, withUpcasting, type DocumentStore, type EventStore, type View } from './index.js';
import { collect, sampleEvent } from './testing/index.js';

interface Tally {
  readonly sum: number;
  readonly seen: number;
}

/** Not commutative, so that order and doubles show. */
const tallies: View<Tally> = {
  name: 'tallies',
  version: 1,
  fields: ['sum'],
  indexes: [],
  touches: (event) => (event.type === 'Counted' ? [event.stream, 'all'] : []),
  evolve: (before, event) => {
    const { by } = event.data as { by: number };
    return { sum: ((before?.sum ?? 1) * 31 + by) % 1_000_003, seen: (before?.seen ?? 0) + 1 };
  },
};
const counted = (by: number) => sampleEvent('Counted', { by });

describe('projector', () => {
  let store: EventStore;
  let documents: DocumentStore;
  const running: Projector[] = [];

  beforeEach(() => {
    store = new SqliteEventStore({ file: ':memory:' });
    documents = new SqliteDocumentStore({ file: ':memory:' });
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((p) => p.stop()));
    await store.close();
    await documents.close();
  });

  const started = async (views = [tallies], batchSize?: number, mostHeld?: number) => {
    const projector = new Projector({ store, documents, views, batchSize, mostHeld });
    running.push(projector);
    await projector.start();
    return projector;
  };
  const kept = async (view = tallies) =>
    Object.fromEntries((await documents.collection(view).query<Tally>({})).documents.map((d) => [d.id, d.body]));
  const expected = async () => Object.fromEntries(foldView(tallies, await collect(store.readAll())));
  const settled = async (projector: Projector) => {
    const head = await store.head();
    while (projector.status().some((s) => s.position < head)) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  test('has caught up when it has started, then follows', async () => {
    await store.append('a', [counted(1), counted(2)], 'no-stream');
    const projector = await started();
    expect(await kept()).toEqual(await expected());
    await store.append('b', [counted(3)], 'no-stream');
    await settled(projector);
    expect(await kept()).toEqual(await expected());
    const [last] = (await collect(store.readAll())).slice(-1);
    const { position, recordedAt } = last!;
    expect(projector.status()).toEqual([{ view: 'tallies', version: 1, position, recordedAt, state: 'live' }]);
  });

  test('indexes that a newer program wants of a view that is there are made, and told; the view is not built anew', async () => {
    await store.append('a', [counted(1)], 'no-stream');
    await (await started()).stop();
    const [before] = await documents.generations('tallies');
    const made: number[] = [];
    const wanting = async () => {
      const views = [{ ...tallies, indexes: [['sum']] }];
      const projector = new Projector({ store, documents, views, onIndexes: (some) => made.push(some) });
      await projector.start();
      await projector.stop();
    };
    await wanting();
    await wanting();
    expect(made).toEqual([1]);
    expect(await documents.generations('tallies')).toEqual([before]);
    expect(await kept()).toEqual(await expected());
  });

  test('that rests between writes takes nothing while it rests, all that came after it, and stops at once', async () => {
    const LONG = 60_000;
    const resting = new Projector({ store, documents, views: [tallies], restMilliseconds: LONG });
    await resting.start();
    for (let by = 0; by < 5; by += 1) await store.append('a', [counted(by)], 'any');
    expect(await kept()).toEqual({});
    await resting.stop();
    const projector = new Projector({ store, documents, views: [tallies], restMilliseconds: 1 });
    running.push(projector);
    await projector.start();
    await store.append('b', [counted(7)], 'any');
    await settled(projector);
    expect(await kept()).toEqual(await expected());
  });

  test('any history, any batches, stopped anywhere: the same documents as one fold in memory', async () => {
    const appends = fc.array(
      fc.record({ stream: fc.constantFrom('a', 'b', 'c'), by: fc.array(fc.nat(9), { minLength: 1, maxLength: 4 }) }),
      { maxLength: 12 },
    );
    const sizes = fc.integer({ min: 1, max: 5 });
    await fc.assert(
      fc.asyncProperty(appends, sizes, sizes, fc.nat(12), async (list, batchSize, mostHeld, stopAt) => {
        store = new SqliteEventStore({ file: ':memory:', pageSize: 3 });
        documents = new SqliteDocumentStore({ file: ':memory:' });
        let projector = await started([tallies], batchSize, mostHeld);
        for (const [n, { stream, by }] of list.entries()) {
          await store.append(stream, by.map(counted), 'any');
          if (n !== stopAt) continue;
          await projector.stop();
          projector = await started([tallies], batchSize, mostHeld);
        }
        await settled(projector);
        expect(await kept()).toEqual(await expected());
        await projector.stop();
      }),
      { numRuns: 25 },
    );
  });

  test('a rebuild that is interrupted after it has let documents go, ahead of its checkpoint: the same documents', async () => {
    for (let n = 0; n < 60; n += 1) await store.append(n % 3 === 0 ? 'hot' : `s${(n * 7) % 11}`, [counted(n)], 'any');
    for (let interruptAt = 1; interruptAt < 12; interruptAt += 1) {
      documents = new SqliteDocumentStore({ file: ':memory:' });
      const write = documents.write.bind(documents);
      let writes = 0;
      documents.write = async (...all) => {
        writes += 1;
        if (writes >= interruptAt) throw new RangeError('interrupted');
        await write(...all);
      };
      const interrupted = new Projector({ store, documents, views: [tallies], batchSize: 3, mostHeld: 4 });
      void interrupted.start();
      while (writes < interruptAt) await new Promise((resolve) => setTimeout(resolve, 1));
      await interrupted.stop();
      documents.write = write;
      // It goes on with other sizes: what it has in memory when it comes to new events differs from the first time.
      await started([tallies], 7, interruptAt % 2 === 0 ? 100 : 5);
      expect(await kept()).toEqual(await expected());
    }
  });

  test('a removal waits for the checkpoint: what comes before it again finds the document', async () => {
    const things: View<Tally> = {
      ...tallies,
      touches: (event) => [event.stream],
      evolve: (before, { type, data }) => {
        if (type === 'Made') return { sum: 0, seen: 1 };
        if (!before) throw new Error('changed before made');
        return type === 'Gone' ? undefined : { ...before, sum: before.sum + (data as { by: number }).by };
      },
    };
    await store.append('x', [sampleEvent('Made')], 'no-stream');
    await (await started([things])).stop();
    await store.append('x', [counted(1), sampleEvent('Gone')], 0);
    for (let n = 0; n < 12; n += 1) await store.append(`y${n}`, [sampleEvent('Made'), counted(n)], 'no-stream');
    const write = documents.write.bind(documents);
    let writes = 0;
    documents.write = (...all) => ((writes += 1) === 2 ? Promise.reject(new RangeError('interrupted')) : write(...all));
    const projector = await started([things], 3, 1);
    expect(writes).toBeGreaterThan(2);
    expect(projector.status()).toMatchObject([{ state: 'live' }]);
    expect(Object.keys(await kept(things)).sort()).toEqual(Array.from({ length: 12 }, (_, n) => `y${n}`).sort());
  });

  test('events delivered again change nothing', async () => {
    await store.append('a', [counted(1), counted(2)], 'no-stream');
    await (await started()).stop();
    const before = await kept();
    const [generation] = await documents.generations('tallies');
    const events = await collect(store.readAll());
    const writes = events.map((e) => ({ id: 'all', position: e.position, body: { sum: 0, seen: 99 } }));
    await documents.write([{ schema: tallies, generation: generation!, writes }], events.at(-1)!.position);
    expect(await kept()).toEqual(before);
  });

  test('a new version is built beside the old one, which is read until it takes over', async () => {
    await store.append('a', [counted(1)], 'no-stream');
    await (await started()).stop();
    const next: View<Tally> = {
      ...tallies,
      version: 2,
      evolve: (before) => ({ sum: -1, seen: (before?.seen ?? 0) + 1 }),
    };
    const projector = new Projector({ store, documents, views: [next] });
    running.push(projector);
    expect((await kept())['a']!.sum).not.toBe(-1);
    await projector.start();
    expect(await kept(next)).toEqual({ a: { sum: -1, seen: 1 }, all: { sum: -1, seen: 1 } });
    expect(await documents.generations('tallies')).toHaveLength(1);
  });

  test('a rebuild gives the same documents, while commands go on', async () => {
    const projector = await started([tallies], 2);
    for (let n = 0; n < 20; n += 1) await store.append('a', [counted(n)], 'any');
    await settled(projector);
    const rebuilding = projector.build([tallies]);
    for (let n = 0; n < 20; n += 1) await store.append('b', [counted(n)], 'any');
    await rebuilding;
    await settled(projector);
    expect(await kept()).toEqual(await expected());
    expect(await documents.generations('tallies')).toHaveLength(1);
  });

  test('a log written by a newer version stops it with a sentence', async () => {
    await store.append('a', [sampleEvent('Counted', { by: 1 }, { schema: 2 })], 'no-stream');
    store = withUpcasting(store, { Counted: { schema: 1 } });
    await expect(started()).rejects.toThrow(/newer version of Zeren/);
  });

  test('older data is read in the shape of today', async () => {
    await store.append('a', [sampleEvent('Counted', { amount: 4 }, { schema: 1 })], 'no-stream');
    const upcasts = { 1: (data: Record<string, unknown>) => ({ by: data['amount'] }) };
    const today = withUpcasting(store, { Counted: { schema: 2, upcasts } });
    const [event] = await collect(today.readStream('a'));
    expect(event).toMatchObject({ schema: 2, data: { by: 4 } });
  });
});
