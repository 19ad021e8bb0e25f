import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { HandoverReactor } from './index.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
beforeAll(async () => {
  house = await openTestOffice('2018-03-20T00:00:00.000Z', [HandoverReactor]);
  await house.post('/communities', { communityId: 'c1', name: 'c1', occurredAt: day('01-01') });
});
afterAll(() => house.close());

async function dispatched(assignee: string): Promise<string> {
  const problem = { category: '扬尘', description: assignee, source: 'resident', communityId: 'c1' };
  const { id } = (await house.post('/cases', { ...problem, occurredAt: day('03-01') })).body;
  await house.post(`/cases/${id}/file`, { occurredAt: day('03-02') });
  const sent = { department: '城管', assignee, deadline: { at: day('03-25') }, occurredAt: day('03-02', 10) };
  expect((await house.post(`/cases/${id}/dispatch`, sent)).status).toBe(200);
  return id as string;
}

const onDesk = async (person: string) =>
  ((await house.get(`/desk?person=${encodeURIComponent(person)}`)).body.entries as { kind: string; id: string }[])
    .map(({ kind, id }) => `${kind} ${id}`)
    .sort();

test('all open work of a person goes to another, with one handover in each record', async () => {
  const mine = [await dispatched('张三'), await dispatched('张三')];
  const others = await dispatched('王五');
  const task = {
    ...{ campaign: '回头看', kind: 'handed-over-item', externalNumber: 'D1', level: 'ministry' },
    ...{ authority: '生态环境部', text: '噪音', communityId: 'c1', dueDay: '2018-04-01', occurredAt: day('03-05') },
  };
  const taskId = (await house.post('/tasks', task)).body.id as string;
  const claim = { unit: '环保所', unitLevel: 'office', person: '张三', occurredAt: day('03-05', 10) };
  expect((await house.post(`/tasks/${taskId}/claim`, claim)).status).toBe(200);
  const meeting = {
    ...{ kind: 'special-study', title: '研讨', organiserKind: 'office', plannedFor: day('04-02') },
    ...{ chair: '张三', communityId: 'c1', occurredAt: day('03-06') },
  };
  const planned = await house.post('/activities/plan', meeting);

  const before = await onDesk('张三');
  expect(before).toEqual(expect.arrayContaining([...mine.map((id) => `case ${id}`), `task ${taskId}`]));
  const order = { role: 'person', from: '张三', to: '李四', reason: '调离', occurredAt: day('03-10') };
  const given = await house.post('/handovers', order, encodeURIComponent('主任'));
  expect(given.status).toBe(201);
  await house.settle();
  expect(await onDesk('张三')).toEqual([]);
  expect(await onDesk('李四')).toEqual(before);
  expect(await onDesk('王五')).toEqual([`case ${others}`]);
  if (planned.status === 201) expect(before).toContain(`activity ${planned.body.id}`);

  const moved = (await house.get(`/handed-over-records?handoverId=${given.body.id}`)).body;
  expect(moved.total).toBe(before.length);
  expect((moved.records as { kind: string; id: string }[]).map(({ kind, id }) => `${kind} ${id}`).sort()).toEqual(
    before,
  );
  const events = (await house.events()).filter(({ type }) => type === 'WorkHandedOver');
  expect(events).toHaveLength(before.length);
  for (const { data, metadata } of events) {
    expect(data).toMatchObject({ handoverId: given.body.id, from: '张三', to: '李四', reason: '调离' });
    expect(metadata.occurredAt).toBe('2018-03-10T01:00:00.000Z');
  }
  // As it was before, it is still asked.
  const asOf = encodeURIComponent(day('03-09'));
  expect((await house.get(`/cases/${mine[0]}?occurredUntil=${asOf}`)).body).toMatchObject({ assignee: '张三' });
  expect((await house.get(`/cases/${mine[0]}`)).body).toMatchObject({ assignee: '李四', department: '城管' });
  expect((await house.get(`/handovers/${given.body.id}`)).body).toMatchObject({ by: '主任', role: 'person' });
  expect((await house.get(`/handovers?from=${encodeURIComponent('张三')}`)).body.total).toBe(1);
});

test('what somebody keeps goes along, and what does not is named by the handover', async () => {
  const by = encodeURIComponent('主任');
  await house.post('/sites', {
    siteId: 'v1',
    name: '活动室',
    kind: 'venue',
    communityId: 'c1',
    occurredAt: day('01-02'),
  });
  const profile = {
    siteId: 'v1',
    areaM2: 200,
    ownership: 'own',
    functions: ['阅览'],
    signsUnified: true,
    keeper: '赵六',
  };
  expect((await house.post('/venues', { ...profile, occurredAt: day('03-01') })).status).toBe(201);
  await house.post('/sites/v1/assign-responsibility', { role: 'patroller', person: '赵六', from: day('02-01') });
  await house.post('/communities/c1/assign-responsibility', {
    ...{ role: 'community-secretary', person: '赵六', from: day('02-01') },
  });
  const over = { role: 'patroller', person: '赵六', from: day('01-03'), until: day('01-10') };
  await house.post('/sites/v1/assign-responsibility', over);
  expect(await onDesk('赵六')).toEqual([]);
  const order = { role: 'person', from: '赵六', to: '钱七', reason: '退休', occurredAt: day('03-12') };
  const given = await house.post('/handovers', order, by);
  expect(given.status).toBe(201);
  await house.settle();
  expect((await house.get('/venues/v1')).body).toMatchObject({ keeper: '钱七' });
  const before = encodeURIComponent(day('03-11'));
  expect((await house.get(`/venues/v1?occurredUntil=${before}`)).body).toMatchObject({ keeper: '赵六' });
  const { body } = await house.get(`/handovers/${given.body.id}`);
  expect(body).toMatchObject({ moved: 1, staying: 2 });
  expect(body.stays).toEqual([
    { list: 'sites.responsible', kind: 'site', id: 'v1', title: 'patroller' },
    { list: 'communities.responsible', kind: 'community', id: 'c1', title: 'community-secretary' },
  ]);
  const [completed] = (await house.events()).filter(({ type }) => type === 'HandoverCompleted').slice(-1);
  expect(completed!.data).toMatchObject({ moved: 1, staying: 2 });
  // Who holds nothing has nothing to hand over.
  expect((await house.post('/handovers', { ...order, from: '孙八' })).body).toMatchObject({
    rule: 'something-to-hand-over',
  });
});

test('what somebody has rectified goes along too: a check that fails brings it back to the new desk', async () => {
  const id = await dispatched('小丁');
  const rectified = { measures: '清理', occurredAt: day('03-03') };
  expect((await house.post(`/cases/${id}/report-rectification`, rectified, encodeURIComponent('小丁'))).status).toBe(
    200,
  );
  expect(await onDesk('小丁')).toEqual([]);
  const order = { role: 'person', from: '小丁', to: '小甲', reason: '离职', occurredAt: day('03-04') };
  const given = await house.post('/handovers', order, encodeURIComponent('主任'));
  expect(given.status).toBe(201);
  await house.settle();
  expect((await house.get(`/handovers/${given.body.id}`)).body).toMatchObject({ moved: 1, staying: 0 });
  // Whoever did it does not check it, also where it is on another desk now.
  const reject = (actor: string) =>
    house.post(`/cases/${id}/reject`, { reason: '未清理', occurredAt: day('03-05') }, actor);
  expect((await reject(encodeURIComponent('小丁'))).body).toMatchObject({ rule: 'verifier-is-not-rectifier' });
  expect((await reject('wang.fang')).status).toBe(200);
  expect([await onDesk('小丁'), await onDesk('小甲')]).toEqual([[], [`case ${id}`]]);
});

test('a desk goes to another one, and only where there is something on it', async () => {
  const order = { role: 'person', from: '李四', to: '李四', reason: '…' };
  expect(await house.post('/handovers', order)).toMatchObject({ status: 409, body: { rule: 'to-another-desk' } });
  const empty = { ...order, from: '张三' };
  expect(await house.post('/handovers', empty)).toMatchObject({
    status: 409,
    body: { rule: 'something-to-hand-over' },
  });
  expect(await house.post('/handovers', { ...order, to: '', reason: '' })).toMatchObject({ status: 400 });
});

test('a department’s work goes along in the same way', async () => {
  const before = (await house.get(`/desk?department=${encodeURIComponent('城管')}`)).body.total as number;
  expect(before).toBeGreaterThan(0);
  const order = { role: 'department', from: '城管', to: '综合执法', reason: '机构改革' };
  expect((await house.post('/handovers', order)).status).toBe(201);
  await house.settle();
  expect((await house.get(`/desk?department=${encodeURIComponent('城管')}`)).body.total).toBe(0);
  expect((await house.get(`/desk?department=${encodeURIComponent('综合执法')}`)).body.total).toBe(before);
});
