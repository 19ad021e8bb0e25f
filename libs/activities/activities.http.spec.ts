import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { openTestOffice } from '#http/testing';
import { CreditsReactor } from './credits.reactor.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string, hour = 9) => `2018-${day}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const post = (url: string, payload: object, actor?: string) => house.post(url, payload, actor);
const get = (url: string) => house.get(url);

const meeting = (fields: object = {}) => ({
  kind: 'theory-group',
  title: '中心组学习',
  organiserKind: 'work-committee',
  chair: '王书记',
  place: '办事处三楼',
  from: at('06-01'),
  to: at('06-01', 11),
  ...fields,
});
const entered = async (fields: object = {}) => {
  const answer = await post('/activities', meeting(fields));
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id as string;
};

beforeAll(async () => {
  house = await openTestOffice('2018-06-02T00:00:00.000Z', [CreditsReactor]);
  for (const [communityId, name] of [
    ['c1', '明湖社区'],
    ['c2', '湖滨社区'],
  ])
    await post('/communities', { communityId, name });
  const role = 'contracting-leader';
  await post('/communities/c1/assign-responsibility', { role, person: '赵委员', from: at('01-01') });
});

afterAll(() => house.close());

describe('activities over HTTP', () => {
  test('a meeting from its plan to its minutes and decisions', async () => {
    const plan = await post('/activities/plan', {
      kind: 'committee-study',
      title: '专题研究党建',
      organiserKind: 'work-committee',
      plannedFor: at('06-02', 10),
    });
    const { id } = plan.body;
    expect(plan.status).toBe(201);
    expect(await post(`/activities/${id}/postpone`, { plannedFor: at('06-02', 14), reason: '冲突' })).toMatchObject({
      status: 200,
    });
    house.clock.set('2018-06-02T09:00:00.000Z');
    const study = meeting({ kind: 'committee-study', from: at('06-02', 14), to: at('06-02', 16), due: 7, present: 6 });
    expect(await post(`/activities/${id}/hold`, { ...study, present: 3 })).toMatchObject({
      status: 409,
      body: { rule: 'quorum' },
    });
    expect(await post(`/activities/${id}/hold`, study)).toMatchObject({ status: 200 });
    const taken = await post(`/activities/${id}/take-decision`, {
      what: '阵地清查',
      person: '李',
      dueOn: '2018-06-20',
    });
    const { decisionId } = taken.body.events[0].data;
    expect(await post(`/activities/${id}/take-decision`, { what: '阵地清查', dueOn: '2018-06-20' })).toMatchObject({
      status: 409,
      body: { rule: 'decision-has-person-and-day' },
    });
    expect((await get('/decisions?state=open&person=李')).body).toMatchObject({
      total: 1,
      decisions: [{ decisionId }],
    });
    await post(`/activities/${id}/finish-decision`, { decisionId, result: '已清查' });
    expect(await house.figures()).toMatchObject({
      'party.committeeStudies': 1,
      'decisions.due': 1,
      'decisions.done': 1,
      'decisions.completion': 1,
    });
    const shown = (await get(`/activities/${id}`)).body;
    expect(shown).toMatchObject({
      status: 'held',
      postponedFrom: '2018-06-02T02:00:00.000Z',
      decisions: [{ state: 'done' }],
    });
    const { rows } = (await get('/ledger/sheet?sheet=activities')).body;
    expect(rows.find(({ record }: { record: string }) => record.endsWith(id))).toMatchObject({
      values: { decisions: ['阵地清查'], inCharge: ['李'], settled: 1 },
      cells: { organiserKind: 'party work committee', organiser: null, inCharge: '李', deadlines: '2018-06-20 23:59' },
    });
    expect(shown.possible).toEqual(expect.arrayContaining(['RecordMinutes', 'VoidActivity']));
    expect(shown.possible).not.toContain('MissMinutes');
    expect(shown.told).toBeUndefined();
    expect((await get(`/activities/${id}/history`)).body.map((e: StoredEvent) => e.type)).toEqual([
      'ActivityPlanned',
      'ActivityPostponed',
      'ActivityHeld',
      'DecisionTaken',
      'DecisionDone',
    ]);
    const noon = encodeURIComponent('2018-06-02T04:00:00Z');
    expect((await get(`/activities/${id}?occurredUntil=${noon}`)).body).toMatchObject({
      status: 'planned',
      possible: [],
    });
  });

  test('what the secretary did in person is a tag that figures and lists go by', async () => {
    const organiserId = 'work-committee';
    const office = { organisationId: organiserId, name: '办事处党工委', level: 'work-committee', type: 'office' };
    await post('/organisations', { ...office, occurredAt: at('01-01') });
    const chen = { role: 'secretary', personId: 'p1', from: at('01-01', 10), occurredAt: at('01-01', 10) };
    expect((await post(`/organisations/${organiserId}/appoint-officer`, chen)).status).toBe(200);
    const talk = {
      kind: 'talk',
      organiserId,
      chair: '孙书记',
      title: '约谈',
      place: '一楼',
    };
    const inPerson = ['asked-after', 'dealt-with'];
    const when = { from: at('05-20'), to: at('05-20', 10) };
    const by = (chairId: string) => post('/activities', meeting({ ...talk, ...when, chairId, inPerson }));
    expect(await by('p2')).toMatchObject({ status: 409, body: { rule: 'chair-is-the-secretary' } });
    const { id } = (await by('p1')).body;
    expect(await house.figures()).toMatchObject({
      'party.inPerson.setUp': 0,
      'party.inPerson.askedAfter': 1,
      'party.inPerson.dealtWith': 1,
    });
    expect((await get('/activities?dealtWithInPerson=true')).body).toMatchObject({
      total: 1,
      activities: [{ activityId: id, inPerson }],
    });
  });

  test('one meeting is entered once, even by many at the same moment', async () => {
    const same = meeting({ title: '同一场', chair: '钱', place: '东楼', from: at('05-02'), to: at('05-02', 10) });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, n) => post('/activities', same, `clerk.${n}`)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 7 }, () => 409)]);
    const { id } = answers.find(({ status }) => status === 201)!.body;
    const refused = answers.find(({ status }) => status === 409)!.body;
    expect(refused.rule).toBe('overlap');
    const next = { ...same, kind: 'joint-meeting', from: at('05-02', 9), to: at('05-02', 12) };
    expect((await post('/activities', next)).body.rule).toBe('overlap');
    const other = await post('/activities', { ...next, sameAsNot: [id] });
    expect(other.status).toBe(201);
    // What was voided, or moved by a correction, takes nobody's time any more.
    await post(`/activities/${other.body.id}/void`, { reason: '重复' });
    await post(`/activities/${id}/void`, { reason: '重录' });
    const again = await post('/activities', same);
    expect(again.status).toBe(201);
    const [{ id: eventId }] = (await get(`/activities/${again.body.id}/history`)).body;
    const fix = { eventId, reason: '录错' };
    expect(
      await post(`/activities/${again.body.id}/correct`, { ...fix, field: 'to', value: at('05-02', 9) }),
    ).toMatchObject({ status: 409, body: { rule: 'ends-after-it-begins' } });
    await post('/activities', { ...same, from: at('05-02', 11), to: at('05-02', 12), kind: 'talk', title: '约谈' });
    const longer = { ...fix, field: 'to', value: at('05-02', 12) };
    expect((await post(`/activities/${again.body.id}/correct`, longer)).body.rule).toBe('overlap');
    await post(`/activities/${again.body.id}/correct`, { ...fix, field: 'to', value: '2018-05-02T01:30:00Z' });
    const shorter = { ...same, from: '2018-05-02T09:30:00+08:00', to: at('05-02', 10), title: '之后一场' };
    expect((await post('/activities', shorter)).status).toBe(201);
  });

  test('of what was planned, and of corrections, one has the time too', async () => {
    const plan = { kind: 'talk', title: '约谈', organiserKind: 'organisation', plannedFor: at('05-04') };
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1)
      ids.push((await post('/activities/plan', { ...plan, occurredAt: at('05-01') })).body.id);
    const same = meeting({ kind: 'talk', chair: '褚', place: '南楼', from: at('05-04'), to: at('05-04', 10) });
    const held = await Promise.all(ids.map((id) => post(`/activities/${id}/hold`, same)));
    expect(held.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409]);
    const others = ['卫', '蒋', '沈'];
    const entries = await Promise.all(others.map((chair) => entered({ ...same, chair, place: `${chair}室` })));
    const fixes = entries.map(async (id) => {
      const [{ id: eventId }] = (await get(`/activities/${id}/history`)).body;
      return [id, { eventId, field: 'chair', value: '韩', reason: '录错' }] as const;
    });
    const corrections = await Promise.all(fixes);
    const answers = await Promise.all(corrections.map(([id, fix]) => post(`/activities/${id}/correct`, fix)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  test('a refused entry keeps nobody waiting', async () => {
    const bad = meeting({ kind: 'special-study', chair: '孙', place: '西楼', from: at('05-03'), to: at('05-03', 10) });
    expect((await post('/activities', { ...bad, due: 9, present: 2 })).body.rule).toBe('quorum');
    expect((await post('/activities', { ...bad, due: 9, present: 8 })).status).toBe(201);
  });

  test('the same joint meeting counts in two figures and once in the total', async () => {
    const before = await house.figures();
    const joint = { kind: 'joint-meeting', chair: '赵委员', organiserKind: 'greater-committee', communityId: 'c1' };
    const id = await entered({ ...joint, place: '明湖社区', from: at('04-10'), to: at('04-10', 11) });
    await entered({ ...joint, place: '明湖社区', from: at('05-10'), to: at('05-10', 11) });
    await entered({ ...joint, communityId: 'c2', place: '湖滨社区', from: at('04-11'), to: at('04-11', 11) });
    const after = await house.figures();
    const more = (name: string) => after[name]! - before[name]!;
    expect(more('party.jointMeetings')).toBe(2);
    expect(more('party.quarterlyJointMeetings.held')).toBe(2);
    expect(more('activities.held')).toBe(3);
    const { body } = await get('/figures/records?figure=party.jointMeetings&year=2018');
    expect(body.records.map((one: { activityId: string }) => one.activityId)).toContain(id);
    const listed = await get('/activities?kind=joint-meeting&communityId=c1&status=held&from=2018-04-01&limit=1');
    expect(listed.body).toMatchObject({ total: 2, activities: [{ heldAt: '2018-05-10T01:00:00.000Z' }] });
    const next = await get(
      `/activities?kind=joint-meeting&communityId=c1&status=held&from=2018-04-01&limit=1&cursor=${listed.body.next}`,
    );
    expect(next.body.activities).toMatchObject([{ activityId: id }]);
    const [{ id: eventId }] = (await get(`/activities/${id}/history`)).body;
    await post(`/activities/${id}/correct`, { eventId, field: 'chair', value: '周主任', reason: '录错' });
    expect((await house.figures())['party.jointMeetings']).toBe(after['party.jointMeetings']! - 1);
    expect((await house.figures())['party.quarterlyJointMeetings.held']).toBe(
      after['party.quarterlyJointMeetings.held'],
    );
  });

  test('minutes that are late are flagged once by the clock, and stay flagged when they come', async () => {
    const id = await entered({ chair: '吴', place: '北楼', from: at('05-20'), to: at('05-20', 10) });
    await get('/activities');
    await house.office.tick();
    await house.office.tick();
    const types = async () => (await get(`/activities/${id}/history`)).body.map((e: StoredEvent) => e.type);
    expect(await types()).toEqual(['ActivityHeld', 'MinutesMissed']);
    expect((await get('/activities?minutesMissed=true')).body.activities).toEqual(
      expect.arrayContaining([expect.objectContaining({ activityId: id })]),
    );
    const minutes = { sha256: 'b'.repeat(64), bytes: 10, mediaType: 'application/pdf' };
    await post(`/activities/${id}/record-minutes`, { minutes });
    expect((await get(`/activities/${id}`)).body).toMatchObject({ minutesMissed: true, hasEvidence: true });
  });

  test('volunteers serve, others confirm, and what is confirmed is certified', async () => {
    const [from, to] = [at('05-26'), at('05-26', 12)];
    const service = { kind: 'volunteer-service', organiserKind: 'volunteers', communityId: 'c1', title: '清扫' };
    const partners = ['信息学院', '元大公司'];
    const id = await entered({ ...service, partners, beneficiaries: 40, chair: '郑', place: '湖边', from, to });
    const rows: object[] = ['v1', 'v2', 'v3'].map((volunteerId) => ({ volunteerId, from, to }));
    // Who is paid is no volunteer.
    rows.push({ volunteerId: 'v4', from, to, paid: true });
    const sent = await post(`/activities/${id}/record-attendance`, { attendances: rows }, 'clerk');
    const [first] = sent.body.events.map((event: { data: { attendanceId: string } }) => event.data.attendanceId);
    const elsewhere = await entered({ ...service, communityId: 'c2', chair: '冯', place: '园林', from, to });
    expect((await post(`/activities/${elsewhere}/record-attendance`, { attendances: [rows[0]!] })).body.rule).toBe(
      'one-place-at-a-time',
    );
    expect((await post(`/activities/${id}/confirm-attendance`, {}, 'v2')).body.rule).toBe('confirmed-by-another');
    expect((await house.figures())['volunteers.hours']).toBe(0);
    await post(`/activities/${id}/confirm-attendance`, {});
    await post(`/activities/${id}/correct-hours`, { attendanceId: first, minutes: 90, reason: '早退' }, 'clerk');
    expect(await house.figures()).toMatchObject({
      'volunteers.activities': 2,
      'volunteers.attendances': 3,
      'volunteers.persons': 3,
      'volunteers.partners': 2,
      'volunteers.hours': 6,
      'volunteers.beneficiaries': 40,
    });
    // Where nobody has said it, a correction does, and the sheet adds up what is there.
    const eventOf = async (activity: string) => (await get(`/activities/${activity}/history`)).body[0].id as string;
    const said = { eventId: await eventOf(elsewhere), field: 'beneficiaries', reason: '漏填' };
    expect((await post(`/activities/${elsewhere}/correct`, { ...said, value: '许多' })).status).toBe(409);
    expect((await post(`/activities/${elsewhere}/correct`, { ...said, value: '25' })).status).toBe(200);
    expect((await house.figures())['volunteers.beneficiaries']).toBe(65);
    const behind = '/figures/records?figure=volunteers.beneficiaries&year=2018&communityId=c1';
    expect((await get(behind)).body).toMatchObject({ total: 1, records: [{ beneficiaries: 40 }] });
    const sheet = (await get('/ledger/sheet?sheet=activities&communityId=c2')).body;
    expect(sheet.columns.map(({ name }: { name: string }) => name)).toContain('beneficiaries');
    expect(sheet.totals).toMatchObject({ beneficiaries: 25 });
    await post(`/activities/${id}/confirm-attendance`, {});
    expect((await house.figures())['volunteers.hours']).toBe(7.5);
    expect((await house.figures('year=2018&communityId=c2'))['volunteers.hours']).toBe(0);
    await house.settle();
    expect((await get('/volunteers/v1')).body).toMatchObject({ minutes: 90, stars: 0 });
    const certificate = { number: '证2018-1', content: '志愿服务', sha256: 'c'.repeat(64) };
    expect((await post('/volunteers/v1/issue-certificate', { ...certificate, minutes: 91 })).body.rule).toBe(
      'certificate-within-confirmed-minutes',
    );
    expect((await post('/volunteers/v1/issue-certificate', { ...certificate, minutes: 90 })).status).toBe(200);
    await post(
      `/activities/${elsewhere}/record-attendance`,
      { attendances: [{ volunteerId: 'v9', from, to }] },
      'clerk',
    );
    await post(`/activities/${elsewhere}/confirm-attendance`, {});
    await house.settle();
    expect(await post('/volunteers/v9/issue-certificate', { ...certificate, minutes: 5 })).toMatchObject({
      status: 409,
      body: { rule: 'certificate-number-once' },
    });
    expect(await house.figures()).toMatchObject({ 'volunteers.certificates': 1, 'volunteers.certificates.beyond': 0 });
    await post(`/activities/${id}/void`, { reason: '重复登记' });
    await house.settle();
    expect(await house.figures()).toMatchObject({ 'volunteers.certificates': 0, 'volunteers.certificates.beyond': 1 });
    expect((await get('/volunteers?hasCertificatesBeyond=true')).body.volunteers).toMatchObject([
      { volunteerId: 'v1', certificatesBeyond: [expect.any(String)] },
    ]);
    await post(`/activities/${elsewhere}/void`, { reason: '重复登记' });
    await house.settle();
    expect((await get('/volunteers/v2')).body).toMatchObject({ minutes: 0 });
    expect(await house.figures()).toMatchObject({
      ...{ 'volunteers.activities': 0, 'volunteers.hours': 0, 'volunteers.beneficiaries': 0 },
    });
    expect((await get('/attendances?volunteerId=v1')).body).toMatchObject({
      total: 1,
      attendances: [{ holds: false }],
    });
  });

  test('every figure is what the events say', async () => {
    const events = await house.events();
    const voided = new Set(events.filter(({ type }) => type === 'ActivityVoided').map(({ stream }) => stream));
    const held = events.filter(({ type, stream }) => type === 'ActivityHeld' && !voided.has(stream));
    const kinds = held.map(({ data }) => (data as { kind: string }).kind);
    const count = (kind: string) => kinds.filter((one) => one === kind).length;
    expect(await house.figures()).toMatchObject({
      'activities.held': held.length,
      'party.specialStudies': count('special-study'),
      'party.theoryGroups': count('theory-group'),
      'volunteers.activities': count('volunteer-service'),
    });
    // Communities and the office itself add up in whatever says so; distinct persons and shares do not.
    const { body } = await get('/figures?year=2018&by=community');
    const mine = /^(activities|party|volunteers|decisions)\./;
    const additive = body.filter((one: { name: string; additive: boolean }) => mine.test(one.name) && one.additive);
    expect(additive.map((one: { name: string }) => one.name)).toContain('volunteers.attendances');
    for (const { name, value, groups } of additive)
      expect([name, groups.reduce((sum: number, group: { value: number }) => sum + group.value, 0)]).toEqual([
        name,
        value,
      ]);
    const then = await get(`/figures?year=2018&occurredUntil=${encodeURIComponent('2018-04-30T00:00:00Z')}`);
    const known = then.body.find((one: { name: string }) => one.name === 'activities.held');
    expect(known.value).toBe(held.filter(({ metadata }) => metadata.occurredAt <= '2018-04-30T00:00:00Z').length);
  });
});
