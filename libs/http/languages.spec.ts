import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openTestOffice } from './testing/index.js';

let house: Awaited<ReturnType<typeof openTestOffice>>;

beforeAll(async () => {
  house = await openTestOffice('2018-06-01T02:00:00.000Z');
});

afterAll(() => house.close());

async function ask(method: 'GET' | 'POST', url: string, acceptLanguage?: string, payload?: object) {
  const headers = { 'x-actor': 'li.ming', ...(acceptLanguage && { 'accept-language': acceptLanguage }) };
  const { statusCode, headers: answered, json } = await house.app.inject({ method, url, payload, headers });
  return { status: statusCode, language: answered['content-language'], vary: answered['vary'], body: json() };
}

describe('a problem over HTTP', () => {
  test('is in Chinese unless another language is asked for', async () => {
    for (const asked of [undefined, 'de', 'zh-CN', 'zh-TW,en;q=0.5']) {
      const { status, language, vary, body } = await ask('GET', '/api/sites/nowhere', asked);
      expect([status, language, vary]).toEqual([404, 'zh-CN', 'accept-language']);
      expect(body).toMatchObject({ type: 'urn:zeren:problem:not-found', detail: '没有编号为 nowhere 的点位。' });
    }
  });

  test('is in English where that is asked for', async () => {
    const { language, body } = await ask('GET', '/api/sites/nowhere', 'en-GB');
    expect(language).toBe('en');
    expect(body).toMatchObject({
      type: 'urn:zeren:problem:not-found',
      title: 'There is no such thing',
      detail: 'There is no site with the id nowhere.',
    });
  });

  test.each([
    [{ communityId: 'c1' }, '缺少 name', 'name is missing'],
    [{ communityId: 'c1', name: 3 }, 'name 应是文本', 'name must be a text'],
    [{ communityId: 'c 1', name: 'a' }, 'communityId ', 'communityId '],
    [{ communityId: 'c1', name: 'a', colour: 1 }, '没有字段 colour', 'property colour should not exist'],
  ])('%j: each fault in the language asked for', async (payload, zh, en) => {
    const chinese = await ask('POST', '/api/communities', undefined, payload);
    const english = await ask('POST', '/api/communities', 'en', payload);
    expect([chinese.status, english.status]).toEqual([400, 400]);
    expect(chinese.body.errors[0].message).toContain(zh);
    expect(chinese.body.errors[0].message).toMatch(/\p{Script=Han}/u);
    expect(english.body.errors[0].message).toContain(en);
    expect(english.body.errors[0].message).not.toMatch(/\p{Script=Han}/u);
  });

  test('a refusal keeps the name of its rule', async () => {
    const community = { communityId: 'c1', name: '明湖' };
    await ask('POST', '/api/communities', 'en', community);
    const chinese = await ask('POST', '/api/communities', 'zh', { ...community, name: '东湖' });
    const english = await ask('POST', '/api/communities', 'en', { ...community, name: '东湖' });
    expect([chinese.status, english.status]).toEqual([409, 409]);
    expect(chinese.body.rule).toBe(english.body.rule);
    expect(chinese.body.detail).toContain('一个社区只登记一次');
    expect(english.body.detail).toContain('A community is registered once');
  });

  test('what no room answers: a route, a method, a body', async () => {
    expect((await ask('GET', '/api/nothing')).body.detail).toBe(
      '没有这个接口：GET /api/nothing。全部接口见 /api/docs。',
    );
    expect((await ask('GET', '/api/nothing', 'en')).body.detail).toMatch(/^Cannot GET \/api\/nothing\. The routes/);
    expect((await ask('GET', '/api/communities?limit=9999', 'zh')).body.detail).toContain('最多 500');
  });
});

describe('a history over HTTP', () => {
  beforeAll(async () => {
    const since = { communityId: 'c7', occurredAt: '2018-05-01T09:00:00+08:00' };
    await ask('POST', '/api/communities', 'en', { ...since, name: '东湖' });
    await ask('POST', '/api/sites', 'en', { ...since, siteId: 's7', name: '工地', kind: 'construction-site' });
    const problem = { siteId: 's7', source: 'resident', category: '扬尘', description: '未覆盖' };
    expect((await ask('POST', '/api/cases', 'en', problem)).body).toMatchObject({ revision: 0 });
  });

  test.each([
    ['communities/c7', 'CommunityRegistered', '登记社区', 'community registered'],
    ['sites/s7', 'SiteRegistered', '登记点位', 'site registered'],
    ['cases/:id', 'ProblemReported', '上报问题', 'problem reported'],
  ])('of %s names each event beside its type', async (at, type, zh, en) => {
    const id = at.includes(':id') ? (await ask('GET', '/api/cases')).body.cases[0].caseId : '';
    const url = `/api/${at.replace(':id', id)}/history`;
    const chinese = await ask('GET', url);
    expect([chinese.status, chinese.language, chinese.vary]).toEqual([200, 'zh-CN', 'accept-language']);
    expect(chinese.body[0]).toMatchObject({ type, label: zh });
    expect((await ask('GET', url, 'en')).body[0]).toMatchObject({ type, label: en });
  });
});

describe('a sheet of a ledger over HTTP', () => {
  const sheet = (query: string, language?: string) => ask('GET', `/api/ledger/sheet?${query}`, language);

  beforeAll(async () => {
    for (const [occurredAt, note, findings] of [
      ['2018-05-02T09:05:00+08:00', undefined, []],
      ['2018-05-31T09:05:00+08:00', '雨天', [{ category: '扬尘', description: '未覆盖' }]],
    ] as const) {
      const { status } = await ask('POST', '/api/patrols', 'en', { siteId: 's7', occurredAt, note, findings });
      expect(status).toBe(201);
    }
    const post = {
      communityId: 'c7',
      place: '路口',
      duty: '引导',
      pledge: '带头',
      occurredAt: '2018-05-31T09:00:00+08:00',
    };
    const { body } = await ask('POST', '/api/posts', 'en', post);
    await ask('POST', `/api/posts/${body.id}/assign`, 'en', { holderId: 'm-1' });
    await ask('GET', `/api/posts?waitFor=${await house.office.backends.store.head()}`);
  });

  test('shows names, words and the office’s clock to people, ids and codes to machines', async () => {
    const { status, language, vary, body } = await sheet('sheet=patrols&communityId=c7');
    expect([status, language, vary]).toEqual([200, 'zh-CN', 'accept-language']);
    expect(body.columns.map(({ name }: { name: string }) => name)).toEqual([
      ...['no', 'patrolledAt', 'site', 'community', 'patroller', 'companions', 'findings', 'state', 'remarks'],
    ]);
    expect(body.rows[0]).toMatchObject({
      cells: {
        no: 1,
        patrolledAt: '2018-05-31 09:05',
        ...{ site: '工地', community: '东湖', companions: null, findings: 1, state: '已记录', remarks: '雨天' },
      },
      values: { patrolledAt: '2018-05-31T01:05:00.000Z', site: 's7', community: 'c7', state: 'recorded' },
    });
    expect(body.rows[1].cells).toMatchObject({ no: 2, findings: 0, remarks: '补录' });
    expect(body).toMatchObject({ totals: { findings: 1 }, unit: '本街道办事处', total: 2 });
    expect(body.basis).toBe(
      '范围：东湖；截至 2018-06-01 10:00；以发生时间为准；共 2 条，作废的在备注中注明，不计入合计',
    );
    const english = (await sheet('sheet=patrols', 'en')).body;
    expect(english.rows[1].cells).toMatchObject({ state: 'recorded', remarks: 'entered late' });
    expect(english.basis).toContain('of the whole office; as of 2018-06-01 10:00');
    const ledger = (await ask('GET', '/api/sites/s7/ledger')).body;
    const [shown] = ledger.parts.find(({ room }: { room: string }) => room === 'patrols').sheets;
    expect(shown.rows[0].cells).toEqual(body.rows[0].cells);
  });

  test('numbers its rows and adds them up over its pages', async () => {
    const first = (await sheet('sheet=patrols&limit=1')).body;
    expect(first.totals).toBeUndefined();
    const last = (await sheet(`sheet=patrols&limit=1&cursor=${first.next}`)).body;
    expect([last.rows[0].cells.no, last.totals, last.next]).toEqual([2, { findings: 1 }, undefined]);
    expect((await sheet('sheet=patrols&limit=1&cursor=1.nonsense')).status).toBe(400);
    const then = `recordedUntil=2018-06-01T03:00:00Z`;
    const past = (
      await sheet(`sheet=patrols&limit=1&cursor=${(await sheet(`sheet=patrols&limit=1&${then}`)).body.next}&${then}`)
    ).body;
    expect([past.rows[0].cells.no, past.totals]).toEqual([2, { findings: 1 }]);
    expect(past.basis).toContain('以当时已录入的为准');
  });

  test('a row that was voided stays, says so, and is in no total', async () => {
    const visit = { siteId: 's7', occurredAt: '2018-05-20T09:05:00+08:00', findings: [] };
    const { id } = (await ask('POST', '/api/patrols', 'en', visit)).body;
    expect((await ask('POST', `/api/patrols/${id}/void`, 'en', { reason: '重复' })).status).toBe(200);
    const { rows, total, basis } = (await sheet('sheet=patrols')).body;
    expect(total).toBe(3);
    expect(rows.map(({ cells }: { cells: object }) => cells)).toMatchObject([
      { state: '已记录' },
      { state: '已作废', remarks: '已作废、补录' },
      { state: '已记录' },
    ]);
    expect(basis).toContain('共 3 条，作废的');
  });

  test('a refusal says roles in words', async () => {
    const role = { role: 'contracting-leader', person: '李明', from: '2018-05-03T09:00:00+08:00' };
    expect((await ask('POST', '/api/sites/s7/assign-responsibility', 'zh', role)).status).toBe(200);
    const { detail } = (await ask('POST', '/api/sites/s7/assign-responsibility', 'zh', role)).body;
    expect(detail).toContain('李明 自 2018-05-03 09:00 起已担任 分包领导');
  });

  test('a refusal of a correction calls fields by their words, and names what can be typed', async () => {
    const [{ patrolId }] = (await ask('GET', '/api/patrols')).body.patrols;
    const [{ id: eventId }] = (await ask('GET', `/api/patrols/${patrolId}/history`)).body;
    const correct = async (field: string, value: string) =>
      (await ask('POST', `/api/patrols/${patrolId}/correct`, 'zh', { eventId, field, value, reason: '录错' })).body;
    expect((await correct('siteId', 's8')).detail).toMatch(
      /^这条记录的“点位”不能更正；能更正的有：.*发生时间（occurredAt）/,
    );
    expect((await correct('occurredAt', 'x')).detail).toBe(
      '“发生时间”不能是“x”：应是存在的日期和时间，带时差（RFC 3339），如 2018-06-01T09:30:00+08:00。',
    );
  });

  test('of model posts names the holder', async () => {
    const { rows } = (await sheet('sheet=posts')).body;
    expect(rows[0].cells).toMatchObject({ place: '路口', community: '东湖', holder: 'm-1', reviews: 0 });
  });
});
