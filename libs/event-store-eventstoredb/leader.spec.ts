import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SqliteDocumentStore } from '#documents-sqlite';
import {
  LogRefused,
  refuseUnlike,
  StoreUnavailable,
  withStreamPrefix,
  withUpcasting,
  type DocumentStore,
  type EventStore,
  type NewEvent,
  type Position,
} from '#event-sourcing';
import { sampleEvents } from '../event-sourcing/testing/index.js';
import { EventStoreDbEventStore } from './index.js';
import { StandIn } from './testing/stand-in.js';

/** Two nodes of a cluster, of which one follows the other with a delay; what no real server can be made to do. */
describe('views that are ahead of the node that is read', () => {
  const schema = { name: 'v', version: 1, fields: [], indexes: [] };
  let leader: StandIn;
  let follower: StandIn;
  let documents: DocumentStore;
  let store: EventStoreDbEventStore;
  let ends: readonly Position[];

  beforeEach(async () => {
    [leader, follower] = [await StandIn.start(), await StandIn.start()];
    documents = new SqliteDocumentStore({ file: ':memory:' });
    const events = sampleEvents(3);
    await write(follower, events.slice(0, 1));
    ends = await write(leader, events);
    const [address, port] = /([\d.]+):(\d+)/.exec(leader.url)!.slice(1);
    follower.trouble.leader = { address: address!, port: Number(port) };
    store = await EventStoreDbEventStore.connect({ connectionString: `${follower.url}&nodePreference=follower` });
    await documents.setOrigin(events[0]!.id);
    leader.sent = 0;
  });
  afterEach(async () => {
    await store.close();
    await documents.close();
    await Promise.all([leader.stop(), follower.stop()]);
  });

  async function write(node: StandIn, events: readonly NewEvent[]): Promise<Position[]> {
    const writing = await EventStoreDbEventStore.connect({ connectionString: node.url });
    const positions: Position[] = [];
    for (const event of events) positions.push((await writing.append('s', [event], 'any')).position);
    await writing.close();
    return positions;
  }
  async function seen(position: Position): Promise<void> {
    const generation = await documents.begin(schema);
    await documents.write([{ schema, generation, writes: [] }], position);
  }
  const ask = (log: EventStore = store) => refuseUnlike(log, documents, 'of the office');

  test('the leader is asked, and where it has what they have seen nothing is refused', async () => {
    await seen(ends[2]!);
    await ask();
    expect(leader.sent).toBeGreaterThan(0);
    const before = follower.sent;
    expect(await store.head()).toBe(ends[0]);
    expect(follower.sent).toBeGreaterThan(before);
  });

  test('also of an office’s own part of the log, read in today’s shapes', async () => {
    await seen(ends[2]!);
    const { type, schema: version } = sampleEvents(1)[0]!;
    await ask(withUpcasting(withStreamPrefix(store, 's'), { [type]: { schema: version } }));
    expect(leader.sent).toBeGreaterThan(0);
  });

  test('the leader is not asked for what the node itself can tell', async () => {
    await seen(ends[0]!);
    await ask();
    expect(leader.sent).toBe(0);
  });

  test('a node that has nothing yet is no log that was lost', async () => {
    const empty = await StandIn.start();
    empty.trouble.leader = follower.trouble.leader!;
    const reading = await EventStoreDbEventStore.connect({ connectionString: `${empty.url}&nodePreference=follower` });
    await ask(reading);
    await reading.close();
    await empty.stop();
  });

  test('what the leader does not have either was lost', async () => {
    await seen('f'.repeat(ends[2]!.length));
    await expect(ask()).rejects.toThrow(LogRefused);
    await expect(ask()).rejects.toThrow('ends before events that the views beside it have seen');
  });

  test('a leader that cannot be asked is no proof: the sentence says that it is away', async () => {
    await seen(ends[2]!);
    leader.kill();
    await expect(ask()).rejects.toThrow(StoreUnavailable);
    await expect(ask()).rejects.not.toThrow(LogRefused);
  });
});
