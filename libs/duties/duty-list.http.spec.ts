import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { SettlementsReactor } from './settlements.reactor.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string, hour = 9) => `2018-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`;

/** A clerk's wall clock: the views have seen all, then the clock speaks. */
async function clockAt(now: string): Promise<void> {
  house.clock.set(now);
  await house.settle();
  await house.office.tick();
  await house.settle();
}

beforeAll(async () => {
  house = await openTestOffice('2018-01-01T00:00:00.000Z', [SettlementsReactor]);
});
afterAll(() => house.close());

test('a duty list: what is to be reported by half, who is behind with visits, and the appraisal', async () => {
  house.clock.set('2018-07-05T00:00:00.000Z');
  for (const communityId of ['c6', 'c7']) {
    await house.post('/communities', { communityId, name: communityId, occurredAt: at('01-01') });
    const leader = { role: 'contracting-leader', person: '周委员', from: at('01-01') };
    expect((await house.post(`/communities/${communityId}/assign-responsibility`, leader)).status).toBe(200);
  }
  const items = [{ name: '意识形态' }, { name: '基层党建' }];
  const issued = await house.post('/duty-lists', { year: 2018, person: '周委员', items, occurredAt: at('02-01') });
  expect(issued.status).toBe(201);
  const list = async () => (await house.get(`/duty-lists/${issued.body.id}`)).body;
  const [first] = (await list()).items as { itemId: string }[];
  const report = { itemId: first!.itemId, half: 'first', done: '研究两次', occurredAt: at('06-20') };
  expect((await house.post(`/duty-lists/${issued.body.id}/report-item`, report)).status).toBe(200);
  const desk = (await house.get('/desk?list=dutyLists.toReport')).body;
  expect(desk).toMatchObject({ total: 3, lists: [{ overdue: 1 }] });
  expect(desk.entries[0]).toMatchObject({ title: '基层党建', command: 'ReportDutyItem', person: '周委员' });
  const of = async (query: string) => {
    const all = await house.figures(query);
    const named = (names: string[]) => names.map((name) => all[`party.${name}`]);
    return [
      named(['dutyItems.due', 'dutyItems.reported', 'dutyItems.inTime', 'dutyItems.reportedShare']),
      named(['visitors.due', 'visitors.behind', 'doubleDuty']),
    ];
  };
  expect((await of('from=2018-01-01&to=2018-06-30'))[0]).toEqual([2, 1, 1, 0.5]);

  const visit = { duty: 'member-visit', unitKind: 'community', period: 'quarter', from: '2018-01-01' };
  const plan = (unitId: string, personId?: string) => house.post('/duty-plans', { ...visit, unitId, personId });
  expect(await plan('c6')).toMatchObject({ body: { rule: 'member-visit-of-a-person' } });
  expect(await plan('c6', '吴委员')).toMatchObject({ body: { rule: 'visit-by-who-answers' } });
  for (const unitId of ['c6', 'c7']) expect((await plan(unitId, '周委员')).status).toBe(201);
  await clockAt('2018-07-05T00:00:00.000Z');
  const minutes = { sha256: 'b'.repeat(64), bytes: 10, mediaType: 'application/pdf' };
  const meeting = { kind: 'joint-meeting', title: '联席会', organiserKind: 'community', chair: '周委员', minutes };
  const meet = async (communityId: string, day: string, hour: number) => {
    const held = { ...meeting, communityId, place: communityId, due: 5, present: 5 };
    const answer = await house.post('/activities', { ...held, from: at(day, hour), to: at(day, hour + 1) });
    expect(answer.status).toBe(201);
  };
  await meet('c6', '02-05', 9);
  await house.settle();
  expect((await of('from=2018-01-01&to=2018-03-31'))[1]).toEqual([1, 1, 0]);
  await meet('c7', '02-05', 14);
  await house.settle();
  expect((await of('from=2018-01-01&to=2018-03-31'))[1]).toEqual([1, 0, 1]);
  expect((await of('from=2018-04-01&to=2018-06-30'))[1]).toEqual([1, 1, 0]);

  await clockAt('2019-01-10T00:00:00.000Z');
  expect((await house.get('/desk?list=dutyLists.toAppraise')).body.total).toBe(1);
  const appraisal = { grade: 'fair', remarks: '材料不全' };
  expect((await house.post(`/duty-lists/${issued.body.id}/appraise`, appraisal)).status).toBe(409);
  expect((await house.post(`/duty-lists/${issued.body.id}/appraise`, appraisal, 'zhao')).status).toBe(200);
  expect(await house.figures('year=2018')).toMatchObject({
    'party.dutyLists.issued': 1,
    'party.dutyLists.appraised': 0,
  });
  expect(await house.figures('year=2019')).toMatchObject({ 'party.dutyLists.appraised': 1 });
  expect((await of('year=2018'))[0]).toEqual([4, 1, 1, 0.25]);
  expect((await house.get('/ledger/sheet?sheet=duty-lists')).body.rows).toHaveLength(1);
});
