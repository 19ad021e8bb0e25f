import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isDeepStrictEqual } from 'node:util';
import { caseLedgerPart } from '#cases';
import type { Figure, FigureCondition, Rate } from '#event-sourcing';
import { figureGroupings, type FigureValue } from '#figures';
import { openTestOffice } from '#http/testing';
import { rooms } from '#office';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (month: number, day: number) =>
  `2018-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}T09:00:00+08:00`;

const problem = fc.record({
  category: fc.constantFrom('扬尘', '油烟', '占道堆放'),
  source: fc.constantFrom('resident', 'staff', 'authority'),
  month: fc.integer({ min: 1, max: 11 }),
  day: fc.integer({ min: 2, max: 28 }),
  place: fc.constantFrom({ siteId: 's1' }, { siteId: 's2' }, { communityId: 'c1' }, {}),
  department: fc.constantFrom(undefined, '城管科', '建设科'),
});

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  for (const communityId of ['c1', 'c2'])
    await house.post('/communities', { communityId, name: `${communityId}社区`, occurredAt: at(1, 1) });
  for (const [siteId, communityId] of [
    ['s1', 'c1'],
    ['s2', 'c2'],
  ])
    await house.post('/sites', { siteId, name: siteId, kind: 'venue', communityId, occurredAt: at(1, 1) });
  for (const { month, day, place, department, category, source } of fc.sample(problem, { numRuns: 40, seed: 2018 })) {
    const occurredAt = at(month, day);
    const { body } = await house.post('/cases', { category, source, description: '…', ...place, occurredAt });
    if (department === undefined) continue;
    await house.post(`/cases/${body.id}/file`, { occurredAt });
    const deadline = { workingDays: 3 };
    await house.post(`/cases/${body.id}/dispatch`, { department, assignee: 'wang', deadline, occurredAt });
  }
  for (const month of [3, 4, 5, 9])
    await house.post(
      '/patrols',
      { siteId: month > 4 ? 's1' : 's2', findings: [], occurredAt: at(month, 5) },
      `p${month}`,
    );
}, 120_000);
afterAll(() => house.close());

/** Of those that add up: counts and sums, not numbers of different things, least or greatest values. */
const isAdditive = ({ formula }: FigureValue) => /^(count|sum)\(/.test(formula);
/** What is asked as of a moment is asked as of each month's own end: a leg of May that is due in June is not yet May's. */
const isOfPeriod = ({ formula }: FigureValue) => formula.includes(' in the period') && !formula.includes('<at>');

test.each(figureGroupings)('by %s, the groups of each additive figure add up to the whole', async (by) => {
  const { body, status } = await house.get(`/figures?year=2018&by=${by}`);
  expect(status).toBe(200);
  const figures = (body as FigureValue[]).filter(
    (figure) => figure.groups && isAdditive(figure) && (by !== 'month' || isOfPeriod(figure)),
  );
  expect(figures.length).toBeGreaterThan(50);
  for (const { name, value, groups } of figures) {
    const sum = groups!.reduce((all, group) => all + Number(group.value), 0);
    expect([name, Math.round(sum * 1e6)]).toEqual([name, Math.round(Number(value) * 1e6)]);
  }
  // The others are of cases alone, which indicators show.
  if (['community', 'site', 'person', 'month'].includes(by))
    expect(figures.some(({ groups }) => groups!.filter(({ value }) => Number(value) > 0).length > 1)).toBe(true);
});

test('groups of places are called by their names too', async () => {
  const namesBy = async (by: string) => {
    const { body } = await house.get(`/figures?year=2018&by=${by}`);
    const { groups } = (body as FigureValue[]).find(({ name }) => name === 'patrols.made')!;
    return groups!.map(({ id, name }) => [id, name]);
  };
  expect(await namesBy('community')).toEqual([
    ['c1', 'c1社区'],
    ['c2', 'c2社区'],
  ]);
  expect((await namesBy('person')).every(([, name]) => name === undefined)).toBe(true);
});

test('of one site, what is known of sites is counted', async () => {
  for (const siteId of ['s1', 's2']) {
    const { body, status } = await house.get(`/figures?year=2018&siteId=${siteId}`);
    expect(status).toBe(200);
    expect((body as FigureValue[]).find(({ name }) => name === 'patrols.made')).toMatchObject({ value: 2 });
  }
});

test('by month without a period: from the first month in which anything was to the last', async () => {
  const { body } = await house.get('/figures?by=month');
  const visits = (body as FigureValue[]).find(({ groups }) => (groups?.length ?? 0) > 1)!;
  expect(visits.groups!.map(({ id }) => id).sort()[0]).toMatch(/^2018-0[12]$/);
  const rows = (await house.get('/indicators?by=month')).body as { id: string; reported: number }[];
  expect(rows.reduce((sum, { reported }) => sum + reported, 0)).toBe(40);
  expect((await house.get('/indicators/cases?by=month&id=1999-01&figure=reported')).status).toBe(404);
});

test('indicators by month add up, and each month drills down to its cases', async () => {
  const period = 'from=2018-01-01&to=2018-12-31';
  const months = (await house.get(`/indicators?by=month&${period}`)).body as { id: string; reported: number }[];
  expect(months.map(({ id }) => id).slice(0, 2)).toEqual(['2018-01', '2018-02']);
  expect(months.reduce((sum, { reported }) => sum + reported, 0)).toBe(40);
  for (const { id, reported } of months.slice(0, 4)) {
    const { body } = await house.get(`/indicators/cases?by=month&id=${id}&figure=reported&limit=100&${period}`);
    expect([body.cases.length, body.total]).toEqual([reported, reported]);
  }
  // Of a figure that counts a case several times, each case is one; on whichever page, and of then.
  for (const figure of ['reported', 'dispatches', 'closedInTime'])
    for (const past of ['', '&recordedUntil=2018-12-31T00:00:00Z']) {
      const drilled = async (page: string) =>
        (await house.get(`/indicators/cases?figure=${figure}&${period}&${page}${past}`)).body;
      const all = await drilled('limit=100');
      expect(all.total).toBe(all.cases.length);
      expect((await drilled('limit=1')).total).toBe(all.total);
    }
  const then = await house.get(`/indicators?by=month&${period}&recordedUntil=2018-12-31T00:00:00Z`);
  expect(then.body).toEqual(months);
});

test('the ledger of the whole office is the sum of its communities and the office itself', async () => {
  for (const then of ['', '?occurredUntil=2018-06-30T00:00:00Z', '?from=2018-03-01&to=2018-09-30']) {
    const { body, status } = await house.get(`/ledger${then}`);
    expect(status).toBe(200);
    expect(body.communities.map(({ id }: { id: string | null }) => id)).toEqual(['c1', 'c2', null]);
    expect(body.communities.at(-1).label).toEqual({ zh: '本级', en: 'the office itself' });
    for (const [name, value] of Object.entries(body.figures)) {
      const sum = (body.communities as { figures: Record<string, number> }[]).reduce(
        (all, c) => all + c.figures[name]!,
        0,
      );
      expect([name, sum]).toEqual([name, value]);
    }
    expect(body.figures.reported).toBeGreaterThan(5);
  }
});

/** Shares whose numerator counts other documents than the denominator, and why it holds none that the denominator has not. */
const BY_THEIR_DOCUMENTS: Readonly<Record<string, string>> = {
  ...because('random histories hold it: libs/ledgers/figures.properties.spec.ts', [
    ...['accurateFiling', 'closure', 'handling', 'lateClosure', 'lateEntry', 'notClosed'],
    ...['onTimeClosure', 'onTimeDispatch', 'onTimeExamination', 'onTimeFiling', 'onTimeHandling', 'onTimeVerification'],
    'validReports',
  ]),
  ...because('a leg that was handled was to be handled, let off or not', [
    ...['legs.onTimeHandling', 'legs.onTimeHandling.afterAppeals'],
  ]),
  ...because('a closing counts once, by the first call that was answered', [
    ...['hotline.reachRate', 'hotline.satisfactionRate', 'hotline.solvedRate'],
  ]),
  ...because('of one finding or task one closure stands at a time, of what holds alone', [
    ...['rounds.beforeNextShare', 'rounds.rectifiedShare', 'venues.rectifiedShare', 'tasks.rate', 'tasks.inTimeRate'],
  ]),
  ...because('both lie within the same times of service or registration', [
    ...['venues.checkedShare', 'venues.inUseShare', 'ratings.ratedShare', 'street.segmentsWithChief.rate'],
    'communities.fullTimeWorkerShare',
  ]),
  'formalities.validShare':
    'spans of what is complete and needs an environmental formality; the others are subject to one',
  'deliberations.householdsShare': 'a compound has no fewer households than take part',
  'rounds.visitedShare': 'who was visited is not excused',
  accurateDispatch: 'only what was dispatched is returned, once',
  'samples.errorRate': 'a verdict has its moment',
  'venues.areaPerHousehold': 'no share: square metres of households',
};

function because(why: string, names: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(names.map((name) => [name, why]));
}

const figures = new Map(
  [...rooms.flatMap((room) => room.figures), ...caseLedgerPart.figures!].map((figure) => [figure.name, figure]),
);
const rates: readonly Rate[] = [...rooms.flatMap((room) => room.rates), ...caseLedgerPart.rates!];

/** Whatever passes the one passes the other. */
function implies(one: FigureCondition, other: FigureCondition): boolean {
  if (one.field !== other.field) return false;
  if ('in' in other && 'equals' in one) return other.in.includes(one.equals);
  if ('in' in other && 'in' in one) return one.in.every((value) => other.in.includes(value));
  return isDeepStrictEqual(one, other);
}

const isPartOf = (one: Figure, whole: Figure): boolean =>
  one.of.name === whole.of.name &&
  one.period === whole.period &&
  isDeepStrictEqual(one.adds, whole.adds) &&
  whole.where.every((condition) => one.where.some((own) => implies(own, condition)));

test('what a share counts is part of what it is a share of', () => {
  const others = rates.filter(({ of, less, by }) => {
    const whole = figures.get(by)!;
    if (less !== undefined) return !(of.length === 1 && of[0] === by && isPartOf(figures.get(less)!, whole));
    return !of.every((name) => isPartOf(figures.get(name)!, whole));
  });
  expect(others.map(({ name }) => name).sort()).toEqual(Object.keys(BY_THEIR_DOCUMENTS).sort());
});
