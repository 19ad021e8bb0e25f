import { describe, expect, test } from '@jest/globals';
import { makeFieldReader } from './columns.js';
import { findPersonalData, maskPersonalData } from '#platform';
import { readSpan } from './spans.js';
import { cellText, isDamagedByExcel, withoutInvisible } from './texts.js';

describe('a span of time', () => {
  test.each([
    ['3日内', 3, 'day'],
    ['３日内', 3, 'day'],
    ['5个工作日', 5, 'workingDay'],
    ['5 个工作日内办结', 5, 'workingDay'],
    ['24小时', 24, 'hour'],
    ['三天', 3, 'day'],
    ['十五日内', 15, 'day'],
    ['两天', 2, 'day'],
    ['二十个工作日', 20, 'workingDay'],
  ] as const)('%s', (text, amount, unit) => {
    expect(readSpan(text)).toEqual({ amount, unit });
  });
  test.each(['2018-03-05', '3', '尽快', '0日内', '3日5日', '', '十十日'])('%j is none', (text) => {
    expect(readSpan(text)).toBeUndefined();
  });
});

describe('the text of a cell', () => {
  test.each([
    ['="00123"', '00123'],
    ['="a""b"', 'a"b'],
    ['  \n\t您好\r\n反映 ', '您好\n反映'],
    ['="', '="'],
  ])('%j is %j', (value, text) => {
    expect(cellText(value)).toBe(text);
  });
  test.each([
    ['2.01803E+11', true],
    ['1E+05', true],
    ['########', true],
    ['#REF!', true],
    ['#N/A', true],
    ['2E12', false],
    ['MH-2018E+1x', false],
    ['#12', false],
    ['', false],
  ])('%j is damaged by Excel: %j', (text, isDamaged) => {
    expect(isDamagedByExcel(text)).toBe(isDamaged);
  });
  test('has nothing in it that cannot be seen', () => {
    expect(withoutInvisible('\uFEFFMH\u200b-1\u00ad ')).toBe('MH-1');
  });
});

describe('fields of a row', () => {
  test('are empty where a placeholder stands, by field', () => {
    const mapping = {
      columns: { number: ['n'], place: ['a', 'b'], kind: ['k'] },
      placeholders: { default: ['-', 'nan'], place: ['无位置描述', '-'] },
    };
    const read = makeFieldReader(mapping, ['n', 'a', 'b', 'k'], 'f');
    const { get, cells } = read({ values: ['0', ' 无位置描述', '路1号', 'nan'] });
    expect([get('number'), get('place'), get('kind'), cells('place')]).toEqual(['0', '路1号', '', ['', '路1号']]);
    expect(read({ values: ['-', '-', 'nan', '-'] }).get('place')).toBe('nan');
  });
});

describe('numbers of persons', () => {
  const id = '110101199003070273';
  test.each([
    ['电话13812345678，请回复', { mobile: 1 }, '电话138****5678，请回复'],
    ['138-1234-5678 +86 13912345678', { mobile: 2 }, '138****5678 139****5678'],
    ['座机0563-3012345或02112345678', { landline: 2 }, '座机0563-***2345或021****5678'],
    [`身份证${id}`, { idNumber: 1 }, '身份证110101************'],
    ['案卷201803050001、金额13812345678.5元', {}, undefined],
    ['身份证110101199003070271', {}, undefined],
    ['GUZJ20180001381234567', {}, undefined],
    ['case-0190a138-1234-7567-8abc-0190a1381234', {}, undefined],
    [
      '见0190a138-1234-7567-8abc-0190a1381234，电话13812345678',
      { mobile: 1 },
      '见0190a138-1234-7567-8abc-0190a1381234，电话138****5678',
    ],
    [`${'a'.repeat(20)}13812345678${'b'.repeat(33)}`, {}, undefined],
  ])('%s', (text, found, masked) => {
    expect(findPersonalData(text)).toEqual({ mobile: 0, landline: 0, idNumber: 0, ...found });
    expect(maskPersonalData(text)).toBe(masked ?? text);
    expect(findPersonalData(maskPersonalData(text))).toEqual({ mobile: 0, landline: 0, idNumber: 0 });
  });
});
