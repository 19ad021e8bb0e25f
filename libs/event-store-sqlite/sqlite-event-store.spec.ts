import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import {
  EventTooLarge,
  ManualClock,
  MAX_EVENT_BYTES,
  StoreClosed,
  StoreUnavailable,
  withStreamPrefix,
  withUpcasting,
  type NewEvent,
  type StoredEvent,
} from '#event-sourcing';
import { collect, describeEventStore, sampleEvent, sampleEvents } from '#event-sourcing/testing';
import { DataFolderHeld, SqliteEventStore, lockDataFolder } from './index.js';

describeEventStore('SQLite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
  const open = async () => new SqliteEventStore({ file: join(folder, 'events.sqlite'), pageSize: 7 });
  return { open, reopen: open, dispose: async () => rmSync(folder, { recursive: true }), prefix: 'suite-' };
});

describeEventStore('SQLite under a stream prefix, beside another log', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
  const file = join(folder, 'events.sqlite');
  const open = async () => withStreamPrefix(new SqliteEventStore({ file, pageSize: 7 }), 'minghu.');
  const other = withStreamPrefix(new SqliteEventStore({ file }), 'other.');
  await other.append('suite-1-stream', sampleEvents(20), 'no-stream');
  await other.close();
  return { open, reopen: open, dispose: async () => rmSync(folder, { recursive: true }), prefix: 'suite-' };
});

const anew = (event: NewEvent): NewEvent => ({ ...event, id: sampleEvent().id });

describe('SQLite event store', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zeren-'));
    file = join(folder, 'events.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('a reader beside the writer sees what is committed, and its subscription goes on', async () => {
    const writer = new SqliteEventStore({ file });
    const reader = new SqliteEventStore({ file, mode: 'read', pollMilliseconds: 5 });
    await writer.append('a', sampleEvents(3), 'no-stream');
    expect(await collect(reader.readStream('a'))).toHaveLength(3);
    const messages: (number | 'caught-up')[] = [];
    setTimeout(() => void writer.append('a', [sampleEvent()], 2), 20);
    for await (const message of reader.subscribe()) {
      messages.push(message.kind === 'events' ? message.events.length : message.kind);
      if (messages.length === 3) break;
    }
    expect(messages).toEqual([3, 'caught-up', 1]);
    await expect(reader.append('a', [sampleEvent()], 3)).rejects.toThrow('reading only');
    await reader.close();
    await writer.close();
  });

  test('a long read lets others do something between its pages, a short one does not wait', async () => {
    const store = new SqliteEventStore({ file, pageSize: 10 });
    await store.append('a', sampleEvents(95), 'no-stream');
    const turnsDuring = async (read: () => AsyncIterable<unknown>, limit = Infinity) => {
      let [turns, reading, given] = [0, true, 0];
      const turn = () => void setImmediate(() => reading && (turns += 1) && turn());
      turn();
      for await (const _ of read()) if ((given += 1) === limit) break;
      reading = false;
      return turns;
    };
    expect(await turnsDuring(() => store.readAll())).toBeGreaterThanOrEqual(9);
    expect(await turnsDuring(() => store.readStream('a'))).toBeGreaterThanOrEqual(9);
    expect(await turnsDuring(() => store.subscribe(), 10)).toBeGreaterThanOrEqual(9); // messages of a page each
    expect(await turnsDuring(() => store.readStream('a', { limit: 10 }))).toBe(0);
    expect(await turnsDuring(() => store.readStream('a', { from: 90 }))).toBe(0);
    await store.close();
  });

  test('events by their positions, in the order of the log; through a prefix and in the shape of today', async () => {
    const log = new SqliteEventStore({ file, pageSize: 3 });
    const store = withUpcasting(withStreamPrefix(log, 'minghu.'), { Sampled: { schema: 1 } });
    for (let n = 0; n < 10; n += 1) await store.append(`s${n % 2}`, [sampleEvent('Sampled', { n })], 'any');
    const all = await collect(store.readAll());
    const some = [9, 0, 4, 5, 1, 7].map((n) => all[n]!.position);
    expect(await store.readAt!(some)).toEqual([0, 1, 4, 5, 7, 9].map((n) => all[n]));
    expect(await store.readAt!([])).toEqual([]);
    const foreign = await log.append('other.secret', [sampleEvent('Sampled')], 'no-stream');
    expect(await store.readAt!([foreign.position])).toEqual([]);
    await expect(store.readAt!(['nowhere'])).rejects.toThrow('no position of this log');
    await log.close();
    await expect(log.readAt(some)).rejects.toThrow(StoreClosed);
  });

  test('followers of the writer get what readers get: live, behind, and further behind than the writer remembers', async () => {
    const store = new SqliteEventStore({ file, pageSize: 100 });
    const abort = new AbortController();
    const follow = async (pause: number) => {
      const seen: StoredEvent[] = [];
      const filter = { streamPrefixes: ['a', 'c'], types: ['X', 'Y'] };
      for await (const message of store.subscribe({ filter, signal: abort.signal })) {
        if (message.kind !== 'events') continue;
        for (const event of message.events)
          if (seen.push(event) % 500 === 1) await new Promise((resolve) => setTimeout(resolve, pause));
        if (seen.at(-1)!.type === 'Y') break;
      }
      return seen;
    };
    const followers = [0, 20].map(follow);
    for (let n = 0; n < 40; n += 1) {
      const some = [...sampleEvents(99, 'X'), sampleEvent('Unwanted'), sampleEvent('X')];
      const streams = ['a', 'b', 'c'].map((s) => store.append(`${s}${n}`, some.map(anew), 'no-stream'));
      await Promise.all(n % 2 === 0 ? streams : [...streams, store.append('big', sampleEvents(300), 'any')]);
    }
    await store.append('a-last', [sampleEvent('Y', { leftOut: undefined })], 'no-stream');
    const isWanted = ({ stream, type }: StoredEvent) => /^[ac]/.test(stream) && type !== 'Unwanted';
    const wanted = (await collect(store.readAll())).filter(isWanted);
    expect(wanted).toHaveLength(8_001);
    for (const seen of await Promise.all(followers)) expect(seen).toEqual(wanted);
    abort.abort();
    await store.close();
  });

  test('a stream that was taken for new and is not: refused or answered as the first time, and nobody beside it is harmed', async () => {
    const events = sampleEvents(2);
    const first = new SqliteEventStore({ file });
    const answer = await first.append('a', events, 'no-stream');
    await first.close();
    const store = new SqliteEventStore({ file });
    const [again, other, beside] = await Promise.allSettled([
      store.append('a', events, 'no-stream'),
      store.append('a', [sampleEvent()], 'no-stream'),
      store.append('b', [sampleEvent()], 'no-stream'),
    ]);
    expect(again).toEqual({ status: 'fulfilled', value: answer });
    expect(other).toMatchObject({ status: 'rejected', reason: { actual: 1 } });
    expect(beside).toMatchObject({ status: 'fulfilled', value: { revision: 0 } });
    expect(await collect(store.readAll())).toHaveLength(3);
    await store.close();
  });

  test('the same append twice at once is one, and leaves no gap beside others that are refused', async () => {
    const store = new SqliteEventStore({ file });
    await store.append('a', [sampleEvent()], 'no-stream');
    const twice = [sampleEvent(), sampleEvent()];
    const [once, again, late, beside] = await Promise.allSettled([
      store.append('a', twice, 0),
      store.append('a', twice, 0),
      store.append('a', [sampleEvent()], 0),
      store.append('b', [sampleEvent()], 'no-stream'),
    ]);
    expect(again).toEqual(once);
    expect(late).toMatchObject({ status: 'rejected', reason: { actual: 2 } });
    expect(beside.status).toBe('fulfilled');
    const failing = sampleEvent('Failing', undefined, { id: null as never });
    await expect(store.append('c', [failing], 'no-stream')).rejects.toThrow(StoreUnavailable);
    await store.append('d', [sampleEvent()], 'no-stream');
    const positions = (await collect(store.readAll())).map((event) => Number.parseInt(event.position, 16));
    expect(positions).toEqual([1, 2, 3, 4, 5]);
    await store.close();
  });

  test('more appends at once than a commit takes are all answered, also when the store closes', async () => {
    const store = new SqliteEventStore({ file });
    const burst = (prefix: string) =>
      Promise.all(
        Array.from({ length: 12_000 }, (_, n) => store.append(`${prefix}${n}`, [sampleEvent()], 'no-stream')),
      );
    expect(await burst('a')).toHaveLength(12_000);
    const last = burst('b');
    await new Promise((resolve) => setTimeout(resolve, 0));
    await store.close();
    expect(await last).toHaveLength(12_000);
    const again = new SqliteEventStore({ file, mode: 'read' });
    expect(await again.head()).toBe((24_000).toString(16).padStart(16, '0'));
    await again.close();
  });

  test('an append is answered while others keep coming', async () => {
    const store = new SqliteEventStore({ file });
    let [stopped, sent] = [false, 0];
    const flood = () => {
      if (stopped) return;
      for (let n = 0; n < 3; n += 1) void store.append(`s${sent++}`, [sampleEvent()], 'no-stream');
      setImmediate(flood);
    };
    flood();
    const before = sent;
    await store.append('patient', [sampleEvent()], 'no-stream');
    expect(sent - before).toBeLessThan(100);
    stopped = true;
    await store.close();
  });

  test('what comes in the same moments shares a commit', async () => {
    const store = new SqliteEventStore({ file });
    const db = (store as unknown as { db: Database.Database }).db;
    const stored = () => db.prepare('SELECT count(*) FROM events').pluck().get();
    const inTurns = async (n: number) => {
      await new Promise((resolve) => setImmediate(resolve));
      return store.append(`late${n}`, [sampleEvent()], 'no-stream');
    };
    const first = [0, 1].map((n) => store.append(`early${n}`, [sampleEvent()], 'no-stream'));
    const late = [0, 1].map(inTurns);
    await Promise.race(first);
    expect(stored()).toBe(4);
    await Promise.all([...first, ...late]);
    await store.close();
  });

  test('a stream ends where this writer knows that it ends, and nobody else says so', async () => {
    const store = new SqliteEventStore({ file });
    await store.append('a', sampleEvents(3), 'no-stream');
    expect([1, 2, 3].map((revision) => store.endsAt('a', revision))).toEqual([false, true, false]);
    expect(store.endsAt('unknown', -1)).toBe(false);
    await store.close();
    const reader = new SqliteEventStore({ file, mode: 'read' });
    expect(reader.endsAt('a', 2)).toBe(false);
    await reader.close();
  });

  test('bytes are counted, not characters: Chinese text of a mebibyte is refused', async () => {
    const store = new SqliteEventStore({ file });
    const characters = Math.ceil(MAX_EVENT_BYTES / 3);
    await expect(store.append('a', [sampleEvent('T', { t: '责'.repeat(characters) })], 'any')).rejects.toThrow(
      EventTooLarge,
    );
    await store.append('a', [sampleEvent('T', { t: '责'.repeat(characters - 500) })], 'any');
    await store.close();
  });

  test('while another program holds the file nobody stands still: appends wait a while, then are told to come again', async () => {
    const store = new SqliteEventStore({ file });
    await store.append('a', [sampleEvent()], 'no-stream');
    const other = new Database(file);
    other.exec('BEGIN IMMEDIATE');
    let [longest, last] = [0, performance.now()];
    const turn = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    const asked = performance.now();
    const refused = await Promise.allSettled(['b', 'c', 'd'].map((s) => store.append(s, [sampleEvent()], 'no-stream')));
    expect(performance.now() - asked).toBeLessThan(3_000);
    for (const one of refused) expect(one).toMatchObject({ reason: { name: 'StoreUnavailable' } });
    expect(await collect(store.readAll())).toHaveLength(1);
    const waiting = [
      store.append('b', [sampleEvent()], 'no-stream'),
      new Promise((resolve) => setTimeout(resolve, 100)).then(() => store.append('c', [sampleEvent()], 'no-stream')),
    ];
    setTimeout(() => other.exec('COMMIT'), 300);
    await Promise.all(waiting);
    clearInterval(turn);
    expect(longest).toBeLessThan(500);
    expect((await collect(store.readAll())).map(({ stream }) => stream)).toEqual(['a', 'b', 'c']);
    other.exec('BEGIN IMMEDIATE');
    const late = store.append('d', [sampleEvent()], 'no-stream').catch((error: Error) => error.message);
    await store.close();
    expect(await late).toContain('another program holds the event log');
    other.close();
  });

  test('a full disk refuses the append with a sentence, and the next one works when there is room', async () => {
    const store = new SqliteEventStore({ file });
    await store.append('a', [sampleEvent()], 'no-stream');
    const db = (store as unknown as { db: Database.Database }).db;
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
    const big = sampleEvent('Big', { text: 'x'.repeat(100_000) });
    const failure = await store.append('a', [big], 0).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect((failure as Error).message).toMatch(/disk is full/);
    db.pragma('max_page_count = 1000000');
    expect((await store.append('a', [big], 0)).revision).toBe(1);
    expect(await collect(store.readStream('a'))).toHaveLength(2);
    await store.close();
  });

  test('the second clock holds still when the wall clock goes back', async () => {
    const clock = new ManualClock('2018-05-01T00:00:00.000Z');
    const store = new SqliteEventStore({ file, clock });
    const first = await store.append('a', [sampleEvent()], 'any');
    await store.close();
    const again = new SqliteEventStore({ file, clock: new ManualClock('2018-04-01T00:00:00.000Z') });
    expect((await again.append('a', [sampleEvent()], 'any')).recordedAt).toBe(first.recordedAt);
    await again.close();
  });

  test('the data folder has one writer at a time', () => {
    const held = lockDataFolder(folder);
    expect(() => lockDataFolder(folder)).toThrow(DataFolderHeld);
    held.release();
    lockDataFolder(folder).release();
  });
});
