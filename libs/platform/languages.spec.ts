import { describe, expect, test } from '@jest/globals';
import { say } from '#event-sourcing';
import { languageAsked, languageOfLocale } from './languages.js';
import { inLanguage, malformed, notFound } from './problem.js';

describe('the language that is asked for', () => {
  test.each([
    [undefined, 'zh'],
    ['', 'zh'],
    ['en', 'en'],
    ['en-GB,en;q=0.9', 'en'],
    ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
    ['de,en;q=0.5', 'en'],
    ['de,fr', 'zh'],
    ['zh;q=0.1, en;q=0.2', 'en'],
    ['en;q=0', 'zh'],
    ['*', 'zh'],
    ['EN-us', 'en'],
    ['en;q=nonsense', 'en'],
  ])('Accept-Language: %s', (header, language) => {
    expect(languageAsked(header)).toBe(language);
  });

  test.each([
    [{}, 'zh'],
    [{ LANG: 'C.UTF-8' }, 'zh'],
    [{ LANG: 'en_US.UTF-8' }, 'en'],
    [{ LANG: 'en_US.UTF-8', LC_ALL: 'zh_CN.UTF-8' }, 'zh'],
    [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB' }, 'en'],
    [{ LC_ALL: '', LANG: 'en' }, 'en'],
  ])('the locale %j', (environment, language) => {
    expect(languageOfLocale(environment)).toBe(language);
  });
});

test('a problem has its sentences in one language, and its names in none', () => {
  const { problem } = notFound({ zh: '点位', en: 'site' }, 's1');
  expect(inLanguage(problem, 'zh')).toMatchObject({ title: '没有这样的内容', detail: '没有编号为 s1 的点位。' });
  expect(inLanguage(problem, 'en')).toMatchObject({ detail: 'There is no site with the id s1.', type: problem.type });
  const sentence = say({ zh: '最多 {n}', en: 'at most {n}' }, { n: 3 });
  expect(inLanguage(malformed('limit', sentence).problem, 'zh')).toMatchObject({
    detail: '字段 limit 不对：最多 3',
    errors: [{ field: 'limit', message: '最多 3' }],
  });
});
