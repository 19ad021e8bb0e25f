import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FindingsReactor } from '#cases';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const profile = (siteId: string) => ({
  siteId,
  areaM2: 200,
  ownership: 'own',
  functions: ['阅览'],
  signsUnified: true,
  keeper: 'wang',
  occurredAt: day('01-02'),
});
const seen = (inventoryId: string, fields: object = {}) => ({
  inventoryId,
  exists: true,
  areaM2: 200,
  state: 'in-use',
  signsUnified: true,
  hasLogBook: true,
  occurredAt: day('03-01'),
  ...fields,
});

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z', [FindingsReactor]);
  const occurredAt = day('01-01');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt });
  for (const siteId of ['s1', 's2'])
    await house.post('/sites', { siteId, name: siteId, kind: 'venue', communityId: 'c1', occurredAt });
});
afterAll(() => house.close());

test('venues are described, checked in an inventory, used; what is diverted is a case', async () => {
  for (const siteId of ['s1', 's2'])
    expect(await house.post('/venues', profile(siteId))).toMatchObject({ status: 201, body: { id: siteId } });
  expect(await house.post('/venues', profile('nowhere'))).toMatchObject({ status: 422 });
  const opening = { name: '2018清查', venueIds: ['s1', 's2'], dueDay: '2018-12-31', occurredAt: day('02-01') };
  const { id } = (await house.post('/venue-inventories', opening)).body;
  expect((await house.post('/venues/s1/check', seen(id))).status).toBe(200);
  const early = await house.post(`/venue-inventories/${id}/close`, {});
  expect(early).toMatchObject({ status: 409, body: { rule: 'check-all', state: 'open' } });
  expect(await house.post('/venues/s2/check', seen(id, { state: 'diverted' }))).toMatchObject({
    status: 409,
    body: { rule: 'diverted-is-a-case' },
  });
  const problems = [{ category: '挪用', description: '作仓库' }];
  const { body } = await house.post('/venues/s2/check', seen(id, { state: 'diverted', problems }));
  await house.settle();
  const caseId = body.events[0].data.problems[0].findingId as string;
  expect((await house.get(`/cases/${caseId}`)).body).toMatchObject({
    siteId: 's2',
    source: 'venue',
    foundIn: { kind: 'venue', id: 's2' },
  });
  expect((await house.get('/venues/s2')).body.checks).toMatchObject([{ problems: [{ findingId: caseId }] }]);
  expect((await house.post(`/venue-inventories/${id}/close`, {})).status).toBe(200);
  const again = { name: '下半年', venueIds: ['s1'], dueDay: '2018-12-31', occurredAt: day('07-01') };
  const second = (await house.post('/venue-inventories', again)).body.id;
  await house.post('/venues/s1/check', seen(second, { state: 'idle', occurredAt: day('07-10') }));
  await house.post('/venues/s1/use', { what: '阅读', uses: 3, persons: 40, occurredAt: day('12-01') });

  const checked = (await house.events()).filter(({ type }) => type === 'VenueChecked').map(({ stream }) => stream);
  expect(await house.figures()).toMatchObject({
    'venues.profiled': 2,
    'venues.checked': new Set(checked).size,
    'venues.inUse': 0,
    'venues.uses': 3,
    'venues.persons': 40,
  });
  const found = { 'venues.problems': 1, 'venues.problemsRectified': 0, 'venues.rectifiedShare': 0, 'venues.area': 400 };
  expect(await house.figures()).toMatchObject({ ...found, 'venues.areaPerHousehold': null });
  const households = { households: 200, occurredAt: day('02-01') };
  expect((await house.post('/communities/c1/count-households', households)).status).toBe(200);
  expect(await house.figures()).toMatchObject({ 'communities.households': 200, 'venues.areaPerHousehold': 2 });
  expect((await house.figures('to=2018-01-31'))['communities.households']).toBe(0);
  const half = await house.figures('from=2018-01-01&to=2018-06-30');
  expect(half).toMatchObject({ 'venues.checked': 2, 'venues.inUse': 1, 'venues.inUseShare': 0.5, 'venues.uses': 0 });
  expect(half).toMatchObject({ 'venues.checkedShare': 1 });
  const { records } = (await house.get('/figures/records?figure=venues.inUse&from=2018-01-01&to=2018-06-30')).body;
  expect(records).toMatchObject([{ venueId: 's1' }]);
  expect((await house.get('/venues?state=diverted&communityId=c1')).body.venues).toMatchObject([{ venueId: 's2' }]);
  const first = (await house.get('/venues?limit=1')).body;
  expect((await house.get(`/venues?limit=1&cursor=${first.next}`)).body.venues).toHaveLength(1);
  const asOf = encodeURIComponent(day('04-01'));
  expect((await house.get(`/venues/s1?occurredUntil=${asOf}`)).body).toMatchObject({ state: 'in-use', possible: [] });
});

test('the clock says once what nobody uses', async () => {
  const idle = async () =>
    (await house.get('/venues?isIdle=true')).body.venues.map((v: { venueId: string }) => v.venueId);
  await house.office.tick();
  expect(await idle()).toEqual(['s2']);
  await house.office.tick();
  expect((await house.events()).filter(({ type }) => type === 'VenueIdle')).toHaveLength(1);
  await house.post('/venues/s2/use', { what: '阅读', uses: 1, persons: 1, occurredAt: day('12-30') });
  expect(await idle()).toEqual([]);
});

test('a venue counts while its site is in service: not from its retirement on, and again once it is restored', async () => {
  const site = { siteId: 's3', name: 's3', kind: 'venue', communityId: 'c1', occurredAt: day('01-01') };
  await house.post('/sites', site);
  await house.post('/venues', profile('s3'));
  const opening = { name: '三月清查', venueIds: ['s3'], dueDay: '2018-12-31', occurredAt: day('02-01') };
  const { id } = (await house.post('/venue-inventories', opening)).body;
  await house.post('/venues/s3/check', seen(id));
  const counted = async (to: string) => {
    const figures = await house.figures(`from=2018-01-01&to=2018-${to}&communityId=c1`);
    return [figures['venues.profiled'], figures['venues.inUse']];
  };
  const before = [await counted('03-31'), await counted('04-30')];
  expect(before).toEqual([
    [3, 2],
    [3, 2],
  ]);
  const summer = { name: '夏季清查', venueIds: ['s2', 's3'], dueDay: '2018-12-31', occurredAt: day('04-01') };
  const { id: open } = (await house.post('/venue-inventories', summer)).body;
  const toCheck = async (inventory = '夏季清查') =>
    ((await house.get('/desk?list=venues.toCheck')).body.entries as { id: string; title: string }[])
      .filter(({ title }) => title === inventory)
      .map(({ id: venueId }) => venueId);
  expect(await toCheck()).toEqual(['s2', 's3']);
  expect((await house.post('/sites/s3/retire', { reason: '拆除', occurredAt: day('04-10') })).status).toBe(200);
  expect(await toCheck()).toEqual(['s2']);
  // It was checked, and is there no more: what was checked is a share of what there is.
  expect(await house.figures('from=2018-01-01&to=2018-04-30&communityId=c1')).toMatchObject({
    ...{ 'venues.profiled': 2, 'venues.checked': 3, 'venues.checkedInService': 2, 'venues.checkedShare': 1 },
  });
  expect([await counted('03-31'), await counted('04-30')]).toEqual([before[0], [2, 1]]);
  const use = { what: '阅读', uses: 1, persons: 1, occurredAt: day('04-11') };
  expect(await house.post('/venues/s3/use', use)).toMatchObject({ status: 409, body: { rule: 'venue-in-service' } });
  await house.post('/sites/s3/restore', { reason: '重建', occurredAt: day('06-01') });
  expect(await toCheck()).toEqual(['s2', 's3']);
  await house.post('/venues/s3/check', seen(open, { occurredAt: day('06-05') }));
  expect(await toCheck()).toEqual(['s2']);
  expect([await counted('04-30'), await counted('06-30')]).toEqual([
    [2, 1],
    [3, 2],
  ]);
  // Retired before it is asked for: that cannot be checked either.
  await house.post('/sites/s3/retire', { reason: '拆除', occurredAt: day('06-10') });
  const late = { name: '六月清查', venueIds: ['s2', 's3'], dueDay: '2018-12-31', occurredAt: day('06-11') };
  expect((await house.post('/venue-inventories', late)).status).toBe(201);
  expect(await toCheck('六月清查')).toEqual(['s2']);
});
