import { hash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { populationDigest } from './sample.rules.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const day = (md: string, hour = 9) => `2018-${md}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const venues = ['s1', 's2', 's3', 's4', 's5', 's6'];
const profiled = 'venues.profiled';

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  const occurredAt = day('01-01');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt });
  for (const siteId of venues) {
    await house.post('/sites', { siteId, name: siteId, kind: 'venue', communityId: 'c1', occurredAt });
    const profile = { siteId, areaM2: 200, ownership: 'own', functions: ['阅览'], signsUnified: true, keeper: 'wang' };
    await house.post('/venues', { ...profile, occurredAt: day('01-02') });
  }
});
afterAll(() => house.close());

const figure = async (name: string) =>
  ((await house.get('/figures?year=2018')).body as { name: string; sampled?: object }[]).find(
    (one) => one.name === name,
  );

test('a sample is drawn by its seed, drawn again by anybody, judged, and the figure shows the error rate', async () => {
  expect((await figure(profiled))!.sampled).toBeUndefined();
  const asked = { figure: profiled, year: '2018', size: 3, seed: 20181231 };
  const answer = await house.post('/samples', asked, 'inspector');
  expect(answer.status).toBe(201);
  const id = answer.body.id as string;
  const sample = (await house.get(`/samples/${id}`)).body;
  expect(sample).toMatchObject({
    ...{ figure: profiled, seed: 20181231, generator: 'MT19937', size: 3, drawnBy: 'inspector', status: 'drawn' },
    ...{ from: '2018-01-01', to: '2018-12-31', recordedUntil: '2018-12-31T00:00:00.000Z', version: 2 },
    population: { size: 6, sha256: populationDigest(venues) },
  });
  const ids = (sample.records as { recordId: string }[]).map(({ recordId }) => recordId);
  expect(new Set(ids).size).toBe(3);

  // What comes later changes the figure, and not what the sample was drawn from.
  house.clock.set('2019-01-02T00:00:00.000Z');
  await house.post('/sites', { siteId: 's7', name: 's7', kind: 'venue', communityId: 'c1', occurredAt: day('01-01') });
  const late = { areaM2: 20, ownership: 'own', functions: ['阅览'], signsUnified: true, keeper: 'wang' };
  expect((await house.post('/venues', { siteId: 's7', ...late, occurredAt: day('02-01') })).status).toBe(201);
  const redrawn = (await house.get(`/samples/${id}/redraw`)).body;
  expect(redrawn).toMatchObject({ same: true, population: venues, drawn: ids, sha256: sample.population.sha256 });

  const judge = (recordId: string, verdict: string, actor: string) =>
    house.post(`/samples/${id}/judge`, { recordId, verdict, reason: '现场核对' }, actor);
  expect(await judge(ids[0]!, 'agree', 'li.ming')).toMatchObject({
    status: 409,
    body: { rule: 'judge-is-not-recorder' },
  });
  expect((await judge(ids[0]!, 'disagree', 'inspector')).status).toBe(200);
  expect(await judge(ids[0]!, 'agree', 'inspector')).toMatchObject({ status: 409, body: { rule: 'judge-once' } });
  const outside = venues.find((venue) => !ids.includes(venue))!;
  expect(await judge(outside, 'agree', 'inspector')).toMatchObject({ body: { rule: 'judge-in-the-sample' } });
  expect((await judge(ids[1]!, 'agree', 'inspector')).status).toBe(200);

  const sampled = { samples: 1, drawn: 3, judged: 2, disagreed: 1, errorRate: 0.5 };
  expect((await figure(profiled))!.sampled).toEqual(sampled);
  expect((await figure('venues.checked'))!.sampled).toBeUndefined();
  const before = encodeURIComponent('2018-12-31T00:00:00.000Z');
  const then = (await house.get(`/figures?year=2018&recordedUntil=${before}`)).body as {
    name: string;
    sampled?: object;
  }[];
  expect(then.find(({ name }) => name === profiled)!.sampled).toMatchObject({ judged: 0, errorRate: null });
  expect(await house.figures('year=2019')).toMatchObject({
    'samples.judged': 2,
    'samples.disagreed': 1,
    'samples.errorRate': 0.5,
  });
  expect((await house.get(`/desk?person=inspector&list=samples.toJudge`)).body.entries).toMatchObject([{ id }]);
  expect((await house.get(`/samples?figure=${profiled}`)).body.samples).toMatchObject([{ judged: 2, disagreed: 1 }]);
});

test('a sample is of a figure that there is, of records that there are, of what is known', async () => {
  const ask = (fields: object) => house.post('/samples', { figure: profiled, size: 2, ...fields }, 'inspector');
  // A body of the documented form is never a 400.
  expect(await ask({ figure: 'venues.profild' })).toMatchObject({
    status: 422,
    body: { errors: [{ field: 'figure' }] },
  });
  expect(await ask({ year: '2018', from: '2018-01-01' })).toMatchObject({ status: 422 });
  expect(await ask({ from: '2018-02-01', to: '2018-01-01' })).toMatchObject({ status: 422 });
  expect(await ask({ size: 100 })).toMatchObject({ status: 409, body: { rule: 'sample-within-the-figure' } });
  expect(await ask({ figure: 'venues.checked' })).toMatchObject({ status: 409, body: { rule: 'something-to-draw' } });
  const ahead = await ask({ recordedUntil: '2030-01-01T00:00:00Z' });
  expect(ahead).toMatchObject({ status: 409, body: { rule: 'sample-of-what-is-known' } });
});

test('without a seed the office throws one that nobody knows before; the same command again is answered with it', async () => {
  const drawing = async (key: string) => {
    const headers = { 'x-actor': 'inspector', 'idempotency-key': key };
    const payload = { figure: profiled, year: '2018', size: 2 };
    const answer = (await house.app.inject({ method: 'POST', url: '/api/samples', payload, headers })).json();
    const { id } = answer.events[0] as { id: string };
    const { commandId } = (await house.events()).find((event) => event.id === id)!.metadata;
    const told = (await house.get(`/samples/${answer.id}`)).body.seed as number;
    return { seed: told, commandId };
  };
  const [one, again, other] = [await drawing('key-1'), await drawing('key-1'), await drawing('key-2')];
  expect(again).toEqual(one);
  expect(other.seed).not.toBe(one.seed);
  const guessed = Number.parseInt(hash('sha256', one.commandId, 'hex').slice(0, 8), 16);
  expect(one.seed).not.toBe(guessed);
});

test('figures tell of which period they are, as of when, and which groups add up', async () => {
  type Told = { readonly name: string; readonly additive: boolean };
  const headers = { 'x-actor': 'li.ming' };
  const ask = async (query: string) => await house.app.inject({ url: `/api/figures?${query}`, headers });
  const position = await house.office.backends.store.head();
  const year = await ask(`year=2018&by=community&waitFor=${position}`);
  expect(year.headers).toMatchObject({
    'zeren-period': '2018-01-01/2018-12-31',
    'zeren-as-of': '2018-12-31T15:59:59.999Z',
    'zeren-position': position,
  });
  const additive = new Map((year.json() as Told[]).map((one) => [one.name, one.additive]));
  expect(['patrols.made', 'street.chiefs', 'street.handlingRate'].map((name) => additive.get(name))).toEqual([
    true,
    false,
    false,
  ]);
  const months = (await ask('from=2018-01-01&to=2018-02-28&by=month')).json() as Told[];
  expect(months.find(({ name }) => name === 'sites.supervised')).toMatchObject({ additive: false });
  const [first] = await house.events();
  const then = await ask(`recordedUntil=${encodeURIComponent(first!.recordedAt)}`);
  expect(then.headers['zeren-period']).toBe('../..');
  expect(String(then.headers['zeren-position']) <= position).toBe(true);
  const long = await ask(`recordedUntil=2001-01-01T00:00:00Z&from=2018-01-01`);
  expect(long.headers).toMatchObject({ 'zeren-period': '2018-01-01/..', 'zeren-as-of': '2001-01-01T00:00:00.000Z' });
});
