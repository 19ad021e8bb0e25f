import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultSettings, makeCalendar } from './index.js';
import { walking } from './testing.js';

/** Mostly near the year that the calendar knows, else decades away from it. */
const instant = fc
  .oneof(
    fc.integer({ min: Date.UTC(2017, 0, 1), max: Date.UTC(2020, 0, 1) }),
    fc.integer({ min: Date.UTC(1985, 0, 1), max: Date.UTC(2040, 0, 1) }),
  )
  .map((milliseconds) => new Date(milliseconds).toISOString());
const amount = fc.oneof(
  fc.nat({ max: 1e9 }),
  fc.integer({ min: 0, max: 6_000 }).map((minutes) => minutes * 60_000),
);

const nightHours = [
  { from: '00:00', to: '02:30' },
  { from: '23:00', to: '23:59' },
];

describe.each([
  ['Asia/Shanghai', defaultSettings.officeHours],
  ['America/Los_Angeles', nightHours],
  ['America/Sao_Paulo', nightHours],
  ['Pacific/Apia', defaultSettings.officeHours],
])('prefix sums over the calendar of %s', (timeZone, officeHours) => {
  // Hours that change on a day, as they do from summer to winter, and arrangements that are known from a day on.
  const changes = [
    { from: '2018-06-01', officeHours: [{ from: '09:00', to: '17:00' }] },
    { from: '2019-01-01', years: {} },
  ];
  const settings = { ...defaultSettings, timeZone, officeHours, changes };
  const office = makeCalendar(settings);
  const walk = walking(settings);

  it('measure what a walk over the days measures', () => {
    fc.assert(
      fc.property(instant, instant, (one, other) => {
        const [from, to] = [one, other].sort() as [string, string];
        expect(office.workingTimeBetween(from, to)).toBe(walk.workingTimeBetween(from, to));
      }),
      { numRuns: 50 },
    );
  });

  it('add working time as a walk over the days does', () => {
    fc.assert(
      fc.property(instant, amount, (from, milliseconds) => {
        expect(office.addWorkingTime(from, milliseconds)).toBe(walk.addWorkingTime(from, milliseconds));
      }),
    );
  });

  it('add working days as a walk over the days does', () => {
    fc.assert(
      fc.property(instant, fc.nat(800), (from, days) => {
        expect(office.addWorkingDays(from, days)).toBe(walk.addWorkingDays(from, days));
      }),
    );
  });
});

describe('a calendar that was changed', () => {
  const noon = [{ from: '08:00', to: '12:00' }];
  const changed = makeCalendar({ ...defaultSettings, changes: [{ from: '2018-06-04', officeHours: noon, years: {} }] });

  it('keeps for the days before what held for them', () => {
    const between = (day: string) =>
      changed.workingTimeBetween(changed.startOfDay(day), changed.endOfDay(day)) / 3_600_000;
    expect([between('2018-06-01'), between('2018-06-04')]).toEqual([7, 4]);
    expect([changed.isWorkingDay('2018-04-05'), changed.isWorkingDay('2018-06-18')]).toEqual([false, true]);
    expect(changed.addWorkingTime('2018-06-01T08:30:00.000Z', 2 * 3_600_000)).toBe('2018-06-04T01:00:00.000Z');
  });

  it('is refused where its changes are out of order', () => {
    const changes = [{ from: '2018-06-04' }, { from: '2018-06-01', officeHours: [] }];
    expect(() => makeCalendar({ ...defaultSettings, changes })).toThrow(
      /changes\[1\]\.from.*\n.*changes\[1\]\.officeHours/,
    );
  });
});

describe('a working clock', () => {
  it('counts the hours of a day that is set back over midnight, whichever day they are called', () => {
    // At 00:01 of 29 October 2006 the clocks of St John's went back to 23:01 of the 28th; both days worked here.
    const years = { 2006: { holidays: [], workingWeekends: ['2006-10-28', '2006-10-29'] } };
    const settings = { timeZone: 'America/St_Johns', officeHours: nightHours, years };
    const office = makeCalendar(settings);
    const from = '2006-10-28T20:00:00.000Z';
    const to = '2006-10-29T12:00:00.000Z';
    // 23:00 to 23:59 and, once more, 23:01 to 23:59; 00:00 to 00:01 and, once more, 00:00 to 02:30.
    expect(office.workingTimeBetween(from, to)).toBe((59 + 58 + 1 + 150) * 60_000);
    for (let minutes = 1; minutes <= 268; minutes += 1) {
      const at = office.addWorkingTime(from, minutes * 60_000);
      expect(office.workingTimeBetween(from, at)).toBe(minutes * 60_000);
    }
  });

  it('refuses what lies beyond the year 9999', () => {
    const office = makeCalendar(defaultSettings);
    expect(() => office.addWorkingDays('9999-12-30T00:00:00.000Z', 10)).toThrow(RangeError);
    expect(() => office.addWorkingTime('9999-12-30T00:00:00.000Z', 1e12)).toThrow(RangeError);
    expect(() => office.addLimit('9999-12-30T00:00:00.000Z', { kind: 'calendarDays', amount: 10 })).toThrow(RangeError);
  });
});

describe('a time limit', () => {
  const office = makeCalendar(defaultSettings);
  // Friday before 国庆节, 16:30 in Shanghai; the weekend of 29 and 30 September was worked.
  const from = '2018-09-28T08:30:00.000Z';

  it.each([
    ['urgentHours', 2, '2018-09-28T10:30:00.000Z'],
    ['urgentHours', 72, '2018-10-01T08:30:00.000Z'],
    ['workingHours', 2, '2018-09-29T01:30:00.000Z'],
    ['workingHours', 0.5, '2018-09-28T09:00:00.000Z'],
    ['workingDays', 3, '2018-10-08T09:30:00.000Z'],
    ['calendarDays', 3, '2018-10-01T15:59:59.999Z'],
    ['calendarDays', 0, '2018-09-28T15:59:59.999Z'],
  ] as const)('of so many %s runs by its own clock: %d', (kind, amount, deadline) => {
    expect(office.addLimit(from, { kind, amount })).toBe(deadline);
  });

  it('is refused where it cannot be read', () => {
    expect(() => office.addLimit(from, { kind: 'workingDays', amount: 1.5 })).toThrow(RangeError);
    expect(() => office.addLimit(from, { kind: 'urgentHours', amount: -1 })).toThrow(RangeError);
    expect(() => office.addLimit(from, { kind: 'weeks' as never, amount: 1 })).toThrow(/urgentHours.*not in weeks/);
  });
});
