import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { caseRules } from '#cases';
import { ConfirmProposal } from '#corrections';
import { openTestOffice } from '#http/testing';
import { rooms } from '#office';
import { Kinds } from '#platform';
import type { DeskEntry, DeskPage } from './index.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const lists = rooms.flatMap((room) => room.desk);

async function desk(query = ''): Promise<DeskPage> {
  const { status, body } = await house.get(`/desk${query}`);
  expect(status).toBe(200);
  return body as DeskPage;
}
const shortly = ({ entries }: DeskPage) => entries.map(({ list, id }) => `${list} ${id}`);

async function report(caseId: string, fields: object = {}): Promise<string> {
  const problem = { category: '扬尘', description: caseId, source: 'resident', communityId: 'c1', ...fields };
  return (await house.post('/cases', { ...problem, occurredAt: day('03-01') })).body.id as string;
}

beforeAll(async () => {
  house = await openTestOffice('2018-03-20T00:00:00.000Z');
  const occurredAt = day('01-01');
  for (const communityId of ['c1', 'c2'])
    await house.post('/communities', { communityId, name: communityId, occurredAt });
  for (const siteId of ['s1', 's2'])
    await house.post('/sites', { siteId, name: siteId, kind: 'venue', communityId: 'c2', occurredAt });
});
afterAll(() => house.close());

test('one desk over all rooms, what is due first before the rest, each with its record and command', async () => {
  const [filed, dispatched] = [await report('one'), await report('two')];
  await house.post(`/cases/${dispatched}/file`, { occurredAt: day('03-02') });
  const deadline = { at: day('03-25') };
  await house.post(`/cases/${dispatched}/dispatch`, {
    department: '城管',
    assignee: 'Zhang Wei',
    deadline,
    occurredAt: day('03-02', 10),
  });
  for (const siteId of ['s1', 's2'])
    await house.post('/venues', {
      siteId,
      areaM2: 200,
      ownership: 'own',
      functions: ['阅览'],
      signsUnified: true,
      keeper: 'wang',
      occurredAt: day('01-02'),
    });
  const opening = { name: '清查', venueIds: ['s1', 's2'], dueDay: '2018-03-15', occurredAt: day('02-01') };
  const { id: inventoryId } = (await house.post('/venue-inventories', opening)).body;
  const task = {
    campaign: '回头看',
    kind: 'handed-over-item',
    externalNumber: 'D1',
    level: 'ministry',
    authority: '生态环境部',
    text: '噪音',
    communityId: 'c1',
    dueDay: '2018-04-01',
    occurredAt: day('03-19'),
  };
  const handedOver = await house.post('/tasks', task);
  expect(handedOver.status).toBe(201);
  const taskId = handedOver.body.id as string;

  const all = await desk();
  expect(shortly(all)).toEqual([
    'venues.toCheck s1',
    'venues.toCheck s2',
    `venues.inventoriesToClose ${inventoryId}`,
    `tasks.toClaim ${taskId}`,
    `cases.toRectify ${dispatched}`,
    `cases.toFile ${filed}`,
  ]);
  expect(all).toMatchObject({ total: 6, at: '2018-03-20T00:00:00.000Z' });
  expect(all.next).toBeUndefined();
  expect(all.lists).toContainEqual({
    list: 'venues.toCheck',
    label: { zh: '待清查阵地', en: 'venues to check in an inventory' },
    count: 2,
    overdue: 2,
  });
  expect(all.entries.map(({ overdue }) => overdue)).toEqual([true, true, true, false, false, false]);
  expect(all.entries[4]).toMatchObject({
    kind: 'case',
    path: `/api/cases/${dispatched}`,
    command: 'ReportRectification',
    person: 'Zhang Wei',
    department: '城管',
    communityId: 'c1',
    due: '2018-03-25T01:00:00.000Z',
  });
  for (const { path } of all.entries) expect((await house.get(path.slice('/api'.length))).status).toBe(200);

  // However it is spelled; and what names nobody is on nobody's desk.
  expect(shortly(await desk(`?person=${encodeURIComponent('ＺＨＡＮＧ wei')}`))).toEqual([
    `cases.toRectify ${dispatched}`,
  ]);
  expect(shortly(await desk(`?department=${encodeURIComponent('城管')}`))).toHaveLength(1);
  expect(shortly(await desk('?person=nobody'))).toEqual([]);
  expect(shortly(await desk('?communityId=c1&dueTo=2018-03-31'))).toEqual([
    `tasks.toClaim ${taskId}`,
    `cases.toRectify ${dispatched}`,
  ]);
  expect(shortly(await desk('?overdue=true'))).toHaveLength(3);
  expect(shortly(await desk('?list=cases.toFile'))).toEqual([`cases.toFile ${filed}`]);
  expect(await house.get('/desk?list=cases.toFiel')).toMatchObject({ status: 400 });

  const check = { inventoryId, exists: true, areaM2: 200, state: 'in-use', signsUnified: true, hasLogBook: true };
  await house.post('/venues/s1/check', { ...check, occurredAt: day('03-10') });
  expect(shortly(await desk('?list=venues.toCheck'))).toEqual(['venues.toCheck s2']);
  await house.post(`/tasks/${taskId}/claim`, {
    unit: '环保所',
    unitLevel: 'office',
    person: '李四',
    occurredAt: day('03-19', 10),
  });
  const claimed = `tasks.toInvestigate ${taskId}`;
  expect(shortly(await desk(`?department=${encodeURIComponent('环保所')}`))).toEqual([claimed]);
  expect(shortly(await desk(`?person=${encodeURIComponent('李四')}`))).toEqual([claimed]);
});

test('page after page gives the desk as it is at once, whatever the size of a page', async () => {
  const issued = (n: number, dueOn?: string) => ({ name: `事项${n}`, ...(dueOn === undefined ? {} : { dueOn }) });
  // Days whose end is also the moment at which a case is due, others between, and some without a term.
  const items = [issued(1, '2018-04-10'), issued(2, '2018-04-12'), issued(3), issued(4, '2018-04-10')];
  const programme = {
    name: '321',
    edition: '2018',
    communityId: 'c1',
    items,
    occurredAt: day('03-01'),
  };
  expect((await house.post('/programmes', programme)).status).toBe(201);
  for (const until of ['2018-04-10T15:59:59.999Z', '2018-04-10T15:59:59.999Z', '2018-04-11T00:00:00.000Z']) {
    const id = await report(until);
    await house.post(`/cases/${id}/file`, { occurredAt: day('03-02') });
    const deadline = { at: until };
    const sent = { department: '城管', assignee: '赵', deadline, occurredAt: day('03-02', 10) };
    expect((await house.post(`/cases/${id}/dispatch`, sent)).status).toBe(200);
  }
  const whole = await desk();
  expect(whole.total).toBe(whole.entries.length);
  expect(whole.total).toBeGreaterThan(10);
  const dues = whole.entries.map(({ due }) => due ?? '~');
  expect(dues).toEqual([...dues].sort());
  for (const limit of [1, 2, 3, 7]) {
    const entries: DeskEntry[] = [];
    let cursor: string | undefined;
    do {
      const page = await desk(`?limit=${limit}${cursor === undefined ? '' : `&cursor=${cursor}`}`);
      entries.push(...page.entries);
      cursor = page.next;
    } while (cursor !== undefined);
    expect(entries).toEqual(whole.entries);
  }
  const { next } = await desk('?limit=1');
  expect(await house.get(`/desk?limit=1&communityId=c1&cursor=${next}`)).toMatchObject({ status: 400 });
});

test('every list of every room is of what there is: fields, records, routes and commands', async () => {
  const kinds = house.app.get(Kinds, { strict: false });
  const paths = Object.keys((await house.app.inject('/api/docs/openapi.json')).json().paths as object);
  expect(new Set(lists.map(({ name }) => name)).size).toBe(lists.length);
  expect(lists.length).toBeGreaterThan(40);
  for (const { name, label, of, where, due, person, department, unit, record, next } of lists) {
    expect({ name, label }).toEqual({ name, label: { zh: expect.any(String), en: expect.any(String) } });
    const asked = [...where.map(({ field }) => field), due?.field, person?.key, department?.key, unit];
    const undeclared = asked.filter((field) => field !== undefined && !of.fields.includes(field));
    expect({ name, undeclared }).toEqual({ name, undeclared: [] });
    const hasRoute = paths.some((path) => path.startsWith(`/api/${record.at}/{`));
    expect({ name, hasRoute }).toEqual({ name, hasRoute: true });
    if (next === undefined) continue;
    // What waits for a second person belongs to a record of any room; its command has a route of its own.
    if (next === ConfirmProposal) continue;
    const known = record.kind === 'case' ? caseRules : kinds.of(record.kind).kind.aggregate.rules;
    expect({ name, isKnown: known.ruleOf(new next()) !== undefined }).toEqual({ name, isKnown: true });
  }
});

test('an extension is on the desk until it is decided, a notice until it is served; of what is over, nothing', async () => {
  const wanted = async (list: string) => shortly(await desk(`?list=${list}`));
  const [extensions, notices] = ['cases.extensionsToDecide', 'cases.noticesToServe'];
  const caseId = await report('three');
  await house.post(`/cases/${caseId}/file`, { occurredAt: day('03-02') });
  const deadline = { at: day('03-25') };
  const sent = { department: '城管', assignee: '赵六', deadline, occurredAt: day('03-02', 10) };
  await house.post(`/cases/${caseId}/dispatch`, sent);
  expect([await wanted(extensions!), await wanted(notices!)]).toEqual([[], []]);
  const words = { facts: '裸土', basis: '条例', requirements: '覆盖', recipient: '某公司' };
  const issued = await house.post(`/cases/${caseId}/issue-notice`, {
    ...words,
    deadline,
    occurredAt: day('03-02', 11),
  });
  const asked = { until: { at: day('03-28') }, reason: '雨', occurredAt: day('03-03') };
  const requested = await house.post(`/cases/${caseId}/request-extension`, asked, encodeURIComponent('赵六'));
  expect(await wanted(extensions!)).toEqual([`${extensions} ${caseId}`]);
  expect(await wanted(notices!)).toEqual([`${notices} ${caseId}`]);
  const { noticeId } = issued.body.events[0].data as { noticeId: string };
  const service = { noticeId, method: 'direct', servedBy: '李四', servedTo: '某公司' };
  const served = { servedAt: day('03-03', 10), occurredAt: day('03-03', 11) };
  expect((await house.post(`/cases/${caseId}/serve-notice`, { ...service, ...served })).status).toBe(200);
  const { extensionId } = requested.body.events[0].data as { extensionId: string };
  expect(
    (await house.post(`/cases/${caseId}/grant-extension`, { extensionId, occurredAt: day('03-03', 12) })).status,
  ).toBe(200);
  expect([await wanted(extensions!), await wanted(notices!)]).toEqual([[], []]);
  const second = { ...words, deadline, occurredAt: day('03-04') };
  expect((await house.post(`/cases/${caseId}/issue-notice`, second)).status).toBe(200);
  expect(await wanted(notices!)).toHaveLength(1);
  expect((await house.post(`/cases/${caseId}/merge`, { into: await report('four') })).status).toBe(200);
  expect(await wanted(notices!)).toEqual([]);
});
