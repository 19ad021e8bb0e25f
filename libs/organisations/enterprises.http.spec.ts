import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string) => `2018-${day}T09:00:00+08:00`;
const post = (url: string, payload: object, actor?: string) => house.post(url, payload, actor);
const get = (url: string) => house.get(url);

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T08:00:00.000Z');
  for (const communityId of ['c1', 'c2']) await post('/communities', { communityId, name: `${communityId}社区` });
  const branch = { level: 'branch', type: 'enterprise', communityId: 'c1', fullMembers: 5, occurredAt: at('01-05') };
  await post('/organisations', { organisationId: 'o1', name: '软件园党支部', ...branch });
});
afterAll(() => house.close());

const survey = (id: string, day: string, staff: number, members: number) =>
  post(`/enterprises/${id}/survey`, { staff, members, ownerAttitude: 'supports', occurredAt: at(day) });

test('enterprises are registered, surveyed, covered and closed; figures of any day', async () => {
  for (const [enterpriseId, communityId] of [
    ['e1', 'c1'],
    ['e2', 'c1'],
    ['e3', 'c2'],
  ]) {
    const registering = { enterpriseId, communityId, name: `${enterpriseId}公司`, occurredAt: at('02-01') };
    expect((await post('/enterprises', registering)).status).toBe(201);
  }
  await survey('e1', '03-01', 40, 5);
  await survey('e2', '03-01', 12, 3);
  await survey('e3', '03-01', 9, 1);
  const naming = { organisationId: 'o1', occurredAt: at('04-01') };
  expect(await post('/enterprises/e1/name-branch', { ...naming, organisationId: 'nobody' })).toMatchObject({
    status: 422,
  });
  expect((await post('/enterprises/e1/name-branch', naming)).status).toBe(200);
  await survey('e2', '09-01', 12, 2);
  const figures = async (query: string) => {
    const all = await house.figures(query);
    return ['registered', 'surveyed', 'staff', 'withThreeMembers', 'covered', 'coverage'].map(
      (name) => all[`enterprises.${name}`],
    );
  };
  expect(await figures('to=2018-02-28')).toEqual([3, 0, 0, 0, 0, null]);
  expect(await figures('to=2018-03-31')).toEqual([3, 3, 61, 2, 0, 0]);
  expect(await figures('to=2018-04-30')).toEqual([3, 3, 61, 2, 1, 0.5]);
  expect(await figures('to=2018-09-30')).toEqual([3, 3, 61, 1, 1, 1]);
  expect(await figures('to=2018-09-30&communityId=c2')).toEqual([1, 1, 9, 0, 0, null]);
  const { body } = await get('/figures/records?figure=enterprises.covered&to=2018-09-30');
  expect(body).toMatchObject({ total: 1, records: [{ enterpriseId: 'e1', organisationId: 'o1' }] });

  expect(await post('/organisations/o1/dissolve', { reason: '撤并' })).toMatchObject({
    status: 409,
    body: { rule: 'without-enterprises' },
  });
  const history: StoredEvent[] = (await get('/enterprises/e1/history')).body;
  const surveyed = history.find(({ type }) => type === 'EnterpriseSurveyed')!;
  await house.correct('/enterprises/e1/correct', { eventId: surveyed.id, field: 'staff', value: '41', reason: '录错' });
  expect((await figures('to=2018-04-30'))[2]).toBe(62);
  await post('/enterprises/e1/close', { reason: '迁出', occurredAt: at('11-01') });
  expect(await figures('to=2018-10-31')).toEqual([3, 3, 62, 1, 1, 1]);
  expect(await figures('to=2018-11-30')).toEqual([2, 2, 21, 0, 0, null]);
  const noon = encodeURIComponent(at('10-01'));
  expect((await get(`/enterprises/e1?occurredUntil=${noon}`)).body).toMatchObject({ status: 'in-business', staff: 41 });
});

describe('lists', () => {
  test('with filters, page by page', async () => {
    expect((await get('/enterprises?hasBranch=true')).body.enterprises).toMatchObject([
      { enterpriseId: 'e1', status: 'closed', organisationId: 'o1' },
    ]);
    expect((await get('/enterprises?communityId=c1&status=in-business&surveyedFrom=2018-09-01')).body).toMatchObject({
      total: 1,
      enterprises: [{ enterpriseId: 'e2', members: 2 }],
    });
    const first = (await get('/enterprises?limit=2')).body;
    const second = (await get(`/enterprises?limit=2&cursor=${first.next}`)).body;
    expect([...first.enterprises, ...second.enterprises].map(({ enterpriseId }) => enterpriseId)).toEqual([
      'e1',
      'e2',
      'e3',
    ]);
    expect((await get('/enterprises/e2')).body.possible).toContain('SurveyEnterprise');
    expect((await post('/enterprises', { name: 'x', communityId: 'c9' })).status).toBe(422);
  });
});

test('the community of an enterprise is corrected to one that is there, and to that of its site', async () => {
  await post('/sites', { siteId: 's1', name: '厂房', kind: 'shop', communityId: 'c2', occurredAt: at('01-01') });
  const registering = { enterpriseId: 'e4', communityId: 'c2', siteId: 's1', name: '丁公司', occurredAt: at('12-01') };
  await post('/enterprises', registering);
  const wrong = { enterpriseId: 'e5', communityId: 'c1', name: '戊公司', occurredAt: at('12-01') };
  await post('/enterprises', wrong);
  const correct = async (id: string, value: string) => {
    const [{ id: eventId }] = (await get(`/enterprises/${id}/history`)).body;
    return house.correct(`/enterprises/${id}/correct`, { eventId, field: 'communityId', value, reason: '录错' });
  };
  expect(await correct('e5', 'c9')).toMatchObject({ status: 422 });
  expect(await correct('e4', 'c1')).toMatchObject({ status: 409, body: { rule: 'site-in-community' } });
  const registered = async (id: string) =>
    (await house.figures(`to=2018-12-30&communityId=${id}`))['enterprises.registered'];
  const before = [await registered('c1'), await registered('c2')];
  expect((await correct('e5', 'c2')).status).toBe(200);
  expect([await registered('c1'), await registered('c2')]).toEqual([before[0]! - 1, before[1]! + 1]);
});
