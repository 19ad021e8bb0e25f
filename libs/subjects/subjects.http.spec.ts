import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const code = '91350100M000100Y43';
const day = (md: string) => `2018-${md}T09:00:00+08:00`;
const done = async (url: string, body: object) => {
  const answer = await house.post(url, body);
  expect([url, answer.status, answer.status < 300 ? '' : answer.body]).toEqual([url, expect.any(Number), '']);
  return answer.body;
};

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  await done('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: day('01-01') });
  const site = { communityId: 'c1', occurredAt: day('01-02') };
  await done('/sites', { ...site, siteId: 's1', kind: 'auto-repair', name: '顺达汽修' });
  await done('/sites', { ...site, siteId: 's2', kind: 'shop', name: '顺达汽车用品', creditCode: code });
  await done('/sites', { ...site, siteId: 's3', kind: 'shop', name: '别家' });
  await done('/repair-shops', { siteId: 's1', creditCode: code, occurredAt: day('01-03') });
  await done('/pledges', { shopId: 's2', items: ['order'], occurredAt: day('02-01') });
  const problem = { category: '扬尘', description: '占道洗车', source: 'resident' };
  await done('/cases', { ...problem, siteId: 's1', occurredAt: day('03-01') });
  await done('/cases', { ...problem, siteId: 's3', occurredAt: day('03-01') });
  await done('/patrols', { siteId: 's2', findings: [], occurredAt: day('04-01') });
  // The building that an enterprise is in is not the enterprise's own.
  const enterprise = { enterpriseId: 'e1', name: '顺达汽车服务有限公司', communityId: 'c1', siteId: 's3' };
  const { events } = await done('/enterprises', { ...enterprise, occurredAt: day('05-01') });
  const correction = { eventId: events[0].id, field: 'creditCode', value: code, reason: '补录' };
  expect((await house.correct('/enterprises/e1/correct', correction)).status).toBe(200);
});
afterAll(() => house.close());

const partsOf = (body: { parts: { part: string; total: number; records: { path: string }[] }[] }) =>
  Object.fromEntries(body.parts.map(({ part, records }) => [part, records.map(({ path }) => path).sort()]));

test('what any room knows of one legal person is found by its code, however it is typed', async () => {
  for (const typed of [code, code.toLowerCase(), '91350100 M000100Y43', '９１３５０１００Ｍ０００１００Ｙ４３']) {
    const { status, body } = await house.get(`/subjects/${encodeURIComponent(typed)}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ creditCode: code, asOf: '2018-12-31T00:00:00.000Z' });
    expect(body.names.sort()).toEqual(['顺达汽修', '顺达汽车用品', '顺达汽车服务有限公司'].sort());
    expect(partsOf(body)).toEqual({
      sites: ['/api/sites/s1', '/api/sites/s2'],
      patrols: [expect.stringMatching(/^\/api\/patrols\//)],
      cases: [expect.stringMatching(/^\/api\/cases\//)],
      'repair-shops': ['/api/repair-shops/s1'],
      pledges: ['/api/pledges/s2'],
      enterprises: ['/api/enterprises/e1'],
    });
    for (const { total, records } of body.parts) expect(total).toBe(records.length);
    for (const { records } of body.parts)
      for (const { path } of records) expect((await house.get(path.slice(4))).status).toBe(200);
  }
});

test('as it was, on either clock', async () => {
  const then = async (query: string) => partsOf((await house.get(`/subjects/${code}?${query}`)).body);
  expect(Object.keys(await then(`occurredUntil=${encodeURIComponent(day('01-04'))}`))).toEqual([
    'sites',
    'repair-shops',
  ]);
  const before = encodeURIComponent(day('01-01'));
  expect((await house.get(`/subjects/${code}?occurredUntil=${before}`)).status).toBe(404);
});

test('a code that is none is not found, nor one that nobody bears, each with its reason', async () => {
  const none = await house.get('/subjects/91350100M000100Y44');
  expect(none).toMatchObject({ status: 404, body: { detail: expect.stringContaining('91350100M000100Y44') } });
  const nobodys = await house.get('/subjects/410100000012345');
  expect(nobodys).toMatchObject({ status: 404, body: { detail: expect.stringContaining('410100000012345') } });
  expect(nobodys.body.detail).not.toBe(none.body.detail);
});

test('a site gets its code by a change, and lists find it', async () => {
  expect((await house.post('/sites/s3/change', { creditCode: '91350100M000100Y44' })).status).toBe(400);
  expect(await house.post('/sites/s3/change', { creditCode: '410100000012345' })).toMatchObject({ status: 200 });
  expect((await house.get('/sites?creditCode=410100000012345')).body.total).toBe(1);
  expect((await house.get(`/enterprises?creditCode=${code}`)).body.total).toBe(1);
});
