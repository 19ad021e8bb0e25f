import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const points = (n: number) => [{ item: '门前三包', points: n }];
const rating = (shopId: string, cycle: number, n: number) => ({
  shopId,
  month: '2018-06',
  cycle,
  rubricVersion: 'v1',
  points: points(n),
  raters: ['zhao'],
  occurredAt: day('06-08'),
});
const step = async (id: string, path: string, fields: object, actor?: string) =>
  expect(await house.post(`/merchant-ratings/${id}/${path}`, fields, actor)).toMatchObject({ status: 200 });

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  const occurredAt = day('01-01');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt });
  for (const siteId of ['s1', 's2'])
    await house.post('/sites', { siteId, name: siteId, kind: 'shop', communityId: 'c1', occurredAt });
  const items = [{ item: '门前三包', most: 100 }];
  const thresholds = [{ stars: 5, least: 95 }];
  const vetoes = ['火灾事故'];
  const rubric = { version: 'v1', items, thresholds, vetoes, occurredAt };
  expect(await house.post('/merchant-rubrics', rubric)).toMatchObject({ status: 201, body: { id: 'v1' } });
});
afterAll(() => house.close());

test('a shop gets its stars by its weeks, after disclosure and objection', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => house.post('/merchant-ratings', rating('s1', 1, 96))));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
  const { id } = answers.find(({ status }) => status === 201)!.body;
  expect((await house.post('/merchant-ratings', rating('s1', 2, 94))).body.id).toBe(id);
  expect(await house.post('/merchant-ratings', { ...rating('s1', 3, 1), rubricVersion: 'v9' })).toMatchObject({
    status: 422,
  });
  await step(id, 'disclose', { occurredAt: day('06-09') });
  await step(id, 'contest', { reason: '不公', occurredAt: day('06-10') });
  expect((await house.get('/desk?list=ratings.toConfirm')).body.entries).toMatchObject([
    { id, command: 'ConfirmMerchantRating', instead: ['ReviseMerchantRating'] },
  ]);
  const early = await house.post(`/merchant-ratings/${id}/publish`, {});
  expect(early).toMatchObject({ status: 409, body: { rule: 'publish-without-objection', state: 'contested' } });
  await step(id, 'confirm', { findings: '属实', occurredAt: day('06-11') }, 'sun');
  await step(id, 'publish', { occurredAt: day('06-15') });
  await step(id, 'flag', { flag: 'red', occurredAt: day('06-30') });
  const none = await house.post('/merchant-ratings', rating('s2', 1, 94));
  await step(none.body.id, 'disclose', { occurredAt: day('06-09') });
  await step(none.body.id, 'publish', { occurredAt: day('06-15') });
  const figures = { 'ratings.starMerchants': 1, 'ratings.ratedMerchants': 2, 'ratings.redFlags': 1 };
  expect(await house.figures()).toMatchObject(figures);
  const all = { 'ratings.stars.5': 1, 'ratings.stars.4': 0, 'ratings.merchants': 2, 'ratings.ratedShare': 1 };
  expect(await house.figures()).toMatchObject(all);
  const stars = (await house.events()).filter(
    ({ type, data }) => type === 'MerchantStarsPublished' && (data as { stars: number }).stars > 0,
  );
  expect(stars).toHaveLength(1);
  const { body } = await house.get('/figures/records?figure=ratings.starMerchants&year=2018');
  expect(body.records).toMatchObject([{ ratingId: id, stars: 5, total: 190, mean: 95 }]);
  expect(await house.figures('from=2018-07-01&to=2018-12-31')).toMatchObject({ 'ratings.starMerchants': 0 });
  const asOf = encodeURIComponent(day('06-10', 10));
  expect((await house.get(`/merchant-ratings/${id}?occurredUntil=${asOf}`)).body).toMatchObject({
    status: 'contested',
  });
  const first = (await house.get('/merchant-ratings?communityId=c1&month=2018-06&limit=1')).body;
  expect(first.total).toBe(2);
  expect(
    (await house.get(`/merchant-ratings?communityId=c1&month=2018-06&limit=1&cursor=${first.next}`)).body.ratings,
  ).toHaveLength(1);
});

test('a shop that was rated and is there no more is in no share of those there are', async () => {
  const share = async (query: string) => {
    const all = await house.figures(query);
    return ['ratedMerchants', 'ratedInService', 'merchants', 'ratedShare'].map((name) => all[`ratings.${name}`]);
  };
  expect((await house.post('/sites/s2/retire', { reason: '拆迁', occurredAt: day('07-01') })).status).toBe(200);
  expect(await share('year=2018')).toEqual([2, 1, 1, 1]);
  expect(await share('year=2018&communityId=c1')).toEqual([2, 1, 1, 1]);
  expect(await share('to=2018-06-30')).toEqual([2, 2, 2, 1]);
  expect((await house.post('/sites/s2/restore', { reason: '重开', occurredAt: day('07-02') })).status).toBe(200);
  expect(await share('year=2018')).toEqual([2, 2, 2, 1]);
});

test('merchants and residents take part: attendances, and shops once', async () => {
  const took = { activity: '清洁日', occurredAt: day('06-20') };
  await house.post('/participations', { ...took, who: 'merchant', shopId: 's1', persons: 2 });
  await house.get('/participations');
  const again = { ...took, who: 'merchant', shopId: 's1', persons: 2 };
  const refused = await house.post('/participations', again);
  expect(refused).toMatchObject({ status: 409, body: { rule: 'participation-once' } });
  const [{ participationId }] = (await house.get('/participations?shopId=s1')).body.participations;
  expect((await house.post('/participations', { ...again, persons: 1, sameAsNot: [participationId] })).status).toBe(
    201,
  );
  const { body } = await house.post('/participations', { ...took, who: 'resident', communityId: 'c1', persons: 40 });
  await house.post('/participations', { ...took, who: 'resident', persons: 7 });
  expect(await house.figures()).toMatchObject({
    ...{ 'ratings.participants': 50, 'ratings.participatingMerchants': 1 },
    ...{ 'ratings.participants.merchants': 3, 'ratings.participants.residents': 47 },
  });
  const [{ id: eventId }] = (await house.get(`/participations/${body.id}/history`)).body;
  const correction = { eventId, field: 'persons', value: '41', reason: '录错' };
  await house.correct(`/participations/${body.id}/correct`, correction);
  expect((await house.figures())['ratings.participants']).toBe(51);
  await house.correct(`/participations/${body.id}/void`, { reason: '重复' });
  expect((await house.figures())['ratings.participants']).toBe(10);
  expect((await house.figures('year=2018&communityId=c1'))['ratings.participants']).toBe(3);
});

test('a model post is at a site that is in service, also when its moment is corrected', async () => {
  const site = { siteId: 's5', name: '五号', kind: 'shop', communityId: 'c1', occurredAt: day('01-01') };
  expect((await house.post('/sites', site)).status).toBe(201);
  const post = { communityId: 'c1', siteId: 's5', place: '门口', duty: '劝导', pledge: '随叫随到' };
  const { body } = await house.post('/posts', { ...post, occurredAt: day('02-01') });
  expect((await house.post(`/posts/${body.id}/end`, { reason: '调整', occurredAt: day('12-01') })).status).toBe(200);
  expect((await house.post('/sites/s5/retire', { reason: '拆迁', occurredAt: day('10-01') })).status).toBe(200);
  const refused = { status: 409, body: { rule: 'site-in-service' } };
  expect(await house.post('/posts', { ...post, occurredAt: day('10-02') })).toMatchObject(refused);
  const [{ id: eventId }] = body.events;
  const moved = (value: string) =>
    house.post(`/posts/${body.id}/correct`, { eventId, field: 'occurredAt', value, reason: '记错日子' });
  expect(await moved('2018-11-01T01:00:00.000Z')).toMatchObject(refused);
  expect((await moved('2018-03-01T01:00:00.000Z')).status).toBe(200);
});
