import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { rooms } from '#office';
import { filtersOf } from '#platform';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string) => `2018-${day}T09:00:00+08:00`;

/** As an import writes it: with the number that the source has for it. */
async function imported(sourceNumber: string, day: string): Promise<void> {
  const events = await house.events();
  const { id, type, schema, data, metadata } = events.find((event) => event.type === 'ProblemReported')!;
  const occurredAt = new Date(at(day)).toISOString();
  const event = {
    id: `${id}x`,
    type,
    schema,
    data: { ...data, description: '来件', category: '来件', source: 'import' as const, sourceNumber },
    metadata: { ...metadata, occurredAt, commandId: `${metadata.commandId}x` },
  };
  await house.office.backends.store.append('case-imported', [event], 'no-stream');
}

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T00:00:00.000Z');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: at('01-01') });
  const site = { kind: 'construction-site', communityId: 'c1', occurredAt: at('01-01') };
  await house.post('/sites', { ...site, siteId: 's1', name: '七号工地', address: '明湖路 7 号' });
  await house.post('/sites', { ...site, siteId: 's2', name: '八号工地', address: '东湖路 8 号' });
  const problem = (day: string, description: string, more: object = {}) =>
    house.post('/cases', {
      category: '扬尘',
      description,
      source: 'resident',
      siteId: 's1',
      occurredAt: at(day),
      ...more,
    });
  const { body } = await problem('03-01', '裸土未覆盖');
  await house.post(`/cases/${body.id}/file`, { occurredAt: at('03-02') });
  await problem('06-01', '车辆未冲洗');
  await imported('SR-2018-0077', '02-01');
  await problem('09-01', '油烟扰民', { category: '油烟', location: '东门' });
  await house.post('/patrols', { siteId: 's1', note: '东门已清扫', findings: [], occurredAt: at('04-01') });
  await house.post('/patrols', { siteId: 's1', findings: [], occurredAt: at('05-01') });
});
afterAll(() => house.close());

const cases = async (query: Record<string, string>) => {
  const { body, status } = await house.get(`/cases?${new URLSearchParams(query).toString()}`);
  expect(status).toBe(200);
  const described = (body.cases as { description: string }[]).map(({ description }) => description);
  expect(body.total).toBe(described.length);
  return described;
};

describe('cases', () => {
  test.each([
    [{ search: '裸土' }, ['裸土未覆盖']],
    [{ search: '东' }, ['油烟扰民']],
    [{ search: '扬尘 车辆' }, ['车辆未冲洗']],
    [{ search: 'sr-2018' }, ['来件']],
    [{ search: '[2018]1号' }, ['裸土未覆盖']],
    [{ sourceNumber: 'SR-2018-0077' }, ['来件']],
    [{ sourceNumber: 'SR-2018' }, []],
    [{ from: '2018-06-01', to: '2018-06-01' }, ['车辆未冲洗']],
    [{ to: '2018-02-28' }, ['来件']],
    [{ search: '没有' }, []],
  ])('%j', async (query, found) => {
    expect(await cases(query as Record<string, string>)).toEqual(found);
  });

  test('one by its number, however the list is asked', async () => {
    const { body } = await house.get('/cases?status=filed');
    const [{ number, caseId }] = body.cases;
    expect((await house.get(`/cases?number=${encodeURIComponent(number)}`)).body).toMatchObject({
      total: 1,
      cases: [{ caseId }],
    });
  });

  test('as they were: what had happened by then, in its state of then', async () => {
    const then = { occurredUntil: at('03-01') };
    expect((await cases(then)).sort()).toEqual(['来件', '裸土未覆盖']);
    expect(await cases({ ...then, status: 'filed' })).toEqual([]);
    expect(await cases({ occurredUntil: at('06-30'), status: 'filed' })).toEqual(['裸土未覆盖']);
    expect(await cases({ occurredUntil: at('06-30'), search: '车辆' })).toEqual(['车辆未冲洗']);
  });
});

test('every list goes on behind a page, in the past too', async () => {
  for (const then of ['', `&occurredUntil=${encodeURIComponent(at('12-01'))}`]) {
    const first = (await house.get(`/patrols?limit=1${then}`)).body;
    const second = (await house.get(`/patrols?limit=1&cursor=${first.next}${then}`)).body;
    expect([first.total, second.total, second.next]).toEqual([2, 2, undefined]);
    expect([...first.patrols, ...second.patrols].map((p: { patrolledAt: string }) => p.patrolledAt)).toEqual([
      '2018-05-01T01:00:00.000Z',
      '2018-04-01T01:00:00.000Z',
    ]);
  }
});

test('patrols and places by words, and as of a moment', async () => {
  expect((await house.get(`/patrols?search=${encodeURIComponent('清扫')}`)).body.total).toBe(1);
  expect((await house.get(`/patrols?occurredUntil=${encodeURIComponent(at('04-02'))}`)).body.total).toBe(1);
  expect((await house.get(`/sites?search=${encodeURIComponent('明湖路')}`)).body.sites).toMatchObject([
    { siteId: 's1' },
  ]);
  expect((await house.get('/sites?recordedUntil=2018-01-01T00:00:00Z')).body).toMatchObject({ total: 0, sites: [] });
});

/** What no day is told of, or no words: months of ratings, persons by their hours; orders are found by their numbers. */
const WITHOUT = { days: ['merchant-ratings', 'volunteers'], words: ['order-cases'] };
const DAYS = ['from', 'from-day', 'since'];
const lists = rooms.flatMap((room) => Object.entries(room.lists));

test('every list is narrowed by days, and searches words', async () => {
  expect(lists.length).toBeGreaterThan(40);
  const without = { days: [] as string[], words: [] as string[] };
  for (const [path, list] of lists) {
    const days = Object.entries(filtersOf(list)).filter(([, { is }]) => DAYS.includes(is));
    const asked = days.map(([name, { is }]): [string, string] => [name, is === 'since' ? at('06-01') : '2018-06-01']);
    if (list.view.searched) asked.push(['search', '没有这样的词']);
    const { status, body } = await house.get(`/${path}?${new URLSearchParams(asked).toString()}`);
    expect([path, status, list.view.searched ? body.total : 0]).toEqual([path, 200, 0]);
    if (days.length === 0) without.days.push(path);
    if (!list.view.searched) without.words.push(path);
  }
  expect(without).toEqual(WITHOUT);
  expect((await house.get('/late-entries?search=patrol')).body.total).toBe(2);
});

test('what moves to a page that was read is told on the pages behind it', async () => {
  const site = (n: number) => ({ siteId: `m${n}`, name: `乙${n}号`, kind: 'shop', communityId: 'c1' });
  for (const n of [1, 2, 3, 4]) await house.post('/sites', { ...site(n), occurredAt: at('01-01') });
  const page = async (cursor?: string) =>
    (await house.get(`/sites?kind=shop&limit=1${cursor ? `&cursor=${cursor}` : ''}`)).body;
  const first = await page();
  expect(first).toMatchObject({ total: 4, sites: [{ siteId: 'm1' }] });
  expect(first.earlier).toBeUndefined();
  const second = await page(first.next);
  expect(second.earlier).toBeUndefined();
  // The last one comes before all others by its new name; another changes behind the cursor and is met there.
  for (const [id, name] of [
    ['m4', '乙0号'],
    ['m3', '乙5号'],
  ])
    expect((await house.post(`/sites/${id}/change`, { name })).status).toBe(200);
  await house.settle();
  const third = await page(second.next);
  expect(third).toMatchObject({ sites: [{ siteId: 'm3' }], earlier: { ids: ['m4'], isCutShort: false } });
  expect(third.next).toBeUndefined();
  for (const cursor of ['x', 'x.y', `${first.next}.1`])
    expect((await house.get(`/sites?cursor=${cursor}`)).status).toBe(400);
});
