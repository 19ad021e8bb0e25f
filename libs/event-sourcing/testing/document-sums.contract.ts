import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  compareGroups,
  UndeclaredField,
  type CollectionSchema,
  type Condition,
  type DocumentStore,
  type Measure,
  type SumsQuery,
  type SumsRow,
} from '../index.js';
import { passes, type Body } from './by-hand.js';

const at = (n: number) => n.toString(16).padStart(16, '0');
const LARGEST = 2 ** 53 - 1;

/** Sums of a document store, against plain loops. */
export function describeSums(storeOf: () => DocumentStore, schemaOf: () => CollectionSchema): void {
  let count = 0;

  async function collectionOf(bodies: readonly Body[], more: Partial<CollectionSchema> = {}) {
    const store = storeOf();
    const own: CollectionSchema = {
      ...schemaOf(),
      name: `${schemaOf().name}s${(count += 1)}`,
      fields: ['kind', 'size', 'open', 'since'],
      amounts: ['size'],
      ...more,
    };
    const generation = await store.begin(own);
    const writes = bodies.map((body, n) => ({ id: `d${n}`, position: at(n + 1), body }));
    await store.write([{ schema: own, generation, writes }], at(99));
    await store.activate(own, generation);
    return store.collection(own);
  }

  const all: readonly Measure[] = [
    { name: 'n', kind: 'count' },
    { name: 'sum', kind: 'sum', field: 'size' },
    { name: 'kinds', kind: 'distinct', field: 'kind' },
    { name: 'least', kind: 'least', field: 'size' },
    { name: 'last', kind: 'greatest', field: 'since' },
  ];

  test('of nothing: a row of zeros and nulls, no row of a group', async () => {
    const group = null;
    const values = { n: 0, sum: 0, kinds: 0, least: null, last: null };
    const empty = await collectionOf([]);
    expect(await empty.sums({ measures: all })).toEqual([{ group, values }]);
    expect(await empty.sums({ measures: all, groupBy: 'kind' })).toEqual([]);
    const never = storeOf().collection({ ...schemaOf(), name: `${schemaOf().name}neverSummed` });
    const sizes: readonly Measure[] = [{ name: 'sum', kind: 'sum', field: 'size' }];
    expect(await never.sums({ measures: sizes })).toEqual([{ group, values: { sum: 0 } }]);
    expect(await never.sums({ measures: sizes, groupBy: 'kind' })).toEqual([]);
    const some = await collectionOf([{ kind: 'a', size: 1 }]);
    expect(await some.sums({ measures: all, where: [{ field: 'kind', equals: 'b' }] })).toEqual([{ group, values }]);
  });

  test('no measures: the row that is always there, or one a group, whatever a store may prepare', async () => {
    const sums = [{ conditions: [{ field: 'kind', equals: 'a' }], fields: ['kind'] }];
    const read = await collectionOf([{ kind: 'a' }, { kind: 'b' }], { sums });
    expect(await read.sums({ measures: [] })).toEqual([{ group: null, values: {} }]);
    expect((await read.sums({ measures: [], groupBy: 'kind' })).map(({ group }) => group)).toEqual(['a', 'b']);
  });

  test('a measure that nothing of a group passes is 0, or null, in a row that is there', async () => {
    const read = await collectionOf([{ kind: 'a', size: 3, since: '2018' }]);
    const where: Condition[] = [{ field: 'size', lessThan: 3 }];
    const measures = all.map((measure) => ({ ...measure, where }));
    expect(await read.sums({ groupBy: 'kind', measures })).toEqual([
      { group: 'a', values: { n: 0, sum: 0, kinds: 0, least: null, last: null } },
    ]);
  });

  test('missing and null are in no sum, no distinct, no least, before no moment, and of one group', async () => {
    const read = await collectionOf([
      { kind: null, size: null, since: null },
      {},
      { kind: 'a', size: 2, since: '2018' },
    ]);
    const before: Measure = { name: 'before', kind: 'count', where: [{ field: 'since', lessThan: '9' }] };
    const none: Measure = { name: 'none', kind: 'count', where: [{ field: 'since', equals: null }] };
    expect(await read.sums({ measures: [...all, before, none] })).toEqual([
      { group: null, values: { n: 3, sum: 2, kinds: 1, least: 2, last: '2018', before: 1, none: 2 } },
    ]);
    expect(await read.sums({ groupBy: 'kind', measures: [...all, before] })).toEqual([
      { group: 'a', values: { n: 1, sum: 2, kinds: 1, least: 2, last: '2018', before: 1 } },
      { group: null, values: { n: 2, sum: 0, kinds: 0, least: null, last: null, before: 0 } },
    ]);
  });

  test('least and greatest of strings and of numbers, distinct of both, and flags in conditions and groups', async () => {
    const read = await collectionOf([
      { kind: '责', size: 10, open: true, since: '2018-06-01' },
      { kind: '任', size: 9, open: false, since: '2018-05-01' },
      { kind: '任', size: 10, open: true, since: '2018-05-31' },
    ]);
    const of = (kind: Measure['kind'], field: string): Measure => ({ name: `${kind} ${field}`, kind, field });
    const [row] = await read.sums({
      measures: [
        of('least', 'size'),
        of('greatest', 'size'),
        of('least', 'since'),
        of('greatest', 'since'),
        of('distinct', 'kind'),
        of('distinct', 'size'),
        of('least', 'id'),
        { name: 'open', kind: 'count', where: [{ field: 'open', equals: true }] },
        { name: 'shut', kind: 'sum', field: 'size', where: [{ field: 'open', in: [false, null] }] },
      ],
    });
    expect(row!.values).toEqual({
      'least size': 9,
      'greatest size': 10,
      'least since': '2018-05-01',
      'greatest since': '2018-06-01',
      'distinct kind': 2,
      'distinct size': 2,
      'least id': 'd0',
      open: 2,
      shut: 9,
    });
    const byFlag = await read.sums({ groupBy: 'open', measures: [{ name: 'n', kind: 'count' }] });
    expect(byFlag).toEqual([
      { group: 0, values: { n: 1 } },
      { group: 1, values: { n: 2 } },
    ]);
  });

  test('sums are exact up to 2^53 - 1, and an amount of that size comes back as it was', async () => {
    const read = await collectionOf([
      { kind: 'a', size: LARGEST },
      { kind: 'b', size: LARGEST - 1 },
      { kind: 'b', size: 1 },
      { kind: 'c', size: 0 },
    ]);
    const rows = await read.sums({ groupBy: 'kind', measures: all.slice(1, 2) });
    expect(rows.map(({ group, values }) => [group, values['sum']])).toEqual([
      ['a', LARGEST],
      ['b', LARGEST],
      ['c', 0],
    ]);
    expect((await read.get<Body>('d0'))!.body).toEqual({ kind: 'a', size: LARGEST });
    expect(await read.count([{ field: 'size', atLeast: LARGEST }])).toBe(1);
  });

  test('flat documents with amounts come back as they were, texts of digits among them', async () => {
    const body = { kind: '12', size: 3, since: '' };
    const read = await collectionOf([body], { fields: ['kind', 'size', 'since'], flat: true });
    expect((await read.get('d0'))!.body).toEqual(body);
    expect(await read.sums({ groupBy: 'kind', measures: [{ name: 'sum', kind: 'sum', field: 'size' }] })).toEqual([
      { group: '12', values: { sum: 3 } },
    ]);
    expect(await read.count([{ field: 'since', lessThan: '0' }])).toBe(1);
  });

  test('only declared fields are summed, grouped or asked for, whether anything is there or not', async () => {
    const never = storeOf().collection({ ...schemaOf(), name: `${schemaOf().name}neverAsked` });
    for (const read of [await collectionOf([]), never]) {
      const refused = (query: SumsQuery) => expect(read.sums(query)).rejects.toThrow(UndeclaredField);
      await refused({ measures: [{ name: 'n', kind: 'sum', field: 'secret' }] });
      await refused({ measures: [], groupBy: 'secret' });
      await refused({ measures: [{ name: 'n', kind: 'count', where: [{ field: 'secret', equals: 1 }] }] });
      await refused({ measures: [], where: [{ field: 'secret', equals: 1 }] });
      await expect(read.sums({ measures: [{ name: 'n', kind: 'sum' }] })).rejects.toThrow(
        'the measure n names no field',
      );
    }
  });

  test('sums agree with adding by hand', async () => {
    const body = fc.record(
      {
        kind: fc.constantFrom('a', 'b', '10', '9', null),
        size: fc.option(fc.integer({ min: -5, max: 5 })),
        open: fc.boolean(),
        since: fc.option(fc.constantFrom('', '2018-01', '2018-02')),
      },
      { requiredKeys: [] },
    );
    const bound = fc.integer({ min: -5, max: 5 });
    const condition: fc.Arbitrary<Condition> = fc.oneof(
      fc.record({ field: fc.constant('kind'), equals: fc.constantFrom('a', 'b', null) }),
      fc.record({ field: fc.constant('open'), equals: fc.boolean() }),
      fc.record({ field: fc.constant('size'), in: fc.array(fc.oneof(bound, fc.constant(null)), { maxLength: 4 }) }),
      fc.record({ field: fc.constant('size'), atLeast: bound }),
      fc.record({ field: fc.constant('since'), lessThan: fc.constantFrom('', '2018-02', '9') }),
    );
    const where = fc.option(fc.array(condition, { maxLength: 2 }), { nil: undefined });
    const measure: fc.Arbitrary<Omit<Measure, 'name'>> = fc.oneof(
      fc.record({ kind: fc.constant('count' as const), where }),
      fc.record({ kind: fc.constant('sum' as const), field: fc.constant('size'), where }),
      fc.record({
        kind: fc.constantFrom('distinct' as const, 'least' as const, 'greatest' as const),
        field: fc.constantFrom('size', 'kind', 'since'),
        where,
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(body, { maxLength: 25 }),
        where,
        fc.constantFrom('kind', 'size', 'open', 'since', undefined),
        fc.array(measure, { maxLength: 5 }),
        async (bodies, where, groupBy, measures) => {
          const query = { where, groupBy, measures: measures.map((m, n) => ({ ...m, name: `m${n}` })) };
          const read = await collectionOf(bodies);
          expect(await read.sums(query)).toEqual(addedByHand(bodies, query));
        },
      ),
      { numRuns: 120 },
    );
  });
}

function addedByHand(bodies: readonly Body[], { where, groupBy, measures }: SumsQuery): SumsRow[] {
  const found = bodies.filter((b) => passes(b, where));
  const groupOf = (b: Body) => {
    const value = groupBy === undefined ? null : (b[groupBy] ?? null);
    return typeof value === 'boolean' ? Number(value) : value;
  };
  const groups = Map.groupBy(found, groupOf) as Map<SumsRow['group'], Body[]>;
  if (groupBy === undefined && groups.size === 0) groups.set(null, []);
  const rows = [...groups].map(([group, members]) => ({
    group,
    values: Object.fromEntries(measures.map((measure) => [measure.name, valueOf(measure, members)])),
  }));
  return rows.sort(compareGroups);
}

function valueOf({ kind, field, where }: Measure, members: readonly Body[]): number | string | null {
  const passing = members.filter((b) => passes(b, where));
  if (kind === 'count') return passing.length;
  const values = passing.map((b) => b[field!]).filter((value) => value !== undefined && value !== null);
  if (kind === 'sum') return values.reduce<number>((sum, value) => sum + (value as number), 0);
  if (kind === 'distinct') return new Set(values).size;
  const sorted = (values as (number | string)[]).sort((a, b) => (a < b ? -1 : 1));
  return (kind === 'least' ? sorted[0] : sorted.at(-1)) ?? null;
}
