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
