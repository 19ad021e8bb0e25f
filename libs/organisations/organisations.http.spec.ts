import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string, hour = 9) => `2018-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const post = (url: string, payload: object, actor?: string) => house.post(url, payload, actor);
const get = (url: string) => house.get(url);

beforeAll(async () => {
  house = await openTestOffice('2018-12-31T08:00:00.000Z');
  for (const [communityId, name] of [
    ['c1', '明湖社区'],
    ['c2', '湖滨社区'],
  ])
    await post('/communities', { communityId, name, occurredAt: at('01-01') });
});
afterAll(() => house.close());

const found = async (organisationId: string, fields: object = {}) => {
  const branch = { level: 'branch', type: 'community', parentId: 'o0', fullMembers: 10, occurredAt: at('02-01') };
  const answer = await post('/organisations', {
    organisationId,
    name: `${organisationId}党支部`,
    ...branch,
    ...fields,
  });
  expect(answer).toMatchObject({ status: 201 });
};
const report = (id: string, on: string, full: number, probationary = 0) =>
  post(`/organisations/${id}/report-members`, { on, full, probationary });

/** Branches and members as of the end of a day, counted from the log alone. */
async function countedByHand(day: string) {
  const end = new Date(Date.parse(at(day, 0)) + 86_400_000).toISOString();
  const events = (await house.events()).filter(({ metadata }) => metadata.occurredAt < end);
  const streams = new Map<string, StoredEvent[]>();
  for (const event of events)
    if (event.stream.startsWith('organisation-'))
      streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  let [members, branches] = [0, 0];
  for (const stream of streams.values()) {
    const is = (type: string) => stream.filter((event) => event.type === type);
    const dataOf = (event: StoredEvent) => event.data as Record<string, never>;
    if (dataOf(is('OrganisationFounded')[0]!)['level'] !== 'branch') continue;
    if (is('OrganisationDissolved').length + is('OrganisationVoided').length > 0) continue;
    branches += 1;
    const withdrawn = is('MemberCountWithdrawn').map((event) => dataOf(event)['reportId']);
    const last = is('MemberCountReported')
      .filter((event) => !withdrawn.includes(dataOf(event)['reportId']))
      .sort((a, b) => (String(dataOf(a)['on']) < String(dataOf(b)['on']) ? -1 : 1))
      .at(-1);
    // Until a count is reported, those with whom it was founded.
    const { full, probationary } = last
      ? dataOf(last)
      : { full: dataOf(is('OrganisationFounded')[0]!)['fullMembers'], probationary: 0 };
    members += Number(full) + Number(probationary);
  }
  return { members, branches };
}

describe('organisations over HTTP', () => {
  test('a branch from its founding to its dissolution, and the figures of every day', async () => {
    await found('o0', { level: 'work-committee', type: 'office', parentId: undefined, name: '明湖街道党工委' });
    await found('o1', { communityId: 'c1', name: '明湖社区党支部' });
    await found('o2', { communityId: 'c2' });
    await found('o3', { type: 'enterprise', communityId: 'c2', occurredAt: at('05-01') });
    // What a superior reports is no branch's.
    await report('o0', '2018-03-31', 500);
    expect(await report('o1', '2018-03-31', 30, 2)).toMatchObject({ status: 200 });
    await report('o2', '2018-03-31', 20);
    await report('o3', '2018-06-30', 5);
    await report('o1', '2018-10-31', 31, 1);
    // In arrears, and for a day between.
    await report('o2', '2018-09-30', 21, 1);
    await post('/organisations/o3/reclassify', { type: 'building', occurredAt: at('08-01') });
    expect(await report('o2', '2018-09-30', 9)).toMatchObject({ status: 409, body: { rule: 'one-count-a-day' } });

    const asOf = async (day: string, more = '') => {
      const figures = await house.figures(`to=2018-${day}${more}`);
      const count = (name: string) => figures[`organisations.${name}`];
      return {
        members: count('members'),
        branches: count('branches.total'),
        kinds: ['community', 'enterprise', 'building'].map((type) => count(`branches.${type}`)),
      };
    };
    expect(await asOf('01-31')).toEqual({ members: 0, branches: 0, kinds: [0, 0, 0] });
    expect(await asOf('03-30')).toEqual({ members: 20, branches: 2, kinds: [2, 0, 0] });
    expect(await asOf('03-31')).toEqual({ members: 52, branches: 2, kinds: [2, 0, 0] });
    expect(await asOf('07-31')).toEqual({ members: 57, branches: 3, kinds: [2, 1, 0] });
    expect(await asOf('10-31')).toEqual({ members: 59, branches: 3, kinds: [2, 0, 1] });
    expect(await asOf('10-31', '&communityId=c2')).toEqual({ members: 27, branches: 2, kinds: [1, 0, 1] });
    for (const day of ['01-31', '03-31', '07-31', '10-30', '10-31', '12-30'])
      expect(await asOf(day)).toMatchObject(await countedByHand(day));
    const grouped = (await get('/figures?to=2018-10-31&by=community')).body.find(
      ({ name }: { name: string }) => name === 'organisations.members',
    );
    expect(grouped).toMatchObject({ value: 59, records: 3, label: { zh: '党员数' } });
    expect(grouped.groups).toEqual([
      { id: 'c1', name: '明湖社区', value: 32 },
      { id: 'c2', name: '湖滨社区', value: 27 },
      { id: null, value: 0 },
    ]);
    const behind = await get('/figures/records?figure=organisations.members&to=2018-10-31');
    expect(behind.body).toMatchObject({ total: 3 });
    expect(
      behind.body.records.map((r: { organisationId: string; members: number }) => [r.organisationId, r.members]),
    ).toEqual(
      expect.arrayContaining([
        ['o1', 32],
        ['o2', 22],
        ['o3', 5],
      ]),
    );

    // A correction moves the figures of its days, and no other.
    const history: StoredEvent[] = (await get('/organisations/o1/history')).body;
    const first = history.find(({ type }) => type === 'MemberCountReported')!;
    await house.correct('/organisations/o1/correct', { eventId: first.id, field: 'full', value: '29', reason: '抄错' });
    expect(await asOf('07-31')).toMatchObject({ members: 56 });
    expect(await asOf('10-31')).toMatchObject({ members: 59 });
    const known = encodeURIComponent('2018-12-31T08:00:00.000Z');
    house.clock.set('2018-12-31T09:00:00.000Z');
    expect(await post('/organisations/o3/dissolve', { reason: '企业迁出' })).toMatchObject({
      status: 409,
      body: { rule: 'dissolve-without-members', state: 'active' },
    });
    await report('o3', '2018-11-30', 0);
    const dissolving = { reason: '企业迁出', membersTo: 'o2', occurredAt: at('12-01') };
    expect(await post('/organisations/o3/dissolve', { ...dissolving, membersTo: 'nowhere' })).toMatchObject({
      status: 422,
    });
    expect((await post('/organisations/o3/dissolve', dissolving)).status).toBe(200);
    expect(await asOf('11-30')).toEqual({ members: 54, branches: 3, kinds: [2, 0, 1] });
    expect(await asOf('12-30')).toEqual({ members: 54, branches: 2, kinds: [2, 0, 0] });
    expect(await asOf('12-30', `&recordedUntil=${known}`)).toMatchObject({ members: 59, branches: 3 });
    expect(await post('/organisations/o0/dissolve', { reason: 'x' })).toMatchObject({ status: 409 });
  });

  test('a superior, its levels and what is below it', async () => {
    await found('p1', { level: 'committee', parentId: 'o0', name: '综合党委' });
    await found('p2', { level: 'general-branch', parentId: 'p1' });
    expect(await post('/organisations/p1/move', { parentId: 'p2' })).toMatchObject({
      status: 409,
      body: { rule: 'no-parent-cycle' },
    });
    expect(await post('/organisations/p1/move', { parentId: 'nobody' })).toMatchObject({ status: 422 });
    expect(await post('/organisations/p1/move', {})).toMatchObject({ status: 400 });
    expect(await post('/organisations/p1/dissolve', { reason: '合并' })).toMatchObject({
      status: 409,
      body: { rule: 'without-organisations-below' },
    });
    await post('/organisations/p2/move', { parentId: 'o0', communityId: 'c2' });
    expect((await get('/organisations/p2')).body).toMatchObject({ parentId: 'o0', communityId: 'c2' });
    await report('p1', '2018-12-31', 0);
    expect((await post('/organisations/p1/dissolve', { reason: '合并' })).status).toBe(200);
    expect(await post('/organisations/p2/move', { parentId: 'p1' })).toMatchObject({
      status: 409,
      body: { rule: 'superior-is-active' },
    });
    expect((await post('/organisations/p2/void', { reason: '重复' })).status).toBe(200);
  });

  test('terms and officers, as other rooms find them', async () => {
    await found('q1', { communityId: 'c1', name: '湖滨党支部' });
    const election = { due: 10, present: 9, votes: 8, from: at('02-02'), to: at('12-01') };
    expect(await post('/organisations/q1/begin-term', { ...election, present: 8 })).toMatchObject({
      status: 409,
      body: { rule: 'four-fifths-present' },
    });
    await post('/organisations/q1/begin-term', election);
    const secretary = { role: 'secretary', personId: 'm-1', from: at('02-02') };
    const elected = await post('/organisations/q1/elect-officer', secretary);
    const { officerId } = elected.body.events[0].data;
    expect(await post('/organisations/q1/elect-officer', { ...secretary, personId: 'm-2' })).toMatchObject({
      status: 409,
      body: { rule: 'one-secretary-at-a-time' },
    });
    await post('/organisations/q1/end-officer', { officerId, until: at('07-01') });
    await post('/organisations/q1/appoint-officer', { role: 'secretary', personId: 'm-2', from: at('07-01') });
    const { officers } = (await get('/organisations/q1')).body;
    expect(officers).toMatchObject([
      { role: 'secretary', personId: 'm-1', from: '2018-02-02T01:00:00.000Z', until: '2018-07-01T01:00:00.000Z' },
      { role: 'secretary', personId: 'm-2', from: '2018-07-01T01:00:00.000Z' },
    ]);
    expect(officers[1].until).toBeUndefined();
    const noon = encodeURIComponent('2018-06-01T04:00:00Z');
    const then = (await get(`/organisations/q1?occurredUntil=${noon}`)).body;
    expect(then).toMatchObject({ officers: [{ personId: 'm-1' }], possible: [] });
    expect(then.officers[0].until).toBeUndefined();

    for (let n = 0; n < 2; n += 1) {
      await get('/organisations');
      await house.office.tick();
    }
    const overdue = (await house.events()).filter(({ type }) => type === 'TermOverdue');
    expect(overdue).toMatchObject([{ stream: 'organisation-q1', data: { to: '2018-12-01T01:00:00.000Z' } }]);
    expect((await get('/organisations?isWarned=true&termEndsTo=2018-12-01')).body.organisations).toMatchObject([
      { organisationId: 'q1', warnings: ['term-over'] },
    ]);
  });

  test('a branch that falls below three is said to, once', async () => {
    await found('s1', { communityId: 'c1', name: '小微党支部' });
    await report('s1', '2018-11-30', 2);
    for (let n = 0; n < 2; n += 1) {
      await get('/organisations');
      await house.office.tick();
    }
    const said = (await house.events()).filter(({ type }) => type === 'BranchBelowThree');
    expect(said).toMatchObject([{ stream: 'organisation-s1', data: { full: 2 } }]);
    const figures = await house.figures('to=2018-12-30');
    // That of q1 is over since 1 December.
    expect(figures).toMatchObject({ 'organisations.termsOverdue': 1 });
    expect(await house.figures('to=2018-11-30')).toMatchObject({ 'organisations.termsOverdue': 0 });
    expect(
      (await post('/organisations/s1/report-members', { on: '2018-12-01', full: 0, probationary: 0 })).status,
    ).toBe(200);
    expect((await post('/organisations/s1/dissolve', { reason: '合并' })).status).toBe(200);
  });

  test('of two secretaries that race there is one', async () => {
    await found('r1', { communityId: 'c2', name: '竞选党支部' });
    const elect = (personId: string) =>
      post('/organisations/r1/appoint-officer', { role: 'secretary', personId, from: at('03-01') }, personId);
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => elect(`m-${n}`)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(new Set(answers.filter(({ status }) => status !== 200).map(({ body }) => body.rule))).toEqual(
      new Set(['one-secretary-at-a-time']),
    );
    expect((await get('/organisations/r1')).body.officers).toHaveLength(1);
  });

  test('lists with filters, page by page; a report that is withdrawn counts nowhere', async () => {
    const first = (await get('/organisations?limit=1&level=branch&status=active')).body;
    expect(first.total).toBe(4);
    const second = (await get(`/organisations?limit=1&level=branch&status=active&cursor=${first.next}`)).body;
    expect(second.organisations[0].organisationId).not.toBe(first.organisations[0].organisationId);
    expect((await get('/organisations?parentId=o0&type=building')).body.organisations).toMatchObject([
      { organisationId: 'o3', status: 'dissolved' },
    ]);
    const name = encodeURIComponent('明湖社区党支部');
    expect((await get(`/organisations?name=${name}&communityId=c1`)).body.total).toBe(1);
    const before = await house.figures('to=2018-12-30');
    const wrong = await report('q1', '2018-12-15', 60);
    expect((await get('/organisations/q1')).body).toMatchObject({
      members: 60,
      warnings: ['over-fifty', 'without-committee', 'term-over'],
    });
    const { reportId } = wrong.body.events[0].data;
    await post('/organisations/q1/withdraw-member-count', { reportId, reason: '单位有误' });
    // That it was entered late, and withdrawn, stays told.
    expect(await house.figures('to=2018-12-30')).toEqual({
      ...before,
      'entries.late': Number(before['entries.late']) + 2,
    });
    const shown = (await get('/organisations/q1')).body;
    expect(shown.members).toBeUndefined();
    expect(shown.told).toBeUndefined();
    expect(shown.possible).toEqual(expect.arrayContaining(['ReportMembers', 'CorrectOrganisation']));
    expect(shown.possible).not.toContain('CallTermOverdue');
  });

  test('a branch is founded, and its first officers elected, long before the office began', async () => {
    const counted = async (to: string) => (await house.figures(`to=${to}`))['organisations.branches.total'];
    const before = [await counted('2017-12-31'), await counted('2018-12-30')];
    await found('o58', { communityId: 'c1', occurredAt: '1958-07-01T00:00:00+08:00' });
    const elected = { role: 'secretary', personId: 'm-58', from: '1958-07-01T00:00:00+08:00' };
    const until = '1966-05-01T00:00:00+08:00';
    expect(await post('/organisations/o58/appoint-officer', { ...elected, until })).toMatchObject({ status: 200 });
    expect((await get('/organisations/o58')).body).toMatchObject({
      foundedAt: '1958-06-30T16:00:00.000Z',
      officers: [{ from: '1958-06-30T16:00:00.000Z', until: '1966-04-30T16:00:00.000Z' }],
    });
    expect([await counted('2017-12-31'), await counted('2018-12-30')]).toEqual(before.map((n) => n! + 1));
    const [{ id: eventId }] = (await get('/organisations/o58/history')).body;
    const corrected = { eventId, field: 'occurredAt', value: '1957-07-01T00:00:00+08:00', reason: '录错' };
    expect((await house.correct('/organisations/o58/correct', corrected)).status).toBe(200);
    expect((await get('/organisations/o58')).body.foundedAt).toBe('1957-06-30T16:00:00.000Z');
    const meeting = { occurredAt: '1958-07-01T00:00:00+08:00', name: '更名' };
    expect(await post('/organisations/o58/rename', meeting)).toMatchObject({ status: 400 });
  });
});
