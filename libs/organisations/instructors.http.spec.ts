import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string) => `2018-${day}T09:00:00+08:00`;
const post = (url: string, payload: object, actor?: string) => house.post(url, payload, actor);
const get = (url: string) => house.get(url);
const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T08:00:00.000Z', [], { enterprisesPerInstructor: 1 });
  await post('/communities', { communityId: 'c1', name: '明湖社区' });
  for (const enterpriseId of ['e1', 'e2'])
    await post('/enterprises', { enterpriseId, communityId: 'c1', name: enterpriseId, occurredAt: at('01-02') });
});
afterAll(() => house.close());

test('instructors are appointed, assigned, learn, report and end; figures of any day', async () => {
  const appoint = (instructorId: string, education: string, day: string, fields: object = {}) =>
    post('/instructors', { instructorId, education, isFullTime: false, occurredAt: at(day), ...fields });
  expect((await appoint('i1', 'bachelor', '02-01')).status).toBe(201);
  expect((await appoint('i2', 'college', '02-01', { communityId: 'c1' })).status).toBe(201);
  expect((await appoint('i3', 'doctor', '04-01')).status).toBe(201);
  expect(await appoint('i1', 'master', '05-01')).toMatchObject({
    status: 409,
    body: { rule: 'one-appointment-at-a-time' },
  });
  const figures = async (query: string) => {
    const all = await house.figures(query);
    return [all['instructors.inPost'], all['instructors.bachelorOrMore']];
  };
  const assigning = { enterpriseId: 'e1', from: at('02-05') };
  const assigned = await post('/instructors/i1/assign', assigning);
  expect(await post('/instructors/i1/assign', assigning)).toMatchObject({
    status: 409,
    body: { rule: 'once-at-a-time' },
  });
  expect(await post('/instructors/i1/assign', { enterpriseId: 'nowhere' })).toMatchObject({ status: 422 });
  await post('/instructors/i1/assign', { enterpriseId: 'e2', from: at('03-05') });
  expect((await get('/instructors?isOverloaded=true')).body).toMatchObject({
    total: 1,
    instructors: [{ instructorId: 'i1', assignments: [{ enterpriseId: 'e1' }, { enterpriseId: 'e2', beyond: 2 }] }],
  });
  const { assignmentId } = assigned.body.events[0].data;
  expect((await post('/instructors/i1/end-assignment', { assignmentId, until: at('06-01') })).status).toBe(200);
  await post('/instructors/i1/report', { visits: 4, work: '指导组建', problems: '场地不足', occurredAt: at('06-30') });
  const ofOne = { enterpriseId: 'e2', visits: 2, work: '走访职工' };
  const report = (fields: object) => post('/instructors/i1/report', { ...ofOne, ...fields });
  expect(await report({ occurredAt: at('02-20') })).toMatchObject({ status: 409, body: { rule: 'report-where-sent' } });
  expect((await report({ problems: '党员少', occurredAt: at('07-30') })).status).toBe(200);
  expect((await report({ visits: 3, problems: '缺活动室', occurredAt: at('08-30') })).status).toBe(200);

  const change = { education: 'bachelor', occurredAt: at('09-01') };
  expect(await post('/instructors/i2/change-education', change)).toMatchObject({
    status: 409,
    body: { rule: 'education-with-evidence' },
  });
  expect((await post('/instructors/i2/change-education', { ...change, evidence: [file] })).status).toBe(200);
  await post('/instructors/i3/end', { reason: '调离', occurredAt: at('11-01') });
  expect(await figures('to=2018-01-31')).toEqual([0, 0]);
  expect(await figures('to=2018-02-28')).toEqual([2, 1]);
  expect(await figures('to=2018-08-31')).toEqual([3, 2]);
  expect(await figures('to=2018-10-31')).toEqual([3, 3]);
  expect(await figures('to=2018-11-30')).toEqual([2, 2]);
  expect(await figures('to=2018-10-31&communityId=c1')).toEqual([1, 1]);
  expect((await get('/figures/records?figure=instructors.bachelorOrMore&to=2018-10-31')).body.total).toBe(3);
  const { rows, totals } = (await get('/ledger/sheet?sheet=enterprises&communityId=c1')).body;
  expect(totals).toMatchObject({ visits: 5 });
  expect((rows as { cells: object }[]).map(({ cells }) => cells)).toMatchObject([
    { name: 'e1', instructor: null, education: null, sentAt: null, form: null, visits: 0, problems: null },
    {
      ...{ name: 'e2', community: '明湖社区', instructor: 'i1', education: 'bachelor', sentAt: '2018-03-05 09:00' },
      ...{ visits: 5, problems: '缺活动室' },
    },
  ]);
  await appoint('i3', 'doctor', '12-01');
  expect(await figures('to=2018-11-30')).toEqual([2, 2]);
  expect(await figures('to=2018-12-30')).toEqual([3, 3]);

  const ended: StoredEvent = (await get('/instructors/i3/history')).body[1];
  const correcting = { eventId: ended.id, field: 'occurredAt', value: at('10-01'), reason: '录错' };
  await house.correct('/instructors/i3/correct', correcting);
  expect(await figures('to=2018-10-31')).toEqual([2, 2]);
  const july = encodeURIComponent(at('07-15'));
  expect((await get(`/instructors/i2?occurredUntil=${july}`)).body).toMatchObject({
    education: 'college',
    possible: [],
  });
  expect((await get('/instructors/i1')).body).toMatchObject({
    ...{ visits: 9, reports: 3, problems: '缺活动室' },
    enterpriseWork: [{ enterpriseId: 'e2', visits: 2, problems: '党员少' }, { visits: 3 }],
  });
  const first = (await get('/instructors?limit=2&status=in-post')).body;
  const second = (await get(`/instructors?limit=2&status=in-post&cursor=${first.next}`)).body;
  expect([...first.instructors, ...second.instructors]).toHaveLength(3);
});
