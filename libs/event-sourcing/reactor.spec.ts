import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SqliteDocumentStore } from '#documents-sqlite';
import { SqliteEventStore } from '#event-store-sqlite';
import { ReactorRunner, withUpcasting, type DocumentStore, type EventStore, type StoredEvent } from './index.js';
import { sampleEvent, sampleEvents } from './testing/index.js';

describe('reactors that are stopped or fail inside a page', () => {
  let log: EventStore;
  let documents: DocumentStore;
  let reactors: ReactorRunner;

  beforeEach(() => {
    log = new SqliteEventStore({ file: ':memory:' });
    documents = new SqliteDocumentStore({ file: ':memory:' });
  });
  afterEach(async () => {
    await reactors.stop();
    await log.close();
    await documents.close();
  });

  const until = async (reached: () => boolean) => {
    while (!reached()) await new Promise((resolve) => setTimeout(resolve, 1));
  };
  const start = async (react: (event: StoredEvent) => Promise<void>, store = log) => {
    const { type } = sampleEvent();
    const errors: unknown[] = [];
    const onError = (_reactor: string, error: unknown) => void errors.push(error);
    reactors = new ReactorRunner({ store, documents, reactors: [{ name: 'r', types: [type], react }], onError });
    await reactors.start();
    return errors;
  };

  test('stopped, it takes no further event', async () => {
    await log.append('s', sampleEvents(50), 'no-stream');
    let stopped: Promise<void> | undefined;
    let reacted = 0;
    await start(async () => {
      reacted += 1;
      if (reacted === 3) stopped = reactors.stop();
    });
    await until(() => stopped !== undefined);
    await stopped;
    expect(reacted).toBe(3);
  });

  test('one that fails goes on with the event at which it failed', async () => {
    await log.append('s', sampleEvents(20), 'no-stream');
    const reacted: number[] = [];
    let failures = 2;
    const errors = await start(async ({ revision }) => {
      if (revision === 12 && failures-- > 0) throw new Error('not now');
      reacted.push(revision);
    });
    await until(() => reacted.length >= 20);
    expect(reacted).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(errors).toHaveLength(2);
  });

  test('what stands before an event that cannot be read is reacted to', async () => {
    const newer = { ...sampleEvent(), schema: 2 };
    await log.append('s', [...sampleEvents(5), newer, sampleEvent()], 'no-stream');
    const reacted: number[] = [];
    const { type } = sampleEvent();
    const errors = await start(
      async ({ revision }) => void reacted.push(revision),
      withUpcasting(log, { [type]: { schema: 1 } }),
    );
    await until(() => errors.length > 1);
    expect(reacted).toEqual([0, 1, 2, 3, 4]);
    expect((errors[0] as Error).message).toMatch(/written by a newer version/);
  });
});
