import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { compilePattern } from './date-patterns.js';
import { makeDateReaders } from './dates.js';

const shanghai = makeDateReaders('Asia/Shanghai');
const angeles = makeDateReaders('America/Los_Angeles');
const AMERICAN = 'MM/DD/YYYY hh:mm:ss A';

describe('dates of a file', () => {
  test.each([
    ['YYYY-MM-DD HH:mm', '2018-03-05 08:40', '2018-03-05T00:40:00.000Z'],
    ['YYYY年M月D日', '2018年3月5日', '2018-03-04T16:00:00.000Z'],
    ['YYYY/M/D H:mm', '2018/12/31 7:05', '2018-12-30T23:05:00.000Z'],
    ['YYYY-MM-DDTHH:mm:ss', '2018-03-05T08:40:09', '2018-03-05T00:40:09.000Z'],
    ['YYYY-M-D Ah:mm', '2018-3-5 下午1:05', '2018-03-05T05:05:00.000Z'],
    ['YYYYMMDD', '20180305', '2018-03-04T16:00:00.000Z'],
    ['YY-M-D H:mm', '18-3-5 8:40', '2018-03-05T00:40:00.000Z'],
    ['YY-M-D', '98-3-5', '1998-03-04T16:00:00.000Z'],
    ['YYYY-MM-DD HH:mm', '２０１８-０３-０５ ０８：４０', '2018-03-05T00:40:00.000Z'],
    ['YYYY-MM-DD HH:mm', '\u200b2018-03-05 08:40', '2018-03-05T00:40:00.000Z'],
    ['YYYY年M月D日 E', '2018年3月5日 星期一', '2018-03-04T16:00:00.000Z'],
    ['YYYY-M-D E H:mm', '2018-3-5 周一 8:40', '2018-03-05T00:40:00.000Z'],
    ['YYYY年M月D日 Ah时m分', '2018年3月5日 上午8时40分', '2018-03-05T00:40:00.000Z'],
    ['YYYY-M-D A h:mm', '2018-3-5 中午 12:05', '2018-03-05T04:05:00.000Z'],
    ['YYYY-M-D A h:mm', '2018-3-5 中午 1:05', '2018-03-05T05:05:00.000Z'],
    ['YYYY-M-D A h:mm', '2018-3-5 晚上 11:05', '2018-03-05T15:05:00.000Z'],
    ['YYYY-M-D A h:mm', '2018-3-5 晚上 12:00', '2018-03-05T16:00:00.000Z'],
    ['YYYY-M-D A h:mm', '2018-3-5 凌晨 12:05', '2018-03-04T16:05:00.000Z'],
    ['YYYY-MM-DD HH:mm:ss.S', '2018-03-05 08:40:09.1239', '2018-03-05T00:40:09.123Z'],
    ['YYYY-MM-DDTHH:mm:ssZ', '2018-03-05T00:40:09Z', '2018-03-05T00:40:09.000Z'],
    ['YYYY-MM-DDTHH:mm:ss.SZ', '2018-03-05T08:40:09.5+08:00', '2018-03-05T00:40:09.500Z'],
    ['YYYY-MM-DD HH:mm Z', '2018-03-04 19:40 -0500', '2018-03-05T00:40:00.000Z'],
    ['YYYY-MM-DD HH:mm:ss', '2018-03-05 24:00:00', '2018-03-05T16:00:00.000Z'],
    ['excel-serial', '43164.361111111109', '2018-03-05T00:40:00.000Z'],
    ['excel-serial', '43164', '2018-03-04T16:00:00.000Z'],
    ['D.M.YYYY (HH|mm)', '5.3.2018 (08|40)', '2018-03-05T00:40:00.000Z'],
  ])('%s reads %s', (pattern, text, at) => {
    expect(shanghai([pattern])(text)?.at).toBe(at);
  });

  test.each([
    ['12/31/2017 12:00:00 AM', '2017-12-31T08:00:00.000Z'],
    ['12/31/2017 12:00:00 PM', '2017-12-31T20:00:00.000Z'],
    ['12/31/2017 11:59:58 PM', '2018-01-01T07:59:58.000Z'],
  ])('noon and midnight by a twelve-hour clock: %s', (text, at) => {
    expect(angeles([AMERICAN])(text)?.at).toBe(at);
  });

  test.each([
    '02/30/2018 01:00:00 AM',
    '02/29/2018 01:00:00 AM',
    '13/01/2018 01:00:00 AM',
    '00/10/2018 01:00:00 AM',
    '04/31/2018 01:00:00 AM',
    '01/01/2018 00:30:00 AM',
    '01/01/2018 13:00:00 PM',
    '01/01/2018 01:60:00 PM',
    '01/01/2018 01:00:60 PM',
    '1/1/2018 01:00:00 PM',
    '01/01/2018 01:00:00',
    ' 01/01/2018 01:00:00 AM',
    '01/01/0018 01:00:00 AM',
    '2018-01-01',
    '',
  ])('"%s" does not exist or does not fit', (text) => {
    expect(angeles([AMERICAN])(text)).toBeUndefined();
  });

  test('a moment that the clocks left out or showed twice is taken as Temporal takes it', () => {
    const read = angeles(['YYYY-MM-DD HH:mm']);
    expect(read('2018-03-11 02:30')?.at).toBe('2018-03-11T10:30:00.000Z');
    expect(read('2018-11-04 01:30')?.at).toBe('2018-11-04T08:30:00.000Z');
    expect(read('2018-11-04 02:30')?.at).toBe('2018-11-04T10:30:00.000Z');
  });

  test('that is told', () => {
    const read = angeles(['YYYY-MM-DD HH:mm']);
    const odd = ['2018-03-11 02:30', '2018-11-04 01:30', '2018-11-04 00:30', '2018-11-04 02:30', '2018-06-01 01:30'];
    expect(odd.map((text) => read(text)?.isAmbiguous ?? false)).toEqual([true, true, false, false, false]);
  });

  test('24:00 is the end of its day, and no other time is', () => {
    const read = shanghai(['YYYY-MM-DD HH:mm:ss']);
    expect(read('2018-03-05 24:00:00')).toMatchObject({ day: '2018-03-05', dayEnd: '2018-03-05T15:59:59.999Z' });
    expect([read('2018-03-05 24:00:01'), read('2018-03-05 25:00:00')]).toEqual([undefined, undefined]);
  });

  test('a moment with an offset lies in the day that it is here', () => {
    const read = shanghai(['YYYY-MM-DDTHH:mm:ssZ']);
    expect(read('2018-03-05T20:00:00Z')).toMatchObject({ day: '2018-03-06', dayEnd: '2018-03-06T15:59:59.999Z' });
    expect([read('2018-03-05T20:00:00+15:00'), read('2018-03-05T20:00:00+08:60')]).toEqual([undefined, undefined]);
  });

  test.each(['20180305', '43164.', '4316', '431640', '1.2E4', '-43164'])('%s is no serial number', (text) => {
    expect(shanghai(['excel-serial'])(text)).toBeUndefined();
  });

  test('what the file marks as a moment needs no pattern', () => {
    expect(shanghai([])('x', { year: 2018, month: 3, day: 5, time: 31_200_000 })?.at).toBe('2018-03-05T00:40:00.000Z');
  });

  test.each([
    ['Asia/Shanghai', '2018-03-05 00:00', '2018-03-05'],
    ['Asia/Shanghai', '2018-03-05 08:00', undefined],
    ['America/New_York', '2018-03-04 19:00', '2018-03-05'],
    ['America/New_York', '2018-06-04 20:00', '2018-06-05'],
    ['America/New_York', '2018-06-04 19:00', undefined],
    ['America/New_York', '2018-06-04 00:00', '2018-06-04'],
  ])('in %s %s is nothing but the day %s, where days are looked for', (zone, text, day) => {
    expect(makeDateReaders(zone)(['YYYY-MM-DD HH:mm'], 'days')(text)?.dayOnly?.day).toBe(day);
  });

  test('a day ends with its last millisecond, however long it is', () => {
    const read = angeles(['YYYY-MM-DD']);
    expect(read('2018-03-11')?.dayEnd).toBe('2018-03-12T06:59:59.999Z');
    expect(read('2018-11-04')?.dayEnd).toBe('2018-11-05T07:59:59.999Z');
    expect(shanghai(['YYYY-MM-DD'])('2018-06-01')).toEqual({
      at: '2018-05-31T16:00:00.000Z',
      day: '2018-06-01',
      dayEnd: '2018-06-01T15:59:59.999Z',
    });
  });

  test('the first pattern that fits is taken', () => {
    const read = shanghai(['YYYY-MM-DD HH:mm', 'YYYY/M/D H:mm']);
    expect(read('2018/3/5 8:05')?.at).toBe('2018-03-05T00:05:00.000Z');
  });

  test('every moment of every zone is what Temporal says', () => {
    const zones = ['Asia/Shanghai', 'America/Los_Angeles', 'Australia/Lord_Howe', 'America/Sao_Paulo', 'Pacific/Apia'];
    const readers = new Map(zones.map((zone) => [zone, makeDateReaders(zone)(['YYYY-MM-DD HH:mm:ss'])]));
    const seconds = fc.integer({ min: Date.UTC(1985, 0) / 1000, max: Date.UTC(2020, 0) / 1000 });
    fc.assert(
      fc.property(fc.constantFrom(...zones), seconds, (zone, second) => {
        const wall = new Date(second * 1000).toISOString().slice(0, 19);
        const expected = Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds;
        expect(readers.get(zone)!(wall.replace('T', ' '))?.at).toBe(new Date(expected).toISOString());
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ['MM/DD', 'the year is missing'],
    ['YYYY-MM-DD hh:mm', 'go together'],
    ['YYYY-MM-DD HH:mm A', 'go together'],
    ['YYYY-MM-DD HH:ss', 'seconds without minutes'],
    ['YYYY-MM-DD MM', 'month stands in it twice'],
    ['YYYY-MM-DD Q', '"Q" is unknown'],
  ])('the pattern %s is refused', (pattern, problem) => {
    expect(() => compilePattern(pattern)).toThrow(problem);
  });
});
