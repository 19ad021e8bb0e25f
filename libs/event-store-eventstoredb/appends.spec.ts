import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  EventTooLarge,
  ManualClock,
  StoreClosed,
  StoreUnavailable,
  WrongExpectedRevision,
  type NewEvent,
} from '#event-sourcing';
import { collect, sampleEvent, sampleEvents } from '#event-sourcing/testing';
import { EventStoreDbEventStore, type EventStoreDbOptions } from './index.js';
import { backend, runPrefix, type Running } from './testing/backend.js';

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe(`appends and reads: ${backend.name}`, () => {
  let running: Running;
  let stores: EventStoreDbEventStore[];
  let prefix: string;
  const open = async (options: Partial<EventStoreDbOptions> = {}) => {
    const store = await EventStoreDbEventStore.connect({ connectionString: running.connectionString, ...options });
    stores.push(store);
    return store;
  };
  const bare = () => EventStoreDBClient.connectionString(running.connectionString);

  beforeEach(async () => {
    [stores, prefix] = [[], runPrefix()];
    running = await backend.start();
  });
  afterEach(async () => {
    for (const store of stores) await store.close();
    await running.stop();
  });

  describe('appends', () => {
    test.each(['no-stream', 0, 'any', 'exists'] as const)(
      'repeated at %s they answer as the first time: revision, position and second clock',
      async (expected) => {
        const clock = new ManualClock(new Date().toISOString());
        const store = await open({ clock });
        const s = `${prefix}s`;
        if (expected !== 'no-stream') await store.append(s, [sampleEvent()], 'no-stream');
        const events = sampleEvents(3);
        const first = await store.append(s, events, expected);
        if (expected === 'no-stream' || expected === 0) await store.append(s, [sampleEvent()], first.revision);
        clock.advance(5_000);
        expect(await store.append(s, events, expected)).toEqual(first);
        const later = await open({ clock });
        expect(await later.append(s, events, expected)).toEqual(first);
      },
    );

    test('throwOnAppendFailure=false in the connection string does not hide a mismatch', async () => {
      const store = await open({ connectionString: `${running.connectionString}&throwOnAppendFailure=false` });
      await store.append(`${prefix}s`, sampleEvents(2), 'no-stream');
      const failure = await store.append(`${prefix}s`, sampleEvents(1), 'no-stream').catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(WrongExpectedRevision);
      expect(failure).toMatchObject({ expected: 'no-stream', actual: 1 });
    });

    test('events that fit one by one but not together are refused by the server with a sentence', async () => {
      const store = await open();
      const large = () => sampleEvent('Large', { text: 'x'.repeat(600_000) });
      const failure = await store
        .append(`${prefix}s`, [large(), large()], 'no-stream')
        .catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(EventTooLarge);
      expect((failure as Error).message).toMatch(/2 events, the first Large, .* at most \d+ .*MaxAppendSize/);
      expect((await store.append(`${prefix}s`, [large()], 'no-stream')).revision).toBe(0);
    });

    test('an id that is no UUID is refused before it is sent', async () => {
      const store = await open();
      const event: NewEvent = { ...sampleEvent(), id: 'seven' };
      await expect(store.append(`${prefix}s`, [event], 'no-stream')).rejects.toThrow(/no event id/);
    });

    test('the second clock does not go back with the wall clock of another process', async () => {
      const first = await (await open()).append(`${prefix}s`, [sampleEvent()], 'no-stream');
      const store = await open({ clock: new ManualClock('2018-04-01T00:00:00.000Z') });
      const second = await store.append(`${prefix}s`, [sampleEvent()], 0);
      expect(second.recordedAt >= first.recordedAt).toBe(true);
    });

    test('another log on the same server does not set the second clock of this one', async () => {
      const [own, other] = [`${prefix}own.`, `${prefix}other.`];
      await (await open({ streamPrefix: other })).append(`${other}s`, [sampleEvent()], 'no-stream');
      const recordedAt = '2018-04-01T00:00:00.000Z';
      const copied = { ...sampleEvent(), recordedAt };
      const answer = await (await open({ streamPrefix: own })).append(`${own}s`, [copied], 'no-stream');
      expect(answer.recordedAt).toBe(recordedAt);
      const [stored] = await collect((await open()).readStream(`${own}s`));
      expect(stored!.recordedAt).toBe(recordedAt);
    });

    test('a server that is away is StoreUnavailable, and one that came back is used again', async () => {
      const { connectionString, proxy } = await running.wire();
      const store = await open({ connectionString });
      await store.append(`${prefix}s`, [sampleEvent()], 'no-stream');
      proxy.cut();
      const failure = await store.append(`${prefix}s`, [sampleEvent()], 0).catch((error: unknown) => error);
      expect(failure).toBeInstanceOf(StoreUnavailable);
      await expect(store.head()).rejects.toThrow(StoreUnavailable);
      await proxy.mend();
      expect((await store.append(`${prefix}s`, [sampleEvent()], 0)).revision).toBe(1);
    });

    test('a server that hangs is StoreUnavailable after the time-out', async () => {
      const { connectionString, proxy } = await running.wire();
      const store = await open({ connectionString, timeouts: { append: 200, read: 200, close: 200 } });
      const events = sampleEvents(2);
      await store.append(`${prefix}s`, [sampleEvent()], 'no-stream');
      proxy.freeze();
      await expect(store.append(`${prefix}s`, events, 0)).rejects.toThrow(/not known. Send it again/);
      await expect(collect(store.readStream(`${prefix}s`))).rejects.toThrow(/said nothing for 200 ms/);
    });

    test('a broken connection of one store fails nothing of another in the process', async () => {
      const { connectionString, proxy } = await running.wire();
      const [broken, whole] = [await open({ connectionString }), await open()];
      const answers = Array.from({ length: 50 }, (_, n) => [
        broken.append(`${prefix}broken-${n}`, [sampleEvent()], 'no-stream'),
        whole.append(`${prefix}whole-${n}`, [sampleEvent()], 'no-stream'),
      ]).flat();
      proxy.cut();
      const results = await Promise.allSettled(answers);
      expect(results.filter((_, n) => n % 2 === 1).every((r) => r.status === 'fulfilled')).toBe(true);
    });

    test('the server going away in the middle of a thousand: acknowledged ones are there once, others once or not', async () => {
      const { connectionString, proxy } = await running.wire();
      const store = await open({ connectionString });
      const sent = new Map<string, NewEvent>();
      const acknowledged = new Map<string, number>();
      let next = 0;
      let failures = 0;
      const send = async () => {
        while (next < 1_000) {
          const stream = `${prefix}${(next += 1)}`;
          const event = sampleEvent();
          sent.set(stream, event);
          for (let attempt = 1; attempt < 40; attempt += 1) {
            try {
              acknowledged.set(stream, (await store.append(stream, [event], 'no-stream')).revision);
              break;
            } catch (error) {
              expect(error).toBeInstanceOf(StoreUnavailable);
              failures += 1;
              await pause(20);
            }
          }
        }
      };
      const cuts = (async () => {
        for (let n = 0; n < 3; n += 1) {
          await pause(60);
          proxy.cut();
          await pause(60);
          await proxy.mend();
        }
      })();
      await Promise.all(Array.from({ length: 16 }, send));
      await cuts;
      expect(failures).toBeGreaterThan(0);
      expect(acknowledged.size).toBe(1_000);
      const stored = await collect((await open()).readAll({ filter: { streamPrefixes: [prefix] } }));
      expect(stored).toHaveLength(1_000);
      expect(stored.every((event) => sent.get(event.stream)?.id === event.id)).toBe(true);
    });
  });

  test('appends that are on their way when the store is closed are answered', async () => {
    const store = await open();
    await store.append(`${prefix}s`, [sampleEvent()], 'no-stream');
    const answers = Array.from({ length: 50 }, () => store.append(`${prefix}s`, [sampleEvent()], 'any'));
    await pause(0);
    await store.close();
    expect((await Promise.allSettled(answers)).filter(({ status }) => status === 'rejected')).toEqual([]);
    await expect(store.append(`${prefix}s`, [sampleEvent()], 'any')).rejects.toThrow(StoreClosed);
  });

  describe('reads', () => {
    test("the server's own events, links and what another program wrote are not given and not counted", async () => {
      const store = await open();
      const client = bare();
      const { position } = await store.append(`${prefix}s`, [sampleEvent()], 'no-stream');
      await client.appendToStream(`${prefix}s`, jsonEvent({ type: 'Foreign', data: {} }));
      await client.appendToStream(`${prefix}s`, jsonEvent({ type: '$>', data: {} }));
      await client.appendToStream(`$$${prefix}s`, jsonEvent({ type: '$metadata', data: { $maxAge: 1_000_000 } }));
      await client.dispose();
      const read = await collect(store.readAll({ from: '', filter: { streamPrefixes: [prefix, '$'] } }));
      expect(read.map((event) => event.revision)).toEqual([0]);
      expect(await collect(store.readAll({ filter: { types: ['$metadata', '$>'] } }))).toEqual([]);
      expect(await collect(store.readStream(`${prefix}s`))).toHaveLength(1);
      if (!backend.real) expect(await store.head()).toBe(position);
    });

    test('names with signs that mean something in a regular expression are taken literally', async () => {
      const store = await open();
      const types = ['A.B', 'A+', '(x)|y', 'C\\d', '案件·登记'];
      await store.append(
        `${prefix}s`,
        [...types, 'AxB', 'AA', 'x', 'C1'].map((type) => sampleEvent(type)),
        'no-stream',
      );
      const filter = { types, streamPrefixes: [`${prefix}s`] };
      expect((await collect(store.readAll({ filter }))).map((event) => event.type)).toEqual(types);
    });

    test('an empty list in a filter matches nothing', async () => {
      const store = await open();
      await store.append(`${prefix}s`, [sampleEvent()], 'no-stream');
      expect(await collect(store.readAll({ filter: { types: [] } }))).toEqual([]);
      expect(await collect(store.readAll({ filter: { streamPrefixes: [] } }))).toEqual([]);
    });

    test('a read that is under way when the store is closed ends with StoreClosed', async () => {
      const store = await open();
      const text = 'x'.repeat(100_000);
      for (let n = 0; n < 40; n += 1) await store.append(`${prefix}s`, [sampleEvent('Large', { text })], 'any');
      const reading = (async () => {
        for await (const event of store.readStream(`${prefix}s`)) if (event.revision === 2) await store.close();
      })();
      await expect(reading).rejects.toThrow(StoreClosed);
    });

    if (!backend.real) {
      test('readers that stop early leave nothing open on the server', async () => {
        const store = await open();
        for (let n = 0; n < 10; n += 1) await store.append(`${prefix}s`, sampleEvents(100), 'any');
        for (let n = 0; n < 20; n += 1) {
          for await (const event of store.readStream(`${prefix}s`)) if (event.revision === 3) break;
          for await (const event of store.readAll()) if (event.revision === 3) break;
          for await (const message of store.subscribe()) if (message.kind === 'events') break;
        }
        for (let n = 0; n < 100 && running.standIn!.open.size > 0; n += 1) await pause(10);
        expect(running.standIn!.open.size).toBe(0);
      });

      test('what is not wanted is not sent', async () => {
        const store = await open();
        await store.append(`${prefix}other`, sampleEvents(500, 'Common'), 'no-stream');
        await store.append(`${prefix}mine`, sampleEvents(3, 'Rare'), 'no-stream');
        for (const direction of ['forwards', 'backwards'] as const)
          for (const filter of [{ types: ['Rare'] }, { streamPrefixes: [`${prefix}mine`] }]) {
            const before = running.standIn!.sent;
            expect(await collect(store.readAll({ filter, direction }))).toHaveLength(3);
            expect(running.standIn!.sent - before).toBe(3);
          }
      });

      test('an append whose answer is lost is found again when it is sent again', async () => {
        const store = await open({ timeouts: { append: 100 } });
        let release = () => undefined as void;
        running.standIn!.trouble.answering = new Promise((resolve) => (release = resolve));
        const events = sampleEvents(2);
        await expect(store.append(`${prefix}s`, events, 'no-stream')).rejects.toThrow(
          /whether it was stored is not known/,
        );
        delete running.standIn!.trouble.answering;
        const again = await store.append(`${prefix}s`, events, 'no-stream');
        expect(again).toMatchObject({ revision: 1 });
        expect(await collect(store.readStream(`${prefix}s`))).toHaveLength(2);
        release();
        await pause(20);
        expect((await store.append(`${prefix}s`, [sampleEvent()], 1)).revision).toBe(2);
      });

      test('a server that is killed and started again', async () => {
        const store = await open();
        await store.append(`${prefix}s`, sampleEvents(5), 'no-stream');
        running.standIn!.kill();
        await expect(collect(store.readStream(`${prefix}s`))).rejects.toThrow(StoreUnavailable);
        await expect(store.append(`${prefix}s`, [sampleEvent()], 4)).rejects.toThrow(StoreUnavailable);
        await running.standIn!.start();
        expect(await collect(store.readStream(`${prefix}s`))).toHaveLength(5);
        expect((await store.append(`${prefix}s`, [sampleEvent()], 4)).revision).toBe(5);
      });
    }
  });
});
