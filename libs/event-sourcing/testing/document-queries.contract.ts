import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  pageInMemory,
  UndeclaredField,
  type CollectionSchema,
  type Condition,
  type DocumentSort,
  type DocumentStore,
} from '../index.js';
import { passes, type Body } from './by-hand.js';

const at = (n: number) => n.toString(16).padStart(16, '0');
const idOf = (n: number) => `d${String(n).padStart(2, '0')}`;

/** Queries of a document store, against a plain filter and sort. */
export function describeQueries(storeOf: () => DocumentStore, schemaOf: () => CollectionSchema): void {
  let count = 0;

  describe('search', () => {
    const sought = { a: '明湖案〔2018〕12号', b: '明湖案〔2018〕112号', c: 'SR-2018.(77)*' };
    const found = async (search: string, where?: readonly Condition[]) => {
      const own: CollectionSchema = {
        ...schemaOf(),
        name: `${schemaOf().name}s${(count += 1)}`,
        searched: ['number', 'text', 'notices.*.number', 'tags', 'found.*.what', 'seen.who'],
      };
      const store = storeOf();
      const g = await store.begin(own);
      const bodies: Record<string, Body> = {
        a: { kind: 'x', size: 3, number: sought.a, text: '裸土未覆盖，车辆未冲洗' },
        b: {
          kind: 'x',
          size: 2,
          number: sought.b,
          notices: { n1: { number: '整改〔2018〕5号', recipient: '建设科' } },
        },
        c: {
          kind: 'y',
          size: 1,
          text: sought.c,
          tags: ['油烟', 'Ｆｕｌｌ　Width'],
          found: [{ what: '占道' }, { what: '积水' }],
          seen: [{ who: '王强' }],
        },
        d: { kind: 'y', secret: '裸土', number: null },
      };
      const writes = Object.entries(bodies).map(([id, body], n) => ({ id, position: at(n + 1), body }));
      await store.write([{ schema: own, generation: g, writes }], at(9));
      await store.activate(own, g);
      const read = store.collection(own);
      const ids: string[] = [];
      let cursor: string | undefined;
      do {
        const sort = { field: 'size', direction: 'asc' } as const;
        const page = await read.query({ where, search, sort, limit: 1, cursor });
        ids.push(...page.documents.map(({ id }) => id));
        cursor = page.next;
      } while (cursor !== undefined);
      expect(await read.count(where, search)).toBe(ids.length);
      return ids;
    };

    test.each([
      ['裸土', ['a']],
      ['积水', ['c']],
      ['占道 王强', ['c']],
      ['土', ['a']],
      ['冲洗 裸土', ['a']],
      ['冲洗 油烟', []],
      ['2018', ['c', 'b', 'a']],
      ['12号', ['b', 'a']],
      ['〔2018〕12号', ['a']],
      ['[2018]12号', ['a']],
      ['２０１８', ['c', 'b', 'a']],
      ['整改(2018)5', ['b']],
      ['建设科', []],
      ['sr-2018.(77)*', ['c']],
      ['sr-2018X', []],
      ['.*', []],
      ['full width', ['c']],
      ['%', []],
      ["'", []],
    ])('%s finds %j', async (search, ids) => {
      expect(await found(search)).toEqual(ids);
    });

    test('it narrows what the conditions leave', async () => {
      expect(await found('2018', [{ field: 'kind', equals: 'x' }])).toEqual(['b', 'a']);
    });

    test('what declares nothing to search is not searched', async () => {
      const plain = storeOf().collection(schemaOf());
      await expect(plain.query({ search: 'x' })).rejects.toThrow(UndeclaredField);
      await expect(plain.count([], 'x')).rejects.toThrow(UndeclaredField);
    });
  });

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
      fc.record({
        field: fc.constantFrom('size', 'kind'),
        direction: fc.constantFrom('asc', 'desc'),
        nulls: fc.constantFrom('first', 'last', undefined),
      }),
      { nil: undefined },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(body, { maxLength: 25 }),
        fc.array(condition, { maxLength: 3 }),
        sort,
        fc.integer({ min: 1, max: 7 }),
        async (bodies, where, sort, limit) => {
          const store = storeOf();
          const own: CollectionSchema = { ...schemaOf(), name: `${schemaOf().name}q${(count += 1)}` };
          const g = await store.begin(own);
          const writes = bodies.map((body, n) => ({ id: idOf(n), position: at(n + 1), body }));
          await store.write([{ schema: own, generation: g, writes }], at(99));
          await store.activate(own, g);
          const expected = byHand(bodies, where, sort);
          const seen: string[] = [];
          let cursor: string | undefined;
          do {
            const page = await store.collection(own).query({ where, sort, limit, ...(cursor ? { cursor } : {}) });
            expect(page.documents.length).toBeLessThanOrEqual(limit);
            const rows = bodies.map((body, n) => [idOf(n), body] as const);
            const same = pageInMemory(own, rows, { where, sort, limit, cursor });
            expect(same.documents.map((d) => d.id)).toEqual(page.documents.map((d) => d.id));
            expect([same.next, same.total]).toEqual([page.next, expected.length]);
            seen.push(...page.documents.map((d) => d.id));
            cursor = page.next;
          } while (cursor);
          expect(seen).toEqual(expected);
          expect(await store.collection(own).count(where)).toBe(expected.length);
          expect(await store.collection(own).ids(where)).toEqual(byHand(bodies, where, undefined));
        },
      ),
      { numRuns: 120 },
    );
  });
}

function byHand(bodies: readonly Body[], where: readonly Condition[], sort: DocumentSort | undefined): string[] {
  const rows = bodies.map((b, n) => ({ id: idOf(n), b })).filter(({ b }) => passes(b, where));
  if (!sort) return rows.map((r) => r.id);
  const key = (b: Body) => (b[sort.field] ?? null) as string | number | null;
  const sign = sort.direction === 'asc' ? 1 : -1;
  const nullSign = sort.nulls === undefined ? -sign : sort.nulls === 'first' ? -1 : 1;
  const compare = (x: (typeof rows)[number], y: (typeof rows)[number]) => {
    const [a, b] = [key(x.b), key(y.b)];
    if (a === b) return x.id < y.id ? -sign : sign;
    if (a === null || b === null) return a === null ? nullSign : -nullSign;
    return a < b ? -sign : sign;
  };
  return rows.sort(compare).map((r) => r.id);
}
