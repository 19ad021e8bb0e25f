import { afterAll, beforeAll, expect, describe, test } from '@jest/globals';
import fc from 'fast-check';
import { digestOf } from '#event-sourcing';
import { openTestOffice } from '#http/testing';
import { registers } from '#office';
import { CommandSender } from '#platform';
import { TallyCorrections } from '#street';
import { added, example, house, inAHouse, NOW, order, rejects, take } from './register-imports.js';

/** What these lists correct was entered by the import itself, in this very period. */
const isOfToday = new Set(['organisations']);

inAHouse();

test('every register has an example', () => {
  expect(registers.map(({ name }) => name).sort()).toEqual([...order].sort());
});

describe('what the lists say is there', () => {
  test('sites with who answers for them, a venue and a shop being sites too', async () => {
    expect((await house.get('/sites/gd-02')).body).toMatchObject({
      name: '学府街综合管廊',
      kind: 'construction-site',
      registeredAt: '2018-02-25T16:00:00.000Z',
      responsibilities: [{ person: '李敏' }, { person: '王磊' }],
    });
    const { body } = await house.get('/communities');
    expect(body.communities.map(({ name }: { name: string }) => name).sort()).toEqual([
      '学府社区',
      '工业路社区',
      '湖东社区',
    ]);
  });

  test('segments with chiefs of all classes', async () => {
    const { body } = await house.get('/segments/ld-01');
    expect(body).toMatchObject({ startsAt: '学府街口', merchants: 46, leadingOrganisation: '湖东社区党总支' });
    const { responsibilities } = (await house.get('/sites/ld-01')).body;
    expect(responsibilities.map(({ role }: { role: string }) => role)).toEqual([
      'road-chief-general',
      'road-chief-deputy-general',
      'road-chief-first',
      'road-chief-second',
      'road-chief-third',
      'road-chief-third',
    ]);
  });

  test('organisations below their superiors, with counts of their members', async () => {
    const { organisations } = (await house.get('/organisations?limit=100')).body;
    const named = (name: string) => organisations.find((one: { name: string }) => one.name === name);
    expect(named('湖东社区第一党支部')).toMatchObject({
      level: 'branch',
      type: 'community',
      parentId: named('湖东社区党总支').organisationId,
      fullMembers: 46,
      memberCounts: [{ on: '2018-10-31', full: 46, probationary: 2, women: 21 }],
    });
    expect(await house.figures('from=2018-10-01&to=2018-10-31')).toMatchObject({ 'organisations.members': 106 });
  });

  test('shops, venues, enterprises', async () => {
    const { repairShops } = (await house.get('/repair-shops')).body;
    expect(repairShops).toHaveLength(3);
    const profiles = await Promise.all(
      repairShops.map(async ({ siteId }: { siteId: string }) => (await house.get(`/repair-shops/${siteId}`)).body),
    );
    expect(profiles.find(({ creditCode }) => creditCode === '91410100MA44XR5P3G')).toMatchObject({
      businessClass: 'II',
      floorAreaM2: 460,
      sprayBooth: true,
      sensitiveArea: false,
      openedOn: '2014-03-18',
    });
    expect(profiles.some(({ floorAreaM2 }) => floorAreaM2 === 1020)).toBe(true);
    const { venues } = (await house.get('/venues')).body;
    expect(venues).toHaveLength(3);
    expect(venues.find((one: { keeper: string }) => one.keeper === '赵静')).toMatchObject({
      areaM2: 860,
      ownership: 'own',
      functions: ['党员活动', '议事', '阅览'],
    });
    expect((await house.get('/enterprises')).body.enterprises).toHaveLength(3);
  });

  test('instructors without their names, in their enterprises', async () => {
    const { instructors } = (await house.get('/instructors')).body;
    const { enterprises } = (await house.get('/enterprises')).body;
    const bachelor = instructors.find((one: { education: string }) => one.education === 'bachelor');
    expect(bachelor.isFullTime).toBe(false);
    const names = bachelor.assignments.map(
      ({ enterpriseId }: { enterpriseId: string }) =>
        enterprises.find((one: { enterpriseId: string }) => one.enterpriseId === enterpriseId).name,
    );
    expect(names).toEqual(['工业路冷链物流', '学府印务']);
    expect(JSON.stringify(await house.events())).not.toMatch(/陈晨|刘洋|周平/);
  });

  test('tallies and activities count', async () => {
    const figures = await house.figures();
    expect(figures).toMatchObject({ 'street.bicycles': 126 + 88 + 143 });
    const { activities } = (await house.get('/activities')).body;
    expect(activities.map(({ kind }: { kind: string }) => kind).sort()).toEqual([
      'joint-meeting',
      'theory-group',
      'volunteer-service',
    ]);
    const meeting = activities.find(({ kind }: { kind: string }) => kind === 'joint-meeting');
    expect(meeting).toMatchObject({ heldAt: '2018-04-12T07:00:00.000Z', endedAt: '2018-04-12T08:30:00.000Z', due: 14 });
  });
});

test.each(order)('%s again: nothing', async (name) => {
  const { summary, events } = await added(() => take(name, example(name, 'csv')));
  expect(events).toEqual([]);
  expect(summary).toMatchObject({ accepted: 0, rejected: 0, events: 0 });
  expect(summary.unchanged).toBeGreaterThan(0);
});

/** Of each register, what a later export says differently, and what that leads to. */
const later: readonly (readonly [string, readonly (readonly [string, string])[], readonly string[]])[] = [
  ['sites', [['明湖路12号,张强', '明湖路14号,李敏']], ['SiteChanged', 'ResponsibilityEnded', 'ResponsibilityAssigned']],
  ['sites', [['gd-02,学府街综合管廊,施工工地', 'gd-02,学府街综合管廊,小区']], ['RecordCorrected']],
  ['segments', [['46户', '47户']], ['RoadSegmentProfiled']],
  ['segments', [['孙涛,,张强', '孙涛,王磊,张强']], ['ResponsibilityAssigned']],
  ['organisations', [['7,0,3,2018-10-31', '8,0,3,2018-11-30']], ['MemberCountReported']],
  ['organisations', [['46,2,21', '45,2,21']], ['RecordCorrected']],
  [
    'organisations',
    [
      [
        '明湖大厦联合党支部,联合党支部,楼宇,明湖街道党工委,学府',
        '明湖大厦联合党支部,联合党支部,商圈,明湖街道党工委,湖东',
      ],
    ],
    ['OrganisationReclassified', 'OrganisationMoved'],
  ],
  ['shops', [['二类,460', '一类,960']], ['RepairShopChanged']],
  ['shops', [['2014-03-18', '2014-03-19']], ['RecordCorrected']],
  ['shops', [['诚信汽车维修中心', '诚信汽修中心']], ['SiteChanged']],
  ['venues', [['120,租赁', '130,自有']], ['VenueProfileSet']],
  ['enterprises', [['印刷,23', '印刷包装,25']], ['RecordCorrected', 'EnterpriseSurveyed']],
  [
    'instructors',
    [['工业路冷链物流、学府印务', '明湖科技有限公司、学府印务']],
    ['InstructorAssignmentEnded', 'InstructorAssigned'],
  ],
  ['tallies', [['规范,126', '规范,128']], ['RecordCorrected']],
  ['activities', [['湖滨小区,,28', '湖滨小区,,29']], ['RecordCorrected']],
  ['activities', [['120分钟,60', '120分钟,65']], ['RecordCorrected']],
];

test.each(later)('%s later: what is different, %j', async (name, changes, types) => {
  const text = changes.reduce((all, [was, is]) => all.replace(was, is), example(name, 'csv'));
  expect(text).not.toBe(example(name, 'csv'));
  const told = await added(() => take(name, text));
  expect(told.types).toEqual(types);
  // A source answers for its corrections: of a period that is over they need nobody here, and can be counted.
  const ofPeriodsOver = told.events.filter(({ type }) => type === 'RecordCorrected' && !isOfToday.has(name));
  expect(ofPeriodsOver.filter(({ data }) => (data as { ofSource?: boolean }).ofSource !== true)).toEqual([]);
  expect((await added(() => take(name, text))).types).toEqual([]);
  // And back again, for the rows after it; an emptied cell says nothing, and a count that stands is no news.
  expect(await take(name, example(name, 'csv'))).toMatchObject({ rejected: 0 });
});

test('what the lists have corrected of periods that are over is counted by the time whose figures it changed', async () => {
  const { events } = await added(() => take('tallies', example('tallies', 'csv').replace('规范,126', '规范,127')));
  expect(events).toMatchObject([{ data: { field: 'count', ofSource: true } }]);
  const all = (await house.events()).filter(({ data }) => (data as { ofSource?: boolean; field?: string }).field);
  const ofSource = all.filter(({ data }) => (data as { ofSource?: boolean }).ofSource);
  const counted = async (query: string) => (await house.figures(query))['corrections.ofSource'];
  expect(await counted('from=2014-01-01&to=2018-12-31')).toBe(ofSource.length);
  const ofJuly = ofSource.filter(({ stream }) => stream.startsWith('tally-'));
  expect([await counted('from=2018-07-01&to=2018-07-31'), ofJuly.length > 0]).toEqual([ofJuly.length, true]);
  expect(await counted('from=2018-11-01&to=2018-11-30')).toBe(0);
  const { body } = await house.get('/figures/records?figure=corrections.ofSource&from=2018-07-01&to=2018-07-31');
  expect(body.total).toBe(ofJuly.length);
  await take('tallies', example('tallies', 'csv'));
});

describe('tallies that a program of before took in, by the ids that it gave', () => {
  /** As its segment came first in the id. */
  const formerId = (id: string) => id.replace(/^([\d-]+):([^:]+):/, '$2:$1:');
  const list = example('tallies', 'csv');
  const body = { roadSegmentId: 'ld-01', category: '0506', kind: 'correction', day: '2018-07-20', unit: 'times' };
  const typed = { ...body, count: 40, basis: 'paper-sheet', by: '张强' };
  let before: typeof house;
  const post = (url: string, payload: object, key: string, actor = 'li.ming') =>
    before.app.inject({
      method: 'POST',
      url: `/api${url}`,
      payload,
      headers: { 'x-actor': actor, 'idempotency-key': key },
    });

  beforeAll(async () => {
    before = await openTestOffice(NOW);
    for (const name of ['sites', 'segments']) await take(name, example(name, 'csv'), { into: before });
    const digest = (id: string) => digestOf(['TallyCorrections', id, Object.assign(new TallyCorrections(), typed)]);
    const other = await openTestOffice(NOW);
    for (const name of ['sites', 'segments', 'tallies']) await take(name, example(name, 'csv'), { into: other });
    const headers = { 'x-actor': 'li.ming', 'idempotency-key': 'sheet-20' };
    await other.app.inject({ method: 'POST', url: '/api/tallies', payload: typed, headers });
    const vouched = { ...body, unit: undefined, day: '2018-07-21', by: '张强', upTo: 900, reason: '赛事' };
    await other.post('/tallies/confirm', vouched);
    for (const { stream, type, schema, id, data, metadata } of await other.events()) {
      const { register, recordId } = data as { register?: string; recordId?: string };
      const isRow = type === 'RowTaken' && register === 'tallies';
      if (!isRow && !stream.startsWith('tally-')) continue;
      // The import broke off before it remembered its last row.
      if (isRow && recordId!.startsWith('2018-07-11')) continue;
      const former = stream.startsWith('tally-') ? `tally-${formerId(stream.slice('tally-'.length))}` : stream;
      const told = isRow ? { ...data, recordId: formerId(recordId!) } : data;
      const commandDigest = metadata.commandDigest === '' ? '' : digest(former.slice('tally-'.length));
      const event = { id, type, schema, data: told, metadata: { ...metadata, commandDigest } };
      await before.office.backends.store.append(former, [event], 'no-stream');
    }
    await other.close();
  }, 60_000);
  afterAll(() => before.close());

  const again = (text: string, mapping = example('tallies', 'yml')) =>
    added(() => take('tallies', text, { into: before, mapping }), before);
  const elsewhere = example('tallies', 'yml').replace(/source: .*/, 'source: 另一处的日报');

  test('the same list again: nothing, whichever source says it', async () => {
    const streams = (await before.events()).map(({ stream }) => stream).filter((one) => one.startsWith('tally-'));
    expect(streams).toContain('tally-ld-01:2018-07-10:gbt-0506:correction');
    for (const mapping of [undefined, elsewhere]) {
      const { summary, events } = await again(list, mapping);
      expect(events).toEqual([]);
      expect(summary).toMatchObject({ accepted: 0, unchanged: 5, rejected: 0, events: 0 });
    }
  });

  test('a later one: what is different, as of any other', async () => {
    const { events, summary } = await again(list.replace('规范,126', '规范,128'));
    expect(summary).toMatchObject({ accepted: 1, unchanged: 4, rejected: 0 });
    expect(events).toMatchObject([
      { type: 'RecordCorrected', stream: 'tally-ld-01:2018-07-10:gbt-0506:correction', data: { value: '128' } },
    ]);
    const other = await again(list, elsewhere.replace('另一处', '又一处'));
    expect(other.summary).toMatchObject({ unchanged: 4, rejected: 1, reasons: { 'registered-otherwise': 1 } });
  });

  test('what was typed is answered as before, refused under another key, and entered anew where it stood', async () => {
    const logged = (await before.events()).length;
    const first = await post('/tallies', typed, 'sheet-20');
    const id = 'ld-01:2018-07-20:gbt-0506:correction';
    expect([first.statusCode, first.json()]).toMatchObject([201, { id, revision: 0 }]);
    expect(await before.events()).toHaveLength(logged);
    const { statusCode, body: refusal } = await post('/tallies', typed, 'another');
    expect([statusCode, JSON.parse(refusal)]).toMatchObject([409, { rule: 'tallied-already' }]);
    const other = await post('/tallies', { ...typed, count: 41 }, 'sheet-20');
    expect(other.statusCode).toBe(422);
    await before.correct(`/tallies/${id}/void`, { reason: '录错' });
    expect((await before.post('/tallies', typed)).body).toMatchObject({ id, revision: 4 });
  });

  test('what somebody vouched for then may be entered now', async () => {
    const large = await before.post('/tallies', { ...typed, day: '2018-07-21', count: 900 }, 'wu');
    expect(large).toMatchObject({ status: 201, body: { id: 'ld-01:2018-07-21:gbt-0506:correction' } });
  });

  test('what nobody entered then has the id of now', async () => {
    const { body: fresh } = await before.post('/tallies', { ...typed, day: '2018-07-22' });
    expect(fresh).toMatchObject({ id: '2018-07-22:ld-01:gbt-0506:correction' });
  });
});

test('a row that is new is begun; one that has gone stays', async () => {
  const [header, first] = example('sites', 'csv').split('\n');
  const text = [header, first, 'gd-09,学府街二期,工地,学府社区,学府街30号,,2018-09-01'].join('\n');
  expect((await added(() => take('sites', text))).types).toEqual(['SiteRegistered']);
  expect((await house.get('/sites/xq-01')).body.status).toBe('in-service');
});

test('what the office has changed itself stands, until the source says something new', async () => {
  const at = '2018-11-30T10:00:00+08:00';
  await house.post('/sites/xq-02/change', { name: '学府家园（新）' });
  await house.post('/sites/xq-02/assign-responsibility', { role: 'responsible-person', person: '王磊', from: at });
  expect((await added(() => take('sites', example('sites', 'csv')))).types).toEqual([]);
  expect((await house.get('/sites/xq-02')).body.name).toBe('学府家园（新）');
  const moved = example('sites', 'csv').replace('学府街21号,赵静', '学府街23号,赵静');
  const { events } = await added(() => take('sites', moved));
  expect(events.map(({ data }) => data)).toEqual([{ address: '学府街23号' }]);
});

test('what the office has registered otherwise is told and left alone', async () => {
  const { body } = await house.get('/communities');
  const { communityId } = body.communities.find(({ name }: { name: string }) => name === '湖东社区');
  await house.post('/sites', { siteId: 'gd-20', name: '湖东管网', kind: 'construction-site', communityId });
  await house.post('/sites', { siteId: 'gd-21', name: '湖东泵站', kind: 'construction-site', communityId });
  const rows = [
    'gd-20,湖东管网,工地,湖东社区,湖滨路9号,,',
    'gd-21,湖东水厂,工地,湖东社区,,,',
    ',湖东泵站,工地,湖东社区,,,',
  ];
  const text = [example('sites', 'csv').split('\n')[0], ...rows].join('\n');
  const { types, summary } = await added(() => take('sites', text));
  // What was not known is filled in; the third is the second by its name.
  expect(types).toEqual(['SiteChanged']);
  expect(summary).toMatchObject({ accepted: 1, unchanged: 1, rejected: 1, reasons: { 'registered-otherwise': 1 } });
  expect(rejects('sites')).toMatch(/^3,B3,名称,registered-otherwise,"这里已有登记，名称是“湖东泵站”.*“湖东水厂”/m);
});

test('a row that is older than what was told is skipped, numbers of persons are counted and masked', async () => {
  const mapping = `${example('sites', 'yml').replace('since: 登记日期', 'updatedAt: 登记日期')}\npersonalData: mask\n`;
  const [header] = example('sites', 'csv').split('\n');
  const row = (address: string, at: string) => `${header}\ngd-50,工地庚,工地,湖东社区,${address},,${at}`;
  expect(await take('sites', row('路1号 13812345678', '2018-06-02'), { mapping })).toMatchObject({
    accepted: 1,
    personalData: { mobile: 1 },
  });
  expect((await house.get('/sites/gd-50')).body.address).toBe('路1号 138****5678');
  expect(await take('sites', row('路2号', '2018-06-01'), { mapping })).toMatchObject({ skipped: { older: 1 } });
  expect(await take('sites', row('路3号', '2018-06-03'), { mapping })).toMatchObject({ accepted: 1 });
});

test('any exports of a list in a row leave what the last one says, and say it once', async () => {
  const other = await openTestOffice(NOW);
  const names = fc.constantFrom('甲', '乙', '丙');
  const row = fc.record({ number: fc.constantFrom('n1', 'n2', 'n3'), name: names, address: names, person: names });
  const list = fc.uniqueArray(row, { selector: ({ number }) => number, minLength: 1, maxLength: 3 });
  const [header] = example('sites', 'csv').split('\n');
  try {
    await fc.assert(
      fc.asyncProperty(fc.array(list, { minLength: 1, maxLength: 4 }), fc.uuid(), async (exports, run) => {
        const id = (number: string) => `${run}-${number}`;
        const last = new Map<string, (typeof exports)[number][number]>();
        for (const rows of exports) {
          const lines = rows.map(({ number, name, address, person }) =>
            [id(number), `${name}${run}`, '工地', '湖东社区', address, person, ''].join(','),
          );
          const text = [header, ...lines].join('\n');
          expect(await take('sites', text, { into: other })).toMatchObject({ rejected: 0 });
          expect(await take('sites', text, { into: other })).toMatchObject({ rejected: 0, events: 0 });
          for (const one of rows) last.set(one.number, one);
        }
        for (const { number, name, address, person } of last.values()) {
          const { body } = await other.get(`/sites/${id(number)}`);
          expect(body).toMatchObject({ name: `${name}${run}`, address });
          const open = body.responsibilities.filter(({ until }: { until?: string }) => until === undefined);
          expect(open.map((one: { person: string }) => one.person)).toEqual([person]);
        }
      }),
      { numRuns: 15 },
    );
  } finally {
    await other.close();
  }
}, 60_000);

test('a list tells of what was founded or opened long before the office began', async () => {
  const branch = '老城党支部,党支部,社区,湖东社区党总支,湖东社区,1958-07-01,,12,,,2018-10-31';
  const [shop] = example('shops', 'csv').match(/^1,诚信.*$/m)!;
  const old = shop!
    .replace('91410100MA44XR5P3G', '')
    .replace('诚信汽车维修中心', '国营修配厂')
    .replace('2014-03-18', '1965-10-01');
  for (const [name, row] of [
    ['organisations', branch],
    ['shops', old],
  ] as const)
    expect(await take(name, `${example(name, 'csv').trimEnd()}\n${row}\n`)).toMatchObject({ rejected: 0 });
  const { organisations } = (await house.get('/organisations?limit=100')).body;
  expect(organisations).toContainEqual(
    expect.objectContaining({ name: '老城党支部', foundedAt: '1958-06-30T16:00:00.000Z' }),
  );
  const opened = (await house.events()).filter(({ type }) => type === 'RepairShopRegistered');
  expect(opened.map(({ data }) => (data as { openedOn?: string }).openedOn)).toContain('1965-10-01');
});

test('an import that broke off anywhere goes on where it stopped, and says nothing twice', async () => {
  const said = async (breaksOff: number) => {
    const other = await openTestOffice(NOW);
    const sender = other.app.get(CommandSender);
    const send = sender.send.bind(sender);
    let left = breaksOff;
    sender.send = (...sent) => (left-- === 0 ? Promise.reject(new Error('the disk is full')) : send(...sent));
    try {
      const first = take('segments', example('segments', 'csv'), { into: other });
      if (breaksOff === Infinity) await first;
      else await expect(first).rejects.toThrow();
      expect(await take('segments', example('segments', 'csv'), { into: other })).toMatchObject({ rejected: 0 });
      const told = (await other.events()).filter(({ type }) => type !== 'RowTaken');
      return told.map(({ type, stream }) => `${stream} ${type}`).sort();
    } finally {
      await other.close();
    }
  };
  const whole = await said(Infinity);
  for (const n of [0, 1, 2, 5, 9]) expect(await said(n)).toEqual(whole);
}, 60_000);
