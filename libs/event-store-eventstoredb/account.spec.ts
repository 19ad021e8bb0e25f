import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { StoreUnavailable, withStreamPrefix } from '#event-sourcing';
import { collect, sampleEvent } from '#event-sourcing/testing';
import { EventStoreDbEventStore } from './index.js';
import { backend, runPrefix, type Running } from './testing/backend.js';

describe(`what the log says of itself: ${backend.name}`, () => {
  let running: Running;
  let stores: EventStoreDbEventStore[];
  let streamPrefix: string;
  const open = async () => {
    const store = await EventStoreDbEventStore.connect({ connectionString: running.connectionString, streamPrefix });
    stores.push(store);
    return { store, office: withStreamPrefix(store, streamPrefix) };
  };
  beforeEach(async () => {
    [stores, streamPrefix] = [[], runPrefix()];
    running = await backend.start();
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await running.stop();
  });

  test('it keeps account of its kinds of events, each written before the first event of it; no reader meets it', async () => {
    const { store, office } = await open();
    expect(await store.kinds()).toEqual(new Map());
    await Promise.all([
      office.append('a', [sampleEvent('A'), sampleEvent('B', {}, { schema: 3 })], 'no-stream'),
      office.append('b', [sampleEvent('B', {}, { schema: 2 })], 'no-stream'),
    ]);
    const { store: another, office: other } = await open();
    expect(await another.kinds()).toEqual(
      new Map([
        ['A', 1],
        ['B', 3],
      ]),
    );
    await other.append('a', [sampleEvent('A', {}, { schema: 2 })], 1);
    expect((await store.kinds()).get('A')).toBe(2);
    const events = await collect(office.readAll());
    expect(events).toHaveLength(4);
    expect(await office.head()).toBe(events.at(-1)!.position);
    const account: string[] = [];
    const all = running.standIn?.store.readAll() ?? [];
    for await (const { stream, type } of all) account.push(stream.endsWith('zeren.kinds') ? 'kind' : type);
    if (running.standIn) expect(account.slice(0, 2)).toEqual(['kind', 'kind']);
  });

  test('where the account cannot be written, the event is not; and the next one goes through', async () => {
    const { store, office } = await open();
    await office.append('a', [sampleEvent('A')], 'no-stream');
    const { lane } = store as unknown as { lane: { append(append: { stream: string }): Promise<unknown> } };
    const append = lane.append.bind(lane);
    lane.append = (given) =>
      given.stream.endsWith('zeren.kinds')
        ? Promise.reject(new StoreUnavailable({ zh: '不在', en: 'away' }))
        : append(given);
    await expect(office.append('a', [sampleEvent('New')], 0)).rejects.toThrow('away');
    await office.append('a', [sampleEvent('A')], 0);
    lane.append = append;
    await office.append('a', [sampleEvent('New')], 1);
    expect((await collect(office.readStream('a'))).map(({ type }) => type)).toEqual(['A', 'A', 'New']);
    expect(await store.kinds()).toEqual(
      new Map([
        ['A', 1],
        ['New', 1],
      ]),
    );
  });

  test('appends that are sent without waiting keep their order, also where a kind is new', async () => {
    const { office } = await open();
    await Promise.all(
      Array.from({ length: 50 }, (_, n) =>
        office.append('s', [sampleEvent(n % 7 === 0 ? `Kind${n}` : 'A', { n })], n === 0 ? 'no-stream' : n - 1),
      ),
    );
    expect(await collect(office.readStream('s'))).toHaveLength(50);
  });

  test('notes are the log’s, under each prefix its own', async () => {
    const { office } = await open();
    await office.setNote!('mark', 'x');
    const { office: other } = await open();
    expect(await other.note!('mark')).toBe('x');
    await other.setNote!('mark', undefined);
    expect(await office.note!('mark')).toBeUndefined();
    await office.setNote!('mark', 'y');
    streamPrefix = runPrefix();
    expect(await (await open()).office.note!('mark')).toBeUndefined();
  });
});
