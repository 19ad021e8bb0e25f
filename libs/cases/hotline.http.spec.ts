import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const step = async (id: string, path: string, fields: object, actor?: string) => {
  const answer = await house.post(`/cases/${id}/${path}`, fields, actor);
  expect([path, answer]).toMatchObject([path, { status: 200 }]);
  return answer.body;
};
const report = async (fields: object = {}) => {
  const problem = { category: '占道经营', description: '夜市占道', source: 'hotline', siteId: 's1' };
  const answer = await house.post('/cases', { ...problem, occurredAt: day('06-01'), ...fields });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id as string;
};
const close = async (id: string, md: string) => {
  await step(id, 'dispatch', { department: '城管', assignee: 'zhang', deadline: { workingDays: 5 }, occurredAt: day(md) });
  await step(id, 'report-rectification', { measures: '劝离', occurredAt: day(md, 10) }, 'zhang');
  await step(id, 'verify', { occurredAt: day(md, 11) }, 'sun');
  await step(id, 'close', { occurredAt: day(md, 12) }, 'sun');
};

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: day('01-01') });
  const site = { siteId: 's1', name: '一号工地', kind: 'construction-site', communityId: 'c1', occurredAt: day('01-01') };
  expect(await house.post('/sites', site)).toMatchObject({ status: 201 });
});
afterAll(() => house.close());

describe('callbacks over HTTP', () => {
  const content = { reached: true, solved: 'yes', satisfaction: 'satisfied' };
  const due = async () => {
    const { body } = await house.get('/desk?list=cases.toCallBack');
    return body.entries.map(({ id, due: at }: { id: string; due: string }) => [id, at]);
  };

  test('what the hotline reported is called back; what is not solved is open again', async () => {
    const [first, second] = [await report(), await report({ occurredAt: day('06-02') })];
    for (const id of [first, second]) await step(id, 'file', { occurredAt: day('06-02') });
    const early = await house.post(`/cases/${first}/record-callback`, content);
    expect(early).toMatchObject({ status: 409, body: { rule: 'call-back-after-closing' } });
    await close(first, '06-04');
    await close(second, '06-05');
    expect((await house.get(`/cases/${first}`)).body).toMatchObject({ callbackDueAt: '2018-06-07T09:30:00.000Z' });
    expect((await due()).map(([id]: [string]) => id)).toEqual([first, second]);
    const own = await house.post(`/cases/${first}/record-callback`, content, 'zhang');
    expect(own).toMatchObject({ status: 409, body: { rule: 'caller-is-not-handler' } });
    await step(first, 'record-callback', { ...content, occurredAt: day('06-06') });
    const no = { reached: true, solved: 'no', satisfaction: 'unsatisfied', note: '又来了', occurredAt: day('06-06') };
    const { events } = await step(second, 'record-callback', no);
    expect(events.map(({ type }: { type: string }) => type)).toEqual(['CallbackRecorded', 'CaseReopened']);
    expect((await house.get(`/cases/${second}`)).body).toMatchObject({
      status: 'filed',
      callbacks: [{ solved: 'no' }],
    });
    expect(await due()).toEqual([]);
  });

  test('the figures count closings by their first call, with the records behind', async () => {
    const third = await report({ occurredAt: day('07-01') });
    await step(third, 'file', { occurredAt: day('07-01') });
    await close(third, '07-02');
    await step(third, 'record-callback', { reached: false, occurredAt: day('07-03') });
    const half = { reached: true, solved: 'partly', satisfaction: 'neutral', occurredAt: day('08-01') };
    await step(third, 'record-callback', half);
    expect(await house.figures()).toMatchObject({
      'hotline.calledBack': 3,
      'hotline.reached': 3,
      'hotline.solved': 1,
      'hotline.partlySolved': 1,
      'hotline.notSolved': 1,
      'hotline.satisfied': 1,
      'hotline.reachRate': 1,
      'hotline.solvedRate': 1 / 3,
    });
    expect(await house.figures('from=2018-07-01&to=2018-07-31')).toMatchObject({ 'hotline.calledBack': 1 });
    const behind = await house.get('/figures/records?year=2018&figure=hotline.partlySolved&communityId=c1');
    expect(behind.body.records).toMatchObject([{ caseId: third }]);
    const before = await house.figures(`year=2018&occurredUntil=${encodeURIComponent(day('07-15'))}`);
    expect(before).toMatchObject({ 'hotline.calledBack': 3, 'hotline.reached': 2 });
  });
});
