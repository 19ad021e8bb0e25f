import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import { withStreamPrefix } from '#event-sourcing';
import { collect, sampleEvent } from '#event-sourcing/testing';
import { SqliteEventStore } from './index.js';

describe('a log in a file', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'zeren-'));
    file = join(folder, 'events.sqlite');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

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

  test('the log keeps account of what kinds of events it holds, refused ones not among them', async () => {
    const store = new SqliteEventStore({ file });
    await store.append('a', [sampleEvent('A'), sampleEvent('B', {}, { schema: 3 })], 'no-stream');
    await store.append('b', [sampleEvent('B', {}, { schema: 2 })], 'no-stream');
    await expect(store.append('b', [sampleEvent('Refused')], 'no-stream')).rejects.toThrow('is at 0');
    const kinds = new Map([
      ['A', 1],
      ['B', 3],
    ]);
    expect(await store.kinds()).toEqual(kinds);
    await store.close();
    const again = new SqliteEventStore({ file });
    await again.append('a', [sampleEvent('A', {}, { schema: 2 })], 1);
    const reader = new SqliteEventStore({ file, mode: 'read' });
    expect(await reader.kinds()).toEqual(kinds.set('A', 2));
    await reader.close();
    await again.close();
  });

  test('a log of the format before gets its account when it is opened', async () => {
    const before = new SqliteEventStore({ file });
    await before.append('a', [sampleEvent('A'), sampleEvent('A', {}, { schema: 2 })], 'no-stream');
    await before.close();
    const db = new Database(file);
    db.exec('DROP TABLE kinds; DROP TABLE notes');
    db.pragma('user_version = 1');
    db.close();
    for (const mode of ['read', 'write', 'read'] as const) {
      const store = new SqliteEventStore({ file, mode });
      expect(await store.kinds()).toEqual(new Map([['A', 2]]));
      await store.close();
    }
    const after = new Database(file);
    expect(after.pragma('user_version', { simple: true })).toBe(3);
    after.close();
  });

  test('a note stands in the log for whoever opens it, under each prefix its own; the format before has none', async () => {
    const store = new SqliteEventStore({ file });
    const own = withStreamPrefix(store, 'own.');
    await own.setNote!('mark', 'x');
    expect([await store.note('mark'), await own.note!('mark')]).toEqual([undefined, 'x']);
    await store.close();
    const reader = new SqliteEventStore({ file, mode: 'read' });
    expect(await reader.note('own.mark')).toBe('x');
    await reader.close();
    const again = new SqliteEventStore({ file });
    await again.setNote('own.mark', undefined);
    expect(await again.note('own.mark')).toBeUndefined();
    await again.close();
    const db = new Database(file);
    db.exec('DROP TABLE notes');
    db.pragma('user_version = 2');
    db.close();
    const before = new SqliteEventStore({ file, mode: 'read' });
    expect(await before.note('mark')).toBeUndefined();
    await before.close();
  });

  test('events are stored with their account or not at all', async () => {
    const store = new SqliteEventStore({ file });
    const db = (store as unknown as { db: Database.Database }).db;
    db.exec("CREATE TEMP TRIGGER broken BEFORE INSERT ON main.kinds BEGIN SELECT RAISE(ABORT, 'no account'); END");
    await expect(store.append('a', [sampleEvent('A')], 'no-stream')).rejects.toThrow('no account');
    expect(await collect(store.readAll())).toEqual([]);
    db.exec('DROP TRIGGER broken');
    await store.append('a', [sampleEvent('A')], 'no-stream');
    expect(await store.kinds()).toEqual(new Map([['A', 1]]));
    await store.close();
  });

  test('an account is written with its events or not at all', async () => {
    const store = new SqliteEventStore({ file });
    await store.append('a', [sampleEvent('A')], 'no-stream');
    const db = (store as unknown as { db: Database.Database }).db;
    db.pragma(`max_page_count = ${db.pragma('page_count', { simple: true }) as number}`);
    await expect(store.append('a', [sampleEvent('Big', { text: 'x'.repeat(100_000) })], 0)).rejects.toThrow(
      'disk is full',
    );
    expect(await store.kinds()).toEqual(new Map([['A', 1]]));
    db.pragma('max_page_count = 1000000');
    await store.append('a', [sampleEvent('Big')], 0);
    expect(await store.kinds()).toEqual(
      new Map([
        ['A', 1],
        ['Big', 1],
      ]),
    );
    await store.close();
  });

  test("somebody else's SQLite file is refused and left alone", async () => {
    const db = new Database(file);
    db.exec('CREATE TABLE theirs (x)');
    db.close();
    expect(() => new SqliteEventStore({ file })).toThrow(/not an event log/);
  });
});
