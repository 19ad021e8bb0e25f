import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let office: Awaited<ReturnType<typeof openTestOffice>>;
const day = (of: string, hour = 9) => `2018-${of}T${String(hour).padStart(2, '0')}:00:00+08:00`;
/** What had happened by the 15th of March, by what is known now. */
const ofThen = () => office.figures(`occurredUntil=${encodeURIComponent('2018-03-15T23:59:59+08:00')}`);
const ofPeriod = () => office.figures('from=2018-01-01&to=2018-03-15');

async function done(url: string, body: object, actor?: string): Promise<{ id: string; events: { data: never }[] }> {
  const answer = await office.post(url, body, actor);
  expect([url, answer.status < 300 || answer.body]).toEqual([url, true]);
  return answer.body as { id: string; events: { data: never }[] };
}

beforeAll(async () => {
  office = await openTestOffice('2018-03-28T01:00:00.000Z');
  await done('/communities', { communityId: 'c1', name: '甲社区', occurredAt: day('01-01') });
  for (const [siteId, kind] of [
    ['w1', 'water-body'],
    ['s1', 'construction-site'],
    ['r1', 'road-segment'],
  ])
    await done('/sites', { siteId, kind, name: siteId, communityId: 'c1', occurredAt: day('01-01') });
}, 60_000);
afterAll(() => office.close());

test('a tally that was wrong and is entered anew under the same key had never been', async () => {
  const tally = (count: number) => ({
    ...{ roadSegmentId: 'r1', category: '0506', kind: 'correction', day: '2018-03-10', by: '王', unit: 'times' },
    ...{ count, basis: 'paper-sheet' },
  });
  const { id } = await done('/tallies', tally(40));
  await done(`/tallies/${id}/void`, { reason: '错' });
  expect((await ofThen())['street.bicycles']).toBe(0);
  await done('/tallies', tally(90));
  expect([(await ofPeriod())['street.bicycles'], (await ofThen())['street.bicycles']]).toEqual([90, 90]);
});

test('a visit and a meeting that are voided and entered anew count once', async () => {
  const visit = { siteId: 's1', findings: [], occurredAt: day('03-10') };
  const meeting = {
    ...{ kind: 'theory-group', title: 't', organiserKind: 'work-committee', chair: 'w', place: 'p' },
    ...{ from: day('03-01'), to: day('03-01', 11) },
  };
  const first = [await done('/patrols', visit), await done('/activities', { ...meeting, present: 7 })];
  await done(`/patrols/${first[0]!.id}/void`, { reason: '重复' });
  await done(`/activities/${first[1]!.id}/void`, { reason: '重复' });
  const again = await done('/patrols', visit);

  await done('/activities', { ...meeting, present: 8 });
  const { total, totals } = (await office.get('/ledger/sheet?sheet=activities')).body;
  expect([total, totals.present]).toEqual([2, 8]);
  const next = (await office.get('/ledger/sheet?sheet=activities&limit=1')).body.next;
  expect((await office.get(`/ledger/sheet?sheet=activities&limit=1&cursor=${next}`)).body.totals.present).toBe(8);
  for (const figures of [await ofPeriod(), await ofThen()])
    expect([figures['patrols.made'], figures['party.theoryGroups']]).toEqual([1, 1]);
  // Each by itself: what was voided is so as of then, what was entered anew is not.
  const until = `occurredUntil=${encodeURIComponent(day('03-15'))}`;
  expect((await office.get(`/activities/${first[1]!.id}?${until}`)).body.status).toBe('voided');
  expect((await office.get(`/patrols?${until}`)).body.total).toBeGreaterThan(0);
  expect((await office.get(`/sites/s1/ledger?${until}`)).body.visits).toEqual(
    (await office.get('/sites/s1/ledger')).body.visits,
  );
  expect(again.id).not.toBe(first[0]!.id);
});

test('hours of volunteers that two have corrected are the corrected ones, as of their day too', async () => {
  const { id } = await done('/activities', {
    ...{
      kind: 'volunteer-service',
      title: 't',
      organiserKind: 'volunteers',
      communityId: 'c1',
      chair: 'v',
      place: 'q',
    },
    ...{ from: day('03-07'), to: day('03-07', 12) },
  });
  const attendances = [{ volunteerId: 'v1', from: day('03-07'), to: day('03-07', 12) }];
  const { events } = await done(`/activities/${id}/record-attendance`, { attendances, occurredAt: day('03-08') });
  await done(`/activities/${id}/confirm-attendance`, { occurredAt: day('03-09') }, 'zhao');
  expect((await ofThen())['volunteers.hours']).toBe(3);
  const { attendanceId } = events[0]!.data as { attendanceId: string };
  await done(`/activities/${id}/correct-hours`, { attendanceId, minutes: 60, reason: '记错' });
  // Nobody has confirmed the corrected hours yet.
  expect([(await ofPeriod())['volunteers.hours'], (await ofThen())['volunteers.hours']]).toEqual([0, 0]);
});

test('a water body that was no such body is counted on no day', async () => {
  const body = { siteId: 'w1', kind: 'pond', how: 'complaint', areaM2: 350, lengthM: 60, listing: 'none' };
  await done('/water-bodies', { ...body, occurredAt: day('03-01') });
  expect([(await ofPeriod())['water.bodies'], (await ofThen())['water.bodies']]).toEqual([1, 1]);
  await done('/water-bodies/w1/void', { reason: '错' });
  expect([(await ofPeriod())['water.bodies'], (await ofThen())['water.bodies']]).toEqual([0, 0]);
});

test('no moment is corrected to one at which the site was out of service, as nothing is entered then', async () => {
  const kinds = { s2: 'construction-site', v2: 'venue', v3: 'venue', v4: 'venue', p2: 'shop', r2: 'road-segment' };
  for (const [siteId, kind] of Object.entries(kinds))
    await done('/sites', { siteId, kind, name: siteId, communityId: 'c1', occurredAt: day('01-01') });
  const occurredAt = day('03-10');
  const chief = { role: 'road-chief-first', person: 'li.ming', from: day('01-02') };
  await done('/sites/r2/assign-responsibility', chief);
  const venue = { areaM2: 100, ownership: 'own', functions: ['阅览'], signsUnified: true, keeper: 'wang' };
  const segment = { startsAt: '东', endsAt: '西', leadingOrganisation: '支部' };
  const entered: [url: string, body: object, rule: string, record?: string][] = [
    ['/patrols', { siteId: 's2', findings: [] }, 'patrol-a-site-in-service'],
    ['/venues', { siteId: 'v3', ...venue }, 'venue-in-service'],
    ['/venues/v2/use', { what: '下棋', uses: 1, persons: 1 }, 'venue-in-service', '/venues/v2'],
    ['/pledges', { shopId: 'p2', items: ['order'] }, 'site-in-service'],
    ['/chief-patrols', { siteId: 'r2', findings: [] }, 'site-in-service'],
    ['/segments/r2/profile', segment, 'site-in-service', '/segments/r2'],
  ];
  for (const siteId of ['v2', 'v4']) await done('/venues', { siteId, ...venue, occurredAt: day('03-01') });
  const inventory = { name: '三月清查', venueIds: ['v4'], dueDay: '2018-03-31', occurredAt: day('03-01') };
  const { id: inventoryId } = await done('/venue-inventories', inventory);
  const seen = { inventoryId, exists: true, areaM2: 100, state: 'in-use', signsUnified: true, hasLogBook: true };
  entered.push(['/venues/v4/check', seen, 'venue-in-service', '/venues/v4']);
  const records: string[] = [];
  for (const [url, body, , at] of entered) {
    const { id } = await done(url, { ...body, occurredAt });
    records.push(at ?? `${url}/${id}`);
  }
  await done('/pledges/p2/end', { reason: '拆', occurredAt: day('03-27') });
  for (const siteId of Object.keys(kinds))
    await done(`/sites/${siteId}/retire`, { reason: '拆', occurredAt: day('03-20') });
  for (const [n, [, , rule]] of entered.entries()) {
    const eventId = (await office.get(`${records[n]}/history`)).body
      .filter(({ type }: { type: string }) => type !== 'DoorstepPledgeEnded')
      .at(-1).id;
    const to = (value: string) =>
      office.post(`${records[n]}/correct`, { eventId, field: 'occurredAt', value, reason: '错' });
    expect([records[n], await to(day('03-25'))]).toMatchObject([records[n], { status: 409, body: { rule } }]);
    expect([records[n], await to(day('03-19'))]).toMatchObject([records[n], { status: 200 }]);
  }
});

test('no check and no activity is entered at a site that was out of service, nor is one moved there', async () => {
  for (const siteId of ['v5', 'v6'])
    await done('/sites', { siteId, kind: 'venue', name: siteId, communityId: 'c1', occurredAt: day('01-01') });
  const profile = { areaM2: 100, ownership: 'own', functions: ['阅览'], signsUnified: true, keeper: 'wang' };
  await done('/venues', { siteId: 'v5', ...profile, occurredAt: day('03-01') });
  const inventory = { name: '又一次清查', venueIds: ['v5'], dueDay: '2018-03-31', occurredAt: day('03-01') };
  const { id: inventoryId } = await done('/venue-inventories', inventory);
  await done('/sites/v5/retire', { reason: '拆', occurredAt: day('03-20', 9) });
  const seen = { inventoryId, exists: true, areaM2: 100, state: 'in-use', signsUnified: true, hasLogBook: true };
  const check = (occurredAt: string) => office.post('/venues/v5/check', { ...seen, occurredAt });
  const closed = { rule: 'venue-in-service', errors: [{ field: 'occurredAt' }] };
  expect(await check(day('03-25'))).toMatchObject({ status: 409, body: closed });
  expect((await check(day('03-19'))).status).toBe(200);

  const meeting = { kind: 'theory-group', title: 't', organiserKind: 'work-committee', place: 'v', present: 7 };
  const hold = (siteId: string, chair: string, from: string, to: string) =>
    office.post('/activities', { ...meeting, siteId, chair, from, to });
  const refused = (field: string) => ({ status: 409, body: { rule: 'site-in-service', errors: [{ field }] } });
  expect(await hold('v5', 'a', day('03-20', 9), day('03-20', 11))).toMatchObject(refused('siteId'));
  // It began while the venue was there.
  const { status, body: begun } = await hold('v5', 'a', day('03-20', 8), day('03-20', 11));
  expect(status).toBe(201);
  const correct = ({ id, events }: typeof begun, field: string, value: string) =>
    office.post(`/activities/${id}/correct`, { eventId: events[0].id, field, value, reason: '错' });
  expect(await correct(begun, 'occurredAt', day('03-20', 10))).toMatchObject(refused('value'));
  expect((await correct(begun, 'occurredAt', '2018-03-20T08:30:00+08:00')).status).toBe(200);
  const { body: later } = await hold('v6', 'b', day('03-21', 8), day('03-21', 9));
  expect(await correct(later, 'siteId', 'v5')).toMatchObject(refused('value'));
  expect(await correct(later, 'siteId', 'nowhere')).toMatchObject({ status: 422 });
  // What is there already is corrected in all else, whenever its site was retired.
  await done('/sites/v6/retire', { reason: '拆', occurredAt: day('03-25') });
  expect((await correct(later, 'siteId', 's1')).status).toBe(200);
  expect((await correct(begun, 'title', '学习')).status).toBe(200);
});
