import { expect, test } from '@jest/globals';
import { keyValueLines, notZero } from './key-values.js';

test('fields become lines, nested ones indented; what is empty is left out', () => {
  const fields = {
    id: 'case-1',
    at: 'T1',
    none: undefined,
    waitingFor: null,
    blank: '',
    open: false,
    revision: 0,
    words: ['a', 'b'],
    nothing: [],
    empty: { inside: {} },
    text: 'one\ntwo',
    deadlines: { d1: { due: { at: 'T2' }, missed: true, note: 'x\ny' } },
    counts: notZero({ dispatched: 2, returned: 0 }),
    anomalies: notZero({ noCommunity: 0 }),
    list: [{ a: 1 }],
  };
  expect(keyValueLines(fields, (text) => text.replace(/^T/, 'time '))).toEqual([
    'id: case-1',
    'at: time 1',
    'open: false',
    'revision: 0',
    'words: a, b',
    'text: one\n  two',
    'deadlines:',
    '  d1:',
    '    due:',
    '      at: time 2',
    '    missed: true',
    '    note: x\n      y',
    'counts:',
    '  dispatched: 2',
    'list:',
    '  0:',
    '    a: 1',
  ]);
});

test('names and codes stand with their words, nested ones too', () => {
  const wording = {
    headingOf: (name: string) => ({ status: '状态', legs: '环节' })[name] ?? name,
    wordOf: (name: string, value: unknown) => (name === 'status' && value === 'filed' ? '已立案' : value),
  };
  const fields = { status: 'filed', id: 'filed', legs: { one: { status: 'filed' } } };
  expect(keyValueLines(fields, (text) => text, wording)).toEqual([
    '状态: 已立案',
    'id: filed',
    '环节:',
    '  one:',
    '    状态: 已立案',
  ]);
});
