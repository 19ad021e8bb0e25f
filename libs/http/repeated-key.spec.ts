import { expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { repeatedKey } from './repeated-key.js';

test.each([
  ['{"a":1,"a":2}', 'a'],
  ['{"a":{"b":1,"c":[{"b":1,"b" : 2}]}}', 'b'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['{"":1,"":2}', ''],
  ['{"a\\"b":1,"a\\"b":2}', 'a"b'],
])('%s has a name twice', (text, name) => {
  expect(repeatedKey(text)).toBe(name);
});

test.each(['{"a":{"a":1},"b":[{"a":1},{"a":2}]}', '{"a":"b","b":"\\"a\\":"}', '"a"', '[]', '{"a":"\\\\"}'])(
  '%s has none',
  (text) => {
    expect(repeatedKey(text)).toBeUndefined();
  },
);

test('no object that was written by a program has one', () => {
  fc.assert(fc.property(fc.json(), (text) => repeatedKey(JSON.stringify(JSON.parse(text))) === undefined));
});

test('it costs about what reading the text costs', () => {
  const text = JSON.stringify(Array.from({ length: 60_000 }, (_, n) => ({ [`k${n}`]: 'x' })));
  const before = performance.now();
  expect(repeatedKey(text)).toBeUndefined();
  expect(performance.now() - before).toBeLessThan(1_000);
});
