import { describe, expect, it } from '@jest/globals';
import { CalendarSettingsError, defaultCalendar as office, defaultSettings, makeCalendar } from './index.js';

const HOUR = 3_600_000;

/** An instant by the wall clock of Shanghai, `MM-DD HH:MM` in 2018 or `YYYY-MM-DD HH:MM`. */
function at(wall: string): string {
  const [date = '', time = ''] = wall.split(' ');
  return new Date(`${date.length === 5 ? `2018-${date}` : date}T${time}:00.000+08:00`).toISOString();
}

describe('days', () => {
  it('are those of the office, not of UTC', () => {
    expect(office.dayOf('2018-03-05T15:59:59.999Z')).toBe('2018-03-05');
    expect(office.dayOf('2018-03-05T16:00:00.000Z')).toBe('2018-03-06');
    expect(office.startOfDay('2018-03-06')).toBe('2018-03-05T16:00:00.000Z');
    expect(office.endOfDay('2018-03-06')).toBe('2018-03-06T15:59:59.999Z');
    expect(office.timeZone).toBe('Asia/Shanghai');
  });

  it('are worked from Monday to Friday and on swapped weekends, not on holidays', () => {
    const worked = (...days: string[]) => days.map((day) => office.isWorkingDay(day));
    expect(worked('2018-03-05', '2018-03-09', '2018-03-10', '2018-03-11')).toEqual([true, true, false, false]);
    expect(worked('2018-02-11', '2018-02-14', '2018-02-15', '2018-02-21')).toEqual([true, true, false, false]);
    expect(worked('2018-02-22', '2018-02-24', '2018-02-25')).toEqual([true, true, false]);
    expect(worked('2018-04-28', '2018-04-30', '2018-05-01', '2018-05-02')).toEqual([true, false, false, true]);
    expect(worked('2018-09-29', '2018-09-30', '2018-10-05', '2018-10-08')).toEqual([true, true, false, true]);
  });

  it('around New Year belong to arrangements of either year', () => {
    const worked = (...days: string[]) => days.map((day) => office.isWorkingDay(day));
    expect(worked('2017-12-29', '2017-12-30', '2018-01-01', '2018-01-02')).toEqual([true, false, false, true]);
    expect(worked('2018-12-29', '2018-12-31', '2019-01-01', '2019-01-02')).toEqual([true, false, false, true]);
  });

  it('of a year without data fall back on Monday to Friday', () => {
    expect([2017, 2018, 2026, 2027].map((year) => office.knowsYear(year))).toEqual([false, true, true, false]);
    expect(office.isWorkingDay('2016-10-03')).toBe(true);
    expect(office.isWorkingDay('2016-10-08')).toBe(false);
  });
});

describe('a deadline in working days', () => {
  it.each([
    ['in the morning', '03-05 09:00', 1, '03-06 17:30'],
    ['before opening', '03-05 00:00', 1, '03-06 17:30'],
    ['after closing', '03-05 23:59', 1, '03-06 17:30'],
    ['over a weekend', '03-09 09:00', 3, '03-14 17:30'],
    ['from a Saturday', '03-10 09:00', 1, '03-12 17:30'],
    ['over 春节 with both swapped weekends', '02-09 10:00', 7, '02-24 17:30'],
    ['onto the swapped Sunday', '02-09 10:00', 1, '02-11 17:30'],
    ['from within 春节', '02-17 10:00', 1, '02-22 17:30'],
    ['over 国庆节 with its swapped weekend', '09-28 16:00', 3, '10-08 17:30'],
    ['over 元旦', '2017-12-29 16:00', 1, '2018-01-02 17:30'],
    ['of no days, within the day', '03-05 09:00', 0, '03-05 17:30'],
    ['of no days, at the close', '03-05 17:30', 0, '03-05 17:30'],
    ['of no days, after the close', '03-05 17:31', 0, '03-06 17:30'],
    ['of no days, on a holiday', '02-17 10:00', 0, '02-22 17:30'],
  ])('%s', (_, from, days, deadline) => {
    expect(office.addWorkingDays(at(from), days)).toBe(at(deadline));
  });
});

describe('a deadline in working hours', () => {
  it.each([
    ['within the morning', '03-05 09:00', 2, '03-05 11:00'],
    ['over lunch', '03-05 11:00', 2, '03-05 15:00'],
    ['from within lunch', '03-05 13:00', 1, '03-05 15:00'],
    ['up to lunch and not past it', '03-05 11:00', 1, '03-05 12:00'],
    ['before opening', '03-05 07:00', 1, '03-05 09:30'],
    ['after closing', '03-05 18:00', 1, '03-06 09:30'],
    ['a day long', '03-05 09:00', 7, '03-06 09:00'],
    ['half an hour', '03-05 09:00', 0.5, '03-05 09:30'],
    ['from a holiday', '02-17 10:00', 1, '02-22 09:30'],
    ['over 春节', '02-14 16:30', 2, '02-22 09:30'],
    ['onto a swapped Saturday', '02-23 17:00', 1, '02-24 09:00'],
    ['over a weekend', '03-09 17:30', 24, '03-15 11:30'],
    ['none, on a holiday', '02-17 10:00', 0, '02-17 10:00'],
  ])('%s', (_, from, hours, deadline) => {
    expect(office.addWorkingHours(at(from), hours)).toBe(at(deadline));
    expect(office.addWorkingTime(at(from), hours * HOUR)).toBe(at(deadline));
    expect(office.workingTimeBetween(at(from), at(deadline))).toBe(hours * HOUR);
  });
});

describe('working time between', () => {
  it.each([
    ['a night', '03-05 17:30', '03-06 08:30', 0],
    ['lunch', '03-05 12:00', '03-05 14:00', 0],
    ['a working day', '03-05 00:00', '03-06 00:00', 7],
    ['a weekend', '03-09 17:00', '03-12 09:00', 1],
    ['the week of 春节', '02-15 00:00', '02-22 00:00', 0],
    ['February 2018: 15 weekdays and 2 weekends worked', '02-01 00:00', '03-01 00:00', 17 * 7],
    ['nothing', '03-05 09:00', '03-05 09:00', 0],
    ['what runs backwards', '03-06 09:00', '03-05 09:00', 0],
  ])('%s', (_, from, to, hours) => {
    expect(office.workingTimeBetween(at(from), at(to))).toBe(hours * HOUR);
  });
});

describe('what cannot be read is refused', () => {
  const from = at('03-05 09:00');

  it.each(['2018-03-05', '2018-03-05T09:00:00.000', '2018-03-05T09:00:00Z', '2018-02-30T00:00:00.000Z', ''])(
    'instant %j',
    (instant) => {
      expect(() => office.dayOf(instant)).toThrow(RangeError);
      expect(() => office.workingTimeBetween(from, instant)).toThrow(RangeError);
    },
  );

  it.each(['2018-02-29', '2018-3-5', '2018-03-05T00:00:00.000Z', 'today'])('date %j', (day) => {
    expect(() => office.startOfDay(day)).toThrow(RangeError);
    expect(() => office.isWorkingDay(day)).toThrow(RangeError);
  });

  it.each([-1, 1.5, NaN, Infinity])('amount %p', (amount) => {
    expect(() => office.addWorkingDays(from, amount)).toThrow(RangeError);
    expect(() => office.addWorkingTime(from, amount)).toThrow(RangeError);
  });

  it('a deadline beyond the year 9999', () => {
    expect(() => office.addWorkingDays('9999-12-30T00:00:00.000Z', 5)).toThrow(/0000 to 9999/);
    expect(() => office.addWorkingTime('9999-12-30T00:00:00.000Z', 50 * HOUR)).toThrow(/0000 to 9999/);
  });

  it('settings, with every fault named', () => {
    const officeHours = [
      { from: '08:00', to: '12:00' },
      { from: '11:00', to: '10:00' },
      { from: '25:00', to: '26:00' },
    ];
    const make = () => makeCalendar({ ...defaultSettings, timeZone: 'Asia/Nowhere', officeHours });
    expect(make).toThrow(CalendarSettingsError);
    expect(make).toThrow(/Asia\/Nowhere(.|\n)*officeHours\[1\](.|\n)*officeHours\[2\]/);
    expect(() => makeCalendar({ ...defaultSettings, officeHours: [] })).toThrow(/at least one/);
    const overlapping = [officeHours[0]!, { from: '11:00', to: '13:00' }];
    expect(() => makeCalendar({ ...defaultSettings, officeHours: overlapping })).toThrow(/before the end/);
  });
});
