import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dateOf, dayNumber, isWeekend, millisecondsOf } from './dates.js';

describe('instants', () => {
  it('are read as Date reads them', () => {
    const range = { min: new Date('0000-01-01T00:00:00.000Z'), max: new Date('9999-12-31T23:59:59.999Z') };
    fc.assert(
      fc.property(fc.date({ ...range, noInvalidDate: true }), (date) => {
        expect(millisecondsOf(date.toISOString())).toBe(date.getTime());
      }),
      { numRuns: 1000 },
    );
  });

  it('are refused when one character is off', () => {
    const instant = '2018-03-05T09:08:07.654Z';
    fc.assert(
      fc.property(fc.nat(23), fc.constantFrom('x', ' ', '/', ':', '-', '+', '.'), (index, character) => {
        const changed = instant.slice(0, index) + character + instant.slice(index + 1);
        fc.pre(changed !== instant);
        expect(() => millisecondsOf(changed)).toThrow(RangeError);
      }),
    );
  });

  it.each(['2018-02-29T00:00:00.000Z', '2018-04-31T00:00:00.000Z', '2018-13-01T00:00:00.000Z'])(
    'of a day that does not exist are refused: %s',
    (instant) => expect(() => millisecondsOf(instant)).toThrow(RangeError),
  );

  it.each(['2018-03-05T24:00:00.000Z', '2018-03-05T23:60:00.000Z', '2018-03-05T23:59:60.000Z'])(
    'of a time that does not exist are refused: %s',
    (instant) => expect(() => millisecondsOf(instant)).toThrow(RangeError),
  );
});

describe('day numbers', () => {
  it('and dates turn into each other', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dateOf(dayNumber('0000-01-01'))).toBe('0000-01-01');
    expect(dateOf(dayNumber('2016-02-29'))).toBe('2016-02-29');
    expect(() => dateOf(dayNumber('9999-12-31') + 1)).toThrow(RangeError);
    expect(() => dateOf(dayNumber('0000-01-01') - 1)).toThrow(RangeError);
  });

  it('know the weekend as Date does, before 1970 too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -40_000, max: 40_000 }), (day) => {
        expect(isWeekend(day)).toBe([0, 6].includes(new Date(day * 86_400_000).getUTCDay()));
      }),
    );
  });
});
