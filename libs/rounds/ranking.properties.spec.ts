import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { ranking, type Sheet } from './ranking.js';

const sheetsOf = fc.array(
  fc.record({ communityId: fc.constantFrom('a', 'b', 'c', 'd'), total: fc.nat({ max: 100 }) }),
  { minLength: 1, maxLength: 30 },
);
const NEVER = 1_000;

/** The mean by hand, as a fraction. */
const meanOf = (sheets: readonly Sheet[], id: string) => {
  const all = sheets.filter(({ communityId }) => communityId === id).map(({ total }) => total);
  return { sum: all.reduce((a, b) => a + b, 0), n: all.length };
};

describe('the ranking', () => {
  test('has everybody once, the better before the worse, and equal means share a rank', () => {
    fc.assert(
      fc.property(sheetsOf, (sheets) => {
        const results = ranking(sheets, NEVER);
        expect(results.map((r) => r.communityId).sort()).toEqual([...new Set(sheets.map((s) => s.communityId))].sort());
        for (const one of results)
          for (const other of results) {
            const [a, b] = [meanOf(sheets, one.communityId), meanOf(sheets, other.communityId)];
            expect(Math.sign(one.rank - other.rank)).toBe(Math.sign(b.sum * a.n - a.sum * b.n));
          }
        for (const { rank } of results) expect(results.filter((other) => other.rank < rank)).toHaveLength(rank - 1);
      }),
    );
  });

  test('does not depend on the order of the sheets', () => {
    fc.assert(
      fc.property(sheetsOf, fc.integer({ min: 3, max: 6 }), (sheets, trimFrom) => {
        expect(ranking([...sheets].reverse(), trimFrom)).toEqual(ranking(sheets, trimFrom));
      }),
    );
  });

  test('a point more for one community never lowers it', () => {
    fc.assert(
      fc.property(sheetsOf, fc.nat(), (sheets, at) => {
        const raised = sheets.map((sheet, n) =>
          n === at % sheets.length ? { ...sheet, total: sheet.total + 1 } : sheet,
        );
        const { communityId } = sheets[at % sheets.length]!;
        const rankIn = (all: Sheet[]) => ranking(all, NEVER).find((r) => r.communityId === communityId)!.rank;
        expect(rankIn(raised)).toBeLessThanOrEqual(rankIn(sheets));
      }),
    );
  });

  const sheets = (communityId: string, ...totals: number[]) => totals.map((total) => ({ communityId, total }));

  test('leaves out the highest and the lowest only where all have judges enough', () => {
    const five = [...sheets('a', 10, 50, 60, 70, 100), ...sheets('b', 61, 61, 61, 61, 61)];
    expect(ranking(five, 5)).toMatchObject([
      { communityId: 'b', rank: 1, sum: 183, sheets: 3 },
      { communityId: 'a', rank: 2, sum: 180, sheets: 3 },
    ]);
    expect(ranking([...five, ...sheets('c', 1)], 5)[0]).toMatchObject({ communityId: 'b', sheets: 5 });
  });

  test('prizes by counts: those of one rank get one prize; the mean is rounded half up', () => {
    const all = [
      ...sheets('a', 90),
      ...sheets('b', 90),
      ...sheets('c', 80),
      ...sheets('d', 70, 70, 71, 71, 71, 71, 71, 71),
    ];
    const prizes = [
      { prize: '一等奖', count: 1 },
      { prize: '二等奖', count: 2 },
    ];
    expect(ranking(all, NEVER, prizes).map((r) => [r.communityId, r.rank, r.prize])).toEqual([
      ['a', 1, '一等奖'],
      ['b', 1, '一等奖'],
      ['c', 3, '二等奖'],
      ['d', 4, undefined],
    ]);
    expect(ranking(all, NEVER).at(-1)!.meanHundredths).toBe(7_075);
    expect(ranking([...sheets('a', 1, 1, 1, 1, 1, 1, 1, 2)], NEVER)[0]!.meanHundredths).toBe(113);
  });
});
