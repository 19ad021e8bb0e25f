import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import {
  ManualClock,
  StoreClosed,
  StoreUnavailable,
  withStreamPrefix,
  withUpcasting,
  type StoredEvent,
  type SubscriptionMessage,
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
    const messages: SubscriptionMessage['kind'][] = [];
    setTimeout(() => void writer.append('a', [sampleEvent()], 2), 20);
    for await (const message of reader.subscribe()) {
      messages.push(message.kind);
      if (messages.filter((kind) => kind === 'event').length === 4) break;
    }
    expect(messages).toEqual(['event', 'event', 'event', 'caught-up', 'event']);
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
    expect(await turnsDuring(() => store.subscribe(), 95)).toBeGreaterThanOrEqual(9);
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
        if (message.kind === 'event') seen.push(message.event);
        if (seen.length % 500 === 1) await new Promise((resolve) => setTimeout(resolve, pause));
        if (message.kind === 'event' && message.event.type === 'Y') break;
      }
      return seen;
    };
    const followers = [0, 20].map(follow);
    for (let n = 0; n < 40; n += 1) {
      const streams = ['a', 'b', 'c'].map((s) => store.append(`${s}${n}`, sampleEvents(100, 'X'), 'no-stream'));
      await Promise.all(n % 2 === 0 ? streams : [...streams, store.append('big', sampleEvents(300), 'any')]);
    }
    await store.append('a-last', [sampleEvent('Y', { leftOut: undefined })], 'no-stream');
    const wanted = (await collect(store.readAll())).filter(({ stream }) => /^[ac]/.test(stream));
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

  test('a log of a newer format is refused and left alone', async () => {
    await new SqliteEventStore({ file }).close();
    const db = new Database(file);
    db.pragma('user_version = 99');
    db.close();
    expect(() => new SqliteEventStore({ file })).toThrow(/newer version/);
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(99);
    after.close();
  });

  test("somebody else's SQLite file is refused and left alone", async () => {
    const db = new Database(file);
    db.exec('CREATE TABLE theirs (x)');
    db.close();
    expect(() => new SqliteEventStore({ file })).toThrow(/not an event log/);
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
