import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  EventTooLarge,
  InvalidStreamName,
  MAX_EVENT_BYTES,
  START,
  StoreClosed,
  WrongExpectedRevision,
  readPlaces,
  type EventStore,
  type Position,
  type StoredEvent,
} from '../index.js';
import { collect, sampleEvent, sampleEvents } from './samples.js';

export interface EventStoreHarness {
  open(): Promise<EventStore>;
  /** Opens the same log again, after `open`'s store was closed. */
  reopen(): Promise<EventStore>;
  dispose(): Promise<void>;
  /** Starts every stream's name, so that runs on a shared server do not meet. */
  readonly prefix: string;
}

/** What every event store promises; see `event-store.ts`. */
export function describeEventStore(name: string, makeHarness: () => Promise<EventStoreHarness>): void {
  describe(`event store contract: ${name}`, () => {
    let harness: EventStoreHarness;
    let store: EventStore;
    let count = 0;
    const newStream = () => `${harness.prefix}${(count += 1)}-stream`;
    const own = () => ({ streamPrefixes: [harness.prefix] });
    const stream = (s: string, options?: Parameters<EventStore['readStream']>[1]) =>
      collect(store.readStream(s, options));

    beforeAll(async () => {
      harness = await makeHarness();
      store = await harness.open();
    });
    afterAll(async () => {
      await store.close();
      await harness.dispose();
    });

    describe('1. revisions and one total order', () => {
      test('revisions of a stream are 0, 1, 2 … without gaps', async () => {
        const s = newStream();
        expect((await store.append(s, sampleEvents(2), 'no-stream')).revision).toBe(1);
        expect((await store.append(s, sampleEvents(3), 1)).revision).toBe(4);
        expect((await stream(s)).map((e) => e.revision)).toEqual([0, 1, 2, 3, 4]);
      });

      test('an event comes back as it was given, with stream, position and the second clock', async () => {
        const s = newStream();
        const given = sampleEvent('巡查', { text: '施工工地 “扬尘” \u{1F6A7}', deep: { n: [1, null, true] } });
        const answer = await store.append(s, [given], 'no-stream');
        const [event] = await stream(s);
        expect(event).toMatchObject({ ...given, stream: s, revision: 0, position: answer.position });
        expect(event!.recordedAt).toBe(answer.recordedAt);
        expect(new Date(event!.recordedAt).toISOString()).toBe(event!.recordedAt);
      });

      test('the order is the same for reading, for subscribing and after a restart; positions grow as strings', async () => {
        const streams = [newStream(), newStream(), newStream()];
        await Promise.all(
          Array.from({ length: 30 }, (_, n) => store.append(streams[n % 3]!, [sampleEvent('Ordered', { n })], 'any')),
        );
        const filter = { streamPrefixes: streams };
        const read = await collect(store.readAll({ filter }));
        expect(read).toHaveLength(30);
        const positions = read.map((e) => e.position);
        expect([...positions].sort()).toEqual(positions);
        expect(new Set(positions).size).toBe(30);
        expect(positions[0]! > START).toBe(true);

        expect(await firstEvents(store, { filter }, 30)).toEqual(read);
        await store.close();
        store = await harness.reopen();
        expect(await collect(store.readAll({ filter }))).toEqual(read);
      });

      test('the second clock never runs backwards along the log', async () => {
        const recorded = (await collect(store.readAll({ filter: own() }))).map((e) => e.recordedAt);
        expect([...recorded].sort()).toEqual(recorded);
      });

      test('an event copied from another log keeps its second clock', async () => {
        const s = newStream();
        const recordedAt = new Date(Date.now() + 1_000).toISOString();
        await store.append(s, [sampleEvent('Copied', {}, { recordedAt })], 'no-stream');
        expect((await stream(s))[0]!.recordedAt).toBe(recordedAt);
      });
    });

    describe('2. expected revisions', () => {
      test.each([
        ['no-stream', true, false],
        ['exists', false, true],
        ['any', true, true],
      ] as const)('%s: taken on a new stream %s, on an old one %s', async (expected, onNew, onOld) => {
        const fresh = newStream();
        const old = newStream();
        await store.append(old, sampleEvents(2), 'no-stream');
        const taken = async (s: string) =>
          store.append(s, [sampleEvent()], expected).then(
            () => true,
            (error: unknown) => {
              expect(error).toBeInstanceOf(WrongExpectedRevision);
              return false;
            },
          );
        expect(await taken(fresh)).toBe(onNew);
        expect(await taken(old)).toBe(onOld);
        expect(await stream(fresh)).toHaveLength(onNew ? 1 : 0);
        expect(await stream(old)).toHaveLength(onOld ? 3 : 2);
      });

      test('a mismatch names stream, expected and actual revision, and stores nothing of the call', async () => {
        const s = newStream();
        await store.append(s, sampleEvents(3), 'no-stream');
        const error = await store.append(s, sampleEvents(2), 0).catch((e: unknown) => e);
        expect(error).toBeInstanceOf(WrongExpectedRevision);
        expect(error).toMatchObject({ stream: s, expected: 0, actual: 2 });
        await expect(store.append(newStream(), sampleEvents(1), 4)).rejects.toMatchObject({ actual: undefined });
        expect(await stream(s)).toHaveLength(3);
      });

      test('of racing creations of one stream exactly one wins', async () => {
        const s = newStream();
        const results = await Promise.allSettled(
          Array.from({ length: 10 }, () => store.append(s, [sampleEvent()], 'no-stream')),
        );
        expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(1);
        expect(await stream(s)).toHaveLength(1);
      });

      test('of racing appends at one revision exactly one wins, and a loser harms nobody beside it', async () => {
        const s = newStream();
        const other = newStream();
        await store.append(s, [sampleEvent()], 'no-stream');
        const results = await Promise.allSettled([
          store.append(s, sampleEvents(2), 0),
          store.append(s, sampleEvents(2), 0),
          store.append(other, [sampleEvent()], 'no-stream'),
        ]);
        expect(results.filter((r) => r.status === 'fulfilled')).toHaveLength(2);
        expect(await stream(s)).toHaveLength(3);
        expect(await stream(other)).toHaveLength(1);
      });
    });

    describe('3. appending again', () => {
      test.each(['no-stream', 'revision'] as const)(
        'the same events at the same place (%s) add nothing',
        async (how) => {
          const s = newStream();
          const expected = how === 'no-stream' ? how : 0;
          if (how === 'revision') await store.append(s, [sampleEvent()], 'no-stream');
          const events = sampleEvents(3);
          const first = await store.append(s, events, expected);
          await store.append(s, [sampleEvent()], first.revision);
          const again = await store.append(s, events, expected);
          expect(again.revision).toBe(first.revision);
          expect(await stream(s)).toHaveLength(first.revision + 2);
        },
      );

      test('other events at that place are a mismatch', async () => {
        const s = newStream();
        const events = sampleEvents(2);
        await store.append(s, events, 'no-stream');
        await expect(store.append(s, [events[0]!, sampleEvent()], 'no-stream')).rejects.toThrow(WrongExpectedRevision);
      });
    });

    describe('5. subscriptions', () => {
      test('from the past into the live tail: in order, no gap, no double', async () => {
        const s = newStream();
        await store.append(s, sampleEvents(50), 'no-stream');
        const writing = (async () => {
          for (let n = 0; n < 50; n += 1) await store.append(s, [sampleEvent('Live', { n })], 'exists');
        })();
        const seen = await firstEvents(store, { filter: { streamPrefixes: [s] } }, 100);
        await writing;
        expect(seen.map((e) => e.revision)).toEqual(Array.from({ length: 100 }, (_, n) => n));
      });

      test('starts after the given position', async () => {
        const s = newStream();
        await store.append(s, sampleEvents(5), 'no-stream');
        const events = await stream(s);
        const filter = { streamPrefixes: [s] };
        const seen = await firstEvents(store, { after: events[1]!.position, filter }, 3);
        expect(seen).toEqual(events.slice(2));
      });

      test('says when it has caught up, also when nothing matches, at the position where the log was', async () => {
        const filter = { streamPrefixes: [`${harness.prefix}never`] };
        await store.append(newStream(), [sampleEvent()], 'no-stream');
        const head = await store.head();
        const abort = new AbortController();
        for await (const message of store.subscribe({ filter, signal: abort.signal })) {
          expect(message.kind).toBe('caught-up');
          if (message.kind === 'caught-up') expect(message.position >= head).toBe(true);
          break;
        }
        abort.abort();
      });

      test('a slow consumer gets everything', async () => {
        const s = newStream();
        const seen: number[] = [];
        const abort = new AbortController();
        const writing = store.append(s, sampleEvents(200), 'no-stream');
        for await (const message of store.subscribe({ filter: { streamPrefixes: [s] }, signal: abort.signal })) {
          if (message.kind !== 'events') continue;
          for (const { revision } of message.events) {
            seen.push(revision);
            if (seen.length % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 20));
          }
          if (seen.length === 200) break;
        }
        await writing;
        expect(seen).toEqual(Array.from({ length: 200 }, (_, n) => n));
      });

      test('no message is empty, and who stops inside one goes on behind the last event handled', async () => {
        const s = newStream();
        await store.append(s, sampleEvents(40), 'no-stream');
        const filter = { streamPrefixes: [s] };
        const seen: number[] = [];
        let after: Position | undefined;
        while (seen.length < 40) {
          const abort = new AbortController();
          let left = 7;
          for await (const message of store.subscribe({ after, filter, signal: abort.signal })) {
            if (message.kind !== 'events') continue;
            expect(message.events.length).toBeGreaterThan(0);
            for (const { revision, position } of message.events.slice(0, left)) {
              seen.push(revision);
              after = position;
              left -= 1;
            }
            if (left === 0 || seen.length === 40) break;
          }
          abort.abort();
        }
        expect(seen).toEqual(Array.from({ length: 40 }, (_, n) => n));
      });

      test('ends when its signal aborts, also while it waits', async () => {
        const abort = new AbortController();
        const ended = (async () => {
          for await (const message of store.subscribe({ filter: own(), signal: abort.signal }))
            if (message.kind === 'caught-up') setTimeout(() => abort.abort(), 10);
        })();
        await expect(ended).resolves.toBeUndefined();
      });
    });

    describe('6. reading', () => {
      test('an unknown stream is empty', async () => {
        expect(await stream(newStream())).toEqual([]);
      });

      test('any slice of a stream, forwards and backwards', async () => {
        const s = newStream();
        await store.append(s, sampleEvents(25), 'no-stream');
        const all = Array.from({ length: 25 }, (_, n) => n);
        await fc.assert(
          fc.asyncProperty(fc.nat(30), fc.integer({ min: 1, max: 30 }), fc.boolean(), async (from, limit, forwards) => {
            const direction = forwards ? 'forwards' : 'backwards';
            const read = (await stream(s, { from, limit, direction })).map((e) => e.revision);
            const wanted = forwards ? all.filter((r) => r >= from) : all.filter((r) => r <= from).reverse();
            expect(read).toEqual(wanted.slice(0, limit));
          }),
          { numRuns: 30 },
        );
        expect((await stream(s, { direction: 'backwards', limit: 2 })).map((e) => e.revision)).toEqual([24, 23]);
      });

      test('the log from and before a position, filtered by prefix and type', async () => {
        const s = newStream();
        await store.append(s, [sampleEvent('A'), sampleEvent('B'), sampleEvent('A'), sampleEvent('C')], 'no-stream');
        await store.append(newStream(), [sampleEvent('A')], 'no-stream');
        const filter = { streamPrefixes: [s], types: ['A', 'C'] };
        const read = await collect(store.readAll({ filter }));
        expect(read.map((e) => e.type)).toEqual(['A', 'A', 'C']);
        const middle = read[1]!.position;
        expect(await collect(store.readAll({ filter, from: middle }))).toEqual([read[2]]);
        expect(await collect(store.readAll({ filter, from: middle, direction: 'backwards' }))).toEqual([read[0]]);
        expect(await collect(store.readAll({ filter, limit: 2 }))).toEqual(read.slice(0, 2));
        expect(await collect(store.readAll({ filter, direction: 'backwards', limit: 1 }))).toEqual([read[2]]);
      });

      test('events by their places, in the order of the log', async () => {
        const streams = [newStream(), newStream(), newStream()];
        for (let n = 0; n < 30; n += 1) await store.append(streams[n % 3]!, [sampleEvent('Placed', { n })], 'any');
        const all = await collect(store.readAll({ filter: { streamPrefixes: streams } }));
        const places = all.filter((_event, n) => n % 4 !== 1 && n < 25).reverse();
        expect(await readPlaces(store, places)).toEqual([...places].reverse());
        expect(await readPlaces(store, [])).toEqual([]);
      });

      test('a reader that stops early leaves the store usable', async () => {
        const s = newStream();
        await store.append(s, sampleEvents(20), 'no-stream');
        for (let n = 0; n < 50; n += 1) for await (const event of store.readStream(s)) if (event.revision === 1) break;
        await store.append(s, [sampleEvent()], 19);
        expect(await stream(s)).toHaveLength(21);
      });

      test('the head is the position of the last event', async () => {
        const answer = await store.append(newStream(), sampleEvents(2), 'no-stream');
        expect((await store.head()) >= answer.position).toBe(true);
      });
    });

    describe('7. limits', () => {
      test('an event over 1 MiB is refused and nothing of its call is stored', async () => {
        const s = newStream();
        const big = sampleEvent('Big', { text: 'x'.repeat(MAX_EVENT_BYTES) });
        await expect(store.append(s, [sampleEvent(), big], 'no-stream')).rejects.toThrow(EventTooLarge);
        expect(await stream(s)).toEqual([]);
      });

      test.each(['', '$system', 'a\u0000b', 'a\nb', 'x'.repeat(201)])('%j is no stream name', async (bad) => {
        await expect(store.append(bad, [sampleEvent()], 'any')).rejects.toThrow(InvalidStreamName);
      });

      test('a closed store says so', async () => {
        await store.close();
        await expect(store.append(newStream(), [sampleEvent()], 'any')).rejects.toThrow(StoreClosed);
        await expect(collect(store.readAll())).rejects.toThrow(StoreClosed);
        await expect(store.head()).rejects.toThrow(StoreClosed);
        store = await harness.reopen();
      });
    });
  });
}

async function firstEvents(
  store: EventStore,
  options: { after?: Position; filter: { streamPrefixes: string[] } },
  count: number,
): Promise<StoredEvent[]> {
  const events: StoredEvent[] = [];
  const abort = new AbortController();
  for await (const message of store.subscribe({ ...options, signal: abort.signal })) {
    if (message.kind === 'events') events.push(...message.events);
    if (events.length >= count) break;
  }
  abort.abort();
  return events.slice(0, count);
}
