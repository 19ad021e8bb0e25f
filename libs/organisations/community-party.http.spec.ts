import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string) => `2018-${day}T09:00:00+08:00`;
const post = (url: string, payload: object, actor?: string) => house.post(url, payload, actor);
const get = (url: string) => house.get(url);

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T08:00:00.000Z');
  for (const communityId of ['c1', 'c2'])
    await post('/communities', { communityId, name: `${communityId}社区`, occurredAt: at('01-02') });
});
afterAll(() => house.close());

test('full-time workers: communities that have one, as of any day', async () => {
  const assign = (workerId: string, communityId: string, day: string) =>
    post('/full-time-workers', { workerId, communityId, occurredAt: at(day) });
  expect((await assign('w1', 'c1', '02-01')).status).toBe(201);
  expect((await assign('w2', 'c1', '03-01')).status).toBe(201);
  expect(await assign('w2', 'c2', '04-01')).toMatchObject({ status: 409, body: { rule: 'one-community-at-a-time' } });
  expect(await assign('w3', 'nowhere', '04-01')).toMatchObject({ status: 422 });
  await post('/full-time-workers/w2/end', { reason: '调整', occurredAt: at('06-01') });
  expect((await assign('w2', 'c2', '06-01')).status).toBe(201);
  const figures = async (query: string) => {
    const all = await house.figures(query);
    return [all['communities.withFullTimeWorker'], all['fullTimeWorkers.inPost']];
  };
  const share = async (query: string) => {
    const all = await house.figures(query);
    return [all['communities.registered'], all['communities.fullTimeWorkerShare']];
  };
  expect(await figures('to=2018-01-31')).toEqual([0, 0]);
  expect(await figures('to=2018-04-30')).toEqual([1, 2]);
  expect(await figures('to=2018-06-30')).toEqual([2, 2]);
  expect(await figures('to=2018-06-30&communityId=c2')).toEqual([1, 1]);
  expect(await share('to=2018-01-01')).toEqual([0, null]);
  expect(await share('to=2018-04-30')).toEqual([2, 0.5]);
  expect(await share('to=2018-06-30')).toEqual([2, 1]);
  expect((await get('/figures/records?figure=communities.withFullTimeWorker&to=2018-04-30')).body.total).toBe(2);
  const [assigned, ended] = (await get('/full-time-workers/w2/history')).body;
  const correcting = { eventId: ended.id, field: 'occurredAt', value: at('07-01'), reason: '录错' };
  expect(await post('/full-time-workers/w2/correct', correcting)).toMatchObject({
    status: 409,
    body: { rule: 'steps-in-order' },
  });
  const earlier = { ...correcting, eventId: assigned.id, value: at('05-01') };
  expect((await house.correct('/full-time-workers/w2/correct', earlier)).status).toBe(200);
  expect(await figures('to=2018-04-30')).toEqual([1, 1]);
  const may = encodeURIComponent(at('05-15'));
  expect((await get(`/full-time-workers/w2?occurredUntil=${may}`)).body).toMatchObject({ communityId: 'c1' });
  expect((await get('/full-time-workers?communityId=c2&status=assigned')).body).toMatchObject({
    total: 1,
    fullTimeWorkers: [{ workerId: 'w2' }],
  });
  const first = (await get('/full-time-workers?limit=1')).body;
  const second = (await get(`/full-time-workers?limit=1&cursor=${first.next}`)).body;
  expect([first, second].map((page) => page.fullTimeWorkers[0].workerId)).toEqual(['w2', 'w1']);
});

test('a community that was registered later than its worker began counts from its registration on', async () => {
  await post('/full-time-workers/w1/end', { reason: '调整', occurredAt: at('08-01') });
  await post('/communities', { communityId: 'c3', name: 'c3社区', occurredAt: at('11-01') });
  await post('/full-time-workers', { workerId: 'w4', communityId: 'c3', occurredAt: at('09-01') });
  await post('/full-time-workers', { workerId: 'w5', communityId: 'c1', occurredAt: at('09-01') });
  const counted = async (day: string) => {
    const all = await house.figures(`to=2018-${day}`);
    return ['communities.withFullTimeWorker', 'communities.registered', 'communities.fullTimeWorkerShare'].map(
      (name) => all[name],
    );
  };
  expect(await counted('10-31')).toEqual([2, 2, 1]);
  expect(await counted('11-30')).toEqual([3, 3, 1]);
  const [{ id: eventId }] = (await get('/communities/c3/history')).body;
  const earlier = { eventId, field: 'occurredAt', value: at('10-01'), reason: '录错' };
  expect((await house.correct('/communities/c3/correct', earlier)).status).toBe(200);
  expect(await counted('10-31')).toEqual([3, 3, 1]);
});

test('greater committees: one a community, as of any day', async () => {
  const units = [{ unit: '明湖医院', post: '兼职委员' }];
  const establish = (communityId: string, day: string) =>
    post('/greater-committees', { communityId, units, occurredAt: at(day) });
  const racing = await Promise.all([establish('c1', '03-01'), establish('c1', '03-01')]);
  expect(racing.map(({ status }) => status).sort()).toEqual([201, 409]);
  expect((await establish('c2', '04-01')).status).toBe(201);
  expect(await establish('c9', '04-01')).toMatchObject({ status: 422 });
  expect(await post('/greater-committees/c2/change', { units: [...units, ...units] })).toMatchObject({
    status: 409,
    body: { rule: 'a-unit-once' },
  });
  await post('/greater-committees/c2/change', { units: [...units, { unit: '明湖小学' }], occurredAt: at('05-01') });
  await post('/greater-committees/c1/dissolve', { reason: '区划调整', occurredAt: at('09-01') });
  const figure = async (query: string) => (await house.figures(query))['greaterCommittees.established'];
  expect(await figure('to=2018-02-28')).toBe(0);
  expect(await figure('to=2018-08-31')).toBe(2);
  expect(await figure('to=2018-09-30')).toBe(1);
  expect(await figure('to=2018-08-31&communityId=c1')).toBe(1);
  expect((await get('/figures/records?figure=greaterCommittees.established&to=2018-09-30')).body).toMatchObject({
    total: 1,
    records: [{ communityId: 'c2' }],
  });
  const april = encodeURIComponent(at('04-15'));
  expect((await get(`/greater-committees/c2?occurredUntil=${april}`)).body.units).toHaveLength(1);
  expect((await get('/greater-committees/c2')).body.units).toHaveLength(2);
  expect((await get('/greater-committees?status=dissolved')).body.greaterCommittees).toMatchObject([
    { communityId: 'c1' },
  ]);
});
