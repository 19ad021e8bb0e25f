import { describe, expect, test } from '@jest/globals';
import { defaultSettings, makeCalendar } from '#calendar';
import { inWords, type Sentence } from '#event-sourcing';
import type { FigureValue } from '#figures';
import { compare } from './article.js';
import { markOf, PLAY_VERSION, whyNotPlayed } from './mark.js';
import { planYear } from './plan.js';
import { seeded, seededFor, split } from './random.js';
import { checkSizes, ImpossibleDemo, SIZES, sizesIn, type DemoSizes } from './sizes.js';

const sizes2018 = Object.fromEntries(Object.entries(SIZES).map(([name, { of2018 }]) => [name, of2018])) as DemoSizes;
const figure = (name: string, value: number | null): FigureValue => ({
  ...{ name, value, formula: '', version: 1, records: 1, additive: true },
});

describe('the numbers of a year', () => {
  test('parts add up to the whole, whatever is drawn', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const random = seeded(seed);
      const [whole, parts] = [random.whole(0, 5_000), random.whole(1, 90)];
      const given = split(whole, parts, random);
      expect(given).toHaveLength(parts);
      expect(given.reduce((sum, part) => sum + part, 0)).toBe(whole);
      expect(Math.min(...given)).toBeGreaterThanOrEqual(0);
    }
    expect(split(0, 0, seeded(1))).toEqual([]);
  });

  test('each system draws its own, the same for the same seed', () => {
    expect(seededFor(1, 'street').next()).toBe(seededFor(1, 'street').next());
    expect(seededFor(1, 'street').next()).not.toBe(seededFor(1, 'water').next());
    expect(seededFor(1, 'street').next()).not.toBe(seededFor(2, 'street').next());
  });

  test('no two of those who decide bear one name, whatever is drawn', () => {
    const calendar = makeCalendar(defaultSettings);
    for (let seed = 0; seed < 50; seed += 1) {
      const sizes = { ...sizes2018, communities: 200, patrols: 0, problems: 0, notices: 0 };
      const { communities, sites } = planYear(2018, sizes, seeded(seed), calendar);
      const names = [
        communities.map(({ secretary }) => secretary),
        [...new Set(sites.map(({ leader }) => leader))],
        [...new Set(sites.map(({ patroller }) => patroller))],
      ].flat();
      expect(new Set(names).size).toBe(names.length);
      for (const { owner } of sites) expect(names).not.toContain(owner);
    }
  });

  test('a year that cannot be is refused with its reason', () => {
    expect(checkSizes(sizes2018)).toBe(sizes2018);
    for (const [impossible, words] of [
      [{ notices: 1_801 }, 'notices'],
      [{ tasksRectified: 31 }, 'tasks rectified'],
      [{ instructorsWithDegree: 11 }, 'instructors with a degree'],
      [{ deliberations: 0, solved: 0 }, 'households'],
      [{ communities: 1, bicycles: 200_000 }, 'road chiefs'],
      [
        { communityBranches: 0, enterpriseBranches: 0, buildingBranches: 0, socialBranches: 0, marketBranches: 0 },
        'branch',
      ],
    ] as const) {
      expect(() => checkSizes({ ...sizes2018, ...impossible })).toThrow(ImpossibleDemo);
      expect(() => checkSizes({ ...sizes2018, ...impossible })).toThrow(words);
    }
    expect(sizesIn({ ...sizes2018, port: 3_000 } as never)).toEqual(sizes2018);
  });

  test('what the account says is held against what the events say', () => {
    const figures = [
      figure('notices.issued', 1_551),
      figure('patrols.made', 6_700),
      figure('problems.found', 1_799),
      figure('water.remediatedArea', 300),
    ];
    const compared = new Map(compare(figures, sizes2018).map((row) => [row.name, row]));
    expect(compared.get('notices.issued')).toMatchObject({
      article: 1_550,
      ledger: 1_551,
      says: 'exactly',
      holds: false,
    });
    expect(compared.get('patrols.made')).toMatchObject({ says: 'at least', holds: true });
    expect(compared.get('problems.found')).toMatchObject({ says: 'at least', holds: false });
    expect(compared.get('water.remediatedArea')).toMatchObject({ holds: true });
    // A figure that the account gives and nobody has is no figure that holds.
    expect(compared.get('rounds.held')).toMatchObject({ article: 4, ledger: null, holds: false });
    expect(compared.get('party.theoryGroups')).toMatchObject({ article: null, says: null, holds: null });
  });
});

describe('a folder in which a year was played', () => {
  const wanted = { seed: 2018, ...sizes2018 };
  const why = (mark: string, language: 'zh' | 'en' = 'en') =>
    inWords(whyNotPlayed(mark, wanted, 'data/demo') as Sentence, language);

  test('is the wanted one, or says by which options it was played', () => {
    expect(whyNotPlayed(markOf(wanted), wanted, 'data/demo')).toBeUndefined();
    const other = markOf({ ...wanted, seed: 7, smallAds: 12 });
    expect(why(other)).toContain('--seed 7 --small-ads 12, and --seed 2018 --small-ads 900 is asked for');
    expect(why(other, 'zh')).toContain('是按 --seed 7 --small-ads 12 演的');
  });

  test('is told as another version’s, whatever its sizes, and as unreadable only where it is', () => {
    const first = JSON.stringify({ seed: 2018, communities: 18, sites: 73 });
    for (const mark of [first, JSON.stringify({ ...wanted, version: PLAY_VERSION + 1 })]) {
      expect(why(mark)).toMatch(/another version of this program .* remove the folder .* or give another --data/);
      expect(why(mark)).not.toContain('--sites');
      expect(why(mark, 'zh')).toMatch(/另一版程序.*删除该目录.*--data/);
    }
    for (const mark of ['', '{"seed":', 'null']) expect(why(mark)).toContain('cannot be read');
  });
});
