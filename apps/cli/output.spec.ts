import { expect, test } from '@jest/globals';
import { printableJson } from '#platform';
import { formatTable } from './output.js';

const HOSTILE = 'a\u001b[2J\u009b1m\u202eb\nc';

test('a cell of a table moves no cursor and turns no line round', () => {
  const table = formatTable([{ name: HOSTILE }], ['name']);
  expect(table.split('\n')[1]).toBe('a\\u{1B}[2J\\u{9B}1m\\u{202E}b\\u{A}c');
});

test('columns are headed by words, and as wide as these', () => {
  expect(formatTable([{ status: 'a' }], ['status'], () => '状态')).toBe('状态\na');
});

test('JSON for a terminal says the same, and has nothing raw', () => {
  const json = printableJson(JSON.stringify({ name: HOSTILE, tag: '\u{e0041}' }, null, 2));
  expect(JSON.parse(json)).toEqual({ name: HOSTILE, tag: '\u{e0041}' });
  expect(json).not.toMatch(/[\u0080-\u009f\u202e\u{e0000}-\u{e007f}]/u);
});
