import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SqliteDocumentStore } from '#documents-sqlite';
import { SqliteEventStore } from '#event-store-sqlite';
import {
  Projector,
  ReactorRunner,
  withStreamPrefix,
  type DocumentStore,
  type EventStore,
  type NewEvent,
  type View,
} from './index.js';
import { collect, sampleEvent } from './testing/index.js';

const seen: View<{ readonly ids: readonly string[] }> = {
  name: 'seen',
  version: 1,
  fields: [],
  indexes: [],
  touches: () => ['all'],
  evolve: (before, event) => ({ ids: [...(before?.ids ?? []), event.id] }),
};

describe('read models that belong to another log, or are ahead of theirs', () => {
  let documents: DocumentStore;
  const stores: EventStore[] = [];

  beforeEach(() => {
    documents = new SqliteDocumentStore({ file: ':memory:' });
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
    await documents.close();
  });

  const log = async (events: readonly NewEvent[]) => {
    const store = new SqliteEventStore({ file: ':memory:' });
    stores.push(store);
    if (events.length > 0) await store.append('s', events, 'no-stream');
    return store;
  };
  /** Projections and a reactor run over the log, then stop; gives what the reactor was given. */
  const run = async (store: EventStore): Promise<string[]> => {
    const reacted: string[] = [];
    const react = async (event: NewEvent) => void reacted.push(event.id);
    const projector = new Projector({ store, documents, views: [seen] });
    const reactors = new ReactorRunner({
      store,
      documents,
      reactors: [{ name: 'r', types: [sampleEvent().type], react }],
    });
    await projector.start();
    await reactors.start();
    const head = await store.head();
    while (reactors.status()[0]!.position < head) await new Promise((resolve) => setTimeout(resolve, 1));
    await reactors.stop();
    await projector.stop();
    return reacted;
  };
  const shown = async () => (await documents.collection(seen).get<{ ids: string[] }>('all'))?.body.ids ?? [];
  const some = (count: number) => Array.from({ length: count }, () => sampleEvent());
  const ids = (events: readonly NewEvent[]) => events.map(({ id }) => id);

  test('what is of this log is kept', async () => {
    const store = await log(some(3));
    expect(await run(store)).toHaveLength(3);
    const [first] = await documents.generations('seen');
    expect(await run(store)).toEqual([]);
    expect(await documents.generations('seen')).toEqual([first]);
  });

  /** Neither views nor reactors go on, and what they have is left alone. */
  const isRefused = async (store: EventStore, sentence: string) => {
    const before = await documents.generations();
    const reactors = new ReactorRunner({ store, documents, reactors: [] });
    await expect(reactors.start()).rejects.toThrow(sentence);
    await expect(new Projector({ store, documents, views: [seen] }).start()).rejects.toThrow(sentence);
    expect(await documents.generations()).toEqual(before);
    await documents.clear();
    expect(await run(store)).toHaveLength((await collect(store.readAll())).length);
  };

  test('a log whose tail is lost is refused, until the views are thrown away on purpose', async () => {
    const events = some(5);
    await run(await log(events));
    const restored = await log(events.slice(0, 2));
    await isRefused(restored, 'its tail was lost');
    const later = some(2);
    await restored.append('s', later, 1);
    expect(await run(restored)).toEqual(ids(later));
    expect(await shown()).toEqual(ids([...events.slice(0, 2), ...later]));
  });

  test('another log, longer than the one before: the same', async () => {
    await run(await log(some(2)));
    await isRefused(await log(some(4)), 'is not the one that the views beside it were made from');
  });

  test('an empty log: the same', async () => {
    await run(await log(some(2)));
    await isRefused(await log([]), 'is empty, though the views beside it were made from events');
    expect(await shown()).toEqual([]);
  });

  test('a log that was empty at first is known again', async () => {
    const store = await log([]);
    await run(store);
    await store.append('s', some(1), 'no-stream');
    await run(store);
    expect(await run(store)).toEqual([]);
  });

  test('in a shared log, what others wrote last is not taken for being ahead', async () => {
    const shared = await log([]);
    const own = withStreamPrefix(shared, 'own.');
    await own.append('s', some(2), 'no-stream');
    await shared.append('other.s', some(3), 'no-stream');
    expect(await run(own)).toHaveLength(2);
    expect(await run(own)).toEqual([]);
  });
});
