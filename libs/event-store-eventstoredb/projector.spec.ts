import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SqliteDocumentStore } from '#documents-sqlite';
import { Projector, ReactorRunner, StoreUnavailable, type View } from '#event-sourcing';
import { sampleEvent } from '#event-sourcing/testing';
import { EventStoreDbEventStore } from './index.js';
import { backend, runPrefix, type Running } from './testing/backend.js';

interface Seen {
  readonly numbers: readonly number[];
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe(`views and reactors on ${backend.name}`, () => {
  let running: Running;
  let store: EventStoreDbEventStore;
  let documents: SqliteDocumentStore;
  let prefix: string;

  beforeEach(async () => {
    [running, prefix] = [await backend.start(), runPrefix()];
    documents = new SqliteDocumentStore({ file: ':memory:' });
  });
  afterEach(async () => {
    await store.close();
    await documents.close();
    await running.stop();
  });

  const counted = (n: number) => sampleEvent('Counted', { n });
  const view = (): View<Seen> => ({
    name: 'seen',
    version: 1,
    fields: [],
    indexes: [],
    touches: (event) => (event.stream === `${prefix}s` ? [event.stream] : []),
    evolve: (before, event) => ({ numbers: [...(before?.numbers ?? []), (event.data as { n: number }).n] }),
  });

  test('follow by themselves through an outage, and reach the head', async () => {
    const { connectionString, proxy } = await running.wire();
    store = await EventStoreDbEventStore.connect({ connectionString, timeouts: { firstPause: 20, longestPause: 100 } });
    const reacted: number[] = [];
    const reactor = {
      name: 'counting',
      types: ['Counted'],
      react: async (event: { stream: string; data: object }) => {
        if (event.stream === `${prefix}s`) reacted.push((event.data as { n: number }).n);
      },
    };
    const failures: unknown[] = [];
    const onError = (...error: unknown[]) => void failures.push(error);
    const projector = new Projector({ store, documents, views: [view()], onError });
    const reactors = new ReactorRunner({ store, documents, reactors: [reactor], onError });
    for (let n = 0; n < 20; n += 1) await store.append(`${prefix}s`, [counted(n)], n === 0 ? 'no-stream' : n - 1);
    await projector.start();
    await reactors.start();
    expect(projector.status()).toMatchObject([{ state: 'live' }]);
    for (let n = 20; n < 60; n += 1) {
      if (n === 30) {
        proxy.cut();
        setTimeout(() => void proxy.mend(), 150);
      }
      for (;;) {
        const failure = await store.append(`${prefix}s`, [counted(n)], n - 1).then(
          () => undefined,
          (error: unknown) => error,
        );
        if (!failure) break;
        if (!(failure instanceof StoreUnavailable)) throw failure;
        await pause(20);
      }
    }
    const head = await store.head();
    for (let n = 0; n < 300 && (projector.status()[0]!.position < head || reacted.length < 60); n += 1) await pause(10);
    const numbers = Array.from({ length: 60 }, (_, n) => n);
    expect((await documents.collection(view()).get<Seen>(`${prefix}s`))?.body.numbers).toEqual(numbers);
    expect(reacted).toEqual(numbers);
    expect(failures).toEqual([]);
    await projector.stop();
    await reactors.stop();
  }, 120_000); // on a shared server the whole log is read

  test('a position of another store is refused at once', async () => {
    store = await EventStoreDbEventStore.connect({ connectionString: running.connectionString });
    const subscription = store.subscribe({ after: '00000000000003e8' })[Symbol.asyncIterator]();
    await expect(subscription.next()).rejects.toThrow(/is no position of this log/);
  });
});
