import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  InvalidCursor,
  START,
  UndeclaredField,
  type CollectionSchema,
  type Condition,
  type DocumentStore,
  type DocumentWrite,
  type Generation,
} from '../index.js';

const at = (n: number) => n.toString(16).padStart(16, '0');
const write = (id: string, n: number, body: object | null): DocumentWrite => ({ id, position: at(n), body });

/** What every document store promises; see `documents.ts`. */
export function describeDocumentStore(
  name: string,
  open: () => Promise<DocumentStore>,
  dispose: () => Promise<void>,
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
        schema,
        generation,
        writes,
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

    test('getting very many at once', async () => {
      const ids = Array.from({ length: 3_000 }, (_, n) => `id${n}`);
      await put(...ids.map((id, n) => write(id, n + 1, { size: n })));
      expect((await documents().getMany(ids)).size).toBe(3_000);
      expect(await documents().count()).toBe(3_000);
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

    test('the checkpoint moves with the writes and never back', async () => {
      await store.write(schema, generation, [], at(9));
      await store.write(schema, generation, [], at(3));
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

    test('queries agree with filtering and sorting by hand, page by page', async () => {
      const body = fc.record(
        {
          kind: fc.constantFrom('a', 'b', 'c', null),
          size: fc.option(fc.integer({ min: -5, max: 5 })),
          open: fc.boolean(),
        },
        { requiredKeys: [] },
      );
      const condition: fc.Arbitrary<Condition> = fc.oneof(
        fc.record({ field: fc.constant('kind'), equals: fc.constantFrom('a', 'b', null) }),
        fc.record({ field: fc.constant('open'), equals: fc.boolean() }),
        fc.record({ field: fc.constant('size'), in: fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 4 }) }),
        fc.record({ field: fc.constant('size'), atLeast: fc.integer({ min: -5, max: 5 }) }),
        fc.record({ field: fc.constant('size'), lessThan: fc.integer({ min: -5, max: 5 }) }),
      );
      const sort = fc.option(
        fc.record({ field: fc.constantFrom('size', 'kind'), direction: fc.constantFrom('asc', 'desc') }),
        { nil: undefined },
      );
      await fc.assert(
        fc.asyncProperty(
          fc.array(body, { maxLength: 25 }),
          fc.array(condition, { maxLength: 3 }),
          sort,
          fc.integer({ min: 1, max: 7 }),
          async (bodies, where, sort, limit) => {
            const own: CollectionSchema = { ...schema, name: `${schema.name}q${(count += 1)}` };
            const g = await store.begin(own);
            await store.write(
              own,
              g,
              bodies.map((b, n) => write(`d${String(n).padStart(2, '0')}`, n + 1, b)),
              at(99),
            );
            await store.activate(own, g);
            const expected = byHand(bodies, where, sort);
            const seen: string[] = [];
            let cursor: string | undefined;
            do {
              const page = await store.collection(own).query({ where, sort, limit, ...(cursor ? { cursor } : {}) });
              expect(page.documents.length).toBeLessThanOrEqual(limit);
              seen.push(...page.documents.map((d) => d.id));
              cursor = page.next;
            } while (cursor);
            expect(seen).toEqual(expected);
            expect(await store.collection(own).count(where)).toBe(expected.length);
          },
        ),
        { numRuns: 60 },
      );
    });

    test('a generation is built unseen beside the active one, then takes over and the old one is gone', async () => {
      await put(write('a', 1, { size: 1 }));
      const next = { ...schema, version: 2 };
      const built = await store.begin(next);
      await store.write(next, built, [write('a', 1, { size: 100 }), write('b', 2, { size: 2 })], at(2));
      expect((await documents().get<{ size: number }>('a'))!.body.size).toBe(1);
      expect(await documents().get('b')).toBeUndefined();
      await store.activate(next, built);
      expect((await store.collection(next).get<{ size: number }>('a'))!.body.size).toBe(100);
      expect(await store.generations(schema.name)).toEqual([{ ...built, active: true, checkpoint: at(2) }]);
    });

    test('an unfinished generation of the same version is taken up again where it was', async () => {
      const built = await store.begin({ ...schema, version: 2 });
      await store.write({ ...schema, version: 2 }, built, [write('a', 1, { size: 1 })], at(1));
      const again = await store.begin({ ...schema, version: 2 });
      expect(again).toEqual({ ...built, checkpoint: at(1) });
      const other = await store.begin({ ...schema, version: 3 });
      expect(other.checkpoint).toBe(START);
    });

    test('a collection that was never built reads as empty', async () => {
      const nothing = store.collection({ ...schema, name: `${schema.name}never` });
      expect(await nothing.get('a')).toBeUndefined();
      expect(await nothing.query({})).toEqual({ documents: [] });
      expect(await nothing.count()).toBe(0);
    });
  });
}

type Body = Record<string, unknown>;

function byHand(
  bodies: readonly Body[],
  where: readonly Condition[],
  sort: { field: string; direction: string } | undefined,
): string[] {
  const matches = (b: Body) =>
    where.every((c) => {
      const value = (b[c.field] ?? null) as string | number | boolean | null;
      if ('equals' in c) return value === c.equals;
      if ('in' in c) return c.in.includes(value);
      if (value === null) return false;
      return (c.atLeast === undefined || value >= c.atLeast) && (c.lessThan === undefined || value < c.lessThan);
    });
  const rows = bodies.map((b, n) => ({ id: `d${String(n).padStart(2, '0')}`, b })).filter(({ b }) => matches(b));
  if (!sort) return rows.map((r) => r.id);
  const key = (b: Body) => (b[sort.field] ?? null) as string | number | null;
  const compare = (x: (typeof rows)[number], y: (typeof rows)[number]) => {
    const [a, b] = [key(x.b), key(y.b)];
    if (a !== b) return a === null ? -1 : b === null ? 1 : a < b ? -1 : 1;
    return x.id < y.id ? -1 : 1;
  };
  return rows.sort((x, y) => compare(x, y) * (sort.direction === 'asc' ? 1 : -1)).map((r) => r.id);
}
