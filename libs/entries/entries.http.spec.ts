import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (md: string) => `2018-${md}T09:00:00+08:00`;
const instant = (md: string) => new Date(at(md)).toISOString();

beforeAll(async () => {
  house = await openTestOffice(instant('04-20'));
  await house.post('/communities', { communityId: 'c1', name: '明湖社区' });
  await house.post('/sites', { siteId: 's1', name: '一号', kind: 'shop', communityId: 'c1', occurredAt: at('04-19') });
});
afterAll(() => house.close());

const visit = (occurredAt: string) => house.post('/patrols', { siteId: 's1', findings: [], occurredAt });
const late = async (query = '') =>
  (await house.get(`/late-entries?${query}`)).body.entries as { stream: string; days: number }[];
const counted = async (query = '') => (await house.figures(query))['entries.late'] as number;

test('an entry of any room that comes long after it happened is taken, listed and counted where it happened', async () => {
  expect(await late()).toEqual([]);
  house.clock.set(instant('05-20'));
  const { id } = (await visit(at('05-05'))).body;
  await visit(at('05-14'));
  expect(await late()).toMatchObject([
    { stream: `patrol-${id}`, kind: 'patrol', type: 'PatrolRecorded', person: 'li.ming', siteId: 's1', days: 15 },
  ]);
  const problem = { category: '占道', description: '摊位', source: 'staff', siteId: 's1', occurredAt: at('05-01') };
  await house.post('/cases', problem);
  expect((await late()).map(({ days }) => days)).toEqual([15, 19]);
  expect(await late('kind=case&person=LI.MING')).toHaveLength(1);
  expect([await counted(), await counted('from=2018-05-02&to=2018-05-31'), await counted('year=2017')]).toEqual([
    2, 1, 0,
  ]);
  const { records } = (await house.get('/figures/records?figure=entries.late')).body;
  expect(records).toHaveLength(2);
});

test('by the days that the office had when it was entered, in every room alike', async () => {
  const change = { lateEntryDays: 3, reason: '从严' };
  expect((await house.post('/settings/change', change)).status).toBe(200);
  await visit(at('05-15'));
  expect(await late()).toHaveLength(2);
  house.clock.set(instant('05-22'));
  const before = await counted();
  await visit(at('05-16'));
  const problem = { category: '占道', description: '摊位', source: 'staff', siteId: 's1', occurredAt: at('05-17') };
  await house.post('/cases', problem);
  const meeting = {
    kind: 'joint-meeting',
    organiserKind: 'community',
    title: '会',
    chair: '郑',
    place: '楼',
    communityId: 'c1',
  };
  const held = await house.post('/activities', { ...meeting, from: at('05-18'), to: '2018-05-18T10:00:00+08:00' });
  expect(held.body).toMatchObject({ events: [{ type: 'ActivityHeld' }] });
  expect((await counted()) - before).toBe(3);
  expect(await house.figures()).toMatchObject({ 'activities.lateEntries': 1 });
  const { figures } = (await house.get('/sites/s1/ledger')).body;
  expect(figures.lateEntries).toBe(2);
});
