import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  amountIn,
  drillDown,
  figureGroups,
  sumFigures,
  sumsOf,
  summedTogether,
  type Asked,
  type CollectionSchema,
  type DocumentStore,
  type Figure,
  type FigureCondition,
} from '../index.js';
import type { Body } from './by-hand.js';

const position = (n: number) => n.toString(16).padStart(16, '0');
const moments = ['', '2018-01', '2018-02', '2018-03', '2018-04'];

/** A figure is one number, whoever sums it: the store, a fold, or a reader of the documents behind it. */
export function describeFigures(storeOf: () => DocumentStore, schemaOf: () => CollectionSchema): void {
  let count = 0;

  test('sums of the store, of a fold and over the drill-down are the same, and groups add up to the whole', async () => {
    const body = fc.record(
      {
        kind: fc.constantFrom('a', 'b', null),
        size: fc.option(fc.integer({ min: 0, max: 5 })),
        open: fc.boolean(),
        since: fc.option(fc.constantFrom(...moments)),
        made: fc.constantFrom(...moments),
      },
      { requiredKeys: [] },
    );
    const condition: fc.Arbitrary<FigureCondition> = fc.oneof(
      fc.record({ field: fc.constant('kind'), equals: fc.constantFrom('a', null) }),
      fc.record({ field: fc.constant('open'), in: fc.constantFrom([true], [false, null]) }),
      fc.record({ field: fc.constant('size'), atLeast: fc.integer({ min: 0, max: 5 }) }),
      fc.record({ field: fc.constant('since'), lessThan: fc.constant({ asked: 'at' as const }) }),
      fc.record({ field: fc.constant('since'), atLeast: fc.constant({ asked: 'from' as const }) }),
    );
    const figure = fc.record({
      adds: fc.constantFrom(
        undefined,
        { kind: 'sum' as const, field: 'size' },
        { kind: 'distinct' as const, field: 'size' },
        { kind: 'distinct' as const, field: 'kind' },
        { kind: 'least' as const, field: 'since' },
        { kind: 'greatest' as const, field: 'size' },
      ),
      where: fc.array(condition, { maxLength: 3 }),
      period: fc.constantFrom('made', undefined),
    });
    const moment = fc.option(fc.constantFrom(...moments), { nil: undefined });
    const asked = fc.record({ at: fc.constantFrom(...moments), from: moment, until: moment });
    await fc.assert(
      fc.asyncProperty(
        fc.array(body, { maxLength: 20 }),
        fc.array(figure, { minLength: 1, maxLength: 4 }),
        asked,
        fc.integer({ min: 1, max: 6 }),
        fc.boolean(),
        async (bodies, kinds, asked, limit, together) => {
          const named = nextSchema();
          const figures = kinds.map((kind, n): Figure => ({ ...kind, name: `f${n}`, version: 1, of: named }));
          const groups = figureGroups(figures);
          // Whether a store may prepare for them or not, they are the same.
          const of = { ...named, ...(together && { sums: groups.map(summedTogether) }) };
          await keep(of, bodies);
          const read = storeOf().collection(of);
          for (const group of groups) {
            const [whole] = await read.sums(sumsOf(group, asked));
            const rows = await read.sums(sumsOf(group, asked, { groupBy: 'kind' }));
            expect([whole]).toEqual(sumFigures(group.figures, bodies, asked));
            expect(rows).toEqual(sumFigures(group.figures, bodies, asked, 'kind'));
            for (const figure of group.figures) {
              const value = whole!.values[figure.name]!;
              const behind = await drilled(of, figure, asked, limit);
              expect(sumFigures([figure], behind, asked)[0]!.values[figure.name]).toBe(value);
              if (figure.adds && figure.adds.kind !== 'sum') continue;
              const amount = amountIn(figure, asked);
              expect(behind.every((document) => amount(document) > 0)).toBe(true);
              expect(rows.reduce((sum, { values }) => sum + Number(values[figure.name]), 0)).toBe(value);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  function nextSchema(): CollectionSchema {
    const fields = ['kind', 'size', 'open', 'since', 'made'];
    return { ...schemaOf(), name: `${schemaOf().name}f${(count += 1)}`, fields, amounts: ['size'] };
  }

  async function keep(own: CollectionSchema, bodies: readonly Body[]): Promise<void> {
    const generation = await storeOf().begin(own);
    const writes = bodies.map((body, n) => ({ id: `d${n}`, position: position(n + 1), body }));
    await storeOf().write([{ schema: own, generation, writes }], position(99));
    await storeOf().activate(own, generation);
  }

  async function drilled(of: CollectionSchema, figure: Figure, asked: Asked, limit: number): Promise<Body[]> {
    const found: Body[] = [];
    let cursor: string | undefined;
    do {
      const page = await storeOf()
        .collection(of)
        .query<Body>({ where: drillDown(figure, asked), limit, cursor });
      found.push(...page.documents.map((document) => document.body));
      cursor = page.next;
    } while (cursor !== undefined);
    return found;
  }
}
