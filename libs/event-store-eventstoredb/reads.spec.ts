import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { withStreamPrefix, type EventStore } from '#event-sourcing';
import { collect, sampleEvent } from '#event-sourcing/testing';
import { EventStoreDbEventStore } from './index.js';
import { backend, runPrefix, type Running } from './testing/backend.js';

/** A server that is asked for no more than so many streams to be broken off at once takes more for an attack. */
const MANY = 2_500;
const AT_ONCE = 32;

let running: Running;
let opened: EventStore;
let store: EventStore;
beforeAll(async () => {
  running = await backend.start();
  opened = await EventStoreDbEventStore.connect({ connectionString: running.connectionString });
  store = withStreamPrefix(opened, runPrefix());
});
afterAll(async () => {
  await opened.close();
  await running.stop();
});

test(`${backend.name}: very many reads of a part of a stream are ended by the server, none broken off`, async () => {
  await store.append('case-1', [sampleEvent('A'), sampleEvent('B'), sampleEvent('C')], 'no-stream');
  let left = MANY;
  const reader = async () => {
    while (left-- > 0) {
      const [from, limit] = [left % 2, 1 + (left % 2)];
      const events = await collect(store.readStream('case-1', { from, limit }));
      if (events.length !== limit || events[0]!.revision !== from) throw new Error(`read ${events.length}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  expect(left).toBeLessThan(0);
}, 60_000);
