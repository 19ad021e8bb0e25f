import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { openReactingOffice } from '#http/testing';

let office: Awaited<ReturnType<typeof openReactingOffice>>;
const tally = (fields: object) => ({
  roadSegmentId: 'r1',
  category: '0506',
  kind: 'correction',
  day: '2018-07-10',
  by: '王',
  unit: 'times',
  count: 40,
  basis: 'paper-sheet',
  ...fields,
});
const enter = (fields: object, actor?: string) => office.post('/tallies', tally(fields), actor);
const figures = async (query = 'year=2018'): Promise<Record<string, number>> => {
  const all = (await office.shown(`/figures?${query}`)) as { name: string; value: number }[];
  return Object.fromEntries(all.filter(({ name }) => name.startsWith('street.')).map((f) => [f.name, f.value]));
};
const single = (fields: object) =>
  office.post('/cases/corrected-on-the-spot', {
    kind: 'correction',
    category: '非机动车乱停放',
    description: '已摆放整齐',
    siteId: 'r1',
    ...fields,
  });

beforeAll(async () => {
  office = await openReactingOffice('2018-12-31T08:00:00.000Z');
  const occurredAt = '2018-01-02T02:00:00Z';
  await office.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt });
  for (const siteId of ['r1', 'r2'])
    await office.post('/sites', { siteId, name: siteId, kind: 'road-segment', communityId: 'c1', occurredAt });
  await office.post('/sites', { siteId: 'shop', name: '店', kind: 'shop', communityId: 'c1', occurredAt });
});
afterAll(() => office.close());

describe('tallies over HTTP', () => {
  test('are refused by what their rules name', async () => {
    expect(await enter({ roadSegmentId: 'nowhere' })).toMatchObject({ status: 422 });
    expect(await enter({ roadSegmentId: 'shop' })).toMatchObject({ status: 409, body: { rule: 'segment-is-a-road' } });
    expect(await enter({ category: '其他' })).toMatchObject({ status: 409, body: { rule: 'category-ambiguous' } });
    for (const count of [0, 1.5, -1, '3']) expect(await enter({ count })).toMatchObject({ status: 400 });
    expect(await enter({ basis: undefined })).toMatchObject({ status: 400 });
    expect(await enter({ unit: '次' })).toMatchObject({ status: 400 });
    expect(await enter({ day: '2019-01-01' })).toMatchObject({ body: { rule: 'day-not-in-the-future' } });
    expect((await office.get('/street/catalogue')).body.nodes).toContainEqual(
      expect.objectContaining({ code: '0506', tags: ['bicycles'] }),
    );
  });

  test('one of many that are typed at once is taken, and what overlaps is refused, whoever types it', async () => {
    const racing = ['a', 'b', 'c', 'd'].flatMap((actor) => [
      enter({}, actor),
      enter({ day: undefined, from: '2018-07-08', to: '2018-07-14' }, actor),
      enter({ roadSegmentId: undefined, communityId: 'c1' }, actor),
    ]);
    const answers = await Promise.all(racing);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    for (const { status, body } of answers)
      if (status !== 201) expect(body).toMatchObject({ status: 409, rule: 'tallied-already' });
    const events = (await office.log()).filter(({ type }) => type === 'CorrectionsTallied');
    expect(events).toHaveLength(1);
    expect(await enter({ roadSegmentId: 'r2' })).toMatchObject({ status: events[0]!.metadata.siteId ? 201 : 409 });
    expect(await enter({ kind: 'cleaning' })).toMatchObject({ status: 201 });
    expect(await enter({ category: '0505' })).toMatchObject({ status: 201 });
  });

  test("the ceiling of a person's day is of all tallies together, also of those that are on their way", async () => {
    const of = (category: string, more: object = {}) =>
      enter({ day: '2018-08-01', by: 'zhao', category, count: 200, ...more });
    const answers = await Promise.all(['0101', '0102', '0103', '0104'].map((category) => of(category)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 409, 409]);
    const refused = answers.findIndex(({ status }) => status === 409);
    expect(answers[refused]!.body).toMatchObject({ rule: 'confirm-above-the-ceiling' });
    const key = { roadSegmentId: 'r1', category: '0105', kind: 'correction', day: '2018-08-01', by: 'zhao' };
    const vouching = { ...key, upTo: 200, reason: '集中整治' };
    expect(await office.post('/tallies/confirm', vouching, 'zhao')).toMatchObject({
      status: 409,
      body: { rule: 'confirm-for-another' },
    });
    expect((await office.post('/tallies/confirm', vouching, 'sun')).status).toBe(200);
    expect((await of('0105')).body.events[0].data).toMatchObject({ confirmedBy: 'sun' });
    const taken = answers.find(({ status }) => status === 201)!.body;
    const raise = { eventId: taken.events[0].id, field: 'count', value: '300', reason: '漏计' };
    expect(await office.post(`/tallies/${taken.id}/correct`, raise)).toMatchObject({
      status: 409,
      body: { rule: 'confirm-above-the-ceiling' },
    });
  });

  test('the same ceiling holds for whoever enters sheets under other names, and is free again after a void', async () => {
    const of = (by: string, count: number, category: string, actor = 'qian') =>
      enter({ day: '2018-08-02', by, category, count }, actor);
    const own = (await of('qian', 330, '0101')).body;
    expect((await of('某人', 200, '0102')).body).toMatchObject({ rule: 'confirm-above-the-ceiling' });
    expect((await of('某人', 170, '0102', 'Qian')).status).toBe(201);
    expect((await of('另一人', 1, '0103')).status).toBe(409);
    expect((await of('另一人', 1, '0103', 'wu')).status).toBe(201);
    const raise = { eventId: own.events[0].id, field: 'count', value: '331', reason: '漏计' };
    expect((await office.post(`/tallies/${own.id}/correct`, raise)).body).toMatchObject({
      rule: 'confirm-above-the-ceiling',
    });
    expect((await office.correct(`/tallies/${own.id}/void`, { reason: '录错路段' })).status).toBe(200);
    expect((await of('另一人', 330, '0104')).status).toBe(201);
  });

  test('are listed, read as of both clocks, voided and entered anew', async () => {
    const first = (await enter({ day: '2018-09-03', count: 7 })).body;
    office.clock.advance(60_000);
    const eventId = first.events[0].id as string;
    const correct = { eventId, field: 'count', value: '9', reason: '漏计' };
    expect((await office.correct(`/tallies/${first.id}/correct`, correct)).status).toBe(200);
    expect((await office.get(`/tallies/${first.id}`)).body).toMatchObject({
      count: 9,
      counts: 9,
      code: '0506',
      possible: ['ConfirmLargeTally', 'VoidTally', 'CorrectTally'],
    });
    expect((await office.get(`/tallies/${first.id}?recordedUntil=2018-12-31T08:00:30Z`)).body.count).toBe(7);
    expect((await office.get(`/tallies/${first.id}?occurredUntil=2018-09-02T00:00:00Z`)).status).toBe(404);
    const list = await office.shown('/tallies?communityId=c1&code=0506&from=2018-09-01&to=2018-09-30&limit=1');
    expect(list).toMatchObject({ total: 1, tallies: [{ tallyId: first.id, count: 9 }] });
    const before = await figures();
    expect((await office.correct(`/tallies/${first.id}/void`, { reason: '录错路段' })).status).toBe(200);
    expect((await figures())['street.bicycles']).toBe(before['street.bicycles']! - 9);
    expect(await enter({ day: '2018-09-03', count: 5 })).toMatchObject({ status: 201, body: { id: first.id } });
    expect((await figures())['street.bicycles']).toBe(before['street.bicycles']! - 4);
    expect((await office.get(`/tallies/${first.id}/history`)).body.map((e: StoredEvent) => e.type)).toEqual([
      'CorrectionsTallied',
      'CorrectionProposed',
      'RecordCorrected',
      'CorrectionProposed',
      'TallyVoided',
      'CorrectionConfirmed',
      'CorrectionsTallied',
    ]);
  });
});

describe('figures of both grains', () => {
  test('single corrections are taken off the tally of the same, whichever came first', async () => {
    const before = await figures();
    const at = (day: string, hour = '10') => `${day}T${hour}:00:00+08:00`;
    await single({ occurredAt: at('2018-10-08') });
    await single({ occurredAt: at('2018-10-08', '11') });
    await single({ occurredAt: at('2018-10-08'), siteId: 'r2' });
    await single({ occurredAt: at('2018-10-08'), kind: 'persuasion' });
    await enter({ day: '2018-10-08', count: 10 });
    const moved = (await single({ occurredAt: at('2018-10-08', '12') })).body;
    await office.react();
    const change = async () => {
      const after = await figures();
      return ['street.bicycles', 'street.bicycles.tallied', 'street.bicycles.single'].map(
        (name) => after[name]! - before[name]!,
      );
    };
    // Ten on the sheet, of them three singly; one more elsewhere; the persuasion is no correction.
    expect(await change()).toEqual([11, 7, 4]);
    const correction = { eventId: moved.events[0].id, field: 'category', value: '机动车乱停放', reason: '看错' };
    expect((await office.correct(`/cases/${moved.id}/correct-record`, correction)).status).toBe(200);
    await office.react();
    expect(await change()).toEqual([11, 8, 3]);
    const types = (await office.log()).map(({ type }) => type);
    expect(types.filter((type) => type === 'SingleTakenOff')).toHaveLength(3);
    expect(types.filter((type) => type === 'SinglePutBack')).toHaveLength(1);
  });

  test('an entry takes off at once what was recorded singly before', async () => {
    const occurredAt = '2018-10-20T10:00:00+08:00';
    const before = await figures();
    const known = (await single({ occurredAt })).body.id;
    await single({ occurredAt: '2018-10-23T10:00:00+08:00' });
    await office.react();
    const range = { day: undefined, from: '2018-10-18', to: '2018-10-22', count: 4 };
    const { body } = await enter({ roadSegmentId: undefined, communityId: 'c1', ...range });
    expect(body.events[0].data.takenOff).toEqual([known]);
    const logged = (await office.log()).length;
    await office.react();
    expect(await office.log()).toHaveLength(logged);
    const after = await figures();
    expect(after['street.bicycles']! - before['street.bicycles']!).toBe(5);
    expect(after['street.bicycles.tallied']! - before['street.bicycles.tallied']!).toBe(3);
    const first = (await office.get(`/cases/${known}/history`)).body[0];
    const elsewhere = { eventId: first.id, field: 'category', value: '机动车乱停放', reason: '看错' };
    expect((await office.correct(`/cases/${known}/correct-record`, elsewhere)).status).toBe(200);
    await office.react();
    const moved = await figures();
    expect(moved['street.bicycles']! - before['street.bicycles']!).toBe(5);
    expect(moved['street.bicycles.tallied']! - before['street.bicycles.tallied']!).toBe(4);
    expect((await office.get(`/tallies/${body.id}`)).body).toMatchObject({ count: 4, counts: 4, takenOff: [] });
  });

  test('are what the events say, each drilled down to its records', async () => {
    await enter({ kind: 'persuasion', category: '突店经营', day: '2018-11-01', count: 12 });
    await enter({ kind: 'persuasion', category: '占道经营', day: '2018-11-01', count: 3 });
    const corners = { kind: 'cleaning', category: '0102', unit: 'places' };
    await enter({ ...corners, day: '2018-11-01', count: 2, places: ['东门', '西门'] });
    await enter({ ...corners, day: '2018-11-02', count: 1, places: ['东门'] });
    await enter({ ...corners, day: '2018-11-03', unit: 'times', count: 6 });
    await single({ category: '0201', occurredAt: '2018-11-01T10:00:00+08:00' });
    await single({ category: '0201', occurredAt: '2018-11-01T10:00:00+08:00', location: '站牌' });
    await office.react();
    const found = await figures('from=2018-11-01&to=2018-11-30');
    expect(found).toMatchObject({
      'street.occupation': 15,
      'street.occupation.tallied': 15,
      'street.deadCorners': 2,
      'street.deadCorners.times': 9,
      'street.smallAds': 2,
      'street.smallAds.single': 2,
    });
    const events = await office.log();
    const [put, back] = ['SingleTakenOff', 'SinglePutBack'].map((type) => events.filter((e) => e.type === type));
    const voided = new Set(
      events.filter((e) => e.type === 'TallyVoided').map((e) => (e.data as { entryId: string }).entryId),
    );
    const counts = new Map<string, number>();
    const isBicycles = ({ data }: StoredEvent) =>
      (data as { category: { code: string } }).category.code === '0506' &&
      (data as { kind: string }).kind === 'correction';
    for (const event of events)
      if (event.type === 'CorrectionsTallied' && !voided.has(event.id) && isBicycles(event))
        counts.set(event.id, (event.data as { count: number }).count);
    for (const { data } of events.filter((e) => e.type === 'RecordCorrected' && e.stream.startsWith('tally-'))) {
      const { eventId, value } = data as { eventId: string; value: string };
      if (counts.has(eventId)) counts.set(eventId, Number(value));
    }
    const taken = events.flatMap((e) => (e.data as { takenOff?: string[] }).takenOff ?? []).length;
    const tallied = [...counts.values()].reduce((a, b) => a + b, 0) - (taken + put!.length - back!.length);
    const all = await figures();
    expect(all['street.bicycles.tallied']).toBe(tallied);
    expect(all['street.bicycles']).toBe(tallied + all['street.bicycles.single']!);
    const drilled = await office.shown('/figures/records?figure=street.bicycles.tallied&year=2018');
    expect(drilled.records.map((r: { recordId: string }) => r.recordId).sort()).toEqual([...counts.keys()].sort());
    expect(await figures('from=2018-07-01&to=2018-12-31')).toEqual(all);
    expect(await figures('year=2018&occurredUntil=2018-12-31T16:00:00Z')).toEqual(all);
  });
});
