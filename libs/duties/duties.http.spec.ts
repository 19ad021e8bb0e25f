import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';
import { ProofsReactor } from './proofs.reactor.js';
import { SettlementsReactor } from './settlements.reactor.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string, hour = 9) => `2018-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`;

/** A clerk's wall clock: the views have seen all, then the clock speaks, twice for once. */
async function clockAt(now: string): Promise<void> {
  house.clock.set(now);
  for (const _ of [1, 2]) {
    await house.settle();
    await house.get('/duties');
    await house.office.tick();
  }
  await house.settle();
}
/** The reactor has seen all that is in the log, from its beginning, as when it is new in an office. */
async function caughtUp(): Promise<void> {
  const proofs = house.app.get(ProofsReactor, { strict: false });
  for (const event of await house.events()) if (proofs.types.includes(event.type)) await proofs.react(event);
}
const minutes = { sha256: 'b'.repeat(64), bytes: 10, mediaType: 'application/pdf' };
const duties = async (query: string) => (await house.get(`/duties?${query}`)).body.duties as { dutyId: string }[];
const hold = async (fields: object) => {
  const meeting = { title: '支委会', organiserKind: 'organisation', chair: '王', place: '一楼', due: 5, present: 5 };
  const answer = await house.post('/activities', { ...meeting, ...fields });
  expect(answer.status).toBe(201);
  return answer.body.id as string;
};

beforeAll(async () => {
  house = await openTestOffice('2018-01-01T00:00:00.000Z', [SettlementsReactor]);
  await house.post('/communities', { communityId: 'c1', name: '明湖社区' });
  await house.post('/sites', { siteId: 's1', name: '明湖路', kind: 'road-segment', communityId: 'c1' });
  const founded = { type: 'community', occurredAt: '2017-12-01T09:00:00+08:00' };
  const above = { ...founded, organisationId: 'o0', name: '街道党工委', type: 'office', level: 'work-committee' };
  expect((await house.post('/organisations', above)).body).toMatchObject({ id: 'o0' });
  for (const organisationId of ['o1', 'o2', 'o3']) {
    const named = { organisationId, name: organisationId };
    const branch = { ...founded, level: 'branch', parentId: 'o0', fullMembers: 9, ...named };
    expect((await house.post('/organisations', branch)).body).toMatchObject({ id: organisationId });
  }
});
afterAll(() => house.close());

test('no meeting is due of a body that a branch does not have', async () => {
  const small = { level: 'branch', parentId: 'o0', fullMembers: 5, occurredAt: '2017-12-01T09:00:00+08:00' };
  await house.post('/organisations', { ...small, organisationId: 'o9', name: 'o9', type: 'community' });
  const plan = { unitKind: 'organisation', period: 'month', from: '2018-01-01' };
  const refused = (duty: string, unitId: string) => house.post('/duty-plans', { ...plan, duty, unitId });
  expect(await refused('committee-meeting', 'o9')).toMatchObject({ status: 409, body: { rule: 'committee-of-seven' } });
  expect(await refused('group-meeting', 'o1')).toMatchObject({ status: 409, body: { rule: 'groups-are-formed' } });
});

describe('duties over HTTP', () => {
  const committee = { duty: 'committee-meeting', unitKind: 'organisation', unitId: 'o1', communityId: 'c1' };

  test('a monthly meeting: opened, done, missed, done late, as the months go', async () => {
    const plan = await house.post('/duty-plans', { ...committee, period: 'month', from: '2018-01-01' });
    expect(plan.status).toBe(201);
    expect(await house.post('/duty-plans', { ...committee, period: 'month', from: '2018-01-01' })).toMatchObject({
      status: 409,
      body: { rule: 'define-once' },
    });
    await clockAt('2018-01-02T00:00:00.000Z');
    expect(await duties('unitId=o1')).toMatchObject([{ status: 'open', periodKey: '2018-01' }]);
    await clockAt('2018-02-05T00:00:00.000Z');
    expect(await duties('unitId=o1')).toMatchObject([
      { status: 'open', periodKey: '2018-02' },
      { status: 'missed', periodKey: '2018-01' },
    ]);
    expect(await house.figures()).toMatchObject({ 'duties.due': 2, 'duties.missed': 1, 'duties.open': 1 });
    // Held in January and entered in February: done late, and no longer missed.
    await hold({ kind: 'committee-meeting', organiserId: 'o1', minutes, from: at('01-20'), to: at('01-20', 10) });
    const held = await hold({ kind: 'committee-meeting', organiserId: 'o1', from: at('02-03'), to: at('02-03', 10) });
    await house.settle();
    expect(await duties('unitId=o1')).toMatchObject([
      { status: 'done', periodKey: '2018-02', doneLate: false },
      { status: 'done', periodKey: '2018-01', doneLate: true, missed: true },
    ]);
    expect(await house.figures()).toMatchObject({
      'duties.done': 2,
      'duties.doneLate': 1,
      'duties.missed': 0,
      'duties.completion': 1,
    });
    await house.post(`/activities/${held}/void`, { reason: '重复' });
    await house.settle();
    expect(await duties('unitId=o1&period=2018-02')).toMatchObject([{ status: 'open', settlements: [] }]);
  });

  test('a meeting without a quorum, or without minutes in time, counts for nothing until it is right', async () => {
    const members = { ...committee, duty: 'members-meeting', unitId: 'o2' };
    await house.post('/duty-plans', { ...members, period: 'quarter', from: '2018-01-01' });
    const few = { kind: 'members-meeting', organiserId: 'o2', from: at('02-01'), to: at('02-01', 10) };
    const id = await hold({ ...few, chair: '李', place: '二楼', due: 9, present: 3 });
    await clockAt('2018-02-06T00:00:00.000Z');
    expect(await duties('unitId=o2')).toMatchObject([{ status: 'open' }]);
    const [{ id: eventId }] = (await house.get(`/activities/${id}/history`)).body;
    await house.post(`/activities/${id}/correct`, { eventId, field: 'present', value: '6', reason: '录错' });
    await house.settle();
    expect(await duties('unitId=o2')).toMatchObject([{ status: 'done', settlements: [{ recordId: id }] }]);
    await clockAt('2018-02-20T00:00:00.000Z');
    expect(await duties('unitId=o2')).toMatchObject([{ status: 'open' }]);
    await house.post(`/activities/${id}/record-minutes`, { minutes });
    await house.settle();
    expect(await duties('unitId=o2')).toMatchObject([{ status: 'done' }]);
  });

  test('a quarterly joint meeting is due of each community, and one does not stand for the next quarter', async () => {
    const joint = { duty: 'quarterly-joint-meeting', unitKind: 'community', unitId: 'c1' };
    await house.post('/duty-plans', { ...joint, period: 'quarter', from: '2018-01-01' });
    const meeting = {
      kind: 'joint-meeting',
      organiserKind: 'greater-committee',
      communityId: 'c1',
      chair: '赵',
      minutes,
    };
    await hold({ ...meeting, place: '社区', from: at('01-11'), to: at('01-11', 10) });
    await hold({ ...meeting, place: '社区', from: at('02-11'), to: at('02-11', 10) });
    await clockAt('2018-04-02T00:00:00.000Z');
    expect(await house.figures()).toMatchObject({
      'party.quarterlyJointMeetings.held': 1,
      'party.quarterlyJointMeetings.due': 2,
    });
    expect(await duties('unitId=c1')).toMatchObject([{ status: 'open' }, { status: 'done' }]);
  });

  test('a road chief patrols once a week; a duty is completed or released by hand', async () => {
    const chief = { duty: 'chief-patrol', unitKind: 'site', unitId: 's1', personId: 'Chen.Yi', period: 'week' };
    const held = { role: 'road-chief-second', person: 'chen.yi', from: '2018-04-01T00:00:00+08:00' };
    expect((await house.post('/sites/s1/assign-responsibility', held)).status).toBe(200);
    expect((await house.post('/duty-plans', { ...chief, from: '2018-04-02' })).status).toBe(201);
    await house.post('/patrols', { siteId: 's1', occurredAt: at('04-02', 8) }, 'chen.yi');
    const other = await house.post('/patrols', { siteId: 's1', occurredAt: at('04-02', 8) }, 'li.ming');
    await clockAt('2018-04-17T00:00:00.000Z');
    const weeks = await duties('unitId=s1');
    expect(weeks).toMatchObject([{ status: 'open' }, { status: 'missed' }, { status: 'done', communityId: 'c1' }]);
    expect(await house.figures()).toMatchObject({
      'duties.chiefPatrols.second.due': 3,
      'duties.chiefPatrols.second.done': 1,
      'duties.chiefPatrols.second.share': 1 / 3,
      'duties.chiefPatrols.first.due': 0,
    });
    expect((await house.post(`/duties/${weeks[1]!.dutyId}/release`, { reason: '请假' })).status).toBe(200);
    const complete = (recordId: string, recordKind = 'patrol', actor = 'li.ming') =>
      house.post(`/duties/${weeks[0]!.dutyId}/complete`, { recordKind, recordId, note: '纸质记录' }, actor);
    const missing = { status: 409, body: { rule: 'complete-by-a-record-that-holds' } };
    expect(await complete('no-such')).toMatchObject(missing);
    expect(await complete(other.body.id, 'no-such-kind')).toMatchObject(missing);
    expect(await complete(other.body.id, 'patrol', 'chen.yi')).toMatchObject({
      status: 409,
      body: { rule: 'another-than-whose-duty' },
    });
    expect((await complete(other.body.id)).status).toBe(200);
    expect(await complete(other.body.id)).toMatchObject({ status: 409, body: { rule: 'complete-what-is-pending' } });
    expect(await duties('unitId=s1')).toMatchObject([{ status: 'done' }, { status: 'released' }, { status: 'done' }]);
    // What a person said of a record stands when that is corrected, and ends when it is voided.
    const [{ id: eventId }] = (await house.get(`/patrols/${other.body.id}/history`)).body;
    const moved = { eventId, field: 'occurredAt', value: at('04-02', 7), reason: '录错' };
    expect((await house.post(`/patrols/${other.body.id}/correct`, moved)).status).toBe(200);
    await house.settle();
    expect(await duties('unitId=s1')).toMatchObject([{ status: 'done' }, {}, {}]);
    expect((await house.post(`/patrols/${other.body.id}/void`, { reason: '重复' }, 'zhao')).status).toBe(200);
    await house.settle();
    // As a program left it that did not watch such events.
    expect(await duties('unitId=s1')).toMatchObject([{ status: 'done' }, {}, {}]);
    await caughtUp();
    expect(await duties('unitId=s1')).toMatchObject([{ status: 'open', settlements: [] }, {}, {}]);
    // Also of a record that does no duty by itself.
    const problem = { category: '扬尘', description: '裸土', source: 'staff', siteId: 's1', occurredAt: at('04-12') };
    const { id: caseId } = (await house.post('/cases', problem)).body;
    expect((await complete(caseId, 'case')).status).toBe(200);
    expect((await house.post(`/cases/${caseId}/void`, { reason: '误报' }, 'zhao')).status).toBe(200);
    await caughtUp();
    expect(await duties('unitId=s1')).toMatchObject([{ status: 'open', settlements: [] }, {}, {}]);
    // What was voided and entered anew under its id holds again.
    const tally = { roadSegmentId: 's1', category: '0506', kind: 'correction', day: '2018-04-12', unit: 'times' };
    const enter = () => house.post('/tallies', { ...tally, count: 4, basis: 'paper-sheet' });
    const voiding = (id: string) => house.post(`/tallies/${id}/void`, { reason: '错' });
    const { id: tallyId } = (await enter()).body;
    expect((await complete(tallyId, 'tally')).status).toBe(200);
    expect((await voiding(tallyId)).status).toBe(200);
    expect((await enter()).body).toMatchObject({ id: tallyId });
    await caughtUp();
    expect(await duties('unitId=s1')).toMatchObject([{ status: 'done' }, {}, {}]);
    expect((await voiding(tallyId)).status).toBe(200);
    await caughtUp();
    expect(await duties('unitId=s1')).toMatchObject([{ status: 'open', settlements: [] }, {}, {}]);
    const logged = (await house.events()).length;
    await caughtUp();
    expect(await house.events()).toHaveLength(logged);
  });

  test('what ends within a period is not due in it', async () => {
    const plan = { duty: 'theme-day', unitKind: 'organisation', unitId: 'o3', period: 'month', from: '2018-03-15' };
    const { body } = await house.post('/duty-plans', plan);
    await clockAt('2018-05-02T00:00:00.000Z');
    expect(await duties('unitId=o3')).toMatchObject([{ periodKey: '2018-05' }, { periodKey: '2018-04' }]);
    await house.post(`/duty-plans/${body.id}/end`, { until: '2018-05-02', reason: '撤销' });
    await clockAt('2018-06-02T00:00:00.000Z');
    expect(await duties('unitId=o3')).toMatchObject([
      { periodKey: '2018-05', status: 'released' },
      { periodKey: '2018-04', status: 'missed' },
    ]);
  });

  test('unit by unit, done, missed and open are what is due, and all units are the office', async () => {
    const { units } = (await house.get('/duties/by-unit?from=2018-01-01&to=2018-12-31')).body;
    expect(units.map(({ unitId }: { unitId: string }) => unitId)).toEqual(['c1', 'o1', 'o2', 'o3', 's1']);
    const figures = await house.figures();
    for (const name of ['due', 'done', 'missed', 'open'])
      expect(units.reduce((sum: number, unit: Record<string, number>) => sum + unit[name]!, 0)).toBe(
        figures[`duties.${name}`],
      );
    for (const { due, done, missed, open } of units) expect(done + missed + open).toBe(due);
    const [one] = (await house.get('/duties/by-unit?from=2018-01-01&to=2018-01-31&duty=committee-meeting')).body.units;
    expect(one).toEqual({ unitId: 'o1', due: 1, done: 1, doneLate: 1, missed: 0, open: 0, completion: 1 });
  });

  test('三会一课 of a branch, month by month: what was done of what was due, who came, and what is missing', async () => {
    const rows = async (query: string) => {
      const { branches } = (await house.get(`/duties/by-branch?${query}`)).body as { branches: object[] };
      return branches.map((row) => Object.values(row).map(String).join(' ').replaceAll('null', '-'));
    };
    // 大会, 支委会, 小组会, 党课, 主题党日; due, done, missed, open, missing; meetings, 应到, 实到, with minutes.
    const missed = ['02', '03', '04', '05'].map((m) => `o1 2018-${m} - 0 - - - 1 0 1 0 committee-meeting 0 0 0 0`);
    const ofOne = ['o1 2018-01 - 1 - - - 1 1 0 0  1 5 5 1', ...missed, 'o1 2018-06 - 0 - - - 1 0 0 1  0 0 0 0'];
    // A quarter's meeting stands in the month in which it was held; one that is not held yet, at the quarter's end.
    const ofTwo = ['o2 2018-02 1 - - - - 1 1 0 0  1 9 6 1', 'o2 2018-06 0 - - - - 1 0 0 1  0 0 0 0'];
    expect(await rows('')).toEqual([...ofOne, ...ofTwo, 'o3 2018-04 - - - - 0 1 0 1 0 theme-day 0 0 0 0']);
    expect(await rows('from=2018-02-28&to=2018-02-28')).toEqual([missed[0], ofTwo[0]]);
    expect(await rows('unitId=o2&to=2018-05-31')).toEqual([ofTwo[0]]);
    expect(await rows('to=2018-12-31&communityId=c1')).toEqual([...ofOne, ...ofTwo]);
  });

  test('every figure is what the events say, and done, missed and open are what is due', async () => {
    const figures = await house.figures();
    const opened = (await house.events()).filter(({ type }) => type === 'DutyOpened').length;
    expect(figures['duties.due']! + figures['duties.released']!).toBe(opened);
    expect(figures['duties.done']! + figures['duties.missed']! + figures['duties.open']!).toBe(figures['duties.due']);
    const { body } = await house.get('/figures/records?figure=duties.missed&year=2018');
    expect(body.total).toBe(figures['duties.missed']);
    const ofCommunity = await house.figures('year=2018&communityId=c1');
    expect(ofCommunity['duties.missed']).toBeLessThan(figures['duties.missed']!);
  });
});

test('a plan that begins before it is made sees what was entered before it', async () => {
  house.clock.set('2018-06-02T00:00:00.000Z');
  await house.post('/sites', { siteId: 's7', name: '七号', kind: 'shop', communityId: 'c1', occurredAt: at('01-01') });
  for (const day of ['04-05', '04-25', '05-08'])
    expect((await house.post('/patrols', { siteId: 's7', occurredAt: at(day) }, 'wang')).status).toBe(201);
  const plan = { duty: 'site-patrol', unitKind: 'site', unitId: 's7', period: 'month', from: '2018-04-01' };
  expect((await house.post('/duty-plans', plan)).status).toBe(201);
  await house.settle();
  const found = await duties('unitId=s7');
  expect(found).toMatchObject([
    { periodKey: '2018-05', status: 'done', doneLate: false },
    { periodKey: '2018-04', status: 'done', doneLate: false },
  ]);
  expect((found[1] as unknown as { settlements: object[] }).settlements).toHaveLength(2);
});

test('a visit of a round does what is due of its community, a check of a venue what is due of it; each once', async () => {
  house.clock.set('2018-06-02T00:00:00.000Z');
  await house.post('/communities', { communityId: 'c8', name: '东社区', occurredAt: at('01-01') });
  await house.post('/sites', {
    siteId: 'v8',
    name: '活动室',
    kind: 'venue',
    communityId: 'c8',
    occurredAt: at('01-01'),
  });
  const profile = {
    siteId: 'v8',
    areaM2: 80,
    ownership: 'own',
    functions: ['阅览'],
    signsUnified: true,
    keeper: 'wang',
  };
  expect((await house.post('/venues', { ...profile, occurredAt: at('01-02') })).status).toBe(201);
  const quarterly = { period: 'quarter', from: '2018-04-01' };
  for (const [duty, unitKind, unitId] of [
    ['round', 'community', 'c8'],
    ['venue-check', 'site', 'v8'],
    ['venue-check', 'community', 'c8'],
  ])
    expect((await house.post('/duty-plans', { duty, unitKind, unitId, ...quarterly })).status).toBe(201);
  await clockAt('2018-06-02T00:00:00.000Z');
  expect(await duties('unitId=c8')).toMatchObject([{ status: 'open' }, { status: 'open' }]);

  const rubric = [{ item: '环境', most: 60 }];
  const opening = { year: 2018, quarter: 2, theme: '观摩', rubricVersion: '2018', rubric, communityIds: ['c8'] };
  const judges = [{ person: 'zhao' }];
  expect((await house.post('/rounds', { ...opening, judges, occurredAt: at('05-01') })).status).toBe(201);
  const visit = { communityId: 'c8', spots: ['广场'], presentedBy: '孙', occurredAt: at('05-10') };
  expect((await house.post('/rounds/2018-q2/visit', visit)).status).toBe(200);
  for (const [name, checked] of [
    ['一查', '05-11'],
    ['二查', '05-20'],
  ] as const) {
    const inventory = { name, venueIds: ['v8'], dueDay: '2018-06-30', occurredAt: at('05-02') };
    const { id: inventoryId } = (await house.post('/venue-inventories', inventory)).body;
    const seen = { inventoryId, exists: true, areaM2: 80, state: 'in-use', signsUnified: true, hasLogBook: true };
    expect((await house.post('/venues/v8/check', { ...seen, occurredAt: at(checked) })).status).toBe(200);
  }
  await house.settle();
  const done = { status: 'done', doneLate: false };
  const [visited] = await duties('unitId=c8&duty=round');
  expect(visited).toMatchObject({ ...done, settlements: [{ recordKind: 'round', recordId: '2018-q2' }] });
  const first = { recordKind: 'venue', recordId: 'v8', doneAt: '2018-05-11T01:00:00.000Z' };
  const together = { recordKind: 'community', recordId: 'c8', doneAt: first.doneAt };
  for (const [unit, settlement] of [
    ['v8', first],
    ['c8', together],
  ] as const) {
    const [checked] = await duties(`unitId=${unit}&duty=venue-check`);
    expect(checked).toMatchObject({ ...done, settlements: [settlement] });
    expect((checked as unknown as { settlements: object[] }).settlements).toHaveLength(1);
  }
  // Another venue that was in service all the time, and entered late, was not checked; retired, it need not be.
  const other = { siteId: 'v9', name: '广场', kind: 'venue', communityId: 'c8', occurredAt: at('01-01') };
  await house.post('/sites', other);
  await house.post('/venues', { ...profile, siteId: 'v9', occurredAt: at('01-02') });
  await house.settle();
  expect(await duties('unitId=c8&duty=venue-check')).toMatchObject([{ status: 'open' }]);
  expect((await house.post('/sites/v9/retire', { reason: '拆除', occurredAt: at('05-30') })).status).toBe(200);
  await house.settle();
  expect(await duties('unitId=c8&duty=venue-check')).toMatchObject([{ status: 'done' }]);
  expect((await house.post('/rounds/2018-q2/void', { reason: '改期' })).status).toBe(200);
  await house.settle();
  expect(await duties('unitId=c8&duty=round')).toMatchObject([{ status: 'open', settlements: [] }]);
});
