import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { FindingsReactor } from '#cases';
import type { StoredEvent } from '#event-sourcing';
import { openTestOffice } from '#http/testing';
import { openFormalities } from './shop.views.js';
import { ClosedShopsReactor, FormalityChangesReactor } from './formality.reactors.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T02:00:00.000Z');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: at('01-01') });
  for (const siteId of ['s1', 's2', 's3'])
    await house.post('/sites', {
      siteId,
      name: `汽修${siteId}`,
      kind: 'auto-repair',
      communityId: 'c1',
      occurredAt: at('01-01'),
    });
});
afterAll(() => house.close());

const at = (day: string) => `2018-${day}T10:00:00+08:00`;
async function took(url: string, payload: object) {
  const answer = await house.post(url, payload);
  expect([url, answer.status, answer.body.detail]).toEqual([url, url.split('/').length > 2 ? 200 : 201, undefined]);
  return answer.body;
}
const figures = async (query: string) => {
  const { body } = await house.get(`/figures?${query}`);
  const own = (body as { name: string; value: number }[]).filter(({ name }) => name.startsWith('formalities.'));
  return Object.fromEntries(own.map(({ name, value }) => [name.slice('formalities.'.length), value]));
};
const log = () => house.events();
const lastEvent = async (type: string): Promise<StoredEvent> => (await log()).findLast((event) => event.type === type)!;

const profile = { businessClass: 'II', floorAreaM2: 300, sensitiveArea: false, solventPaint: false };
async function register(siteId: string, sprayBooth: boolean) {
  const creditCode = `41010560000000${siteId.slice(1)}`;
  await took('/repair-shops', { siteId, creditCode, ...profile, sprayBooth, occurredAt: at('02-01') });
  await took(`/repair-shops/${siteId}/determine`, { occurredAt: at('02-02') });
}
async function filing(siteId: string, kind: string, number: string, on: string) {
  await took('/formalities', { siteId, kind, by: 'office', occurredAt: at('02-03') });
  return house.post(`/formalities/${siteId}-${kind}/file`, { number, on, authority: '区局' });
}

test('shops do both, each counted where the later one was done; one number is never of two shops', async () => {
  await register('s1', false);
  await register('s2', true);
  await filing('s1', 'repair-filing', '交备17', '2018-03-05');
  expect(await filing('s2', 'repair-filing', '交备１７', '2018-03-06')).toMatchObject({
    status: 409,
    body: { rule: 'number-of-another-shop', errors: [{ field: 'number' }] },
  });
  await took('/formalities/s2-repair-filing/file', { number: '交备18', on: '2018-03-06', authority: '区局' });
  expect(await figures('from=2018-03-01&to=2018-03-31')).toMatchObject({
    filedOnline: 2,
    eiaDone: 0,
    shopsDone: 0,
    shops: 2,
    valid: 0,
  });
  await filing('s1', 'eia-registration', '环备1', '2018-04-10');
  expect(await house.post('/formalities', { siteId: 's2', kind: 'eia-registration', by: 'shop' })).toMatchObject({
    status: 409,
    body: { rule: 'start-what-is-required' },
  });
  await took('/formalities', { siteId: 's2', kind: 'eia-report-form', by: 'shop', occurredAt: at('02-03') });
  await took('/formalities/s2-eia-report-form/approve', {
    documentNumber: '环审〔2018〕9号',
    on: '2018-07-02',
    authority: '区环保局',
  });
  const both = {
    ...{ filedOnline: 2, eiaDone: 2, shopsDone: 2, shops: 2 },
    ...{ subject: 2, exempt: 0, valid: 2, validShare: 1 },
  };
  expect(await figures('year=2018')).toMatchObject(both);
  expect(await figures('from=2018-04-01&to=2018-06-30')).toMatchObject({ eiaDone: 1, shopsDone: 1, valid: 1 });
  expect(await figures('from=2018-07-01&to=2018-12-31')).toMatchObject({ filedOnline: 0, eiaDone: 1, shopsDone: 1 });
  // Counted from the log alone: shops with a filing and an environmental formality.
  const done = (types: RegExp, streams: RegExp) =>
    new Set(events.filter((e) => types.test(e.type) && streams.test(e.stream)).map((e) => e.metadata.siteId));
  const events = await log();
  const online = done(/^FormalityFiled$/, /-repair-filing$/);
  const eia = done(/^Formality(Filed|Approved)$/, /-eia-/);
  expect([...online].filter((siteId) => eia.has(siteId))).toHaveLength(both.shopsDone);
  const { body } = await house.get('/figures/records?figure=formalities.shopsDone&year=2018');
  expect(body.records.map((shop: { siteId: string }) => shop.siteId).sort()).toEqual(['s1', 's2']);
  expect(body.records[0].told).toBeUndefined();
});

test('what becomes of a formality later is seen as of that day, and undoes nothing', async () => {
  await took('/formalities/s1-repair-filing/revoke', { reason: '材料不实', occurredAt: at('08-01') });
  // It is required still: on the desk until it is started anew.
  const anew = async () => (await house.get('/desk?list=formalities.toStartAnew')).body.entries;
  expect(await anew()).toMatchObject([{ id: 's1-repair-filing', unitId: 's1', command: 'StartFormality' }]);
  expect(await figures('year=2018')).toMatchObject({ shopsDone: 2, valid: 1, validShare: 0.5 });
  expect(await figures('from=2018-01-01&to=2018-07-31')).toMatchObject({ shopsDone: 2, valid: 2, missing: 0 });
  const lacking = { missing: 1, 'missing.repair-filing': 1, 'missing.eia-registration': 0 };
  expect(await figures('year=2018&communityId=c1')).toMatchObject(lacking);
  const behind = await house.get('/figures/records?figure=formalities.missing.repair-filing&year=2018');
  expect(behind.body.records).toMatchObject([{ siteId: 's1', kind: 'repair-filing' }]);
  expect((await house.get('/repair-shops?complete=false')).body).toMatchObject({
    total: 1,
    repairShops: [{ siteId: 's1', missing: ['repair-filing'], state: 'registered' }],
  });
  const asOf = await house.get('/figures?year=2018&occurredUntil=2018-04-01T00:00:00Z');
  const value = (name: string) => asOf.body.find((one: { name: string }) => one.name === `formalities.${name}`).value;
  expect([value('filedOnline'), value('eiaDone'), value('shopsDone'), value('shops')]).toEqual([2, 0, 0, 2]);
});

test('a change of the shop makes a change of its formalities due', async () => {
  await took('/repair-shops/s2/change', { businessClass: 'I', occurredAt: at('09-01') });
  const reactor = house.app.get(FormalityChangesReactor);
  const event = await lastEvent('RepairShopChanged');
  await reactor.react(event);
  await reactor.react(event);
  const due = await house.get('/formalities?changeDue=true&siteId=s2');
  expect(
    due.body.formalities.map((one: { kind: string; changeDue: string[] }) => [one.kind, one.changeDue]).sort(),
  ).toEqual([
    ['eia-report-form', ['businessClass']],
    ['repair-filing', ['businessClass']],
  ]);
  await took('/formalities/s2-repair-filing/change', {
    number: '交备18改',
    authority: '区局',
    occurredAt: at('09-10'),
  });
  expect((await house.get('/formalities?changeDue=true&siteId=s2')).body.total).toBe(1);
  expect((await house.get('/formalities/s2-repair-filing')).body).toMatchObject({ number: '交备18改', state: 'filed' });
});

test('a number that a correction gave back is free after a while', async () => {
  await register('s3', false);
  await took('/formalities', { siteId: 's3', kind: 'repair-filing', by: 'shop', occurredAt: at('02-03') });
  const filed = await lastEvent('FormalityFiled');
  const taken = { number: '环备1', authority: '区局' };
  expect(await house.post('/formalities/s3-repair-filing/file', taken)).toMatchObject({ status: 409 });
  const correction = { field: 'number', value: '环备2', reason: '录错' };
  await house.correct('/formalities/s1-eia-registration/correct', { eventId: filed.id, ...correction });
  house.clock.advance(60_000);
  await took('/formalities/s3-repair-filing/file', taken);
  const back = { eventId: filed.id, ...correction, value: '环备1' };
  expect(await house.post('/formalities/s1-eia-registration/correct', back)).toMatchObject({
    status: 409,
    body: { rule: 'number-of-another-shop' },
  });
});

test('of two shops that file one number at a time one is refused', async () => {
  const start = async (siteId: string) => {
    const kinds = ['repair-filing', 'eia-registration', 'hazardous-waste-contract'];
    await took(`/repair-shops/${siteId}/determine`, { kinds });
    await took('/formalities', { siteId, kind: 'hazardous-waste-contract', by: 'shop' });
  };
  await start('s1');
  await start('s3');
  const file = (siteId: string) =>
    house.post(`/formalities/${siteId}-hazardous-waste-contract/file`, { number: '危废1', authority: '区局' });
  const answers = await Promise.all([file('s1'), file('s3')]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
});

test('a finding becomes a case, and a shop closes down when it is closed', async () => {
  const { events } = await took('/repair-shops/s1/find', { category: '无备案经营', description: '备案已撤销' });
  await house.app.get(FindingsReactor).react(await lastEvent('RepairShopFindingRecorded'));
  const { findingId } = events[0].data;
  expect((await house.get(`/cases/${findingId}`)).body).toMatchObject({
    siteId: 's1',
    category: '无备案经营',
    foundIn: { kind: 'repairshop', id: 's1' },
  });
  const closing = { reason: '搬迁' };
  expect(await house.post('/sites/s1/retire', closing)).toMatchObject({
    status: 409,
    body: {
      rule: 'retire-without-open-records',
      detail: 'Open at this site: case: 1, auto-repair shop: 1; it is retired when they are done or ended.',
    },
  });
  await took('/duty-plans', {
    duty: 'site-patrol',
    unitKind: 'site',
    unitId: 's1',
    period: 'month',
    from: '2019-01-01',
  });
  expect(await house.post('/repair-shops/s1/close-down', closing)).toMatchObject({
    status: 409,
    body: { rule: 'close-down-without-open-records' },
  });
  await took(`/cases/${findingId}/void`, { reason: '重复' });
  const planned = await house.post('/repair-shops/s1/close-down', closing);
  expect(planned.body.detail).toBe('Open at this shop: duty plan: 1.');
  const [{ planId }] = (await house.get('/duty-plans?unitId=s1')).body.plans;
  await took(`/duty-plans/${planId}/end`, { until: '2019-01-01', reason: '搬迁' });
  await took('/repair-shops/s1/close-down', closing);
  await house.app.get(ClosedShopsReactor).react(await lastEvent('RepairShopClosedDown'));
  expect((await house.get('/sites/s1')).body).toMatchObject({ status: 'retired' });
  house.clock.advance(60_000);
  expect(await figures('year=2018')).toMatchObject({ shops: 2, closedDown: 1, shopsDone: 2 });
});

test('what a shop has begun waits for somebody as long as it is open', () => {
  const waiting = (state: string) => {
    const formalities = {
      'repair-filing': { status: 'started', changeDue: [] },
      'eia-registration': { status: 'filed', changeDue: ['address'] },
      'hazardous-waste-contract': { status: 'lapsed', changeDue: [] },
    };
    const required = ['hazardous-waste-contract'];
    const shop = { told: { formalities }, siteId: 's1', communityId: 'c1', state, required };
    return [...openFormalities.of(shop as never, 's1')].map(([, { kind, waitsFor }]) => [kind, waitsFor]);
  };
  expect(waiting('registered')).toEqual([
    ['repair-filing', 'answer'],
    ['eia-registration', 'change'],
    ['hazardous-waste-contract', 'start'],
  ]);
  expect([waiting('closed-down'), waiting('voided')]).toEqual([[], []]);
});

test('lists come page by page, records as of both clocks', async () => {
  const first = await house.get('/repair-shops?limit=2&communityId=c1');
  expect(first.body).toMatchObject({ total: 3 });
  const second = await house.get(`/repair-shops?limit=2&communityId=c1&cursor=${first.body.next}`);
  expect([...first.body.repairShops, ...second.body.repairShops]).toHaveLength(3);
  expect((await house.get('/formalities?kind=repair-filing&state=revoked')).body).toMatchObject({ total: 1 });
  expect((await house.get('/formalities/s1-repair-filing?occurredUntil=2018-06-01T00:00:00Z')).body).toMatchObject({
    state: 'filed',
    number: '交备17',
  });
  expect((await house.get('/repair-shops/s1')).body).toMatchObject({
    status: 'closed-down',
    required: ['repair-filing', 'eia-registration', 'hazardous-waste-contract'],
  });
  expect(await house.get('/repair-shops/s1?recordedUntil=2018-12-30T00:00:00Z')).toMatchObject({ status: 404 });
  await took('/patrols', { siteId: 's2', findings: [], occurredAt: at('06-01') });
  await took('/sites/s2/change', { address: '路2号' });
  await took('/sites/s2/assign-responsibility', { role: 'contracting-leader', person: '李明', from: at('01-02') });
  const { rows } = (await house.get('/ledger/sheet?sheet=repair-shops&communityId=c1')).body;
  const rowOf = (siteId: string) =>
    (rows as { record: string; cells: object }[]).find(({ record }) => record === `/api/repair-shops/${siteId}`);
  expect(rowOf('s1')).toMatchObject({ cells: { shop: '汽修s1', state: 'closed down', responsible: null, visits: 0 } });
  expect(rowOf('s2')).toMatchObject({
    cells: { shop: '汽修s2', community: '明湖社区', address: '路2号', responsible: '李明', visits: 1 },
    values: { shop: 's2', community: 'c1' },
  });
});

test('the community of a shop is corrected to that of its site, and its figures go along', async () => {
  await house.post('/communities', { communityId: 'c2', name: '东社区', occurredAt: at('01-01') });
  const shops = async () =>
    Promise.all(['c1', 'c2'].map(async (id) => (await figures(`year=2018&communityId=${id}`))['shops']));
  const first = async (path: string) => (await house.get(path)).body[0].id as string;
  const correction = { field: 'communityId', value: 'c2', reason: '录错' };
  const ofShop = async () => ({ eventId: await first('/repair-shops/s3/history'), ...correction });
  expect(await house.post('/repair-shops/s3/correct', await ofShop())).toMatchObject({
    status: 409,
    body: { rule: 'site-in-community' },
  });
  const [inC1] = await shops();
  await house.correct('/sites/s3/correct', { eventId: await first('/sites/s3/events'), ...correction });
  expect((await house.correct('/repair-shops/s3/correct', await ofShop())).status).toBe(200);
  expect(await shops()).toEqual([inC1! - 1, 1]);
});
