import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  InvalidCursor,
  START,
  UndeclaredField,
  type AnyView,
  type StoredEvent,
  type CollectionSchema,
  type Condition,
  type DocumentStore,
  type DocumentWrite,
  type Generation,
} from '../index.js';
import { ViewBuild } from '../view-build.js';
import { describeQueries } from './document-queries.contract.js';
import { describeFigures } from './figures.contract.js';
import { describeLeases } from './leases.contract.js';
import { describeSums } from './document-sums.contract.js';

const at = (n: number) => n.toString(16).padStart(16, '0');
const write = (id: string, n: number, body: object | null): DocumentWrite => ({ id, position: at(n), body });

export interface ContractOptions {
  /** So many documents are "very many"; fewer on a server that looks through all of them for each. */
  readonly many?: number;
  /** Why a server cannot sum. */
  readonly noSums?: string;
}

/** What every document store promises; see `documents.ts`. */
export function describeDocumentStore(
  name: string,
  open: () => Promise<DocumentStore>,
  dispose: () => Promise<void>,
  { many = 3_000, noSums }: ContractOptions = {},
): void {
  describe(`document store contract: ${name}`, () => {
    let store: DocumentStore;
    let schema: CollectionSchema;
    let generation: Generation;
    let count = 0;

    beforeEach(async () => {
      store ??= await open();
      count += 1;
      schema = { name: `things${count}`, version: 1, fields: ['kind', 'size', 'open'], indexes: [['kind', 'size']] };
      generation = await store.begin(schema);
      await store.activate(schema, generation);
    });
    afterAll(async () => {
      await store.close();
      await dispose();
    });

    const put = (...writes: DocumentWrite[]) =>
      store.write(
        [{ schema, generation, writes }],
        writes.reduce((p, w) => (w.position > p ? w.position : p), START),
      );
    const documents = () => store.collection(schema);

    test('get, get many; what is not there is absent', async () => {
      await put(write('a', 1, { kind: 'x', text: '责任' }), write('b', 2, { kind: 'y' }));
      expect(await documents().get('a')).toEqual({ id: 'a', position: at(1), body: { kind: 'x', text: '责任' } });
      expect(await documents().get('zzz')).toBeUndefined();
      expect([...(await documents().getMany(['b', 'zzz', 'a'])).keys()].sort()).toEqual(['a', 'b']);
      expect((await documents().getMany([])).size).toBe(0);
    });

    test('flat documents come back as they were, by whatever way, and hold nothing but strings and numbers', async () => {
      const flat: CollectionSchema = { ...schema, name: `${schema.name}flat`, fields: ['kind', 'size'], flat: true };
      const g = await store.begin(flat);
      const bodies = { a: { kind: '责任', size: 1 }, b: { size: -2.5 }, c: {} };
      const writes = Object.entries(bodies).map(([id, body], n) => write(id, n + 1, body));
      const put = (...writes: DocumentWrite[]) => store.write([{ schema: flat, generation: g, writes }], at(9));
      await put(...writes);
      await store.activate(flat, g);
      const read = store.collection(flat);
      expect((await read.get('a'))?.body).toEqual(bodies.a);
      expect(Object.fromEntries([...(await read.getMany(['a', 'b', 'c']))].map(([id, d]) => [id, d.body]))).toEqual(
        bodies,
      );
      const found = await read.query({
        where: [{ field: 'kind', equals: null }],
        sort: { field: 'size', direction: 'asc' },
      });
      expect(found.documents).toEqual([
        { id: 'c', position: at(3), body: {} },
        { id: 'b', position: at(2), body: bodies.b },
      ]);
      const [first] = (await read.query({ limit: 1, sort: { field: 'size', direction: 'desc' } })).documents;
      expect(first?.body).toEqual(bodies.a);
      await put(write('a', 8, { size: 7 }));
      expect((await read.get('a'))?.body).toEqual({ size: 7 });
      await expect(put(write('d', 9, { kind: true }))).rejects.toThrow('a flat document holds strings and numbers');
      await expect(put(write('d', 9, { kind: { of: 1 } }))).rejects.toThrow(
        'a flat document holds strings and numbers',
      );
      await expect(put(write('d', 9, { size: NaN }))).rejects.toThrow('a flat document holds strings and numbers');
      await expect(put(write('d', 9, { size: 1, more: 2 }))).rejects.toThrow('declares no field more');
      expect(await read.get('d')).toBeUndefined();
    });

    test('a version that is flat is built beside one that is not, which is read until then', async () => {
      await put(write('a', 1, { kind: 'x', size: 1, text: '责任' }));
      const next: CollectionSchema = { ...schema, version: 2, fields: ['kind', 'size', 'text'], flat: true };
      const g = await store.begin(next);
      const read = store.collection(next);
      const seen = async () => [
        (await read.get('a'))?.body,
        (await read.getMany(['a'])).get('a')?.body,
        (await read.query({ where: [{ field: 'kind', equals: 'x' }] })).documents[0]?.body,
      ];
      const before = { kind: 'x', size: 1, text: '责任' };
      expect(await seen()).toEqual([before, before, before]);
      const after = { kind: 'x', text: '环保' };
      await store.write([{ schema: next, generation: g, writes: [write('a', 1, after)] }], at(1));
      await store.activate(next, g);
      expect(await seen()).toEqual([after, after, after]);
    });

    test('getting very many at once', async () => {
      const ids = Array.from({ length: many }, (_, n) => `id${n}`);
      await put(...ids.map((id, n) => write(id, n + 1, { size: n })));
      expect((await documents().getMany(ids)).size).toBe(many);
      expect(await documents().count()).toBe(many);
    });

    test('a write at the same or an earlier position changes nothing; a later one replaces', async () => {
      await put(write('a', 5, { size: 5 }));
      await put(write('a', 5, { size: 55 }), write('b', 6, { size: 6 }));
      await put(write('a', 4, { size: 4 }));
      expect((await documents().get<{ size: number }>('a'))!.body.size).toBe(5);
      await put(write('a', 7, { size: 7 }));
      expect((await documents().get<{ size: number }>('a'))!.body.size).toBe(7);
    });

    test('a null body removes', async () => {
      await put(write('a', 1, { size: 1 }));
      await put(write('a', 2, null));
      expect(await documents().get('a')).toBeUndefined();
      expect(await documents().count()).toBe(0);
    });

    test('what was removed may come back, and is counted and summed only then', async () => {
      await put(write('a', 1, { size: 1 }), write('b', 1, { size: 2 }));
      await put(write('a', 3, null));
      await put(write('a', 2, { size: 9 }));
      await put(write('a', 4, { size: 4 }));
      expect((await documents().get<{ size: number }>('a'))!.body.size).toBe(4);
      await put(write('b', 5, null));
      expect((await documents().query({})).documents.map(({ id }) => id)).toEqual(['a']);
      expect(await documents().count()).toBe(1);
    });

    test.each([1, 2, 9])('parts that a document has no more are removed, %i events a time', async (batchSize) => {
      const part = {
        name: `parts${count}`,
        version: 1,
        fields: ['n'],
        indexes: [],
        of: (document: object, id: string) =>
          (document as { list: number[] }).list.map((n) => [`${id}/${n}`, { n }] as const),
      };
      const view: AnyView = {
        ...schema,
        fields: [],
        indexes: [],
        touches: (event) => [event.stream],
        evolve: (_before: unknown, event: StoredEvent) => event.data,
        parts: [part],
      };
      const ofPart = await store.begin(part);
      await store.activate(part, ofPart);
      const lists = [[1, 2, 3], [1], [1, 4], [], [2, 4]];
      const kept = async () => (await store.collection(part).query<{ n: number }>({})).documents.map(({ id }) => id);
      const event = (n: number) => ({ position: at(n + 1), stream: 'a', type: 'T', data: { list: lists[n] } });
      for (let from = 0; from < lists.length; from += batchSize) {
        // Whoever goes on knows no more than what is stored.
        const build = new ViewBuild(view, { own: generation, parts: [{ part, generation: ofPart }] }, store);
        const events = lists.slice(from, from + batchSize).map((_list, n) => event(from + n) as unknown as StoredEvent);
        await build.fold({ events, last: events.at(-1)! });
        const { removals, batches } = build.toWrite();
        await store.write(removals, START);
        await store.write(batches, events.at(-1)!.position);
        const now = lists[Math.min(from + batchSize, lists.length) - 1]!;
        expect(await kept()).toEqual(now.map((n) => `a/${n}`));
      }
    });

    test('the checkpoint moves with the writes and never back', async () => {
      await store.write([{ schema, generation, writes: [] }], at(9));
      await store.write([{ schema, generation, writes: [] }], at(3));
      expect((await store.generations(schema.name))[0]!.checkpoint).toBe(at(9));
    });

    test('only declared fields can be queried or sorted by', async () => {
      const bad: Condition[] = [{ field: 'secret', equals: 1 }];
      await expect(documents().query({ where: bad })).rejects.toThrow(UndeclaredField);
      await expect(documents().query({ sort: { field: 'secret', direction: 'asc' } })).rejects.toThrow(UndeclaredField);
      await expect(documents().count(bad)).rejects.toThrow(UndeclaredField);
    });

    test.each(['rubbish', Buffer.from('{}').toString('base64url'), Buffer.from('[[1],"a"]').toString('base64url')])(
      'the cursor %s is refused',
      async (cursor) => {
        await expect(documents().query({ cursor, limit: 1 })).rejects.toThrow(InvalidCursor);
      },
    );

    test('a cursor is taken by its own list only, though the bounds of a range may move', async () => {
      for (const [n, id] of ['a', 'b', 'c'].entries()) await put(write(id, n + 1, { size: n }));
      const sort = { field: 'size', direction: 'asc' } as const;
      const { next: cursor } = await documents().query({ where: [{ field: 'size', atLeast: 0 }], sort, limit: 1 });
      const goesOn = documents().query<{ size: number }>({ where: [{ field: 'size', atLeast: 1 }], sort, cursor });
      expect((await goesOn).documents.map(({ id }) => id)).toEqual(['b', 'c']);
      for (const where of [
        [],
        [{ field: 'size', lessThan: 9 }],
        [{ field: 'size', atLeast: 0, lessThan: 9 }],
        [{ field: 'size', equals: 1 }],
      ])
        await expect(documents().query({ where, sort, cursor })).rejects.toThrow(InvalidCursor);
      const one = { where: [{ field: 'size', in: [0, 1] }], sort, limit: 1 };
      const { next } = await documents().query(one);
      await expect(documents().query({ ...one, where: [{ field: 'size', in: [0, 2] }], cursor: next })).rejects.toThrow(
        InvalidCursor,
      );
    });

    describeQueries(
      () => store,
      () => schema,
    );
    describeLeases(
      () => store,
      () => schema,
    );
    if (noSums) test.skip(`sums and figures: skipped, ${noSums}`, () => undefined);
    else
      for (const describePart of [describeSums, describeFigures])
        describePart(
          () => store,
          () => schema,
        );

    test('a generation is built unseen beside the active one, then takes over and the old one is gone', async () => {
      await put(write('a', 1, { size: 1 }));
      const next = { ...schema, version: 2 };
      const built = await store.begin(next);
      const writes = [write('a', 1, { size: 100 }), write('b', 2, { size: 2 })];
      await store.write([{ schema: next, generation: built, writes }], at(2));
      expect((await documents().get<{ size: number }>('a'))!.body.size).toBe(1);
      expect(await documents().get('b')).toBeUndefined();
      await store.activate(next, built);
      expect((await store.collection(next).get<{ size: number }>('a'))!.body.size).toBe(100);
      expect(await store.generations(schema.name)).toEqual([{ ...built, active: true, checkpoint: at(2) }]);
    });

    test('indexes that a schema wants and a generation lacks are made, once', async () => {
      const wanting = { ...schema, indexes: [...schema.indexes, ['open'], ['size']] };
      await put(write('a', 1, { size: 1 }));
      expect(await store.makeIndexes(wanting, generation)).toBe(2);
      expect(await store.makeIndexes(wanting, generation)).toBe(0);
      expect(await documents().count([{ field: 'size', equals: 1 }])).toBe(1);
      const empty = { ...schema, name: `${schema.name}empty`, indexes: [] };
      const nothing = await store.begin(empty);
      await store.activate(empty, nothing);
      expect(await store.makeIndexes(empty, nothing)).toBe(0);
      expect(await store.makeIndexes({ ...empty, indexes: [['size']] }, nothing)).toBe(1);
    });

    test('an unfinished generation of the same version is taken up again where it was', async () => {
      const built = await store.begin({ ...schema, version: 2 });
      const writes = [write('a', 1, { size: 1 })];
      await store.write([{ schema: { ...schema, version: 2 }, generation: built, writes }], at(1));
      const again = await store.begin({ ...schema, version: 2 });
      expect(again).toEqual({ ...built, checkpoint: at(1) });
      const other = await store.begin({ ...schema, version: 3 });
      expect(other.checkpoint).toBe(START);
    });

    test('one call writes for several collections, and what is for a dropped generation is left out', async () => {
      const other = { ...schema, name: `${schema.name}other` };
      const beside = await store.begin(other);
      await store.activate(other, beside);
      const next = await store.begin({ ...schema, version: 2 });
      await store.activate({ ...schema, version: 2 }, next);
      const writes = [write('a', 1, { size: 1 })];
      await store.write(
        [
          { schema, generation, writes },
          { schema: other, generation: beside, writes },
        ],
        at(1),
      );
      expect(await documents().count()).toBe(0);
      expect(await store.collection(other).count()).toBe(1);
      expect((await store.generations(other.name))[0]!.checkpoint).toBe(at(1));
      expect((await store.generations(schema.name))[0]!.checkpoint).toBe(START);
    });

    test('it remembers which log it was made from; cleared, it holds nothing and names none', async () => {
      await put(write('a', 1, { size: 1 }));
      await store.setOrigin('first');
      await store.setOrigin('second');
      expect(await store.origin()).toBe('second');
      expect((await store.generations()).map((g) => g.collection)).toContain(schema.name);
      await store.clear();
      expect(await store.origin()).toBeUndefined();
      expect(await store.generations()).toEqual([]);
      expect(await documents().get('a')).toBeUndefined();
      expect((await store.begin(schema)).checkpoint).toBe(START);
    });

    test('a collection that was never built reads as empty', async () => {
      const nothing = store.collection({ ...schema, name: `${schema.name}never` });
      expect(await nothing.get('a')).toBeUndefined();
      expect(await nothing.query({})).toEqual({ documents: [] });
      expect(await nothing.count()).toBe(0);
    });
  });
}
