import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { MongoClient, type Db, type Document } from 'mongodb';
import { LeaseLost, type CollectionSchema, type DocumentWrite, type Generation } from '#event-sourcing';
import { mongoBackends, runPrefix, type RunningMongo } from '../../test/servers/mongo-backends.js';
import { MongoDocumentStore, type MongoDocumentStoreOptions } from './index.js';
import { isInStableApi } from './testing/stable-api.js';

const at = (n: number) => n.toString(16).padStart(16, '0');
const write = (id: string, n: number, body: object | null): DocumentWrite => ({ id, position: at(n), body });
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const GRACE = 200;

/** What several processes on one server see of each other; each store here stands for a process. */
for (const { name, missing, start, lacks } of mongoBackends()) {
  if (missing) continue;
  describe(`several stores on one ${name}`, () => {
    let running: RunningMongo;
    let raw: MongoClient;
    let db: Db;
    const open: MongoDocumentStore[] = [];
    let count = 0;
    let prefix: string;
    let schema: CollectionSchema;

    beforeAll(async () => {
      running = await start();
      raw = await new MongoClient(running.options.connectionString).connect();
      db = raw.db('zeren');
    });
    // Those that sweep would go on with it all the while.
    afterEach(async () => {
      await Promise.all(open.splice(0).map((store) => store.close()));
    });
    afterAll(async () => {
      await raw.close();
      await running.stop();
    });

    async function connect(more: Partial<MongoDocumentStoreOptions> = {}): Promise<MongoDocumentStore> {
      const store = await MongoDocumentStore.connect({
        ...running.options,
        prefix,
        graceMilliseconds: 60_000,
        ...more,
      });
      open.push(store);
      return store;
    }
    function fresh(): void {
      count += 1;
      prefix = runPrefix();
      schema = { name: `things${count}`, version: 1, fields: ['kind', 'size'], indexes: [['kind', 'size']] };
    }
    const put = (store: MongoDocumentStore, generation: Generation, ...writes: DocumentWrite[]) =>
      store.write([{ schema, generation, writes }], writes.at(-1)!.position);
    async function built(store: MongoDocumentStore, ...writes: DocumentWrite[]): Promise<Generation> {
      const generation = await store.begin(schema);
      await put(store, generation, ...writes);
      await store.activate(schema, generation);
      return generation;
    }
    const collections = async () =>
      (await db.listCollections({}, { nameOnly: true }).toArray())
        .map((c) => c.name)
        .filter((n) => n.startsWith(prefix));
    const nameOf = ({ collection, number }: Generation) => `${prefix}.${collection}_g${number}`;
    async function until(holds: () => Promise<boolean>): Promise<void> {
      for (let tries = 0; tries < 100 && !(await holds()); tries += 1) await pause(50);
      expect(await holds()).toBe(true);
    }

    test('a late write does not bring back what was removed; no query sees that it was there', async () => {
      fresh();
      const [one, other] = [await connect(), await connect()];
      const generation = await built(one, write('a', 1, { size: 1 }), write('b', 1, {}));
      await put(one, generation, write('a', 5, null), write('c', 5, null));
      await put(other, generation, write('a', 4, { size: 4 }), write('c', 4, { size: 4 }));
      const read = other.collection(schema);
      expect(await read.get('a')).toBeUndefined();
      expect([...(await read.getMany(['a', 'b', 'c'])).keys()]).toEqual(['b']);
      expect([await read.ids(), await read.count()]).toEqual([['b'], 1]);
      expect((await read.query({ where: [{ field: 'size', equals: null }] })).documents.map(({ id }) => id)).toEqual([
        'b',
      ]);
      await put(other, generation, write('a', 6, { size: 6 }));
      expect((await read.get('a'))?.position).toBe(at(6));
    });

    test('of writes that race the latest position stays, whoever comes first', async () => {
      fresh();
      const stores = [await connect(), await connect(), await connect()];
      const generation = await built(stores[0]!, write('z', 1, {}));
      const ids = Array.from({ length: 20 }, (_, n) => `d${n}`);
      const rounds = Array.from({ length: 9 }, (_, n) => n + 2);
      await Promise.all(
        rounds.map((n) => put(stores[n % 3]!, generation, ...ids.map((id) => write(id, n, { size: n })))),
      );
      const found = await stores[1]!.collection(schema).getMany<{ size: number }>(ids);
      expect(new Set([...found.values()].map(({ body }) => body.size))).toEqual(new Set([10]));
      expect(found.size).toBe(ids.length);
      expect((await stores[2]!.generations(schema.name))[0]!.checkpoint).toBe(at(10));
    });

    test('what a document does not say is not written', async () => {
      fresh();
      const store = await connect();
      const generation = await built(store, write('a', 1, { kind: undefined, of: { size: undefined, open: null } }));
      const stored = await db.collection<{ _id: string }>(nameOf(generation)).findOne({ _id: 'a' });
      expect(stored).toEqual({ _id: 'a', position: at(1), body: { of: { open: null } } });
    });

    test('a reader that began in a generation that is gone reads the one that took over', async () => {
      fresh();
      const [reader, writer] = [await connect(), await connect({ graceMilliseconds: 0 })];
      const first = await built(writer, write('a', 1, { size: 1 }));
      const read = reader.collection(schema);
      expect((await read.get('a'))?.position).toBe(at(1));
      await built(writer, write('a', 2, { size: 2 }), write('b', 2, { size: 3 }));
      expect(await collections()).not.toContain(nameOf(first));
      expect((await read.get('a'))?.position).toBe(at(2));
      await built(writer, write('a', 3, { size: 1 }), write('b', 3, { size: 3 }));
      expect(await read.count([{ field: 'size', atLeast: 1 }])).toBe(2);
      await writer.clear();
      expect(await read.query({})).toEqual({ documents: [] });
    });

    test('a generation that was replaced is dropped after its grace, and so is what a late writer made anew', async () => {
      fresh();
      const store = await connect({ graceMilliseconds: GRACE });
      const first = await built(store, write('a', 1, { size: 1 }));
      const second = await built(store, write('a', 1, { size: 2 }));
      expect(await collections()).toContain(nameOf(first));
      expect(await store.generations(schema.name)).toMatchObject([{ number: second.number, active: true }]);
      await until(async () => !(await collections()).includes(nameOf(first)));
      await db.collection(nameOf(first)).insertOne({ late: true });
      await db.collection(`other.${schema.name}_g1`).insertOne({ of: 'another office' });
      await put(store, first, write('b', 2, { size: 2 }));
      expect(await store.collection(schema).get('b')).toBeUndefined();
      await until(async () => !(await collections()).includes(nameOf(first)));
      expect(await collections()).toContain(nameOf(second));
      expect(await db.collection(`other.${schema.name}_g1`).countDocuments()).toBe(1);
      await db.collection(`other.${schema.name}_g1`).drop();
    });

    test('two releases side by side: each reads and keeps the version that it knows', async () => {
      fresh();
      const [before, after] = [await connect(), await connect()];
      const first = await built(before, write('a', 1, { size: 1 }));
      const next = { ...schema, version: 2 };
      const unbuilt = after.collection(next);
      expect((await unbuilt.get<{ size: number }>('a'))!.body.size).toBe(1);
      const second = await after.begin(next);
      await after.write([{ schema: next, generation: second, writes: [write('a', 1, { size: 100 })] }], at(1));
      await after.activate(next, second);
      await put(before, first, write('a', 2, { size: 2 }));
      expect((await before.collection(schema).get<{ size: number }>('a'))!.body.size).toBe(2);
      expect((await after.collection(next).get<{ size: number }>('a'))!.body.size).toBe(100);
      expect(await before.generations(schema.name)).toMatchObject([
        { version: 1, number: first.number, active: true, checkpoint: at(2) },
        { version: 2, number: second.number, active: true, checkpoint: at(1) },
      ]);
    });

    test('what was replaced is dropped by whoever holds the lease, and by nobody who held it before or never', async () => {
      fresh();
      const lease = `view:${schema.name}@1`;
      const [stale, idle] = [await connect({ graceMilliseconds: GRACE }), await connect({ graceMilliseconds: GRACE })];
      const before = (await stale.takeLease(lease, 'stale', undefined))!;
      await stale.fence(schema, before.token, lease);
      const first = await built(stale, write('a', 1, { size: 1 }));
      const holder = await connect();
      const taken = (await holder.takeLease(lease, 'holder', before))!;
      await holder.fence(schema, taken.token, lease);
      const second = await built(holder, write('a', 1, { size: 2 }));
      await pause(5 * GRACE);
      expect(await collections()).toContain(nameOf(first));
      expect((await idle.collection(schema).get('a'))?.body).toEqual({ size: 2 });
      const swift = await connect({ graceMilliseconds: GRACE });
      await swift.fence(schema, taken.token, lease);
      await until(async () => !(await collections()).includes(nameOf(first)));
      expect(await collections()).toContain(nameOf(second));
    });

    test('a version that another one took over from stays while a release that has it is at work', async () => {
      fresh();
      const [before, after] = [await connect(), await connect({ graceMilliseconds: GRACE })];
      const lease = `view:${schema.name}@1`;
      const held = (await before.takeLease(lease, 'before', undefined))!;
      await before.fence(schema, held.token, lease);
      const first = await built(before, write('a', 1, { size: 1 }));
      const next = { ...schema, version: 2 };
      const second = await after.begin(next);
      await after.activate(next, second);
      await pause(5 * GRACE);
      const late = { schema, generation: first, token: held.token, writes: [write('a', 2, { size: 3 })] };
      await before.write([late], at(2));
      expect((await before.collection(schema).get('a'))?.position).toBe(at(2));
      await before.releaseLease(held);
      await until(async () => !(await collections()).includes(nameOf(first)));
      await expect(before.write([late], at(3))).rejects.toThrow('another process has taken over');
      expect(await after.leases()).toMatchObject([{ name: lease, holder: '', token: held.token + 1 }]);
    });

    test('a page is one question while its generation was seen lately, and what was told is what is read', async () => {
      fresh();
      const sent: Document[] = [];
      const reader = await connect({ onCommand: (command) => sent.push(command) });
      const writer = await connect();
      await built(writer, write('a', 1, { size: 1 }));
      const read = reader.collection(schema);
      await until(async () => {
        sent.length = 0;
        await read.query({ limit: 1 });
        return sent.length === 1;
      });
      expect(Object.keys(sent[0]!)[0]).toBe('find');
      await built(writer, write('a', 2, { size: 2 }));
      expect((await reader.generations(schema.name))[0]!.checkpoint).toBe(at(2));
      expect((await read.query({ limit: 1 })).documents[0]!.position).toBe(at(2));
    });

    test('a batch is its documents and its checkpoint while its view was seen lately; the checkpoint asks for the token', async () => {
      fresh();
      const commands: string[] = [];
      const store = await connect({ onCommand: (command) => commands.push(Object.keys(command)[0]!) });
      const other = await connect();
      await store.fence(schema, 1);
      const generation = await store.begin(schema, 1);
      const batch = (token: number, ...writes: DocumentWrite[]) => [{ schema, generation, token, writes }];
      let n = 0;
      await until(async () => {
        n += 1;
        commands.length = 0;
        await store.write(batch(1, write(`d${n}`, n, {})), at(n));
        return commands.length === 2;
      });
      expect(commands).toEqual(['insert', 'update']);
      await other.fence(schema, 2);
      await expect(store.write(batch(1, write('late', n + 1, {})), at(n + 1))).rejects.toThrow(LeaseLost);
      expect((await other.generations(schema.name))[0]!.checkpoint).toBe(at(n));
    });

    test('offices that share a database have their own documents and their own origin', async () => {
      fresh();
      const one = await connect();
      const beside = await connect({ prefix: `${prefix}-2` });
      await built(one, write('a', 1, { size: 1 }));
      await one.setOrigin('first');
      expect(await beside.origin()).toBeUndefined();
      expect(await beside.collection(schema).count()).toBe(0);
      await beside.setOrigin('second');
      await beside.clear();
      expect([await one.origin(), await one.collection(schema).count()]).toEqual(['first', 1]);
    });

    test('a name that was used is not used again, not even after all is cleared', async () => {
      fresh();
      const store = await connect();
      const numbers = new Set<number>();
      for (let n = 0; n < 3; n += 1) {
        numbers.add((await built(store, write('a', 1, {}))).number);
        await store.clear();
        await db.dropCollection(`${prefix}.views`);
      }
      expect(numbers.size).toBe(3);
    });

    test('indexes are made as the view declares them, of its fields and the id', async () => {
      fresh();
      const generation = await built(await connect(), write('a', 1, { kind: 'x' }));
      const indexes = await db.collection(nameOf(generation)).listIndexes().toArray();
      expect(indexes.map(({ key }) => key)).toContainEqual({ 'body.kind': 1, 'body.size': 1, _id: 1 });
    });

    test('the day’s work sends no command that is not in version 1 of the Stable API', async () => {
      fresh();
      const sent: Document[] = [];
      const store = await connect({ onCommand: (command) => sent.push(command), graceMilliseconds: 0 });
      await built(store, write('a', 1, { kind: 'x', size: 1 }), write('b', 1, { size: 2 }));
      const generation = await built(store, write('a', 1, { kind: 'x', size: 1 }), write('b', 1, null));
      await put(store, generation, write('a', 1, { size: 3 }), write('b', 2, { size: 2 }));
      const read = store.collection(schema);
      await read.getMany(['a', 'b']);
      await read.ids([{ field: 'kind', in: ['x', null] }]);
      await read.count();
      const sort = { field: 'size', direction: 'desc' } as const;
      const { next: cursor } = await read.query({ sort, limit: 1 });
      await read.query({ sort, limit: 1, cursor });
      if (!lacks.sums)
        await read.sums({
          groupBy: 'kind',
          measures: [
            { name: 'n', kind: 'count', where: [{ field: 'size', atLeast: 1 }] },
            { name: 'kinds', kind: 'distinct', field: 'kind' },
          ],
        });
      await store.setOrigin('log');
      await store.origin();
      await store.clear();
      const kinds = new Set(sent.map((command) => Object.keys(command)[0]));
      for (const kind of ['find', 'update', 'insert', 'findAndModify', 'aggregate', 'create', 'drop', 'delete'])
        expect(kinds).toContain(kind);
      expect(sent.filter((command) => !isInStableApi(command))).toEqual([]);
      expect(sent.every(({ apiVersion, apiStrict }) => apiVersion === '1' && apiStrict === true)).toBe(true);
    }, 60_000);
  });
}

test('the list of the Stable API is looked at in earnest', () => {
  for (const command of [
    { distinct: 'things' },
    { renameCollection: 'a.b' },
    { collStats: 'things' },
    { buildInfo: 1 },
    { createIndexes: 'things', indexes: [{ key: { a: 1 }, background: true }] },
    { createIndexes: 'things', indexes: [{ key: { a: 1 }, sparse: true }] },
    { aggregate: 'things', pipeline: [{ $indexStats: {} }] },
  ])
    expect([command, isInStableApi(command)]).toEqual([command, false]);
});
