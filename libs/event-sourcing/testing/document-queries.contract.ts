import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CollectionSchema, Condition, DocumentSort, DocumentStore } from '../index.js';
import { passes, type Body } from './by-hand.js';

const at = (n: number) => n.toString(16).padStart(16, '0');
const idOf = (n: number) => `d${String(n).padStart(2, '0')}`;

/** Queries of a document store, against a plain filter and sort. */
export function describeQueries(storeOf: () => DocumentStore, schemaOf: () => CollectionSchema): void {
  let count = 0;

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
