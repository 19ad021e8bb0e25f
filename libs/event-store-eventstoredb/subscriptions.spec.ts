import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { status } from '@grpc/grpc-js';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Position, StoredEvent, SubscriptionMessage } from '#event-sourcing';
import { sampleEvent, sampleEvents } from '#event-sourcing/testing';
import { EventStoreDbEventStore, type EventStoreDbOptions } from './index.js';
import { backend, runPrefix, type Running } from './testing/backend.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe(`subscriptions: ${backend.name}`, () => {
  let running: Running;
  let stores: EventStoreDbEventStore[];
  let prefix: string;
  let abort: AbortController;
  let lines: string[];
  const open = async (options: Partial<EventStoreDbOptions> = {}) => {
    const { connectionString } = running;
    const store = await EventStoreDbEventStore.connect({
      connectionString,
      log: (line) => lines.push(line),
      ...options,
    });
    stores.push(store);
    return store;
  };

  beforeEach(async () => {
    [stores, lines, prefix, abort] = [[], [], runPrefix(), new AbortController()];
    running = await backend.start();
  });
  afterEach(async () => {
    abort.abort();
    for (const store of stores) await store.close();
    await running.stop();
  });

  /** Revisions as they come, until `count`; `each` may be slow. */
  async function follow(
    store: EventStoreDbEventStore,
    count: number,
    each: (event: StoredEvent) => Promise<void> | void = () => undefined,
  ): Promise<number[]> {
    const seen: number[] = [];
    for await (const message of store.subscribe({ filter: { streamPrefixes: [prefix] }, signal: abort.signal })) {
      if (message.kind !== 'events') continue;
      for (const event of message.events) {
        await each(event);
        seen.push(event.revision);
        if (seen.length === count) return seen;
      }
    }
    return seen;
  }
  const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);

  test('a server that goes away while the consumer is busy with having caught up is an error for nobody else', async () => {
    const { connectionString, proxy } = await running.wire();
    const reader = await open({ connectionString, timeouts: { firstPause: 5 } });
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => void unhandled.push(reason);
    process.on('unhandledRejection', note);
    try {
      let caughtUp = 0;
      for await (const message of reader.subscribe({ filter: { streamPrefixes: [prefix] }, signal: abort.signal })) {
        if (message.kind !== 'caught-up') continue;
        caughtUp += 1;
        if (caughtUp === 1) {
          proxy.cut();
          await pause(60);
          await proxy.mend();
          await (await open()).append(`${prefix}s`, [sampleEvent()], 'no-stream');
        } else break;
      }
      await pause(20);
      expect(unhandled).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });

  test('comes back after the server went away: from the last handled event, with growing pauses and a log line', async () => {
    const writer = await open();
    const { connectionString, proxy } = await running.wire();
    const reader = await open({ connectionString, timeouts: { firstPause: 20, longestPause: 100 } });
    const s = `${prefix}s`;
    await writer.append(s, sampleEvents(100), 'no-stream');
    const isPatient = () => lines.some((line) => line.includes('again in 100 ms'));
    const following = follow(reader, 300, async ({ revision }) => {
      if (revision === 50 || revision === 150) {
        proxy.cut();
        const mending = setInterval(() => {
          if (!isPatient()) return;
          clearInterval(mending);
          void proxy.mend();
        }, 20);
      }
      if (revision % 25 === 0) await pause(5);
    });
    for (let n = 100; n < 300; n += 10) {
      await writer.append(s, sampleEvents(10), n - 1);
      await pause(10);
    }
    expect(await following).toEqual(upTo(300));
    const pauses = lines.map((line) => Number(/again in (\d+) ms/.exec(line)?.[1]));
    expect(pauses.slice(0, 3)).toEqual([20, 40, 80]);
    expect(Math.max(...pauses)).toBe(100);
    expect(lines[0]).toContain('was dropped');
  });

  test('waits for a server that is away when it begins', async () => {
    const writer = await open();
    await writer.append(`${prefix}s`, sampleEvents(3), 'no-stream');
    const { connectionString, proxy } = await running.wire();
    const reader = await open({ connectionString, timeouts: { firstPause: 20 } });
    proxy.cut();
    setTimeout(() => void proxy.mend(), 200);
    expect(await follow(reader, 3)).toEqual(upTo(3));
    expect(lines.length).toBeGreaterThan(0);
  });

  test('a consumer that is slow behind a live burst gets everything once', async () => {
    const store = await open({ timeouts: { firstPause: 5 } });
    const s = `${prefix}s`;
    await store.append(s, sampleEvents(1), 'no-stream');
    const text = 'x'.repeat(2_000);
    const following = follow(store, 2_001, async ({ revision }) => {
      if (revision % 400 === 0) await pause(100);
    });
    await pause(50);
    for (let n = 0; n < 40; n += 1)
      await store.append(
        s,
        Array.from({ length: 50 }, () => sampleEvent('Burst', { text })),
        n * 50,
      );
    expect(await following).toEqual(upTo(2_001));
  });

  test('little is held in memory for a consumer that stands still, and appends go on beside it', async () => {
    const store = await open();
    const text = 'x'.repeat(200_000);
    for (let n = 0; n < 300; n += 4)
      await store.append(
        `${prefix}s`,
        Array.from({ length: 4 }, () => sampleEvent('Large', { text })),
        'any',
      );
    setFlagsFromString('--expose-gc');
    const collectGarbage = runInNewContext('gc') as () => void;
    const used = () => {
      collectGarbage();
      const { heapUsed, external } = process.memoryUsage();
      return heapUsed + external;
    };
    const before = used();
    const seen = await follow(store, 300, async ({ revision }) => {
      if (revision !== 0) return;
      await pause(500);
      // The stand-in's memory is this process's too: of it is asked how many it could send.
      if (running.standIn) expect(running.standIn.sent).toBeLessThan(60);
      else expect(used() - before).toBeLessThan(30_000_000);
      await store.append(`${prefix}other`, [sampleEvent()], 'no-stream');
    });
    expect(seen).toHaveLength(300);
  });

  test('says that it has caught up after each live burst, and never ahead of what was given', async () => {
    const store = await open({ searchWindow: 8 });
    const mine = `${prefix}mine`;
    const after = await store.head(); // with so small a window a long log takes long to look through
    const messages: SubscriptionMessage[] = [];
    let caughtUp = 0;
    const following = (async () => {
      const filter = { streamPrefixes: [mine] };
      for await (const message of store.subscribe({ after, filter, signal: abort.signal })) {
        messages.push(message);
        if (message.kind === 'caught-up') caughtUp += 1;
      }
    })();
    const until = async (reached: () => boolean) => {
      for (let n = 0; n < 300 && !reached(); n += 1) await pause(10);
      expect(reached()).toBe(true);
    };
    await until(() => caughtUp > 0);
    let last: Position = '';
    for (let burst = 0; burst < 5; burst += 1) {
      for (let n = 0; n < 20; n += 1) {
        await store.append(`${prefix}x`, [sampleEvent()], 'any');
        last = (await store.append(mine, [sampleEvent()], 'any')).position;
      }
      await until(() => {
        const latest = messages.at(-1);
        return latest?.kind === 'caught-up' && latest.position >= last;
      });
    }
    abort.abort();
    await following;
    let told: Position = '';
    let given: Position = '';
    for (const message of messages) {
      if (message.kind === 'caught-up') {
        expect(message.position >= given).toBe(true);
        told = message.position;
      } else {
        expect(message.events[0]!.position > told).toBe(true);
        given = message.events.at(-1)!.position;
      }
    }
    expect(messages.flatMap((m) => (m.kind === 'events' ? m.events : []))).toHaveLength(100);
  });

  test('a filter that matches nothing learns that the log moves on', async () => {
    const store = await open({ searchWindow: 8 });
    const { position } = await store.append(`${prefix}x`, [sampleEvent()], 'no-stream');
    const told: Position[] = [];
    const filter = { types: [`${prefix}never`] };
    for await (const message of store.subscribe({ after: position, filter, signal: abort.signal })) {
      expect(message.kind).toBe('caught-up');
      if (message.kind === 'caught-up') told.push(message.position);
      if (told.length === 2) break;
      void store.append(`${prefix}x`, sampleEvents(20), 0);
    }
    expect(told[0]! >= position).toBe(true);
    expect(told[1]! > told[0]!).toBe(true);
  });

  test('ends when its signal aborts while the server hangs', async () => {
    const { connectionString, proxy } = await running.wire();
    const store = await open({ connectionString, timeouts: { close: 200 } });
    proxy.freeze();
    setTimeout(() => abort.abort(), 100);
    const began = Date.now();
    expect(await follow(store, 1)).toEqual([]);
    expect(Date.now() - began).toBeLessThan(5_000);
  });

  test('ends when the store is closed', async () => {
    const store = await open();
    const following = follow(store, 1);
    await pause(50);
    await store.close();
    expect(await following).toEqual([]);
  });

  if (!backend.real) {
    test('is opened again when the server drops it for being too slow', async () => {
      const store = await open({ timeouts: { firstPause: 5 } });
      const s = `${prefix}s`;
      await store.append(s, sampleEvents(10), 'no-stream');
      const following = follow(store, 20, ({ revision }) => {
        if (revision === 4) running.standIn!.drop(status.ABORTED, 'Consumer too slow to handle event while live.');
      });
      await pause(100);
      await store.append(s, sampleEvents(10), 9);
      expect(await following).toEqual(upTo(20));
      expect(lines.join()).toMatch(/falls behind a burst.* in 0 ms/);
    });

    test('tells the consumer when access is refused, instead of trying for ever', async () => {
      const store = await open();
      running.standIn!.trouble.denied = true;
      await expect(follow(store, 1)).rejects.toThrow(/refused access/);
    });
  }
});
