import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

const at = (day: number, hour = 9) =>
  `2018-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+08:00`;
type House = Awaited<ReturnType<typeof openTestOffice>>;
type Figures = Readonly<Record<string, number | null>>;
let house: House;
/** Ids of what was entered, and of the events that did. */
const entered = new Map<string, { id: string; eventId: string }>();

async function enter(name: string, url: string, body: object): Promise<void> {
  const { status, body: answer } = await house.post(url, body);
  if (status >= 300) throw new Error(`${url}: ${JSON.stringify(answer)}`);
  entered.set(name, { id: answer.id, eventId: answer.events.at(-1).id });
}

/** Nothing of June is over in June: what is corrected holds at once. */
beforeAll(async () => {
  house = await openTestOffice('2018-06-20T04:00:00.000Z');
  const community = (communityId: string, name: string) =>
    enter(communityId, '/communities', { communityId, name, occurredAt: at(1) });
  const site = (siteId: string, kind: string) =>
    enter(siteId, '/sites', { siteId, name: siteId, kind, communityId: 'c1', occurredAt: at(1) });
  await community('c1', '明湖社区');
  await site('road', 'road-segment');
  await site('works', 'construction-site');
  await site('venue', 'venue');
  const tally = { roadSegmentId: 'road', category: '非机动车乱停放', kind: 'correction', unit: 'times' };
  await enter('tally', '/tallies', { ...tally, day: '2018-06-05', count: 30, basis: 'paper-sheet', by: '王强' });
  await enter('patrol', '/patrols', {
    siteId: 'works',
    occurredAt: at(6),
    findings: [{ category: '裸土未覆盖', description: '未覆盖' }],
  });
  await enter('quiet', '/patrols', { siteId: 'works', occurredAt: at(6, 15) });
  const founded = { level: 'branch', fullMembers: 5, communityId: 'c1', occurredAt: at(1) };
  await enter('branch', '/organisations', {
    ...founded,
    organisationId: 'o1',
    name: '科技公司党支部',
    type: 'enterprise',
  });
  await enter('members', '/organisations/o1/report-members', {
    ...{ on: '2018-06-10', full: 20, probationary: 2, occurredAt: at(10) },
  });
  await enter('study', '/activities', {
    ...{ kind: 'special-study', title: '专题研讨', organiserKind: 'work-committee', chair: '陈国强', place: '三楼' },
    ...{ from: at(7), to: at(7, 11), due: 11, present: 10 },
  });
  await enter('residents', '/participations', {
    ...{ activity: '清洁家园', who: 'resident', communityId: 'c1', persons: 12, occurredAt: at(8) },
  });
  const profile = { areaM2: 200, ownership: 'own', functions: ['议事'], signsUnified: true, keeper: '赵敏' };
  await enter('profile', '/venues', { siteId: 'venue', ...profile, occurredAt: at(1) });
  await enter('use', '/venues/venue/use', { what: '党员活动', uses: 3, persons: 40, occurredAt: at(9) });
  await enter('problem', '/cases', {
    ...{ category: '暴露垃圾', description: '垃圾', source: 'staff', siteId: 'road', occurredAt: at(11) },
  });
  await house.post(`/cases/${entered.get('problem')!.id}/file`, { occurredAt: at(11, 10) });
  const deadline = { workingDays: 2 };
  const dispatch = { department: '执法中队', assignee: '王强', deadline, occurredAt: at(11, 11) };
  expect(await house.post(`/cases/${entered.get('problem')!.id}/dispatch`, dispatch)).toMatchObject({ status: 200 });
});
afterAll(() => house.close());

interface Change {
  readonly name: string;
  readonly of: string;
  readonly url: (id: string) => string;
  readonly body: object;
  /** Of each figure that moves, by how much. */
  readonly moves: Readonly<Record<string, number>>;
  /** The value that it had: corrected to it, every figure is what it was. */
  readonly back?: string;
}
const correct = (of: string, url: string, field: string, value: string, back: string, moves: Change['moves']) => ({
  ...{ name: `${of} corrected in ${field}`, of, url: (id: string) => `${url.replace(':id', id)}`, moves, back },
  body: { field, value, reason: '录错' },
});
const all = (street: number) => ({ 'street.dueToBeHandled@all': street, 'street.handled@all': street });

const CHANGES: readonly Change[] = [
  correct('tally', '/tallies/:id/correct', 'count', '25', '30', {
    ...{ 'street.bicycles': -5, 'street.bicycles.tallied': -5, ...all(-5) },
  }),
  correct('members', '/organisations/o1/correct', 'probationary', '4', '2', {
    ...{ 'organisations.members': 2, 'organisations.members.probationary': 2 },
  }),
  correct('residents', '/participations/:id/correct', 'persons', '10', '12', {
    'ratings.participants': -2,
    'ratings.participants.residents': -2,
  }),
  correct('use', '/venues/venue/correct', 'persons', '44', '40', { 'venues.persons': 4 }),
  correct('problem', '/cases/:id/correct-record', 'category', '工地扬尘', '暴露垃圾', {
    ...{ 'street.dueToBeHandled@cases': -1, 'street.dueToBeHandled@all': -1 },
  }),
  {
    name: 'organisation reclassified',
    of: 'branch',
    url: () => '/organisations/o1/reclassify',
    body: { type: 'building', occurredAt: at(12) },
    // It is entered after more than a week.
    moves: { 'entries.late': 1, 'organisations.branches.enterprise': -1, 'organisations.branches.building': 1 },
  },
  {
    name: 'tally voided',
    of: 'tally',
    url: (id) => `/tallies/${id}/void`,
    body: { reason: '重复' },
    moves: { 'street.bicycles': -30, 'street.bicycles.tallied': -30, ...all(-30) },
  },
  {
    name: 'patrol voided',
    of: 'quiet',
    url: (id) => `/patrols/${id}/void`,
    body: { reason: '误录' },
    moves: { 'patrols.made': -1 },
  },
  {
    name: 'activity voided',
    of: 'study',
    url: (id) => `/activities/${id}/void`,
    body: { reason: '重复' },
    // It was entered after more than a week.
    moves: { 'activities.held': -1, 'activities.lateEntries': -1, 'party.specialStudies': -1 },
  },
  {
    name: 'participation voided',
    of: 'residents',
    url: (id) => `/participations/${id}/void`,
    body: { reason: '重复' },
    moves: { 'ratings.participants': -12, 'ratings.participants.residents': -12 },
  },
];

/** Rates follow from the figures that they divide. */
const counts = (figures: Figures) =>
  Object.fromEntries(
    Object.entries(figures).filter(([name]) => !/[rR]ate(@|$)|[sS]hare|completion|coverage|\.rate/.test(name)),
  );

function movedBetween(before: Figures, after: Figures): Record<string, number> {
  const [was, is] = [counts(before), counts(after)];
  expect(Object.keys(is)).toEqual(Object.keys(was));
  return Object.fromEntries(
    Object.keys(is)
      .filter((name) => is[name] !== was[name])
      .map((name) => [name, Number(is[name]) - Number(was[name])]),
  );
}

test.each(CHANGES)('$name: moves every figure it should and no other', async ({ of, url, body, moves, back }) => {
  const { id, eventId } = entered.get(of)!;
  const before = await house.figures();
  expect(Object.keys(before).length).toBeGreaterThan(150);
  const sent = back === undefined ? body : { eventId, ...body };
  expect(await house.post(url(id), sent)).toMatchObject({ status: 200 });
  const after = await house.figures();
  expect(movedBetween(before, after)).toEqual(moves);
  if (back === undefined) return;
  expect(await house.post(url(id), { ...sent, value: back })).toMatchObject({ status: 200 });
  expect(await house.figures()).toEqual(before);
});
