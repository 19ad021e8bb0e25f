import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Global, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { defaultCalendar } from '#calendar';
import { SqliteDocumentStore } from '#documents-sqlite';
import { deriveId, ManualClock, Projector, timeOrderedIds } from '#event-sourcing';
import { SqliteEventStore } from '#event-store-sqlite';
import { evidenceRoom } from '#evidence';
import { communityView, placesRoom, siteView } from '#places';
import {
  DevelopmentActorGuard,
  PlatformModule,
  ProblemFilter,
  readConfig,
  ROOM_FIGURES,
  timelineView,
  tagRevisions,
  RequestPipe,
} from '#platform';
import { patrolsRoom, patrolView } from './index.js';

const views = [timelineView, communityView, siteView, patrolView, ...evidenceRoom.views];

@Global()
@Module({
  providers: [{ provide: ROOM_FIGURES, useValue: { figures: [], rates: [], labels: {}, views } }],
  exports: [ROOM_FIGURES],
})
class TwoRooms {}

interface Answer {
  readonly status: number;
  readonly etag?: string;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly body: any;
}

const clock = new ManualClock('2018-06-01T02:00:00.000Z');
const folder = mkdtempSync(join(tmpdir(), 'zeren-'));
let app: NestFastifyApplication;
let projector: Projector;
let close: () => Promise<void>;

beforeAll(async () => {
  const store = new SqliteEventStore({ file: join(folder, 'events.sqlite'), clock });
  const documents = new SqliteDocumentStore({ file: join(folder, 'documents.sqlite') });
  const config = readConfig({}, { dataFolder: folder });
  const ids = timeOrderedIds();
  const backends = { config, store, documents, clock, ids, calendar: defaultCalendar };
  const imports = [PlatformModule.with(backends), placesRoom.module, patrolsRoom.module, evidenceRoom.module];
  app = await NestFactory.create<NestFastifyApplication>({ module: TwoRooms, imports }, new FastifyAdapter(), {
    logger: ['error'],
  });
  app.useGlobalPipes(new RequestPipe());
  app.useGlobalFilters(new ProblemFilter());
  tagRevisions(app.getHttpAdapter().getInstance());
  app.useGlobalGuards(new DevelopmentActorGuard());
  await app.init();
  projector = new Projector({ store, documents, views });
  await projector.start();
  close = async () => {
    await app.close();
    await projector.stop();
    await store.close();
    await documents.close();
    rmSync(folder, { recursive: true });
  };
  await post('/communities', { communityId: 'c1', name: '明湖社区' });
  await post('/sites', { siteId: 's1', name: '一号工地', kind: 'construction-site', communityId: 'c1' });
});

afterAll(() => close());

async function request(method: 'GET' | 'POST', url: string, payload?: object, headers = {}): Promise<Answer> {
  const response = await app.inject({
    method,
    url,
    payload,
    headers: { 'x-actor': 'li.ming', 'accept-language': 'en', ...headers },
  });
  return { status: response.statusCode, etag: response.headers['etag'] as string, body: response.json() };
}
const post = (url: string, payload: object, headers = {}) => request('POST', url, payload, headers);
const get = (url: string) => request('GET', url);

describe('communities and sites', () => {
  test('an id that is there is refused, unless it is the same command again', async () => {
    const community = { communityId: 'c2', name: '东社区' };
    const key = { 'idempotency-key': 'k1' };
    const first = await post('/communities', community, key);
    expect(first).toMatchObject({ status: 201, etag: '"0"', body: { id: 'c2', revision: 0 } });
    expect((await post('/communities', community, key)).body).toEqual(first.body);
    expect(await post('/communities', community)).toMatchObject({
      status: 409,
      body: { rule: 'register-once', state: 'registered' },
    });
    expect(await post('/communities', { ...community, name: '西社区' }, key)).toMatchObject({ status: 422 });
  });

  test('a site without an id gets one, the same under the same key', async () => {
    const site = { name: '无名河', kind: 'water-body', communityId: 'c1' };
    const first = await post('/sites', site, { 'idempotency-key': 'k2' });
    expect(first.status).toBe(201);
    expect((await post('/sites', site, { 'idempotency-key': 'k2' })).body.id).toBe(first.body.id);
    expect((await get(`/sites/${first.body.id}`)).body).toMatchObject({ ...site, siteId: first.body.id, revision: 0 });
  });

  test('what is not there is not found, what is malformed is named', async () => {
    const site = { name: 'x', kind: 'shop', communityId: 'nowhere' };
    const unknown = { status: 422, body: { errors: [{ field: 'communityId' }] } };
    expect(await post('/sites', site)).toMatchObject(unknown);
    for (const url of ['/sites/nowhere', '/communities/nowhere', '/patrols/nowhere', '/sites/nowhere/responsible'])
      expect(await get(url)).toMatchObject({ status: 404 });
    expect(await post('/sites/nowhere/retire', { reason: 'r' })).toMatchObject({ status: 404 });
    const bad = await post('/sites', { name: ' ', kind: 'castle', communityId: 'c1', extra: 1 });
    expect(bad.status).toBe(400);
    expect(bad.body.errors.map((e: { field: string }) => e.field).sort()).toEqual(['extra', 'kind', 'name']);
    expect(await post('/sites/s1/change', {})).toMatchObject({ status: 400, body: { errors: [{ field: 'name' }] } });
    expect(await post('/sites/s1/change', { name: 'n', occurredAt: '2018-06-01T10:05:01+08:00' })).toMatchObject({
      status: 409,
      body: { rule: 'not-in-the-future', errors: [{ field: 'occurredAt' }] },
    });
  });

  test('lists, filtered and page by page', async () => {
    const { body } = await post('/sites', { siteId: 's2', name: '二号店', kind: 'shop', communityId: 'c1' });
    const shops = await get(`/sites?kind=shop&communityId=c1&retired=false&waitFor=${body.position}`);
    expect(shops.body.sites).toMatchObject([{ siteId: 's2', retired: false }]);
    const first = await get('/sites?limit=1');
    const second = await get(`/sites?limit=1&cursor=${first.body.next}`);
    expect(second.body.sites[0].siteId).not.toBe(first.body.sites[0].siteId);
    expect((await get('/communities?name=%E6%98%8E%E6%B9%96%E7%A4%BE%E5%8C%BA')).body.communities).toMatchObject([
      { communityId: 'c1' },
    ]);
    expect(await get('/sites?retired=perhaps')).toMatchObject({ status: 400 });
  });

  test('who was responsible when, and by what was known when', async () => {
    const url = '/sites/s1/assign-responsibility';
    const leader = { role: 'contracting-leader', person: '王', from: '2018-01-01T00:00:00+08:00' };
    const { body } = await post(url, leader);
    const responsibilityId = body.events[0].data.responsibilityId as string;
    expect(await post(url, leader)).toMatchObject({ status: 409, body: { rule: 'once-in-a-role-at-a-time' } });
    clock.advance(60_000);
    const ended = { responsibilityId, until: '2018-03-01T00:00:00+08:00' };
    expect((await post('/sites/s1/end-responsibility', ended)).status).toBe(200);
    const names = async (query: string) =>
      (await get(`/sites/s1/responsible?${query}`)).body.responsible.map((r: { person: string }) => r.person);
    expect(await names('at=2018-02-01T00:00:00Z')).toEqual(['王']);
    expect(await names('at=2018-04-01T00:00:00Z')).toEqual([]);
    expect(await names('at=2018-04-01T00:00:00Z&recordedUntil=2018-06-01T02:00:00Z')).toEqual(['王']);
    expect(await names('at=2018-02-01T00:00:00Z&role=patroller')).toEqual([]);
    expect(await names('')).toEqual([]);
  });

  test('a stale revision is told', async () => {
    const { etag } = await get('/communities/c1');
    const rename = (name: string) => post('/communities/c1/rename', { name }, { 'if-match': etag });
    expect((await rename('明湖社区')).status).toBe(200);
    expect((await rename('新明湖')).status).toBe(200);
    expect((await rename('老明湖')).status).toBe(412);
  });
});

describe('patrols', () => {
  test('are recorded with their findings, listed and read', async () => {
    const finding = {
      category: '扬尘',
      description: '裸土',
      evidence: [{ sha256: 'a'.repeat(64), bytes: 1, mediaType: 'image/jpeg' }],
    };
    const { status, body } = await post('/patrols', { siteId: 's1', findings: [finding], companions: ['王'] });
    expect(status).toBe(201);
    const findingId = deriveId('finding', body.id, 0);
    expect(body.events[0].data).toMatchObject({
      siteId: 's1',
      communityId: 'c1',
      findings: [{ findingId, ...finding }],
    });
    const filters = `siteId=s1&communityId=c1&patroller=li.ming&voided=false&from=2018-06-01T00:00:00Z&to=2018-06-02T00:00:00Z`;
    const page = await get(`/patrols?${filters}&waitFor=${body.position}`);
    expect(page.body.patrols).toMatchObject([{ patrolId: body.id, findings: 1, patroller: 'li.ming' }]);
    expect((await get(`/patrols?to=2018-06-01T00:00:00Z`)).body.patrols).toEqual([]);
    expect((await get(`/patrols?search=${encodeURIComponent('裸土 扬尘')}`)).body.total).toBe(1);
    expect((await get(`/patrols?search=${encodeURIComponent('裸地')}`)).body.total).toBe(0);
    expect((await get(`/patrols/${body.id}`)).body).toMatchObject({
      found: [{ findingId }],
      possible: ['VoidPatrol', 'CorrectPatrol'],
    });
  });

  test('without findings they can be voided', async () => {
    clock.advance(60_000);
    const { body } = await post('/patrols', { siteId: 's1' });
    expect((await post(`/patrols/${body.id}/void`, { reason: '录错' })).status).toBe(200);
    expect((await get(`/patrols/${body.id}`)).body).toMatchObject({ voided: true, findings: 0 });
  });

  test('go to a site that is there and in service; the first answer stays', async () => {
    const unknown = { status: 422, body: { errors: [{ field: 'siteId' }] } };
    expect(await post('/patrols', { siteId: 'nowhere' })).toMatchObject(unknown);
    const since = '2018-05-01T00:00:00Z';
    await post('/sites', { siteId: 's9', name: '九号', kind: 'venue', communityId: 'c1', occurredAt: since });
    expect(await post('/patrols', { siteId: 's9', occurredAt: '1970-05-01T00:00:00Z' })).toMatchObject({
      status: 409,
      body: { rule: 'patrol-a-registered-site' },
    });
    const before = await post('/patrols', { siteId: 's9' }, { 'idempotency-key': 'visit' });
    clock.advance(60_000);
    expect((await post('/sites/s9/retire', { reason: '停业' })).status).toBe(200);
    expect(await post('/patrols', { siteId: 's9' })).toMatchObject({
      status: 409,
      body: { rule: 'patrol-a-site-in-service' },
    });
    expect((await post('/patrols', { siteId: 's9' }, { 'idempotency-key': 'visit' })).body).toEqual(before.body);
    expect((await post('/patrols', { siteId: 's9', occurredAt: '2018-06-01T02:00:00Z' })).status).toBe(201);
  });

  test('bad parts are named', async () => {
    const bad = await post('/patrols', {
      siteId: 's1',
      findings: [{ category: '扬尘', evidence: [{}] }],
      companions: [' '],
    });
    expect(bad.status).toBe(400);
    expect(bad.body.errors.map((e: { field: string }) => e.field)).toEqual(
      expect.arrayContaining(['findings.0.description', 'findings.0.evidence.0.sha256', 'companions.0']),
    );
    const many = Array.from({ length: 51 }, () => ({ category: 'a', description: 'b' }));
    expect(await post('/patrols', { siteId: 's1', findings: many })).toMatchObject({ status: 400 });
  });
});
