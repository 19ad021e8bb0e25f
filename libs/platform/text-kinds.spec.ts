import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { faultOf, isSameName, lengthOf, nameKey, printable, storedForm, type TextKindName } from './text-kinds.js';

const isOne = (kind: TextKindName, text: string, most = 100) => faultOf(kind, text, most) === undefined;
const everyKind: TextKindName[] = ['id', 'name', 'line', 'text', 'fileName'];

describe('what a text may hold', () => {
  const nowhere: [string, string][] = [
    ['a C0 control', '\u0007'],
    ['DEL', '\u007f'],
    ['a C1 control', '\u009b'],
    ['NEL', '\u0085'],
    ['a bidi override', '\u202e'],
    ['a bidi isolate', '\u2066'],
    ['an Arabic letter mark', '\u061c'],
    ['a noncharacter', '\uffff'],
    ['a noncharacter of another plane', '\u{1fffe}'],
    ['a tag character', '\u{e0041}'],
    ['an unassigned character', '\u{e1000}'],
    ['half a surrogate pair', '\ud800'],
  ];
  test.each(nowhere)('%s is in no text', (_what, character) => {
    for (const kind of everyKind) expect(isOne(kind, `a${character}b`)).toBe(false);
  });

  test.each([' ', '\u3000', '\u200b', '\ufeff', '\u00ad', '\u2800', '\u3164', '\u200b \u2060'])(
    'a text that is invisible as a whole is none: %j',
    (text) => {
      for (const kind of everyKind) expect(isOne(kind, text)).toBe(false);
    },
  );

  test('line breaks and tabs are of long texts alone', () => {
    for (const end of ['\n', '\r\n', '\t', '\u2028', '\u2029']) {
      expect(isOne('text', `一${end}二`)).toBe(true);
      expect(isOne('text', end)).toBe(false);
      for (const kind of ['name', 'line', 'fileName'] as const) expect(isOne(kind, `一${end}二`)).toBe(false);
    }
  });

  test('a file name has no path', () => {
    for (const name of ['a/b.jpg', '..\\b.jpg', '..', '.', '...', '/'])
      expect([name, isOne('fileName', name)]).toEqual([name, false]);
    for (const name of ['照片 1.jpg', '.htaccess', 'a..b'])
      expect([name, isOne('fileName', name)]).toEqual([name, true]);
  });

  test('words of any script are taken, with marks, emoji and rare characters of private use', () => {
    for (const text of ['裸土未覆盖', 'Ångström', 'नमस्ते', '👩‍🔧', '\ue000', '𠮷野家', '"quoted" <b>'])
      for (const kind of ['name', 'line', 'text'] as const) expect([text, isOne(kind, text)]).toEqual([text, true]);
  });

  test('length is in code points', () => {
    expect(lengthOf('𠮷𠮷')).toBe(2);
    expect(isOne('name', '𠮷'.repeat(100))).toBe(true);
    expect(isOne('name', '𠮷'.repeat(101))).toBe(false);
  });

  test('a long text that is refused is refused at once', () => {
    const text = `${'a\u200b'.repeat(200_000)}\u0007`;
    const before = performance.now();
    expect(isOne('text', text, 1_000_000)).toBe(false);
    // Seconds are allowed to a busy machine; a quadratic walk would take minutes.
    expect(performance.now() - before).toBeLessThan(10_000);
  });
});

describe('names', () => {
  test.each(['甲 ', '\u200b甲', '\ufeff甲', '甲\u3000', '甲\u2060'])('%j is stored as 甲', (name) => {
    expect(storedForm('name', name)).toBe('甲');
  });

  test('what is composed of parts is stored as one character', () => {
    expect(storedForm('name', 'e\u0301')).toBe('é');
  });

  test.each([
    ['Li.Ming', 'li.ming'],
    ['城管科\u3000', '城管科'],
    ['ＬＩ', 'li'],
    ['㈱', '(株)'],
    ['STRASSE', 'straße'],
    ['张\u3000伟', '张 伟'],
    ['张\u200b伟', '张伟'],
    ['葛\u{e0100}', '葛'],
    ['\uf900', '豈'],
  ])('%j and %j are one name', (one, other) => {
    expect(isSameName(one, other)).toBe(true);
  });

  test('other names are others', () => {
    expect(isSameName('张伟', '张威')).toBe(false);
    expect(isSameName('甲', '乙')).toBe(false);
  });

  test('the key of a stored name is the key of what was given, and a key is its own key', () => {
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((name) => isOne('name', name));
    fc.assert(
      fc.property(text, (name) => {
        const stored = storedForm('name', name);
        expect(stored).not.toBe('');
        expect(storedForm('name', stored)).toBe(stored);
        expect(nameKey(stored)).toBe(nameKey(name));
        expect(nameKey(nameKey(name))).toBe(nameKey(name));
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a terminal gets nothing that moves its cursor or turns a line round', () => {
  expect(printable('a\u001b[2Jb\u009b\u202ec\n')).toBe('a\\u{1B}[2Jb\\u{9B}\\u{202E}c\\u{A}');
  expect(printable('裸土 "x"')).toBe('裸土 "x"');
});
