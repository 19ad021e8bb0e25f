import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { caseAppeals } from './appeal.parts.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const step = async (id: string, path: string, fields: object, actor?: string) => {
  const answer = await house.post(`/cases/${id}/${path}`, fields, actor);
  expect([path, answer]).toMatchObject([path, { status: 200 }]);
  return answer.body;
};

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: day('01-01') });
});
afterAll(() => house.close());

/** Handled on this day; there was time until the 6th of June. */
async function handled(md: string): Promise<string> {
  const problem = { category: '噪声', description: '夜间施工', source: 'resident', communityId: 'c1' };
  const { id } = (await house.post('/cases', { ...problem, occurredAt: day('06-01') })).body;
  await step(id, 'file', { occurredAt: day('06-01') });
  const deadline = { workingDays: 3 };
  await step(id, 'dispatch', { department: '城管', assignee: 'zhang', deadline, occurredAt: day('06-01', 10) });
  await step(id, 'report-rectification', { measures: '停工', occurredAt: day(md) }, 'zhang');
  return id;
}

test('an indicator has two values, and only what the leader grants changes the second', async () => {
  const [late] = [await handled('06-08'), await handled('06-05')];
  const plea = { deduction: 'late', ground: 'not-ours', unit: '城管', reason: '归区局', occurredAt: day('06-11') };
  const foreign = await house.post(`/cases/${late}/appeal-deduction`, { ...plea, unit: '环保' }, 'wu');
  expect(foreign).toMatchObject({ status: 422, body: { rule: 'leg-unknown' } });
  const { events } = await step(late, 'appeal-deduction', plea, 'wu');
  const { appealId } = events[0].data;
  expect((await house.get('/desk?list=cases.appealsToDecide')).body.entries).toMatchObject([{ id: late }]);
  const decide = { appealId, unit: '考核办', occurredAt: day('06-12') };
  await step(late, 'grant-appeal', decide, 'qian');
  const before = {
    'legs.toBeHandled': 2,
    'legs.handledInTime': 1,
    'legs.onTimeHandling': 0.5,
    'appeals.lodged': 1,
  };
  expect(await house.figures()).toMatchObject({ ...before, 'legs.onTimeHandling.afterAppeals': 0.5 });
  const twice = await house.post(`/cases/${late}/grant-appeal`, decide, 'qian');
  expect(twice).toMatchObject({ status: 409, body: { rule: 'two-reviewers' } });
  await step(late, 'grant-appeal', decide, 'zhou');
  const after = { 'legs.handledInTime.afterAppeals': 2, 'legs.onTimeHandling.afterAppeals': 1, 'appeals.granted': 1 };
  expect(await house.figures()).toMatchObject({ ...before, ...after });
  const behind = await house.get('/figures/records?year=2018&figure=appeals.granted');
  expect(behind.body.records).toMatchObject([{ caseId: late, deduction: 'late', ground: 'not-ours' }]);
  expect((await house.get('/desk?list=cases.appealsToDecide')).body.entries).toEqual([]);
});

test('of a case that was voided or merged away no appeal waits for anybody', () => {
  const openIn = (status: string) =>
    [...caseAppeals.of({ status, appeals: { a1: { state: 'appealed', unit: '城管' } } } as never, 'k1')].map(
      ([, { open }]) => open,
    );
  expect(['closed', 'voided', 'merged'].map(openIn)).toEqual([[1], [0], [0]]);
});
