import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { rooms } from '#office';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const NOW = '2018-06-30T02:00:00.000Z';
const at = (md: string) => `2018-${md}T09:00:00+08:00`;

beforeAll(async () => {
  house = await openTestOffice(NOW);
  for (const [communityId, siteId] of [
    ['c1', 's1'],
    ['c2', 's2'],
  ]) {
    await house.post('/communities', { communityId, name: communityId, occurredAt: at('01-01') });
    await house.post('/sites', { siteId, name: siteId, kind: 'auto-repair', communityId, occurredAt: at('01-01') });
  }
  const river = { siteId: 's3', name: '河', kind: 'water-body', communityId: 'c1', occurredAt: at('01-01') };
  await house.post('/sites', river);
});
afterAll(() => house.close());

const meeting = { kind: 'special-study', title: '学习', organiserKind: 'work-committee', chair: '李', place: '会议室' };
const held = { from: at('06-01'), to: '2018-06-01T11:00:00+08:00', topics: ['一'], due: 5, present: 5 };
const problem = { category: '裸土', description: '裸土未覆盖', source: 'staff', occurredAt: at('06-01') };

const water = { kind: 'river', how: 'monitoring', areaM2: 900, lengthM: 300, listing: 'none' };

interface Body {
  readonly siteId?: string;
  readonly [field: string]: unknown;
}

/** One record of each kind whose place can be corrected, begun at the first place. */
const begun: Readonly<Record<string, readonly [path: string, body: Body, field?: 'siteId']>> = {
  activity: ['/activities', { ...meeting, ...held, communityId: 'c1' }],
  case: ['/cases', { ...problem, siteId: 's1' }, 'siteId'],
  enterprise: ['/enterprises', { name: '甲厂', communityId: 'c1', occurredAt: at('06-01') }],
  repairshop: ['/repair-shops', { siteId: 's1', occurredAt: at('06-01') }],
  site: ['/sites', { siteId: 's9', name: '九', kind: 'road-segment', communityId: 'c1', occurredAt: at('06-01') }],
  water: ['/water-bodies', { ...water, siteId: 's3', occurredAt: at('06-01') }],
};

test('every kind whose place can be corrected is tried here', () => {
  const kinds = rooms.flatMap((room) => room.kinds.map(({ aggregate }) => aggregate));
  const movable = kinds.filter(({ catalogue }) =>
    Object.values(catalogue).some(({ correctable = {} }) => 'communityId' in correctable || 'siteId' in correctable),
  );
  // What of a case can be corrected, its own rules say.
  expect([...movable.map(({ stream }) => stream), 'case'].sort()).toEqual(Object.keys(begun).sort());
});

/** What is at a site is in its community: where that is wrong, the site is corrected first. */
async function movedSite({ siteId }: { siteId?: string }) {
  if (siteId === undefined || !['s1', 's3'].includes(siteId)) return;
  const [first] = (await house.get(`/sites/${siteId}/history`)).body as { id: string }[];
  const correction = { eventId: first!.id, field: 'communityId', value: 'c2', reason: '录错' };
  expect(await house.correct(`/sites/${siteId}/correct`, correction)).toMatchObject({ status: 200 });
}

const history = async (place: string) =>
  ((await house.get(`${place}/history`)).body as { id: string; type: string }[]).map(({ id, type }) => `${type} ${id}`);

/** The figures of a community by room: as they are, and folded from its history as of a moment. */
async function ledger(community: string, query = '') {
  const { body } = await house.get(`/communities/${community}/ledger?${query}`);
  const { figures, parts } = body as { figures: object; parts: readonly { room: string; figures: object }[] };
  return { figures, parts: parts.map((part) => ({ room: part.room, figures: part.figures })) };
}

test.each(Object.entries(begun))('a %s that is moved is in the history of both places', async (_kind, entry) => {
  const [path, body, field = 'communityId'] = entry;
  const begins = await house.post(path, body);
  expect(begins).toMatchObject({ status: 201 });
  const { id } = begins.body as { id: string };
  const record = `${path}/${id}`;
  const [first] = (await house.get(`${record}/history`)).body as { id: string }[];
  const value = field === 'siteId' ? 's2' : 'c2';
  const how = path === '/cases' ? 'correct-record' : 'correct';
  const correction = { eventId: first!.id, field, value, reason: '录错' };
  if (field === 'communityId') await movedSite(body);
  const before = await history('/communities/c1');
  expect(await house.correct(`${record}/${how}`, correction)).toMatchObject({ status: 200 });
  const all = (await house.get(`${record}/history`)).body as { id: string; type: string }[];
  const told = all.map((event) => `${event.type} ${event.id}`);
  expect(await history('/communities/c2')).toEqual(expect.arrayContaining(told));
  const here = await history('/communities/c1');
  expect(here).toEqual(expect.arrayContaining(before));
  expect(here.at(-1)).toMatch(/^RecordCorrected/);
  for (const place of ['c1', 'c2']) expect(await ledger(place, `recordedUntil=${NOW}`)).toEqual(await ledger(place));
});
