import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { openReactingOffice } from '#http/testing';

let office: Awaited<ReturnType<typeof openReactingOffice>>;
const figures = async (query = 'year=2018'): Promise<Record<string, number>> => {
  const all = (await office.shown(`/figures?${query}`)) as { name: string; value: number }[];
  return Object.fromEntries(all.filter(({ name }) => name.startsWith('street.')).map((f) => [f.name, f.value]));
};
const at = (day: string) => `${day}T10:00:00+08:00`;

beforeAll(async () => {
  office = await openReactingOffice('2018-12-31T08:00:00.000Z');
  const occurredAt = '2018-01-02T02:00:00Z';
  await office.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt });
  for (const siteId of ['r1', 'r2'])
    await office.post('/sites', { siteId, name: siteId, kind: 'road-segment', communityId: 'c1', occurredAt });
  for (const siteId of ['shop1', 'shop2'])
    await office.post('/sites', { siteId, name: siteId, kind: 'shop', communityId: 'c1', occurredAt });
});
afterAll(() => office.close());

describe('road segments over HTTP', () => {
  test('have a profile, chiefs of all classes over time, and their patrols', async () => {
    const profile = { startsAt: '湖东路', endsAt: '湖西路', leadingOrganisation: '明湖社区党支部' };
    expect(await office.post('/segments/nowhere/profile', profile)).toMatchObject({ status: 404 });
    expect(await office.post('/segments/shop1/profile', profile)).toMatchObject({
      body: { rule: 'segment-is-a-road' },
    });
    expect((await office.post('/segments/r1/profile', { ...profile, occurredAt: at('2018-07-01') })).status).toBe(200);
    expect((await office.get('/segments/r2')).status).toBe(404);
    const assign = (role: string, person: string, from: string, until?: string) =>
      office.post('/sites/r1/assign-responsibility', { role, person, from: at(from), until: until && at(until) });
    await assign('road-chief-deputy-general', 'zhou', '2018-07-01');
    await assign('road-chief-third', 'qian', '2018-07-01', '2018-10-01');
    await assign('road-chief-second', 'qian', '2018-10-01');
    const list = await office.shown('/segments?communityId=c1');
    expect(list).toMatchObject({ total: 2, segments: [{ siteId: 'r1', ...profile }, { siteId: 'r2' }] });
    expect(list.segments[0].responsibilities).toHaveLength(3);
    expect(list.segments[0]).not.toHaveProperty('told');
    const patrol = (day: string, chief: string, more = {}) =>
      office.post('/chief-patrols', { siteId: 'r1', occurredAt: at(day), chief, ...more });
    expect(await patrol('2018-06-30', 'qian')).toMatchObject({ status: 409, body: { rule: 'patrol-as-a-chief' } });
    const early = await patrol('2018-07-10', 'qian');
    expect(early.body.events[0].data).toMatchObject({ role: 'road-chief-third' });
    await patrol('2018-10-10', 'qian', { findings: [{ category: '0102', description: '垃圾一堆' }] });
    await patrol('2018-10-11', 'Zhou');
    const wrong = await patrol('2018-10-12', 'zhou');
    expect((await office.post(`/chief-patrols/${wrong.body.id}/void`, { reason: '录错' })).status).toBe(200);
    await office.react();
    const cases = (await office.log()).filter(({ type }) => type === 'ProblemReported');
    expect(cases).toMatchObject([{ data: { siteId: 'r1', category: '0102' } }]);
    const page = await office.shown('/chief-patrols?siteId=r1&status=recorded&limit=2');
    expect(page).toMatchObject({ total: 3, patrols: [{ chief: 'Zhou' }, { chief: 'qian' }] });
    expect(await office.shown('/chief-patrols?chief=ZHOU&status=recorded')).toMatchObject({ total: 1 });
    const next = await office.shown(`/chief-patrols?siteId=r1&status=recorded&limit=2&cursor=${page.next}`);
    expect(next.patrols).toHaveLength(1);
    expect(await figures()).toMatchObject({
      'street.segments': 2,
      'street.segmentsWithChief': 1,
      'street.segmentsWithChief.rate': 0.5,
      'street.chiefs': 2,
      'street.chiefs.deputy-general': 1,
      'street.chiefs.second': 1,
      'street.chiefs.third': 0,
      'street.chiefPatrols.done': 3,
      'street.chiefPatrols.done.third': 1,
      'street.chiefPatrols.done.second': 1,
    });
    expect(await figures('to=2018-08-31')).toMatchObject({
      'street.chiefs.third': 1,
      'street.chiefs.second': 0,
      'street.chiefPatrols.done': 1,
    });
    expect(await figures('to=2018-06-30')).toMatchObject({ 'street.segmentsWithChief': 0, 'street.chiefs': 0 });
    const [{ caseId }] = (await office.shown('/cases?siteId=r1')).cases;
    await office.post(`/cases/${caseId}/void`, { reason: '重复' });
    await office.post('/sites/r1/retire', { reason: '改造', occurredAt: at('2018-12-01') });
    expect(await figures()).toMatchObject({ 'street.segments': 1, 'street.segmentsWithChief': 0 });
    await office.post('/sites/r1/restore', { reason: '完工', occurredAt: at('2018-12-20') });
    // What lay between stays out of service, whenever it is asked.
    expect(await figures('to=2018-12-10')).toMatchObject({ 'street.segments': 1, 'street.chiefs': 0 });
    expect(await figures()).toMatchObject({ 'street.segments': 2, 'street.segmentsWithChief': 1, 'street.chiefs': 2 });
    expect((await office.get('/segments/r1?occurredUntil=2018-06-30T00:00:00Z')).status).toBe(404);
  });

  test('pledges count while they hold, also of a shop that signed twice', async () => {
    const sign = (shopId: string, day: string, more = {}) =>
      office.post('/pledges', { shopId, items: ['order', 'facade'], occurredAt: at(day), ...more });
    expect((await sign('shop1', '2018-07-02', { validTo: '2018-08-31' })).status).toBe(201);
    expect((await sign('shop1', '2018-11-01')).status).toBe(201);
    expect((await sign('shop2', '2018-07-02')).status).toBe(201);
    expect(await sign('shop2', '2018-07-03')).toMatchObject({ status: 409, body: { rule: 'sign-once' } });
    expect(await sign('shop2', '2018-07-03', { items: ['x'] })).toMatchObject({ status: 400 });
    await office.post('/pledges/shop2/end', { reason: '停业', occurredAt: at('2018-12-01') });
    const pledges = async (to: string) => (await figures(`to=${to}`))['street.pledges'];
    expect(
      await Promise.all(['2018-07-01', '2018-08-31', '2018-09-30', '2018-11-30', '2018-12-31'].map(pledges)),
    ).toEqual([0, 2, 1, 2, 1]);
    expect(await office.shown('/pledges?status=signed')).toMatchObject({ total: 1, pledges: [{ shopId: 'shop1' }] });
    const types = (await office.get('/pledges/shop2/history')).body.map((e: StoredEvent) => e.type);
    expect(types).toEqual(['DoorstepPledgeSigned', 'DoorstepPledgeEnded']);
  });

  test('the handling rate is of cases of the street, with what is left out beside it', async () => {
    const report = async (category: string, more: object = {}) => {
      const body = { category, description: 'x', source: 'staff', siteId: 'r2', occurredAt: at('2018-09-03'), ...more };
      const { id } = (await office.post('/cases', body)).body;
      return id as string;
    };
    const step = async (id: string, path: string, day: string, body: object = {}, actor = 'li.ming') => {
      const { status, body: answer } = await office.post(
        `/cases/${id}/${path}`,
        { occurredAt: at(day), ...body },
        actor,
      );
      if (status !== 200) throw new Error(`${path}: ${JSON.stringify(answer)}`);
    };
    const due = { at: '2018-09-10T18:00:00+08:00' };
    const dispatched = async (category: string) => {
      const id = await report(category);
      await step(id, 'file', '2018-09-03');
      await step(id, 'dispatch', '2018-09-04', { department: '城管', deadline: due });
      return id;
    };
    const handled = await dispatched('店外经营');
    await step(handled, 'report-rectification', '2018-09-06', { measures: '已清理' });
    const late = await dispatched('暴露垃圾');
    await step(late, 'report-rectification', '2018-10-06', { measures: '已清理' });
    await dispatched('0505');
    await dispatched('工地扬尘');
    const suspended = await dispatched('0505');
    await step(suspended, 'suspend', '2018-09-05', { reason: '修路' });
    const voided = await report('0505');
    expect((await office.correct(`/cases/${voided}/void`, { reason: '误报' })).status).toBe(200);
    const reclassified = await dispatched('扬尘');
    expect(await figures('from=2018-09-01&to=2018-12-31')).toMatchObject({
      'street.dueToBeHandled@cases': 3,
      'street.handled@cases': 2,
      'street.handlingRate': 2 / 3,
      'street.handlingRate@cases': 2 / 3,
      'street.cases.suspended': 1,
      // One of them a chief had found.
      'street.cases.voided': 2,
      'street.cases.merged': 0,
    });
    // As of the end of September the late one was not handled yet.
    expect(await figures('from=2018-09-01&to=2018-09-30')).toMatchObject({ 'street.handled@cases': 1 });
    const tally = { roadSegmentId: 'r2', category: '0506', kind: 'correction', unit: 'times', basis: 'handheld' };
    await office.post('/tallies', { ...tally, day: '2018-09-03', count: 7 });
    expect(await figures('from=2018-09-01&to=2018-12-31')).toMatchObject({
      'street.dueToBeHandled@all': 10,
      'street.handled@all': 9,
      'street.handlingRate@all': 0.9,
    });
    const [reported] = (await office.get(`/cases/${reclassified}/history`)).body as StoredEvent[];
    const correction = { eventId: reported!.id, field: 'category', value: '占道经营', reason: '看错' };
    expect((await office.correct(`/cases/${reclassified}/correct-record`, correction)).status).toBe(200);
    expect(await figures('from=2018-09-01&to=2018-12-31')).toMatchObject({ 'street.dueToBeHandled@cases': 4 });
  });

  test('the ledger row of a segment: patrols, what they found, its cases, its shops and their stars', async () => {
    const occurredAt = at('2018-07-01');
    const profile = { startsAt: '东口', endsAt: '西口', leadingOrganisation: '明湖社区党支部', occurredAt };
    const shopIds = ['shop1', 'shop2'];
    expect(await office.post('/segments/r2/profile', { ...profile, shopIds: ['r1'] })).toMatchObject({
      body: { rule: 'along-it-are-shops' },
    });
    expect((await office.post('/segments/r2/profile', { ...profile, shopIds })).status).toBe(200);
    const role = 'road-chief-third';
    await office.post('/sites/r2/assign-responsibility', { role, person: 'sun', from: at('2018-07-01') });
    const duty = { duty: 'chief-patrol', unitKind: 'site', unitId: 'r2', personId: 'sun', period: 'month' };
    expect((await office.post('/duty-plans', { ...duty, from: '2018-10-01' })).status).toBe(201);
    const findings = [{ category: '工地扬尘', description: '未覆盖' }];
    await office.post('/chief-patrols', { siteId: 'r2', chief: 'sun', occurredAt: at('2018-10-08'), findings });
    await office.tick();
    const rubric = { version: 'v1', items: [{ item: '门前三包', most: 100 }], thresholds: [{ stars: 5, least: 95 }] };
    await office.post('/merchant-rubrics', { ...rubric, vetoes: ['火灾事故'], occurredAt });
    const rating = { shopId: 'shop1', month: '2018-07', cycle: 1, rubricVersion: 'v1', raters: ['zhao'] };
    const points = [{ item: '门前三包', points: 96 }];
    const rated = await office.post('/merchant-ratings', { ...rating, points, occurredAt: at('2018-07-08') });
    for (const [step, day] of [
      ['disclose', '09'],
      ['publish', '20'],
    ])
      await office.post(`/merchant-ratings/${rated.body.id}/${step}`, { occurredAt: at(`2018-07-${day}`) });
    const { rows, totals, columns } = await office.shown('/ledger/sheet?sheet=segments');
    const row = rows.find(({ values }: { values: { segment: string } }) => values.segment === 'r2');
    expect(row.values).toMatchObject({
      ...{ patrolsDue: 3, patrols: 1, found: 1, onTheSpot: 7, filed: 4, handled: 2, handlingRate: 50 },
      ...{ merchants: 2, pledges: 1, stars5: 1, stars4: 0 },
    });
    expect(rows.find(({ values }: { values: { segment: string } }) => values.segment === 'r1').values).toMatchObject({
      ...{ patrolsDue: 0, patrols: 3, found: 1, handlingRate: null, pledges: 0, stars5: 0 },
    });
    expect(totals).toMatchObject({ patrols: 4, pledges: 1 });
    const formula = (name: string) => columns.find((one: { name: string }) => one.name === name).formula as string;
    expect(formula('handlingRate')).toContain(' / ');
    const rated5 = await office.shown('/ledger/sheet?sheet=merchant-ratings');
    expect(rated5.rows).toMatchObject([
      {
        values: { shop: 'shop1', segment: ['r2'], stars: 5, pledge: 1 },
        cells: { segment: 'r2', deductions: 'week 1: 门前三包 −4' },
      },
    ]);
    const before = await office.shown('/ledger/sheet?sheet=merchant-ratings&recordedUntil=2018-06-30T00:00:00Z');
    expect(before.rows).toEqual([]);
    // As of then, before anything of it was known.
    const then = await office.shown('/ledger/sheet?sheet=segments&occurredUntil=2018-07-10T00:00:00Z');
    expect(then.rows[1].values).toMatchObject({ patrolsDue: 0, patrols: 0, filed: 0, stars5: 0, pledges: 2 });
  });
});
