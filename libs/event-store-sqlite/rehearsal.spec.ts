import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ManualClock, rehearsalOf, WrongExpectedRevision, type EventStore } from '#event-sourcing';
import { collect, sampleEvent } from '#event-sourcing/testing';
import { SqliteEventStore } from './sqlite-event-store.js';

const clock = new ManualClock('2018-03-05T00:00:00.000Z');
let store: EventStore;
let rehearsal: EventStore;

beforeEach(async () => {
  store = new SqliteEventStore({ file: ':memory:', clock });
  await store.append('a', [sampleEvent(), sampleEvent()], 'no-stream');
  await store.append('b', [sampleEvent()], 'no-stream');
  rehearsal = rehearsalOf(store, clock);
});
afterEach(() => store.close());

test('what a rehearsal appends stands behind the log, and not in it', async () => {
  const head = await store.head();
  expect(await rehearsal.append('a', [sampleEvent()], 1)).toMatchObject({ revision: 2 });
  expect(await rehearsal.append('c', [sampleEvent(), sampleEvent()], 'no-stream')).toMatchObject({ revision: 1 });
  const revisions = async (stream: string, options = {}) =>
    (await collect(rehearsal.readStream(stream, options))).map(({ revision }) => revision);
  expect(await revisions('a')).toEqual([0, 1, 2]);
  expect(await revisions('a', { from: 1, limit: 2 })).toEqual([1, 2]);
  expect(await revisions('a', { direction: 'backwards' })).toEqual([2, 1, 0]);
  expect(await revisions('a', { direction: 'backwards', from: 1, limit: 1 })).toEqual([1]);
  expect(await revisions('c', { direction: 'backwards', limit: 1 })).toEqual([1]);
  expect(await store.head()).toBe(head);
  expect(await collect(store.readStream('c'))).toEqual([]);
});

test('all of it is read in one order, from wherever one likes', async () => {
  await rehearsal.append('c', [sampleEvent()], 'any');
  await rehearsal.append('a', [sampleEvent()], 'exists');
  const all = await collect(rehearsal.readAll());
  expect(all.map(({ stream }) => stream)).toEqual(['a', 'a', 'b', 'c', 'a']);
  expect(all.map(({ position }) => position)).toEqual(all.map(({ position }) => position).sort());
  for (const [n, { position }] of all.entries()) {
    expect(await collect(rehearsal.readAll({ from: position }))).toEqual(all.slice(n + 1));
    const before = await collect(rehearsal.readAll({ from: position, direction: 'backwards' }));
    expect(before).toEqual(all.slice(0, n).reverse());
  }
  expect(await collect(rehearsal.readAll({ filter: { streamPrefixes: ['a'] }, limit: 3 }))).toHaveLength(3);
});

test('what is expected of a stream is held against both', async () => {
  await rehearsal.append('a', [sampleEvent()], 1);
  await expect(rehearsal.append('a', [sampleEvent()], 1)).rejects.toThrow(WrongExpectedRevision);
  await expect(rehearsal.append('b', [sampleEvent()], 'no-stream')).rejects.toThrow(WrongExpectedRevision);
});
