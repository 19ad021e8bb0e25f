import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { foldView, NO_END, partsOf, sumFigures, type Figure, type PartView, type StoredEvent } from '#event-sourcing';
import type { WaterEvent } from './water.events.js';
import { waterFigures } from './water.figures.js';
import type { Completion } from './water.record.js';
import { addedBy, areaParts, stateParts, waterView, type WaterBodyDocument } from './water.views.js';

const day = (n: number) => new Date(Date.UTC(2018, 0, 1 + n)).toISOString();
const identify = { siteId: 'w1', communityId: 'c1', kind: 'pond', how: 'complaint', lengthM: 60 } as const;

function stored(events: readonly { readonly on: number; readonly event: WaterEvent }[]): StoredEvent[] {
  return events.map(({ on, event }, revision) => ({
    ...event,
    id: `e${revision}`,
    schema: 1,
    stream: 'water-w1',
    revision,
    position: String(revision).padStart(5, '0'),
    recordedAt: day(on),
    metadata: { actor: 'a', occurredAt: day(on), commandId: `c${revision}`, commandDigest: '' },
  }));
}

const identified = (areaM2: number, listing: 'none' | 'city' = 'none'): WaterEvent => ({
  type: 'WaterBodyIdentified',
  data: { ...identify, areaM2, listing },
});
const finished = (areaM2: number): WaterEvent => ({
  type: 'WaterRemediationFinished',
  data: { areaM2, measures: [], evidenceBefore: [], evidenceAfter: [] },
});
const plan = { measures: [], contractor: '甲', budgetYuan: 0, dueDay: '2018-09-30', responsible: '乙' };
const planned: WaterEvent = { type: 'WaterRemediationPlanned', data: plan };
const assessed = (result: 'first-effect' | 'unsatisfactory' = 'first-effect'): WaterEvent => ({
  type: 'WaterEffectAssessed',
  data: { result, by: '丙' },
});
const relapsed: WaterEvent = {
  type: 'WaterRelapsed',
  data: { findingId: 'f', foundBy: '丁', description: '黑' },
};

function documents(history: readonly (readonly [number, WaterEvent])[]): ReadonlyMap<string, WaterBodyDocument> {
  return foldView(waterView, stored(history.map(([on, event]) => ({ on, event }))));
}

function figureOf(name: string, history: readonly (readonly [number, WaterEvent])[], to: number, from = 0): number {
  const figure = waterFigures.find((one) => one.name === name) as Figure;
  const parts = figure.of.name === areaParts.name ? areaParts : stateParts;
  const bodies = [...partsOf(parts as PartView<WaterBodyDocument>, documents(history))].map(([, body]) => body);
  const [row] = sumFigures([figure], bodies, { at: day(to), from: day(from), until: day(to) });
  return Number(row!.values[name]);
}
const area = (history: readonly (readonly [number, WaterEvent])[], to: number, from = 0) =>
  figureOf('water.remediatedArea', history, to, from);

test('a body keeps what its last assessment found, also where it failed', () => {
  const works = [identified(300), planned, finished(300)].map((event, n) => [n, event] as const);
  const found = (...more: (readonly [number, WaterEvent])[]) => documents([...works, ...more]).get('w1')?.assessment;
  expect(found()).toBeUndefined();
  expect(found([3, assessed()])).toBe('first-effect');
  expect(found([3, assessed()], [4, assessed('unsatisfactory')])).toBe('unsatisfactory');
});

describe('the remediated area', () => {
  test('of a listed body counts on the day of its assessment, of another on that of the finish', () => {
    const works = (listing: 'none' | 'city') =>
      [
        [1, identified(400, listing)],
        [2, planned],
        [3, finished(320)],
        [9, assessed()],
      ] as const;
    expect([area(works('city'), 9), area(works('city'), 10), area(works('city'), 20, 10)]).toEqual([0, 320, 0]);
    expect([area(works('none'), 3), area(works('none'), 4), area(works('none'), 20, 4)]).toEqual([0, 320, 0]);
  });

  test('is never more than the body, over all phases', () => {
    const phases = [
      [1, identified(400)],
      [2, finished(300)],
      [3, planned],
      [4, finished(300)],
    ] as const;
    expect([area(phases, 4), area(phases, 10), area(phases, 10, 3)]).toEqual([300, 400, 100]);
  });

  test('what has relapsed by then is taken out and shown beside it, and can be remediated again', () => {
    const history = [
      [1, identified(400)],
      [2, finished(300)],
      [5, relapsed],
      [6, identified(400)],
      [7, finished(400)],
    ] as const;
    expect(area(history, 5)).toBe(300);
    expect(area(history, 6)).toBe(0);
    expect(figureOf('water.relapsedArea', history, 6)).toBe(300);
    expect(area(history, 10)).toBe(400);
  });

  test('a body on no list whose works did not do does not count', () => {
    const history = [
      [1, identified(400)],
      [2, finished(300)],
      [5, assessed('unsatisfactory')],
    ] as const;
    expect([area(history, 5), area(history, 6)]).toEqual([300, 0]);
    const later = [...history, [7, planned] as const, [8, finished(350)] as const, [9, assessed()] as const];
    expect(area(later, 20)).toBe(350);
  });

  test('an area found not to be remediated counts again from the assessment that finds it is', () => {
    const history = (listing: 'none' | 'city') =>
      [
        [1, identified(400, listing)],
        [2, planned],
        [3, finished(350)],
        [5, assessed('unsatisfactory')],
        [9, assessed()],
      ] as const;
    for (const listing of ['none', 'city'] as const) {
      expect([area(history(listing), 7), area(history(listing), 10)]).toEqual([0, 350]);
      expect(figureOf('water.relapsedArea', history(listing), 10)).toBe(0);
    }
    // The period that is over stays as it was.
    expect(figureOf('water.relapsedArea', history('none'), 7)).toBe(350);
    expect([area(history('none'), 10, 6), area(history('none'), 4)]).toEqual([350, 350]);
    expect(area([...history('none'), [20, relapsed]], 21)).toBe(0);
    expect(figureOf('water.relapsedArea', [...history('none'), [20, relapsed]], 21)).toBe(350);
  });

  test('an assessment judges the last works and none that were assessed before', () => {
    const history = [
      [1, identified(400)],
      [2, finished(200)],
      [3, assessed()],
      [4, planned],
      [5, finished(100)],
      [6, assessed('unsatisfactory')],
    ] as const;
    expect([area(history, 6), area(history, 10)]).toEqual([300, 200]);
    expect(area([...history, [11, assessed()]], 12)).toBe(300);
  });

  test('whatever came when, what counts at one time is never more than the body, and no more than was done', () => {
    const completion = fc
      .record({ area: fc.integer({ min: 1, max: 500 }), counted: fc.option(fc.nat(50)), lasts: fc.option(fc.nat(50)) })
      .map(({ area: areaM2, counted, lasts }): Completion => ({
        finishedAt: day(0),
        areaM2,
        identifiedM2: 400,
        ...(counted === null ? {} : { countedAt: day(counted) }),
        ...(lasts === null ? {} : { endedAt: day((counted ?? 0) + lasts + 1) }),
      }));
    fc.assert(
      fc.property(fc.array(completion, { maxLength: 8 }), fc.nat(100), (completions, then) => {
        const added = addedBy(completions);
        const alive = completions.map(
          ({ countedAt = NO_END, endedAt = NO_END }) => countedAt < day(then) && endedAt >= day(then),
        );
        const sum = added.reduce((all, one, n) => (alive[n] ? all + one : all), 0);
        expect(sum).toBeLessThanOrEqual(400);
        added.forEach((one, n) => expect(one).toBeLessThanOrEqual(completions[n]!.areaM2));
        const all = completions.reduce((most, one, n) => (alive[n] ? most + one.areaM2 : most), 0);
        const isAlone = completions.every((one) => one.endedAt === undefined);
        if (isAlone) expect(sum).toBe(Math.min(all, 400));
      }),
    );
  });
});

test('bodies by state are as of a moment', () => {
  const history = [
    [1, identified(400)],
    [2, planned],
    [3, finished(300)],
    [9, assessed()],
    [20, relapsed],
  ] as const;
  const states = (to: number) =>
    waterFigures
      .filter(({ name }) => name.startsWith('water.bodies') && figureOf(name, history, to) > 0)
      .map(({ name }) => name);
  expect(states(1)).toEqual([]);
  expect(states(2)).toEqual(['water.bodies', 'water.bodies.identified']);
  expect(states(5)).toEqual(['water.bodies', 'water.bodies.finished']);
  expect(states(10)).toEqual(['water.bodies', 'water.bodies.assessed']);
  expect(states(30)).toEqual(['water.bodies', 'water.bodies.relapsed']);
  expect(states(9)).toEqual(['water.bodies', 'water.bodies.finished']);
});
