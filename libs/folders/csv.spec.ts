import { expect, test } from '@jest/globals';
import { NO_END } from '#event-sourcing';
import { csvOf } from './csv.js';

const columns = [{ name: 'a', label: { zh: '甲', en: 'a' } }];
const cell = (a: unknown) => csvOf(columns, [{ a }], 'Asia/Shanghai').toString().split('\r\n')[1];

test.each([
  ['a,"b"\n', '"a,""b""\n"'],
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['@SUM', "'@SUM"],
  [-3, '-3'],
  [null, ''],
  [['x', 'y'], 'x、y'],
  ['2018-03-01T01:00:00.000Z', '2018-03-01 09:00:00'],
  ['2018-13-41T01:00:00.000Z', '2018-13-41T01:00:00.000Z'],
  [NO_END, ''],
])('%j in a cell', (value, text) => {
  expect(cell(value)).toBe(text);
});

test('begins with the mark of UTF-8 and a head in both languages', () => {
  expect(csvOf(columns, [], 'UTC').toString()).toBe('\uFEFF甲 a\r\n');
});
