import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { openReactingOffice } from '#http/testing';

let office: Awaited<ReturnType<typeof openReactingOffice>>;
const day = (of: string, hour = 9) => `2018-${of}T${String(hour).padStart(2, '0')}:00:00+08:00`;
const then = `occurredUntil=${encodeURIComponent(day('12-31'))}`;

beforeAll(async () => {
  office = await openReactingOffice(new Date(day('12-30')).toISOString());
  await office.post('/communities', { communityId: 'c1', name: '甲社区', occurredAt: day('01-01') });
  const site = { siteId: 's1', kind: 'construction-site', name: '工地', communityId: 'c1', occurredAt: day('01-01') };
  await office.post('/sites', site);
}, 60_000);
afterAll(() => office.close());

test.each(['figures', 'indicators'])(
  '%s are told of ten years of months at most, and of none to come',
  async (what) => {
    const many = await office.get(`/${what}?by=month&from=1970-01-01&to=2199-12-31`);
    expect([many.status, many.body.detail]).toEqual([400, expect.stringContaining('120')]);
    const year = await office.get(`/${what}?by=month&from=2018-01-01&to=2199-12-31`);
    expect(year.status).toBe(200);
    expect(JSON.stringify(year.body)).toContain('2018-12');
    expect(JSON.stringify(year.body)).not.toContain('2019-01');
  },
);

test('records behind a figure come in pages, as of a moment too', async () => {
  for (let n = 1; n <= 7; n += 1)
    await office.post('/patrols', { siteId: 's1', findings: [], occurredAt: day(`03-0${n}`) });
  const all = (await office.get(`/figures/records?figure=patrols.made&limit=100`)).body;
  const ids = (records: { patrolledAt: string }[]) => records.map(({ patrolledAt }) => patrolledAt);
  const first = (await office.get(`/figures/records?figure=patrols.made&limit=5&${then}`)).body;
  expect([first.records.length, first.total]).toEqual([5, 7]);
  const cursor = encodeURIComponent(first.next);
  const rest = (await office.get(`/figures/records?figure=patrols.made&limit=5&${then}&cursor=${cursor}`)).body;
  expect(ids([...first.records, ...rest.records])).toEqual(ids(all.records));
  expect(rest.next).toBeUndefined();
  for (const asOf of ['', `&${then}`]) {
    const found = async (words: string) =>
      (await office.get(`/figures/records?figure=patrols.made&search=${encodeURIComponent(words)}${asOf}`)).body.total;
    expect([await found('li'), await found('没有这样的词')]).toEqual([7, 0]);
  }
  const none = await office.get('/figures/records?figure=sites.supervised&search=x');
  expect([none.status, none.body.errors[0].field]).toEqual([400, 'search']);
});

test('every refusal says the rule, the state that it met, and what is possible there', async () => {
  const report = { category: '扬尘', description: '裸土', source: 'resident', siteId: 's1' };
  const site = { kind: 'venue', communityId: 'c1', name: '工地' };
  const refused = [
    [
      'not-in-the-future',
      'none',
      ['RecordPatrol'],
      await office.post('/patrols', { siteId: 's1', occurredAt: day('12-31', 20) }),
    ],
    [
      'patrol-is-named',
      'none',
      expect.arrayContaining(['ReportProblem']),
      await office.post('/cases', { ...report, source: 'patrol' }),
    ],
    [
      'register-once',
      'in-service',
      expect.arrayContaining(['ChangeSite']),
      await office.post('/sites', { siteId: 's1', ...site }),
    ],
    [
      'settings-unchanged',
      'in-force',
      ['ChangeSettings'],
      await office.post('/settings/change', { lateEntryDays: 7, reason: 'r' }),
    ],
    [
      'settings-from-tomorrow',
      'in-force',
      ['ChangeSettings'],
      await office.post('/settings/change', { lateEntryDays: 9, from: '2018-01-01', reason: 'r' }),
    ],
  ] as const;
  for (const [rule, state, possible, { status, body }] of refused) {
    expect({ status, ...body }).toMatchObject({ status: 409, rule, state, possible });
    expect(body.actions.map(({ command }: { command: string }) => command)).toEqual(body.possible);
    expect(JSON.stringify(body.actions)).not.toContain('/{');
  }
});

test('a duty does not begin so far back that thousands of it were missed already', async () => {
  const plan = { duty: 'site-patrol', unitKind: 'site', unitId: 's1', period: 'day' };
  const far = await office.post('/duty-plans', { ...plan, from: '1970-01-01' });
  expect([far.status, far.body.rule]).toEqual([409, 'define-not-so-far-back']);
  expect((await office.post('/duty-plans', { ...plan, from: '2018-01-01' })).status).toBe(201);
});

test('no duty is planned that no record can ever do', async () => {
  const plan = { unitId: 's1', unitKind: 'site', period: 'week', from: '2018-12-24' };
  const chief = await office.post('/duty-plans', { ...plan, duty: 'chief-patrol' });
  expect([chief.status, chief.body.rule]).toEqual([409, 'chief-patrol-of-a-person']);
  const round = await office.post('/duty-plans', { ...plan, duty: 'round', unitKind: 'office', unitId: 'office' });
  expect([round.status, round.body.rule]).toEqual([409, 'round-of-a-community']);
});

test('the ledger of a site as of a moment has what rounds found there', async () => {
  const round = {
    ...{ year: 2018, quarter: 1, theme: 't', rubricVersion: 'v', rubric: [{ item: 'i', most: 10 }] },
    ...{ communityIds: ['c1'], judges: [{ person: 'j' }], occurredAt: day('03-01') },
  };
  const { id } = (await office.post('/rounds', round)).body;
  const visit = { communityId: 'c1', spots: ['s'], presentedBy: 'p', occurredAt: day('03-02') };
  await office.post(`/rounds/${id}/visit`, visit);
  const finding = { communityId: 'c1', siteId: 's1', category: '扬尘', description: 'd', occurredAt: day('03-02', 10) };
  expect((await office.post(`/rounds/${id}/raise-finding`, finding)).status).toBeLessThan(300);
  interface Part {
    readonly room: string;
    readonly figures: readonly { readonly name: string; readonly value: number }[];
  }
  const found = async (query: string) => {
    const { parts } = (await office.get(`/sites/s1/ledger?${query}`)).body as { parts: Part[] };
    return parts.flatMap(({ figures }) => figures).find(({ name }) => name === 'rounds.findings')?.value;
  };
  expect(await found('')).toBe(1);
  expect(await found(then)).toBe(1);
  expect(await found(`recordedUntil=${encodeURIComponent(day('12-31'))}`)).toBe(1);
  expect(await found(`occurredUntil=${encodeURIComponent(day('02-01'))}`)).toBeFalsy();
});

test('no list, sheet, table or desk is of a place that nobody registered', async () => {
  const lists = ['/cases?', '/patrols?', '/venues?', '/sites?', '/ledger/sheet?sheet=patrols&', '/figures?', '/desk?'];
  for (const asked of [...lists, '/duties/by-unit?', '/duties/by-branch?', '/duties?', '/activities?'])
    expect([asked, await office.get(`${asked}communityId=c-zz`)]).toMatchObject([
      asked,
      { status: 404, body: { detail: 'There is no community with the id c-zz.' } },
    ]);
  for (const asked of ['/cases?', '/patrols?', '/ledger/sheet?sheet=patrols&', '/figures?'])
    expect([asked, (await office.get(`${asked}siteId=s-zz`)).status]).toEqual([asked, 404]);
  expect((await office.get('/ledger/sheet?sheet=patrols&communityId=null')).body).toMatchObject({ rows: [] });
  expect((await office.get('/patrols?communityId=c1')).status).toBe(200);
});

test('what a sample found stands beside the figure of its own period and place alone', async () => {
  const drawn = await office.post('/samples', {
    figure: 'patrols.made',
    from: '2018-01-01',
    to: '2018-12-31',
    size: 2,
  });
  expect([drawn.status, drawn.body]).toEqual([201, expect.anything()]);
  const sampled = async (query: string) => {
    const figures = (await office.get(`/figures?${query}`)).body as { name: string; sampled?: { drawn: number } }[];
    return figures.find(({ name }) => name === 'patrols.made')?.sampled?.drawn;
  };
  expect(await sampled('year=2018')).toBe(2);
  expect(await sampled('from=2018-01-01&to=2018-12-31')).toBe(2);
  const { seed } = (await office.get(`/samples/${drawn.body.id}`)).body;
  const again = { figure: 'patrols.made', from: '2018-01-01', to: '2018-12-31', size: 2, seed };
  expect((await office.post('/samples', again)).status).toBe(201);
  // The same records once more are the same records.
  expect(await sampled('year=2018')).toBe(2);
  for (const other of ['year=2017', 'from=2018-01-01&to=2018-06-30', '', 'year=2018&communityId=c1'])
    expect([other, await sampled(other)]).toEqual([other, undefined]);
});
