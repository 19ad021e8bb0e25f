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
  await step(id, 'dispatch', {
    department: '城管',
    assignee: 'zhang',
    deadline: { workingDays: 5 },
    occurredAt: day(md),
  });
  await step(id, 'report-rectification', { measures: '劝离', occurredAt: day(md, 10) }, 'zhang');
  await step(id, 'verify', { occurredAt: day(md, 11) }, 'sun');
  await step(id, 'close', { occurredAt: day(md, 12) }, 'sun');
};

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: day('01-01') });
  const site = {
    siteId: 's1',
    name: '一号工地',
    kind: 'construction-site',
    communityId: 'c1',
    occurredAt: day('01-01'),
  };
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

describe('orders and repeated complaints over HTTP', () => {
  const year = 'from=2018-09-01&to=2018-09-30';
  const [wang, zhao] = ['a', 'b'].map((digit) => digit.repeat(64));
  const told = (fields: object) => ({ category: '噪声', occurredAt: day('09-01'), ...fields });

  test('an order may tell of several problems; each is one case, and the number is kept', async () => {
    const first = await report(told({ externalNumber: 'H-2018-1', callerKey: wang }));
    const second = await report(told({ externalNumber: 'h-2018-1', callerKey: wang, category: '扬尘' }));
    const problem = { category: '噪声', description: '同一问题', source: 'hotline', siteId: 's1' };
    const again = await house.post('/cases', { ...problem, externalNumber: 'H-2018-1' });
    expect(again).toMatchObject({ status: 409, body: { rule: 'one-case-a-problem-of-an-order' } });
    const number = await house.post('/cases', { ...problem, callerKey: '13812345678' });
    expect(number).toMatchObject({ status: 400 });
    const { body } = await house.get('/order-cases?externalNumber=H-2018-1');
    expect(body.cases.map(({ caseId }: { caseId: string }) => caseId).sort()).toEqual([first, second].sort());
    expect(await house.figures(year)).toMatchObject({
      'hotline.orders': 1,
      'hotline.cases': 2,
      'hotline.repeats': 0,
    });
  });

  test('the same caller with the same matter is a repeat, merged while the case is open', async () => {
    const body = told({ category: '油烟', occurredAt: day('09-03') });
    const first = await report({ ...body, externalNumber: 'H-2', callerKey: wang });
    const again = { ...body, description: '还是油烟', source: 'hotline', siteId: 's1', callerKey: wang };
    const answers = await Promise.all(
      ['H-3', 'H-4'].map((externalNumber) => house.post('/cases', { ...again, externalNumber })),
    );
    for (const { body: answer } of answers)
      expect(answer.events.map(({ type }: { type: string }) => type)).toEqual(['ProblemReported', 'CaseMerged']);
    const other = await report({ ...body, externalNumber: 'H-5', callerKey: zhao });
    expect((await house.get(`/cases/${other}`)).body.repeatOf).toBeUndefined();
    await step(first, 'file', { occurredAt: day('09-04') });
    await close(first, '09-05');
    const later = await report({ ...body, externalNumber: 'H-6', callerKey: wang, occurredAt: day('09-10') });
    expect((await house.get(`/cases/${later}`)).body).toMatchObject({ status: 'reported', repeatOf: first });
    expect(await house.figures(year)).toMatchObject({
      'hotline.orders': 6,
      'hotline.cases': 5,
      'hotline.repeats': 3,
    });
    const behind = await house.get(`/figures/records?${year}&figure=hotline.repeats`);
    expect(behind.body.records.map(({ repeatOf }: { repeatOf: string }) => repeatOf)).toEqual([first, first, first]);
    const site = await house.get('/sites/s1/ledger');
    expect(site.body.figures).toMatchObject({ repeats: 3 });
    // The number of an order can be mistyped.
    const { body: history } = await house.get(`/cases/${later}/history`);
    const correction = { eventId: history[0].id, field: 'externalNumber', value: 'H-60', reason: '笔误' };
    const { events: proposed } = await step(later, 'correct-record', correction);
    // September is over: somebody else confirms.
    const confirmed = await house.post(`/corrections/${proposed[0].data.proposalId}/confirm`, {}, 'zhao');
    expect(confirmed).toMatchObject({ status: 200 });
    expect((await house.get('/order-cases?externalNumber=H-60')).body.cases).toMatchObject([{ caseId: later }]);
    const merged = answers[0]!.body.id;
    expect((await house.correct(`/cases/${merged}/undo-merge`, { reason: '另一家' })).status).toBe(200);
    expect(await house.figures(year)).toMatchObject({ 'hotline.repeats': 2, 'hotline.cases': 6 });
  });
});
