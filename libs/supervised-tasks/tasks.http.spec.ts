import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { FindingsReactor } from '#cases';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const item = (n: number, fields: object = {}) => ({
  campaign: '2018 回头看',
  kind: 'handed-over-item',
  externalNumber: `D3HA2018060100${n}`,
  level: 'ministry',
  authority: '生态环境部',
  text: '裸土未覆盖',
  dueDay: '2018-06-20',
  communityId: 'c1',
  occurredAt: day('06-01'),
  ...fields,
});
const handOver = async (fields: object) => {
  const answer = await house.post('/tasks', fields);
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id as string;
};
const step = async (id: string, path: string, fields: object, actor?: string) => {
  const answer = await house.post(`/tasks/${id}/${path}`, fields, actor);
  expect(answer).toMatchObject({ status: 200 });
  return answer.body;
};
const claim = (id: string, occurredAt = day('06-01', 10)) =>
  step(id, 'claim', { unit: '城管科', unitLevel: 'office', person: '王', occurredAt });
const answerIt = async (id: string, on: string) => {
  await claim(id);
  await step(id, 'investigate', { isTrue: 'yes', findings: '属实', occurredAt: day('06-04') });
  await step(id, 'rectify', { what: '已覆盖', occurredAt: on });
  await step(id, 'answer', { reply: '已整改', occurredAt: on });
};

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z', [FindingsReactor]);
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: day('01-01') });
  await house.post('/sites', {
    siteId: 's1',
    name: '一号工地',
    kind: 'construction-site',
    communityId: 'c1',
    occurredAt: day('01-01'),
  });
});
afterAll(() => house.close());

describe('supervised tasks over HTTP', () => {
  let [first, second, third, finding] = ['', '', '', ''];

  test('one number is one task, even where many hand it over at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, (_, n) => house.post('/tasks', item(1), `clerk.${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409]);
    first = answers.find(({ status }) => status === 201)!.body.id;
    expect((await house.post('/tasks', item(1, { externalNumber: 'd3ha20180601001' }))).body.rule).toBe('number-once');
    expect(await house.post('/tasks', item(9, { communityId: 'nowhere' }))).toMatchObject({ status: 422 });
    expect(await house.post('/tasks', item(9, { dueDay: '2018-02-30' }))).toMatchObject({ status: 400 });
  });

  test('items: answered in time, late, and returned', async () => {
    await answerIt(first, day('06-20', 12));
    second = await handOver(item(2, { siteId: 's1', communityId: undefined }));
    await answerIt(second, day('06-21'));
    // Claimed in time, neither is ever late: a moment that never comes is in no month.
    expect((await house.get('/figures?by=month')).status).toBe(200);
    third = await handOver(item(3, { communityId: undefined }));
    await claim(third, day('06-05'));
    await step(third, 'return', { reason: '不在辖区', occurredAt: day('06-05', 10) });
    const refused = await house.post(`/tasks/${third}/answer`, { reply: '已整改' });
    expect(refused).toMatchObject({ status: 409, body: { rule: 'answer-what-is-investigated', state: 'returned' } });
    expect(refused.body.possible).toContain('AcceptTaskReturn');
    expect(await house.figures()).toMatchObject({ 'tasks.handedOver': 3, 'tasks.rectified': 2, 'tasks.inTime': 1 });
    // Its period is over: by two, in the sight of all.
    expect(await house.post(`/tasks/${third}/accept-return`, {}, 'qian')).toMatchObject({
      status: 409,
      body: { rule: 'return-by-a-document' },
    });
    const accepted = await step(third, 'accept-return', { documentNumber: '督办〔2018〕9号' }, 'qian');
    const { proposalId } = accepted.events[0].data;
    await house.post(`/corrections/${proposalId}/confirm`, { occurredAt: day('06-08') }, 'zhao');
    expect(await house.figures()).toMatchObject({ 'tasks.handedOver': 2, 'tasks.rate': 1, 'tasks.claimedLate': 1 });
    expect((await house.figures())['tasks.returned']).toBe(1);
    // As of then: nobody has claimed it, and its limit has passed.
    const asOf = (md: string) => house.figures(`year=2018&occurredUntil=${encodeURIComponent(day(md, 20))}`);
    expect([(await asOf('06-03'))['tasks.claimedLate'], (await asOf('06-04'))['tasks.claimedLate']]).toEqual([0, 1]);
  });

  test('a finding: from its plan to its delisting; what is found on the spot is a case', async () => {
    finding = await handOver(item(4, { kind: 'inspection-finding', siteId: 's1', dueDay: '2018-12-31' }));
    await claim(finding);
    const problems = [{ category: '扬尘', description: '裸土未覆盖' }];
    const occurredAt = day('12-10');
    const { events } = await step(finding, 'investigate', { isTrue: 'yes', findings: '属实', problems, occurredAt });
    await house.settle();
    const caseId = events[0].data.problems[0].findingId as string;
    expect((await house.get(`/cases/${caseId}`)).body).toMatchObject({
      siteId: 's1',
      source: 'task',
      foundIn: { kind: 'task' },
    });
    const measures = [{ measure: '覆盖', responsible: '王', dueDay: '2018-07-20' }];
    const plan = await step(finding, 'plan', { goal: '长效', measures, occurredAt });
    const { measureId } = plan.events[0].data.measures[0];
    await step(finding, 'close-phase', { reason: '雨季', nextDueDay: '2019-03-31', occurredAt });
    expect((await house.figures())['tasks.phaseClosed']).toBe(1);
    await step(finding, 'complete-measure', { measureId, occurredAt });
    await step(finding, 'rectify', { what: '已覆盖', occurredAt });
    await step(finding, 'apply-for-acceptance', { occurredAt });
    const own = await house.post(`/tasks/${finding}/pass-acceptance`, { unit: '城管科', level: 'office' }, 'zhao');
    expect(own).toMatchObject({ status: 409, body: { rule: 'another-unit-accepts' } });
    const accepting = { unit: '区环保局', level: 'district' };
    const early = await house.post(`/tasks/${finding}/pass-acceptance`, accepting, 'zhao');
    expect(early).toMatchObject({ status: 409, body: { rule: 'close-without-open-cases' } });
    await house.post(`/cases/${caseId}/void`, { reason: '重复上报' });
    await step(finding, 'pass-acceptance', { ...accepting, occurredAt: day('12-20') }, 'zhao');
    const before = { where: '官网', fromDay: '2018-12-19', toDay: '2018-12-30' };
    expect(await house.post(`/tasks/${finding}/disclose`, before)).toMatchObject({
      status: 409,
      body: { rule: 'disclosed-after-the-outcome' },
    });
    const disclosure = { where: '官网', fromDay: '2018-12-20', toDay: '2018-12-30' };
    await step(finding, 'disclose', disclosure);
    await step(finding, 'delist', { authority: '市督改办', documentNumber: '豫环督改办〔2018〕1号' }, 'zhao');
    expect(await house.figures()).toMatchObject({ 'tasks.rectified': 3, 'tasks.phaseClosed': 0, 'tasks.inTime': 2 });
  });

  test('look-backs: one held, one relapsed and open again', async () => {
    expect((await house.post(`/tasks/${first}/look-back`, { outcome: 'held' })).body.rule).toBe(
      'another-person-looks-back',
    );
    await step(first, 'look-back', { outcome: 'held' }, 'sun');
    await step(second, 'look-back', { outcome: 'relapsed', findings: '又裸露' }, 'sun');
    expect((await house.get(`/tasks/${second}`)).body).toMatchObject({
      status: 'reopened',
      closures: [{ state: 'closed' }],
    });
    const figures = await house.figures();
    expect(figures).toMatchObject({ 'tasks.lookedBack': 2, 'tasks.lookedBack.held': 1, 'tasks.lookBackHeld': 0.5 });
    // Half a year ago all of it was rectified.
    const july = await house.figures(`year=2018&occurredUntil=${encodeURIComponent(day('07-01'))}`);
    expect(july).toMatchObject({ 'tasks.handedOver': 3, 'tasks.rectified': 2, 'tasks.lookedBack': 0 });
  });

  test('the list has filters and a cursor; a task is shown as it was on both clocks', async () => {
    const list = async (query: string) => (await house.get(`/tasks?${query}`)).body;
    expect((await list('campaign=2018%20%E5%9B%9E%E5%A4%B4%E7%9C%8B')).total).toBe(4);
    expect(await list('status=reopened')).toMatchObject({ total: 1, tasks: [{ taskId: second }] });
    expect((await list('communityId=c1&kind=handed-over-item')).total).toBe(2);
    expect((await list('lookedBack=false&status=delisted')).total).toBe(1);
    expect((await list(`dueBefore=${encodeURIComponent(day('07-01'))}`)).tasks).toMatchObject([{ taskId: second }]);
    const page = await list('limit=3');
    expect((await list(`limit=3&cursor=${page.next}`)).tasks).toHaveLength(1);
    const noon = encodeURIComponent(day('06-02'));
    expect((await house.get(`/tasks/${first}?occurredUntil=${noon}`)).body).toMatchObject({
      status: 'claimed',
      possible: [],
    });
    const [handed] = (await house.get(`/tasks/${first}/history`)).body;
    const known = encodeURIComponent(handed.recordedAt);
    expect((await house.get(`/tasks/${first}?recordedUntil=${known}`)).body.claimedAt).toBeDefined();
  });

  test('figures are those that the events tell, and are drilled down to their tasks', async () => {
    const events = await house.events();
    const open = new Map<string, boolean>();
    for (const { type, stream } of events) {
      if (type === 'TaskHandedOver') open.set(stream, true);
      if (type === 'TaskReturnAccepted') open.delete(stream);
      if (type === 'TaskAnswered' || type === 'TaskDelisted') open.set(stream, false);
      if (type === 'TaskReopened') open.set(stream, true);
    }
    const figures = await house.figures();
    expect(figures['tasks.handedOver']).toBe(open.size);
    expect(figures['tasks.rectified']).toBe([...open.values()].filter((isOpen) => !isOpen).length);
    const { body } = await house.get('/figures/records?figure=tasks.rectified&year=2018');
    expect(body.records.map(({ taskId }: { taskId: string }) => taskId).sort()).toEqual([first, finding].sort());
    const byCommunity = await house.get('/figures?year=2018&by=community');
    const rectified = byCommunity.body.find(({ name }: { name: string }) => name === 'tasks.rectified');
    expect(rectified.groups).toEqual([{ id: 'c1', name: '明湖社区', value: 2 }]);
  });

  test('a corrected moment moves what was in time', async () => {
    const history = (await house.get(`/tasks/${first}/history`)).body as { id: string; type: string }[];
    const handed = history.find(({ type }) => type === 'TaskHandedOver')!;
    const correction = { eventId: handed.id, field: 'due', value: '2018-06-10T15:59:59.999Z', reason: '录错' };
    await house.correct(`/tasks/${first}/correct`, correction);
    expect((await house.figures())['tasks.inTime']).toBe(1);
  });

  test('figures of one campaign, by campaign, and its daily sheet', async () => {
    const other = { campaign: '省督察', level: 'province', isKey: true, sharedAreas: ['乙街道'] };
    const key = await handOver(item(7, other));
    await answerIt(key, day('06-10'));
    await handOver(item(8, { ...other, isKey: false, sharedAreas: [], occurredAt: day('06-10') }));
    const of = async (query: string) => (await house.figures(query)) as Record<string, number>;
    const whole = await of('year=2018');
    const [mine, his] = [
      await of(`year=2018&campaign=${encodeURIComponent('省督察')}`),
      await of(`year=2018&campaign=${encodeURIComponent('2018 回头看')}`),
    ];
    expect(mine).toMatchObject({ 'tasks.handedOver': 2, 'tasks.handedOver.key': 1, 'tasks.rectified': 1 });
    expect(mine).toMatchObject({ 'tasks.rectified.key': 1, 'tasks.rate': 0.5, 'tasks.inTimeRate': 0.5 });
    expect(Object.keys(mine).filter((name) => !name.startsWith('tasks.'))).toEqual([]);
    for (const name of ['tasks.handedOver', 'tasks.rectified', 'tasks.inTime'])
      expect([name, mine[name]! + his[name]!]).toEqual([name, whole[name]]);
    const all = (await house.get('/figures?year=2018&by=campaign')).body as { name: string; groups: object[] }[];
    expect(all.find(({ name }) => name === 'tasks.handedOver')!.groups).toContainEqual({ id: '省督察', value: 2 });
    const records = await house.get(`/figures/records?figure=tasks.rate&campaign=${encodeURIComponent('省督察')}`);
    expect(records.body.total).toBe(2);
    expect((await house.get('/figures?campaign=none')).status).toBe(404);

    const daily = async (md: string) =>
      (await house.get(`/tasks/daily?day=2018-${md}&campaign=${encodeURIComponent('省督察')}`)).body.rows;
    const row = { communityId: 'c1', totalKey: 1, shared: 1 };
    expect(await daily('06-01')).toEqual([
      { ...row, today: 1, todayKey: 1, total: 1, closed: 0, inTime: 0, rate: 0, inTimeRate: 0 },
    ]);
    expect((await house.get('/tasks/daily')).body).toMatchObject({ day: '2018-12-31', rows: expect.anything() });
    expect(await daily('06-10')).toEqual([
      { ...row, today: 1, todayKey: 0, total: 2, closed: 1, inTime: 1, rate: 0.5, inTimeRate: 0.5 },
    ]);
  });

  test('closed after the first due and within one that was granted, it is in time', async () => {
    const before = (await house.figures())['tasks.inTime']!;
    const extended = await handOver(item(9));
    await claim(extended);
    const granted = { authority: '市督改办', documentNumber: '文2', dueDay: '2018-07-10', occurredAt: day('06-15') };
    await step(extended, 'extend', granted, 'zhao');
    await step(extended, 'investigate', { isTrue: 'yes', findings: '属实', occurredAt: day('06-16') });
    await step(extended, 'rectify', { what: '已覆盖', occurredAt: day('07-01') });
    await step(extended, 'answer', { reply: '已整改', occurredAt: day('07-02') });
    expect((await house.get(`/tasks/${extended}`)).body.closures).toMatchObject([{ inTime: true }]);
    expect((await house.figures())['tasks.inTime']).toBe(before + 1);
  });
});
