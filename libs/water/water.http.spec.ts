import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FindingsReactor } from '#cases';
import { openTestOffice } from '#http/testing';
import type { WaterRemediationFinished } from './index.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;

beforeAll(async () => {
  house = await openTestOffice('2019-03-01T02:00:00.000Z');
  await house.post('/communities', { communityId: 'c1', name: '毛庄社区', occurredAt: at('01-01') });
  for (const siteId of ['w1', 'w2'])
    await house.post('/sites', {
      siteId,
      name: `毛庄坑塘${siteId}`,
      kind: 'water-body',
      communityId: 'c1',
      occurredAt: at('01-01'),
    });
});
afterAll(() => house.close());

const at = (day: string) => `2018-${day}T10:00:00+08:00`;
async function took(url: string, payload: object, actor?: string) {
  const answer = await house.post(url, payload, actor);
  expect([url, answer.status, answer.body.detail]).toEqual([url, url.split('/').length > 2 ? 200 : 201, undefined]);
  return answer.body;
}
const figures = async (query: string) => {
  const { body } = await house.get(`/figures?${query}`);
  return Object.fromEntries(
    (body as { name: string; value: number }[])
      .filter(({ name }) => name.startsWith('water.'))
      .map(({ name, value }) => [name, value]),
  );
};

const file = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' };
const identify = { kind: 'pond', how: 'complaint', areaM2: 350, lengthM: 60, listing: 'city' };
const values = {
  depthMm: 800,
  transparencyMm: 300,
  dissolvedOxygenUgL: 5_000,
  redoxMv: 100,
  ammoniaNitrogenUgL: 2_000,
  lab: '华测检测',
  labQualified: true,
};

test('a body goes its way to being struck off, relapses, and is counted as of every moment', async () => {
  await took('/water-bodies', { ...identify, siteId: 'w1', occurredAt: at('03-01') });
  expect(await house.post('/water-bodies', { ...identify, siteId: 'nowhere' })).toMatchObject({ status: 422 });
  const points = [1, 2, 3].map((n) => ({ no: `${n}`, location: `桥${n}`, chainageM: n * 200 }));
  expect(
    await house.post('/water-bodies/w1/points', { points: points.slice(1), occurredAt: at('03-02') }),
  ).toMatchObject({
    status: 409,
    body: { rule: 'points-of-a-listed-body' },
  });
  await took('/water-bodies/w1/points', { points, occurredAt: at('03-02') });
  const black = { ...values, dissolvedOxygenUgL: 100 };
  for (const { no } of points)
    await took('/water-bodies/w1/sample', { ...black, pointNo: no, occurredAt: at('03-03') });
  expect((await house.get('/water-bodies/w1')).body.severeStretches).toEqual([
    { fromPoint: '1', toPoint: '3', fromM: 200, toM: 600 },
  ]);
  const plan = {
    measures: ['清淤'],
    contractor: '清河工程',
    budgetYuan: 80_000,
    dueDay: '2018-06-30',
    responsible: '赵河',
  };
  await took('/water-bodies/w1/plan', { ...plan, occurredAt: at('03-10') });
  await took('/water-bodies/w1/start', { occurredAt: at('03-20') });
  await took('/water-bodies/w1/progress', { percent: 40, occurredAt: at('04-01') });
  await took('/water-bodies/w1/finish', {
    areaM2: 320,
    measures: ['清淤'],
    evidenceBefore: [file],
    evidenceAfter: [file],
    occurredAt: at('05-01'),
  });
  for (const day of ['05-03', '05-06', '05-09'])
    for (const { no } of points) await took('/water-bodies/w1/sample', { ...values, pointNo: no, occurredAt: at(day) });
  const appraisal = { purpose: 'appraise', sent: 120, valid: 110, affirmed: 104, by: '毛庄社区' };
  await took('/water-bodies/w1/survey', { ...appraisal, occurredAt: at('05-15') });
  await took('/water-bodies/w1/assess', { result: 'first-effect', by: '第三方', occurredAt: at('05-20') }, 'zhao');
  await took('/water-bodies/w1/sample', { ...values, pointNo: '2', occurredAt: at('09-01') });
  await took('/water-bodies/w1/confirm-lasting', { by: '区住建局', occurredAt: at('11-20') }, 'zhao');
  const open = { category: '偷排', description: '污水直排', source: 'staff', siteId: 'w1' };
  const { body: problem } = await house.post('/cases', { ...open, occurredAt: at('11-25') });
  const decree = { authority: '区住建局', documentNumber: '销〔2018〕1号', occurredAt: at('12-01') };
  expect(await house.post('/water-bodies/w1/delist', decree)).toMatchObject({
    status: 409,
    body: { rule: 'delist-without-open-cases' },
  });
  await house.correct(`/cases/${problem.id}/void`, { reason: '重复上报' });
  await took('/water-bodies/w1/delist', decree);
  expect((await house.get('/water-bodies/w1')).body).toMatchObject({
    state: 'delisted',
    gradeBefore: 'severe',
    gradeNow: 'none',
    severeStretches: [],
    satisfiedPercent: 95,
    assessment: 'first-effect',
    percent: 100,
    possible: expect.arrayContaining(['IdentifyWaterBody', 'RecordWaterRelapse']),
  });
  expect(await figures('year=2018')).toMatchObject({
    'water.remediatedArea': 320,
    'water.bodies': 1,
    'water.bodies.delisted': 1,
    'water.completion': 1,
  });
  const relapse = await took('/water-bodies/w1/relapse', {
    foundBy: '居民',
    description: '雨后又黑了',
    occurredAt: '2019-01-10T10:00:00+08:00',
  });
  const findingId = relapse.events[0].data.findingId as string;
  const log = await house.events();
  await house.app.get(FindingsReactor).react(log.at(-1)!);
  expect((await house.get(`/cases/${findingId}`)).body).toMatchObject({
    category: '返黑返臭',
    siteId: 'w1',
    communityId: 'c1',
    source: 'water',
    foundIn: { kind: 'water', id: 'w1' },
  });
  expect((await house.get('/water-bodies/w1')).body.relapseCases).toEqual([findingId]);
  // The year as it was at its end, and by what is known since.
  expect(await figures('year=2018')).toMatchObject({ 'water.remediatedArea': 320, 'water.relapsedArea': 0 });
  expect(await figures('from=2018-01-01&to=2019-02-01')).toMatchObject({
    'water.remediatedArea': 0,
    'water.relapsedArea': 320,
    'water.bodies.relapsed': 1,
    'water.completion': 0,
  });
  const counted = log
    .filter(({ type }) => type === 'WaterRemediationFinished')
    .reduce((sum, { data }) => sum + (data as WaterRemediationFinished['data']).areaM2, 0);
  const records = await house.get('/figures/records?figure=water.remediatedArea&year=2018');
  expect(records.body).toMatchObject({ total: 1, records: [{ siteId: 'w1', areaM2: counted }] });
  await house.post('/communities', { communityId: 'c2', name: '明湖社区', occurredAt: at('01-01') });
  expect((await figures('year=2018&communityId=c2'))['water.remediatedArea']).toBe(0);
  // Of a place that nobody registered there is no figure, and no nought either.
  for (const place of ['communityId=elsewhere', 'siteId=elsewhere'])
    for (const asked of ['/figures?', '/figures/records?figure=water.remediatedArea&'])
      expect(await house.get(`${asked}year=2018&${place}`)).toMatchObject({ status: 404 });
});

test('is listed with filters and a cursor, and read as of both clocks', async () => {
  const before = house.clock.now();
  house.clock.advance(60_000);
  await took('/water-bodies', { ...identify, siteId: 'w2', listing: 'none', occurredAt: at('06-01') });
  const first = await house.get('/water-bodies?limit=1');
  expect(first.body).toMatchObject({ total: 2, waterBodies: [{ siteId: 'w2' }] });
  const second = await house.get(`/water-bodies?limit=1&cursor=${first.body.next}`);
  expect(second.body.waterBodies).toMatchObject([{ siteId: 'w1' }]);
  expect(
    (await house.get('/water-bodies?state=identified&listing=none&from=2018-06-01&to=2018-06-01')).body.total,
  ).toBe(1);
  expect((await house.get('/water-bodies?dueTo=2018-06-30&communityId=c1')).body.total).toBe(1);
  expect((await house.get('/water-bodies?dueTo=2018-06-29')).body.total).toBe(0);
  expect((await house.get('/water-bodies/w1?occurredUntil=2018-04-15T00:00:00Z')).body).toMatchObject({
    state: 'underway',
    percent: 40,
  });
  expect(await house.get(`/water-bodies/w2?recordedUntil=${before}`)).toMatchObject({ status: 404 });
  const [event] = (await house.get('/water-bodies/w2/history')).body;
  await house.correct('/water-bodies/w2/correct', { eventId: event.id, field: 'areaM2', value: '90', reason: '录错' });
  expect((await house.get('/water-bodies/w2')).body).toMatchObject({ areaM2: 90 });
});

test('the community of a body is that of its site, as the register has it', async () => {
  const [event] = (await house.get('/water-bodies/w2/history')).body;
  const correction = { eventId: event.id, field: 'communityId', value: 'c9', reason: '录错' };
  expect(await house.post('/water-bodies/w2/correct', correction)).toMatchObject({
    status: 409,
    body: { rule: 'site-in-community' },
  });
});
