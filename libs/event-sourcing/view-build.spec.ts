import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { SqliteDocumentStore } from '#documents-sqlite';
import { SqliteEventStore } from '#event-store-sqlite';
import { HeldDocuments } from './held-documents.js';
import { foldView, Projector, START, ViewFailed, type DocumentStore, type EventStore, type View } from './index.js';
import { collect, sampleEvent, sampleEvents } from './testing/index.js';

const counts: View<{ readonly seen: number }> = {
  name: 'counts',
  version: 1,
  fields: [],
  indexes: [],
  touches: () => ['all'],
  evolve: (before, event) => {
    if (event.type === 'Bad') throw new RangeError('no such thing');
    return { seen: (before?.seen ?? 0) + 1 };
  },
};
const entries: View<{ readonly type: string }> = {
  name: 'entries',
  version: 1,
  once: true,
  fields: ['type'],
  indexes: [['type']],
  touches: (event) => [event.position],
  evolve: (_before, event) => ({ type: event.type }),
};

interface Account {
  readonly sum: number;
  readonly shown?: string;
}
let completed = 0;
const accounts: View<Account> = {
  name: 'accounts',
  version: 1,
  fields: ['shown'],
  indexes: [],
  touches: (event) => [event.stream],
  evolve: (before, event) => ({ ...before, sum: (before?.sum ?? 0) + (event.data as { by: number }).by }),
  complete: (state, id) => {
    completed += 1;
    return { ...state, shown: `${id}: ${state.sum}` };
  },
};

describe('views on their way through the log', () => {
  let store: EventStore;
  let documents: DocumentStore;
  let projector: Projector;

  beforeEach(() => {
    store = new SqliteEventStore({ file: ':memory:', pageSize: 7 });
    documents = new SqliteDocumentStore({ file: ':memory:' });
  });
  afterEach(async () => {
    await projector.stop();
    await store.close();
    await documents.close();
  });
  const projectorOf = (views: readonly View[], onError?: (error: unknown) => void, mostHeld?: number) =>
    (projector = new Projector({ store, documents, views, batchSize: 5, mostHeld, onError }));
  const until = async (condition: () => boolean) => {
    while (!condition()) await new Promise((resolve) => setTimeout(resolve, 1));
  };

  test('a chained view goes on from the document of the event before, also after a restart', async () => {
    const chain: View<{ readonly n: number }> = {
      name: 'chain',
      version: 1,
      once: true,
      chained: true,
      fields: ['n'],
      indexes: [],
      touches: (event) => [event.position],
      evolve: (before) => ({ n: (before?.n ?? 0) + 1 }),
    };
    await store.append('s', sampleEvents(12), 'no-stream');
    await projectorOf([chain as View]).start();
    await projector.stop();
    await store.append('s', sampleEvents(3), 11);
    await projectorOf([chain as View]).start();
    const { documents: made } = await documents.collection(chain).query<{ n: number }>({});
    expect(made.map(({ body }) => body.n)).toEqual(Array.from({ length: 15 }, (_, n) => n + 1));
  });

  test('a fold that throws while a view is built fails the start, naming view and event', async () => {
    const bad = sampleEvent('Bad');
    await store.append('s', [bad], 'no-stream');
    const failure = await projectorOf([counts as View])
      .start()
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(ViewFailed);
    expect((failure as Error).message).toBe(`the view counts failed at event ${bad.id} (Bad) of s: no such thing`);
    expect(projector.status()).toMatchObject([{ view: 'counts', state: 'failed' }]);
  });

  test('a fold that throws later is told once, and the view says that it failed', async () => {
    const errors: unknown[] = [];
    await projectorOf([counts as View], (error) => errors.push(error)).start();
    expect(projector.status()).toMatchObject([{ state: 'live' }]);
    await store.append('s', [sampleEvent('Bad')], 'no-stream');
    await until(() => projector.status()[0]!.state === 'failed');
    expect(errors).toEqual([expect.any(ViewFailed)]);
  });

  test('a TypeError of the store is no failed view: it is tried again', async () => {
    await store.append('s', sampleEvents(3), 'no-stream');
    const write = documents.write.bind(documents);
    let failures = 1;
    documents.write = (...batch) =>
      failures-- > 0 ? Promise.reject(new TypeError('The database connection is busy')) : write(...batch);
    await projectorOf([counts as View]).start();
    expect(projector.status()).toMatchObject([{ state: 'live' }]);
    expect((await documents.collection(counts).get('all'))?.body).toEqual({ seen: 3 });
  });

  test('a view is shown events of the types that it declares, and is as far as the others', async () => {
    const shown: string[] = [];
    const some: View<{ readonly type: string }> = {
      ...entries,
      name: 'some',
      types: ['Good', 'Better'],
      touches: (event) => (shown.push(event.type), [event.position]),
    };
    for (const type of ['Good', 'Other', 'Better', 'Last']) await store.append(type, [sampleEvent(type)], 'no-stream');
    await projectorOf([some as View, entries as View]).start();
    expect(shown).toEqual(['Good', 'Better']);
    const [one, all] = projector.status();
    expect(one).toMatchObject({ state: 'live', position: all!.position });
    await store.append('s', [sampleEvent('Other')], 'no-stream');
    await until(() => projector.status().every(({ position }) => position > all!.position));
    expect(shown).toHaveLength(2);
  });

  test('all views of a batch are written in one call', async () => {
    await projectorOf([counts as View, entries as View]).start();
    const write = documents.write.bind(documents);
    const calls: string[][] = [];
    documents.write = (batches, checkpoint) => {
      calls.push(batches.map(({ schema }) => schema.name));
      return write(batches, checkpoint);
    };
    await store.append('s', [sampleEvent()], 'no-stream');
    await until(() => projector.status().every(({ position }) => position !== ''));
    expect(calls).toEqual([['counts', 'entries']]);
  });

  test('what follows from a document is added once a write, and what was written lately is not read again', async () => {
    const by = (n: number) => sampleEvent('Added', { by: n });
    await store.append('s', [by(1), by(2), by(3)], 'no-stream');
    completed = 0;
    await projectorOf([accounts as View]).start();
    expect(completed).toBe(1);
    const documentsOf = documents.documentsOf.bind(documents);
    documents.documentsOf = () => {
      throw new Error('read from the store');
    };
    await store.append('s', [by(4)], 2);
    await until(() => completed === 2);
    documents.documentsOf = documentsOf;
    await until(() => projector.status()[0]!.position > '0000000000000003');
    expect((await documents.collection(accounts).get('s'))?.body).toEqual({ sum: 10, shown: 's: 10' });
    const [folded] = foldView(accounts, await collect(store.readAll())).values();
    expect(folded).toEqual({ sum: 10, shown: 's: 10' });
  });

  test('a document that is read from the store is brought into the shape that events are folded into', async () => {
    const by = (n: number) => sampleEvent('Added', { by: n });
    const restored: Account[] = [];
    const restore = (document: Account) => {
      restored.push(document);
      return { sum: document.sum };
    };
    const view: View<Account> = { ...accounts, restore };
    await store.append('s', [by(1), by(2)], 'no-stream');
    await projectorOf([view as View]).start();
    await projector.stop();
    await store.append('s', [by(3)], 1);
    await projectorOf([view as View]).start();
    await until(() => projector.status()[0]!.position === '0000000000000003');
    expect(restored).toEqual([{ sum: 3, shown: 's: 3' }]);
    expect((await documents.collection(view).get('s'))?.body).toEqual({ sum: 6, shown: 's: 6' });
  });

  test('documents written once are not read before, nor lost when a rebuild stops in the middle', async () => {
    await store.append('s', sampleEvents(30), 'no-stream');
    const write = documents.write.bind(documents);
    let calls = 0;
    documents.write = (...batch) => {
      calls += 1;
      if (calls === 3) void projector.stop();
      return write(...batch);
    };
    void projectorOf([counts as View, entries as View], undefined, 20).start();
    await until(() => calls === 3);
    await projector.stop();
    const [unfinished] = await documents.generations('entries');
    expect(unfinished).toMatchObject({ active: false });
    documents.write = write;
    await projectorOf([counts as View, entries as View]).start();
    expect(await documents.collection(entries).count()).toBe(30);
    expect((await documents.collection(counts).get('all'))?.body).toEqual({ seen: 30 });
  });

  /** Of each call what it wrote, and how far its views were then. */
  function watched() {
    const write = documents.write.bind(documents);
    const calls: { readonly ids: readonly string[]; readonly checkpoint: string }[] = [];
    documents.write = (batches, checkpoint) => {
      calls.push({ ids: batches.flatMap(({ writes }) => writes.map(({ id }) => id)), checkpoint });
      return write(batches, checkpoint);
    };
    return calls;
  }
  const addedTo = async (streams: string) => {
    for (const [n, stream] of [...streams].entries())
      await store.append(stream, [sampleEvent('Added', { by: n })], 'any');
  };

  test('where memory is full, a document that an event came to lately stays, however few have come to it', () => {
    const held = new HeldDocuments(7);
    for (const [n, id] of [...'aabbccddeeffggh'].entries())
      held.put(id, { position: String(n).padStart(3, '0'), state: {} });
    expect(held.isFull()).toBe(true);
    expect(held.oldest()).toEqual(['a', 'b']);
  });

  test('a document that events come to again and again is written when it is time, not with each of them', async () => {
    const calls = watched();
    await addedTo('a'.repeat(30));
    await projectorOf([accounts as View]).start();
    expect(calls.map(({ ids }) => ids)).toEqual([['a']]);
    await projector.stop();
    let now = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => (now += 30_000));
    try {
      await projectorOf([{ ...accounts, version: 2 } as View]).start();
    } finally {
      jest.restoreAllMocks();
    }
    expect(calls.length).toBeGreaterThan(2);
    expect(calls.slice(1).map(({ checkpoint }) => checkpoint)).not.toContain('');
  });

  describe('while a write is on its way', () => {
    const by = (n: number) => sampleEvent('Added', { by: n });
    /** Each write takes some turns of the loop, so that folding gets ahead of it; `fails` says which do not succeed. */
    function slowly(fails: (call: number) => boolean = () => false) {
      const write = documents.write.bind(documents);
      const seen = { calls: 0, atOnce: 0, most: 0 };
      documents.write = async (...batch) => {
        const call = (seen.calls += 1);
        seen.most = Math.max(seen.most, (seen.atOnce += 1));
        try {
          for (let turn = 0; turn < 1 + (call % 4) * 3; turn += 1)
            await new Promise((resolve) => setImmediate(resolve));
          if (fails(call)) throw new Error('the disk is full');
          await write(...batch);
        } finally {
          seen.atOnce -= 1;
        }
      };
      return seen;
    }

    test('the next events are folded, and no other write begins', async () => {
      for (let n = 0; n < 20; n += 1) await store.append(`s${n}`, [by(1)], 'no-stream');
      const seen = slowly();
      let foldedMeanwhile = 0;
      const watched: View<Account> = {
        ...accounts,
        once: true,
        touches: (event) => (seen.atOnce > 0 && (foldedMeanwhile += 1), [event.stream]),
      };
      await projectorOf([watched as View], undefined, 20).start();
      expect(foldedMeanwhile).toBeGreaterThan(0);
      expect(seen.most).toBe(1);
      expect(await documents.collection(watched).count()).toBe(20);
    });

    test.each([
      [8, 'nothing fails', () => false],
      [8, 'writes fail', (call: number) => call === 3 || call === 8],
      [1, 'nothing fails', () => false],
    ])(
      'what was let go is neither lost nor folded from an older state: %i held, %s',
      async (mostHeld, _name, fails) => {
        // A stream comes back after so many others that it was let go, just before, or long ago.
        const order = Array.from({ length: 240 }, (_, n) => (n % 3 === 0 ? 0 : (n * n + Math.floor(n / 7)) % 23));
        for (const [n, stream] of order.entries()) await store.append(`s${stream}`, [by(n)], 'any');
        slowly(fails);
        projector = new Projector({ store, documents, views: [accounts as View], batchSize: 3, mostHeld });
        await projector.start();
        const { documents: stored } = await documents.collection(accounts).query<Account>({});
        const folded = foldView(accounts, await collect(store.readAll()));
        expect(Object.fromEntries(stored.map(({ id, body }) => [id, body]))).toEqual(Object.fromEntries(folded));
      },
    );

    test('many documents go in several writes, the checkpoint with the last; whoever is stopped between them goes on', async () => {
      const streams = Array.from({ length: 1_300 }, (_, n) => `s${n}`);
      for (const stream of streams) await store.append(stream, [by(1), by(2)], 'no-stream');
      const write = documents.write.bind(documents);
      const sizes: number[] = [];
      documents.write = async (...batch) => {
        if (sizes.length === 2) throw new ViewFailed('accounts', sampleEvent() as never, new Error('stopped'));
        sizes.push(batch[0].reduce((sum, { writes }) => sum + writes.length, 0));
        await write(...batch);
      };
      await expect(projectorOf([accounts as View]).start()).rejects.toThrow('stopped');
      expect(sizes).toEqual([500, 500]);
      expect(await documents.generations('accounts')).toMatchObject([{ active: false, checkpoint: START }]);
      documents.write = write;
      await projectorOf([accounts as View]).start();
      const { documents: stored } = await documents.collection(accounts).query<Account>({});
      expect(new Set(stored.map(({ body }) => body.sum))).toEqual(new Set([3]));
      expect(stored).toHaveLength(streams.length);
    });

    test('a projector that is stopped waits for it', async () => {
      for (let n = 0; n < 20; n += 1) await store.append(`s${n}`, [by(1)], 'no-stream');
      const write = documents.write.bind(documents);
      const told: string[] = [];
      let goOn!: () => void;
      const gate = new Promise<void>((resolve) => (goOn = resolve));
      documents.write = async (...batch) => {
        told.push('begun');
        await gate;
        await write(...batch);
        told.push('written');
      };
      void projectorOf([entries as View]).start();
      await until(() => told.length > 0);
      const stopped = projector.stop().then(() => told.push('stopped'));
      for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      expect(told).toEqual(['begun']);
      goOn();
      await stopped;
      expect(told).toEqual(['begun', 'written', 'stopped']);
    });
  });
});
