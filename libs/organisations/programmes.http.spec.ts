import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string) => `2018-${day}T09:00:00+08:00`;
const post = (url: string, payload: object, actor?: string) => house.post(url, payload, actor);
const get = (url: string) => house.get(url);

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T08:00:00.000Z');
  await post('/communities', { communityId: 'c1', name: '明湖社区' });
});
afterAll(() => house.close());

test('a programme with its items, done and checked; figures of any day', async () => {
  const issuing = {
    name: '城市基层党建1+N',
    edition: '2018',
    issuedBy: '区委组织部',
    documentNumber: '组〔2018〕5号',
    items: [{ name: '专职党务工作者', target: 3, unit: '人', dueOn: '2018-06-30' }, { name: '联席会议' }],
    occurredAt: at('02-01'),
  };
  const { status, body } = await post('/programmes', issuing);
  expect(status).toBe(201);
  const { id } = body;
  expect(await post('/programmes', issuing)).toMatchObject({ status: 409, body: { rule: 'issue-once' } });
  expect((await post('/programmes', { ...issuing, communityId: 'c9' })).status).toBe(422);
  expect((await post('/programmes', { ...issuing, items: [] })).status).toBe(400);
  const [first, second] = (await get(`/programmes/${id}`)).body.items.map(({ itemId }: { itemId: string }) => itemId);
  await post('/programmes', { ...issuing, communityId: 'c1', items: [{ name: '大党委' }], occurredAt: at('03-01') });

  const finish = (itemId: string, day: string, fields: object = {}) =>
    post(`/programmes/${id}/finish-item`, { itemId, occurredAt: at(day), ...fields });
  expect(await finish(first, '05-01', { reached: 2 })).toMatchObject({ status: 409, body: { rule: 'target-reached' } });
  expect((await get('/programmes?dueTo=2018-06-30')).body.programmes).toMatchObject([
    { programmeId: id, openItems: 2 },
  ]);
  expect((await finish(first, '05-01', { reached: 3 })).status).toBe(200);
  expect((await finish(second, '06-01')).status).toBe(200);
  const check = (itemId: string, isPassed: boolean, actor: string) =>
    post(`/programmes/${id}/check-item`, { itemId, isPassed, occurredAt: at('07-01') }, actor);
  expect(await check(first, true, 'li.ming')).toMatchObject({ status: 409, body: { rule: 'four-eyes' } });
  expect((await check(first, true, 'wang.fang')).status).toBe(200);
  const figures = async (query: string) => {
    const all = await house.figures(query);
    return ['items', 'itemsDone', 'itemsChecked', 'completion'].map((name) => all[`programmes.${name}`]);
  };
  expect(await figures('to=2018-01-31')).toEqual([0, 0, 0, null]);
  expect(await figures('to=2018-02-28')).toEqual([2, 0, 0, 0]);
  expect(await figures('to=2018-06-30')).toEqual([3, 2, 0, 2 / 3]);
  expect(await figures('to=2018-07-31')).toEqual([3, 2, 1, 2 / 3]);
  expect(await figures('to=2018-07-31&communityId=c1')).toEqual([1, 0, 0, 0]);
  // What a check did not let pass was not done.
  expect((await check(second, false, 'wang.fang')).status).toBe(200);
  expect(await figures('to=2018-07-31')).toEqual([3, 1, 1, 1 / 3]);
  expect((await get('/figures/records?figure=programmes.itemsDone&to=2018-07-31')).body).toMatchObject({
    total: 1,
    records: [{ programmeId: id, itemId: first }],
  });
  const june = encodeURIComponent(at('06-15'));
  expect((await get(`/programmes/${id}?occurredUntil=${june}`)).body.items).toMatchObject([
    { state: 'done' },
    { state: 'done' },
  ]);
  expect((await get(`/programmes/${id}`)).body.items).toMatchObject([
    { state: 'checked', checkedBy: 'wang.fang' },
    { state: 'open', failures: 1 },
  ]);
  await post(`/programmes/${id}/withdraw`, { reason: '新版', occurredAt: at('10-01') });
  expect(await figures('to=2018-10-31')).toEqual([1, 0, 0, 0]);
  const page = (await get('/programmes?limit=1')).body;
  const next = (await get(`/programmes?limit=1&cursor=${page.next}`)).body;
  expect([page, next].map(({ programmes }) => programmes[0].communityId)).toEqual(['c1', undefined]);
});
