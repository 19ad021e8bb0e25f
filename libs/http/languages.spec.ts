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
    await ask('POST', '/api/communities', 'en', { communityId: 'c7', name: '东湖' });
    await ask('POST', '/api/sites', 'en', { siteId: 's7', name: '工地', kind: 'construction-site', communityId: 'c7' });
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
