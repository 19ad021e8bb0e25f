import { expect, test } from '@jest/globals';
import { inWords } from '#event-sourcing';
import { dayOf, flagOf, momentOf, oneOf, textOf, wholeOf } from './field-readers.js';

test('a value that a field cannot hold is not read, and the reader says what it can hold', () => {
  const readers = { moment: momentOf, day: dayOf, flag: flagOf, whole: wholeOf(1, 9), choice: oneOf(['a', 'b']) };
  for (const [, reader] of Object.entries(readers)) expect(reader('否')).toBeUndefined();
  const wanted = Object.entries(readers).map(([name, reader]) => [name, inWords(reader.wanted!, 'en')]);
  expect(Object.fromEntries(wanted)).toEqual({
    moment: expect.stringContaining('with an offset'),
    day: 'must be a day that exists, e.g. 2018-06-01',
    flag: 'must be true or false',
    whole: 'must be a whole number from 1 to 9',
    choice: expect.stringMatching(/must be one of .*a.*b/),
  });
  expect([flagOf('true'), flagOf('false'), wholeOf(1, 9)('9'), textOf(3)(' 甲 ')]).toEqual([true, false, 9, '甲']);
});
