import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { StoredEvent } from '#event-sourcing';
import { openTestOffice } from '#http/testing';

let house: Awaited<ReturnType<typeof openTestOffice>>;
const at = (day: string) => `2018-${day}T09:00:00+08:00`;

beforeAll(async () => {
  house = await openTestOffice('2018-12-30T00:00:00.000Z');
  await house.post('/communities', { communityId: 'c1', name: '明湖社区' });
  await house.post('/communities', { communityId: 'c2', name: '湖滨社区' });
  await house.post('/sites', {
    siteId: 's1',
    name: '一小区',
    kind: 'compound',
    communityId: 'c1',
    occurredAt: at('01-01'),
  });
});
afterAll(() => house.close());

const opening = {
  method: 'one-solicitation',
  matter: '垃圾分类',
  communityId: 'c1',
  siteId: 's1',
  proposer: 'wang.fang',
  households: 588,
  occurredAt: at('05-01'),
};
const path = [
  ['solicit-opinions', { how: '意见表', asked: 588, opinions: 120, occurredAt: at('05-02') }],
  ['make-proposal', { due: 9, present: 9, proposal: '设四分类亭', occurredAt: at('05-10') }],
  ['consult-units', { units: ['物业公司'], occurredAt: at('05-12') }],
  [
    'vote',
    {
      assembly: 'representatives',
      due: 40,
      present: 30,
      inFavour: 28,
      against: 1,
      abstained: 1,
      occurredAt: at('05-20'),
    },
  ],
  ['disclose-resolution', { where: '公告栏', from: '2018-05-21', to: '2018-05-27', occurredAt: at('05-21') }],
  ['start', { occurredAt: at('06-01') }],
  ['disclose-implementation', { where: '公告栏', from: '2018-08-01', to: '2018-08-07', occurredAt: at('08-01') }],
] as const;

async function opened(fields: object = {}): Promise<string> {
  const answer = await house.post('/deliberations', { ...opening, ...fields });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id as string;
}
const step = (id: string, name: string, body: object, actor?: string) =>
  house.post(`/deliberations/${id}/${name}`, body, actor);
async function walk(id: string, steps: number): Promise<void> {
  for (const [name, body] of path.slice(0, steps)) expect(await step(id, name, body)).toMatchObject({ status: 200 });
}

describe('deliberations over HTTP', () => {
  let id = '';

  test('from the solicitation to the second disclosure, with households registered', async () => {
    id = await opened();
    expect(await step(id, 'vote', path[3][1])).toMatchObject({
      status: 409,
      body: { rule: 'steps-in-their-order', state: 'open, next: solicit' },
    });
    await walk(id, 6);
    const households = Array.from({ length: 300 }, (_, n) => ({ householdId: `h${n}`, building: `${n % 9}号楼` }));
    await step(id, 'register-households', { households, occurredAt: at('06-10') });
    expect((await step(id, 'register-households', { households: households.slice(0, 1) })).body.rule).toBe(
      'household-once',
    );
    await step(id, 'withdraw-household', { householdId: 'h0', occurredAt: at('06-20') });
    expect(await house.figures()).toMatchObject({
      'deliberations.householdsRegistered': 299,
      'deliberations.households': 588,
    });
    await step(id, 'tally-households', { count: 453, occurredAt: at('07-01') });
    expect(await step(id, 'tally-households', { count: 600, occurredAt: at('07-02') })).toMatchObject({ status: 409 });
    const figures = await house.figures();
    expect(figures).toMatchObject({ 'deliberations.used': 1, 'deliberations.householdsRegistered': 453 });
    expect(Math.round(figures['deliberations.householdsShare']! * 100)).toBe(77);
    const june = await house.figures('from=2018-01-01&to=2018-06-15');
    expect(june['deliberations.householdsRegistered']).toBe(300);
    expect((await house.figures('year=2018&communityId=c2'))['deliberations.householdsRegistered']).toBe(0);
  });

  test('is closed as solved by somebody else, after the second disclosure', async () => {
    expect((await step(id, 'close', { outcome: 'solved', why: '已建' }, 'zhang.wei')).body.rule).toBe(
      'solved-after-both-disclosures',
    );
    await step(id, 'disclose-implementation', path[6][1]);
    expect((await step(id, 'close', { outcome: 'solved', why: '已建' }, 'wang.fang')).body.rule).toBe(
      'solved-by-another',
    );
    const closing = { outcome: 'solved', why: '已建', occurredAt: at('08-20') };
    expect(await step(id, 'close', closing, 'zhang.wei')).toMatchObject({ status: 200 });
    expect(await house.figures()).toMatchObject({
      'deliberations.used': 1,
      'deliberations.used@resolved': 1,
      'deliberations.solved': 1,
      'deliberations.closedSolved': 1,
      'deliberations.solvedShare': 1,
    });
    expect(await house.figures('from=2018-05-01&to=2018-07-31')).toMatchObject({
      'deliberations.stepDays.propose': 8,
      'deliberations.dropped.propose': 0,
      'deliberations.used': 1,
      'deliberations.solved': 0,
    });
    const shown = (await house.get(`/deliberations/${id}`)).body;
    expect(shown).toMatchObject({
      status: 'closed',
      registered: 453,
      possible: ['VoidDeliberation', 'CorrectDeliberation'],
    });
    const { rows } = (await house.get('/ledger/sheet?sheet=deliberations')).body;
    expect(rows.find(({ record }: { record: string }) => record.endsWith(id)).values).toMatchObject({
      ...{ implementedAt: new Date(path[5][1].occurredAt).toISOString(), implemented: null },
      ...{ registered: 453, households: 588, share: 77 },
    });
    const then = encodeURIComponent(at('05-11'));
    expect((await house.get(`/deliberations/${id}?occurredUntil=${then}`)).body).toMatchObject({ next: 'consult' });
    const types = (await house.get(`/deliberations/${id}/history`)).body.map((event: StoredEvent) => event.type);
    expect(types.filter((type: string) => type !== 'HouseholdRegistered')).toEqual([
      'DeliberationOpened',
      'OpinionsSolicited',
      'ProposalMade',
      'UnitsConsulted',
      'ResolutionVoted',
      'ResolutionDisclosed',
      'ImplementationStarted',
      'HouseholdWithdrawn',
      'HouseholdsTallied',
      'ImplementationDisclosed',
      'DeliberationClosed',
    ]);
  });

  test('a corrected count moves the figure it should and no other', async () => {
    const events: StoredEvent[] = (await house.get(`/deliberations/${id}/history`)).body;
    const eventId = events.find(({ type }) => type === 'HouseholdsTallied')!.id;
    const before = await house.figures();
    await house.correct(`/deliberations/${id}/correct`, { eventId, field: 'count', value: '450', reason: '录错' });
    const { 'deliberations.householdsShare': share, ...after } = await house.figures();
    expect(share).toBeCloseTo(450 / 588);
    const { 'deliberations.householdsShare': _share, ...others } = before;
    // It lies in a period that is over: that somebody proposed and another confirmed it is counted by name.
    const counted = { 'corrections.proposed': 1, 'corrections.confirmed': 1, 'corrections.ofPeriod': 1 };
    expect(after).toEqual({ ...others, ...counted, 'deliberations.householdsRegistered': 450 });
  });

  test('the same matter of a compound is open once, even of many who open it at the same moment', async () => {
    const same = { ...opening, matter: '加装电梯' };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => house.post('/deliberations', same, `clerk.${n}`)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.rule === 'matter-open-once')).toHaveLength(7);
    const first = answers.find(({ status }) => status === 201)!.body.id;
    await step(first, 'drop', { reason: '改期', occurredAt: at('05-03') });
    await opened({ matter: '加装电梯', occurredAt: at('06-01') });
    await opened({ matter: '加装电梯', siteId: undefined, communityId: 'c2' });
    expect((await house.post('/deliberations', { ...opening, matter: '新', communityId: 'c2' })).body.rule).toBe(
      'site-in-community',
    );
  });

  test('are listed by state, step and community, page by page', async () => {
    const four = await opened({ method: 'four-deliberations', matter: '修路', siteId: undefined });
    expect((await house.get('/deliberations?method=four-deliberations')).body).toMatchObject({
      total: 1,
      deliberations: [{ deliberationId: four, next: 'propose' }],
    });
    const page = (await house.get('/deliberations?communityId=c1&status=open&limit=1')).body;
    expect(page).toMatchObject({ total: 2, deliberations: [{ matter: '加装电梯' }] });
    const next = (await house.get(`/deliberations?communityId=c1&status=open&limit=1&cursor=${page.next}`)).body;
    expect(next.deliberations).toMatchObject([{ deliberationId: four }]);
    expect((await house.get('/deliberations?next=propose')).body.total).toBe(1);
  });

  test('every figure is what the events say', async () => {
    const two = await opened({ matter: '停车', problems: ['车位', '道闸'] });
    await walk(two, 7);
    const partly = { outcome: 'partly', why: '道闸未装', solvedProblems: [0], occurredAt: at('09-01') };
    await step(two, 'close', partly, 'zhang.wei');
    const voided = await opened({ matter: '误录' });
    await walk(voided, 1);
    await step(voided, 'void', { reason: '误录', occurredAt: at('05-03') });
    const events = await house.events();
    const gone = new Set(events.filter(({ type }) => type === 'DeliberationVoided').map(({ stream }) => stream));
    const begun = events.filter(({ type, stream }) => type === 'OpinionsSolicited' && !gone.has(stream));
    const solved = events
      .filter(({ type }) => type === 'DeliberationClosed')
      .flatMap(({ data }) => (data as { solvedProblems: number[] }).solvedProblems);
    expect(await house.figures()).toMatchObject({
      'deliberations.used': begun.length,
      'deliberations.solved': solved.length,
      'deliberations.closedSolved': solved.length,
    });
    const { body } = await house.get('/figures/records?figure=deliberations.solved&year=2018');
    expect(body.total).toBe(2);
  });

  test('what was dropped is counted at its step', async () => {
    const before = (await house.figures())['deliberations.dropped.propose']!;
    const dropped = await opened({ matter: '楼道照明改造' });
    await walk(dropped, 1);
    expect(await step(dropped, 'drop', { reason: '无法筹资' })).toMatchObject({ status: 200 });
    const after = await house.figures();
    expect(after).toMatchObject({ 'deliberations.dropped.propose': before + 1, 'deliberations.dropped.resolve': 0 });
  });

  test('a compound with two deliberations counts once; the records are the compound and what each of them says', async () => {
    const site = { siteId: 'yard2', name: '湖畔小区', kind: 'compound', communityId: 'c1' };
    expect((await house.post('/sites', { ...site, occurredAt: at('01-01') })).status).toBe(201);
    const [bins, lift] = [
      await opened({ siteId: 'yard2', matter: '垃圾分类', households: 90 }),
      await opened({ siteId: 'yard2', matter: '加装电梯', households: 88 }),
    ];
    for (const one of [bins, lift]) await walk(one, 6);
    const of = async (query = '') => {
      const figures = await house.figures(`siteId=yard2${query}`);
      const named = ['householdsRegistered', 'households', 'householdsShare'];
      return named.map((name) => figures[`deliberations.${name}`]);
    };
    // Nobody is of the share before somebody registers.
    expect(await of()).toEqual([0, 0, null]);
    const named = (...ids: string[]) => ids.map((householdId) => ({ householdId }));
    await step(bins, 'register-households', { households: named('a', 'b', 'c'), occurredAt: at('06-10') });
    expect(await of('&to=2018-06-09')).toEqual([0, 0, null]);
    await step(lift, 'register-households', { households: named('b', 'c', 'd'), occurredAt: at('06-11') });
    expect(await of()).toEqual([4, 90, 4 / 90]);
    await step(bins, 'tally-households', { count: 60, occurredAt: at('06-12') });
    expect(await of()).toEqual([60, 90, 60 / 90]);
    await step(lift, 'tally-households', { count: 45, occurredAt: at('06-13') });
    expect(await of()).toEqual([60, 90, 60 / 90]);
    expect(await of('&to=2018-06-11')).toEqual([4, 90, 4 / 90]);
    const { body } = await house.get('/figures/records?figure=deliberations.householdsShare&siteId=yard2');
    expect(body).toMatchObject({ total: 1, records: [{ siteId: 'yard2', registered: 60, households: 90 }] });
    expect(new Set(body.records[0].deliberations)).toEqual(
      new Set([
        { deliberationId: bins, registered: 60 },
        { deliberationId: lift, registered: 45 },
      ]),
    );
    expect(await house.correct(`/deliberations/${bins}/void`, { reason: '误录' })).toMatchObject({ status: 200 });
    expect(await of()).toEqual([45, 88, 45 / 88]);
  });

  test('two deliberations that know of different households know of no fewer households than both', async () => {
    const site = { siteId: 'yard3', name: '湖心小区', kind: 'compound', communityId: 'c1' };
    expect((await house.post('/sites', { ...site, occurredAt: at('01-01') })).status).toBe(201);
    for (const matter of ['垃圾分类', '加装电梯']) {
      const one = await opened({ siteId: 'yard3', matter, households: 3 });
      await walk(one, 6);
      const households = ['a', 'b'].map((n) => ({ householdId: `${matter}-${n}` }));
      expect(await step(one, 'register-households', { households, occurredAt: at('06-10') })).toMatchObject({
        status: 200,
      });
    }
    const figures = await house.figures('siteId=yard3');
    expect(figures).toMatchObject({ 'deliberations.householdsRegistered': 4, 'deliberations.households': 4 });
    expect(figures['deliberations.householdsShare']).toBe(1);
  });

  test('of a deliberation that names several problems, each that is solved is a share of those', async () => {
    const before = await house.figures('year=2018&communityId=c2');
    expect(before['deliberations.problems']).toBe(0);
    const problems = ['停车', '绿化', '照明'];
    const one = await opened({ communityId: 'c2', siteId: undefined, matter: '整治', problems });
    await walk(one, 7);
    const closing = { outcome: 'partly', why: '分期', solvedProblems: [0, 1], occurredAt: at('08-20') };
    expect(await step(one, 'close', closing, 'zhang.wei')).toMatchObject({ status: 200 });
    expect(await house.figures('year=2018&communityId=c2')).toMatchObject({
      ...{ 'deliberations.used': 1, 'deliberations.problems': 3, 'deliberations.solved': 2 },
      'deliberations.solvedShare': 2 / 3,
    });
  });
});
