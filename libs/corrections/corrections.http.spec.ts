import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (md: string) => `2018-${md}T09:00:00+08:00`;
const instant = (md: string) => new Date(at(md)).toISOString();

/** In the second quarter of 2018: the first one is over. */
beforeAll(async () => {
  house = await openTestOffice(instant('03-20'));
  await house.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: at('01-01') });
  await house.post('/sites', { siteId: 's1', name: '一号', kind: 'shop', communityId: 'c1', occurredAt: at('01-01') });
});
afterAll(() => house.close());

const lastEvent = async (path: string) => (await house.get(`${path}/history`)).body.at(-1) as { id: string };
const waiting = async (query = '') => (await house.get(`/corrections?state=proposed${query}`)).body.corrections;

async function reported(occurredAt: string): Promise<{ path: string; eventId: string }> {
  const problem = { category: '占道', description: '摊位占道', source: 'staff', siteId: 's1', occurredAt };
  const { id } = (await house.post('/cases', problem)).body;
  return { path: `/cases/${id}`, eventId: (await lastEvent(`/cases/${id}`)).id };
}

test('a correction of a period that is over is proposed by one and confirmed by another, without effect until then', async () => {
  const { path, eventId } = await reported(at('03-19'));
  const correction = { eventId, field: 'category', value: '油烟', reason: '录错' };
  house.clock.set(instant('04-10'));
  const { body } = await house.post(`${path}/correct-record`, correction);
  expect(body.events.map(({ type }: { type: string }) => type)).toEqual(['CorrectionProposed']);
  const { proposalId } = body.events[0].data;
  expect((await house.get(path)).body).toMatchObject({
    category: '占道',
    proposals: [{ proposalId, field: 'category', previous: '占道', value: '油烟', proposedBy: 'li.ming' }],
  });
  expect((await house.get(path)).body.actions).toEqual(
    expect.arrayContaining([
      { command: 'ConfirmCorrection', method: 'POST', path: `/api/corrections/${proposalId}/confirm` },
      { command: 'RejectCorrection', method: 'POST', path: `/api/corrections/${proposalId}/reject` },
    ]),
  );
  expect(await waiting('&communityId=c1')).toMatchObject([
    { proposalId, state: 'proposed', eventType: 'ProblemReported' },
  ]);
  expect(await waiting('&proposedBy=LI.MING')).toHaveLength(1);
  const entriesIn = async (language: string) => {
    const headers = { 'x-actor': 'li.ming', 'accept-language': language };
    const answer = await house.app.inject({ method: 'GET', url: '/api/desk?list=corrections.toConfirm', headers });
    expect(answer.headers['content-language']).toMatch(language);
    return (answer.json().entries as { id: string; title: string }[]).map(({ id, title }) => [id, title]);
  };
  const caseId = path.slice('/cases/'.length);
  expect(await entriesIn('zh')).toEqual([[proposalId, `案卷 ${caseId}：上报问题，问题类别：占道 → 油烟`]]);
  expect(await entriesIn('en')).toEqual([[proposalId, `case ${caseId}: problem reported, category: 占道 → 油烟`]]);

  expect(await house.post(`${path}/correct-record`, correction)).toMatchObject({
    status: 409,
    body: { rule: 'proposed-already' },
  });
  for (const proposer of ['li.ming', 'LI.MING'])
    expect(await house.post(`/corrections/${proposalId}/confirm`, {}, proposer)).toMatchObject({
      status: 409,
      body: { rule: 'confirmer-is-not-proposer' },
    });
  house.clock.set(instant('04-12'));
  expect(await house.post(`/corrections/${proposalId}/confirm`, {}, 'zhao')).toMatchObject({
    status: 200,
    body: { events: [{ type: 'RecordCorrected', data: { proposalId, value: '油烟' } }] },
  });
  const now = (await house.get(path)).body;
  expect(now).toMatchObject({ category: '油烟' });
  expect(now.proposals).toBeUndefined();
  expect(await waiting()).toEqual([]);
  expect((await house.get('/corrections?state=confirmed')).body.corrections).toMatchObject([
    { proposalId, decidedBy: 'zhao', decidedAt: instant('04-12') },
  ]);
  const since = async (name: string, query: string) => {
    const figures = (await house.get(`/figures?${query}`)).body as { name: string; correctedSince?: number }[];
    return figures.find((one) => one.name === name)?.correctedSince;
  };
  const quarter = 'from=2018-01-01&to=2018-03-31';
  for (const [name, query, count] of [
    ['notices.issued', quarter, 1],
    ['street.handlingRate', `${quarter}&communityId=c1`, 1],
    // Entries of other kinds, a period that the entry does not lie in, one that still runs, and what was known before.
    ['patrols.made', quarter, undefined],
    ['notices.issued', 'from=2018-01-01&to=2018-02-28', undefined],
    ['notices.issued', 'year=2018', undefined],
    ['notices.issued', `${quarter}&recordedUntil=${instant('04-11')}`, undefined],
  ] as const)
    expect([name, query, await since(name, query)]).toEqual([name, query, count]);
  const ledger = (await house.get(`/ledger?${quarter}`)).body.parts as { figures: { name: string }[] }[];
  const ofLedger = ledger.flatMap(({ figures }) => figures);
  expect(ofLedger.find(({ name }) => name === 'street.handled@cases')).toMatchObject({ correctedSince: 1 });
  expect(ofLedger.find(({ name }) => name === 'patrols.made')).not.toHaveProperty('correctedSince');
  const rows = async (query: string) => {
    const all = (await house.get(`/indicators?${quarter}&${query}`)).body as { id: string; correctedSince?: number }[];
    return Object.fromEntries(all.map(({ id, correctedSince }) => [id, correctedSince]));
  };
  expect(await rows('by=community')).toMatchObject({ c1: 1 });
  expect(await rows('by=site')).toMatchObject({ s1: 1 });
  expect(await rows('by=month')).toEqual({ '2018-01': undefined, '2018-02': undefined, '2018-03': 1 });
  expect(await rows(`by=community&recordedUntil=${instant('04-11')}`)).toMatchObject({ c1: undefined });
  const known = async (md: string) => (await house.get(`${path}?recordedUntil=${instant(md)}`)).body.category;
  expect([await known('04-11'), await known('04-12')]).toEqual(['占道', '油烟']);
  expect(await house.post(`/corrections/${proposalId}/confirm`, {}, 'qian')).toMatchObject({ status: 409 });
  expect(await house.post('/corrections/nothing/confirm', {}, 'qian')).toMatchObject({ status: 404 });
});

test('a proposal is rejected, and never takes effect', async () => {
  const { path, eventId } = await reported(at('03-18'));
  const correction = { eventId, field: 'occurredAt', value: at('03-01'), reason: '日期录错' };
  const { proposalId } = (await house.post(`${path}/correct-record`, correction)).body.events[0].data;
  expect(await house.post(`/corrections/${proposalId}/reject`, {}, 'zhao')).toMatchObject({ status: 400 });
  // Also as a row of many, by the names that the routes have.
  const row = { kind: 'correction', command: 'reject', id: proposalId, fields: { reason: '无凭据' } };
  expect(await house.post('/batches', { rows: [row] }, 'zhao')).toMatchObject({
    status: 200,
    body: { results: [{ done: true, id: expect.any(String) }] },
  });
  expect((await house.get(path)).body).toMatchObject({ reportedAt: instant('03-18') });
  expect((await house.get('/corrections?state=rejected')).body.corrections).toMatchObject([
    { proposalId, rejectedFor: '无凭据', decidedBy: 'zhao' },
  ]);
  expect(await house.post(`/corrections/${proposalId}/confirm`, {}, 'qian')).toMatchObject({ status: 409 });
});

test('moving an entry out of this period into one that is over is proposed too; what stays in this one, and prose, is done', async () => {
  const { path, eventId } = await reported(at('04-11'));
  const correct = (field: string, value: string) =>
    house.post(`${path}/correct-record`, { eventId, field, value, reason: '录错' });
  const typeOf = async (field: string, value: string) => (await correct(field, value)).body.events[0].type as string;
  expect(await typeOf('occurredAt', at('04-09'))).toBe('RecordCorrected');
  expect(await typeOf('category', '油烟')).toBe('RecordCorrected');
  const { proposalId } = (await correct('occurredAt', at('03-30'))).body.events[0].data;
  await house.post(`/corrections/${proposalId}/confirm`, {}, 'zhao');
  // Once it lies in the period that is over, so do its corrections.
  expect(await typeOf('category', '噪声')).toBe('CorrectionProposed');
  const early = await reported(at('03-17'));
  const prose = { eventId: early.eventId, field: 'description', value: '摊位占用盲道', reason: '写清楚' };
  expect((await house.post(`${early.path}/correct-record`, prose)).body.events[0].type).toBe('RecordCorrected');
});

test('it is so in every room: a visit, a site, a venue', async () => {
  const { id } = (await house.post('/patrols', { siteId: 's1', findings: [], occurredAt: at('02-01') })).body;
  const visit = await lastEvent(`/patrols/${id}`);
  const correction = { eventId: visit.id, field: 'occurredAt', value: at('02-02'), reason: '录错' };
  const { proposalId } = (await house.post(`/patrols/${id}/correct`, correction)).body.events[0].data;
  expect((await house.get(`/patrols/${id}`)).body).toMatchObject({
    proposals: [{ proposalId }],
    possible: ['VoidPatrol', 'CorrectPatrol', 'ConfirmCorrection', 'RejectCorrection'],
  });
  await house.post(`/corrections/${proposalId}/confirm`, {}, 'zhao');
  expect((await house.get(`/patrols/${id}`)).body).toMatchObject({ patrolledAt: instant('02-02') });

  const site = (await house.get('/sites/s1/history')).body[0] as { id: string };
  const renamed = { eventId: site.id, field: 'name', value: '一号店', reason: '录错' };
  const ofSite = (await house.post('/sites/s1/correct', renamed)).body.events[0];
  expect(ofSite.type).toBe('CorrectionProposed');
  await house.post(`/corrections/${ofSite.data.proposalId}/confirm`, {}, 'zhao');
  expect((await house.get('/sites/s1')).body).toMatchObject({ name: '一号店' });
});

test('by the month where an office reports by the month', async () => {
  const monthly = await openTestOffice(instant('04-10'), [], { reportingPeriod: 'month' });
  try {
    await monthly.post('/communities', { communityId: 'c1', name: '明湖社区', occurredAt: at('04-01') });
    const [{ id }] = (await monthly.get('/communities/c1/history')).body;
    const correct = (field: string, value: string) =>
      monthly.post('/communities/c1/correct', { eventId: id, field, value, reason: '录错' });
    expect((await correct('name', '明湖')).body.events[0].type).toBe('RecordCorrected');
    monthly.clock.set(instant('05-02'));
    expect((await correct('name', '明湖社区')).body.events[0].type).toBe('CorrectionProposed');
  } finally {
    await monthly.close();
  }
});

test('hours of volunteers that were confirmed are corrected by two as well, once their period is over', async () => {
  const [from, to] = [at('03-22'), '2018-03-22T12:00:00+08:00'];
  const service = { kind: 'volunteer-service', organiserKind: 'volunteers', communityId: 'c1', title: '清扫' };
  const { id } = (await house.post('/activities', { ...service, chair: '郑', place: '湖边', from, to })).body;
  const path = `/activities/${id}`;
  const sent = await house.post(`${path}/record-attendance`, { attendances: [{ volunteerId: 'v1', from, to }] });
  const { attendanceId } = sent.body.events[0].data;
  const correct = (minutes: number, reason: string, actor = 'clerk') =>
    house.post(`${path}/correct-hours`, { attendanceId, minutes, reason }, actor);
  const notOwn = { status: 409, body: { rule: 'hours-corrected-by-another' } };
  const typesOf = ({ body }: { body: { events: { type: string }[] } }) => body.events.map(({ type }) => type);
  const hours = async () => (await house.figures())['volunteers.hours'];
  // Nobody has confirmed them: they are in no figure.
  expect(await correct(170, '迟到', 'V1')).toMatchObject(notOwn);
  expect(typesOf(await correct(170, '迟到'))).toEqual(['HoursCorrected']);
  await house.post(`${path}/confirm-attendance`, {}, 'zhao');
  expect(await hours()).toBeCloseTo(170 / 60);
  expect(await correct(90, '早退', 'v1')).toMatchObject(notOwn);
  const proposed = await correct(90, '早退');
  expect(typesOf(proposed)).toEqual(['CorrectionProposed']);
  expect(await correct(60, '早退')).toMatchObject({ status: 409, body: { rule: 'proposed-already' } });
  expect(await hours()).toBeCloseTo(170 / 60);
  const { proposalId } = proposed.body.events[0].data;
  expect(await house.post(`/corrections/${proposalId}/confirm`, {}, 'Clerk')).toMatchObject({ status: 409 });
  const confirmed = await house.post(`/corrections/${proposalId}/confirm`, {}, 'zhao');
  expect(confirmed.body.events).toMatchObject([{ type: 'HoursCorrected', data: { proposalId, minutes: 90 } }]);
  expect(await hours()).toBe(1.5);
  expect((await house.get('/corrections?state=confirmed')).body.corrections).toContainEqual(
    expect.objectContaining({ proposalId, decidedBy: 'zhao' }),
  );
});

test('figures count those of all rooms by when they were proposed and decided', async () => {
  const corrections = async (state: string) =>
    (await house.get(`/corrections?state=${state}`)).body.corrections as { stream: string }[];
  const [waits, confirmed, rejected] = await Promise.all(['proposed', 'confirmed', 'rejected'].map(corrections));
  expect(await house.figures()).toMatchObject({
    'corrections.proposed': waits!.length + confirmed!.length + rejected!.length,
    'corrections.confirmed': confirmed!.length,
    'corrections.rejected': rejected!.length,
  });
  const rooms = new Set(confirmed!.map(({ stream }) => stream.split('-')[0]));
  expect([...rooms]).toEqual(expect.arrayContaining(['activity', 'case']));
  expect((await house.figures('from=2018-01-01&to=2018-03-31'))['corrections.confirmed']).toBe(0);
  // By what they changed: all but one corrected entries of the first quarter, and one moved an entry into it.
  const ofPeriod = async (query: string) => (await house.figures(query))['corrections.ofPeriod'];
  expect(await ofPeriod('from=2018-01-01&to=2018-03-31')).toBeGreaterThan(3);
  expect(await ofPeriod('from=2018-04-01&to=2018-06-30')).toBe(1);
  expect(await ofPeriod('occurredUntil=2018-03-31T16:00:00.000Z')).toBeGreaterThan(3);
  expect(await ofPeriod('occurredUntil=2017-12-31T16:00:00.000Z')).toBe(0);
});

test('a site that was entered in the wrong community is counted in the right one, once a second person confirms it', async () => {
  await house.post('/communities', { communityId: 'c2', name: '东社区', occurredAt: at('01-01') });
  const site = { siteId: 's5', name: '五号', kind: 'construction-site', communityId: 'c1', occurredAt: at('01-02') };
  await house.post('/sites', site);
  const supervised = async () =>
    Promise.all(
      ['c1', 'c2'].map(async (id) => (await house.figures(`to=2018-03-31&communityId=${id}`))['sites.supervised']),
    );
  const eventId = (await house.get('/sites/s5/events')).body[0].id as string;
  const correction = { eventId, field: 'communityId', reason: '录错' };
  expect(await house.post('/sites/s5/correct', { ...correction, value: 'nowhere' })).toMatchObject({ status: 422 });
  const { body } = await house.post('/sites/s5/correct', { ...correction, value: 'c2' });
  expect(body.events).toMatchObject([{ type: 'CorrectionProposed' }]);
  expect(await supervised()).toEqual([1, 0]);
  expect((await house.post(`/corrections/${body.events[0].data.proposalId}/confirm`, {}, 'zhao')).status).toBe(200);
  expect(await supervised()).toEqual([0, 1]);
});
