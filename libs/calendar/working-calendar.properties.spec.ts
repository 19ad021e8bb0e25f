import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendar, defaultSettings, makeCalendar } from './index.js';

const MINUTE = 60_000;

const calendars = {
  'Asia/Shanghai': defaultCalendar,
  'America/Los_Angeles': makeCalendar({ ...defaultSettings, timeZone: 'America/Los_Angeles' }),
};

/** Mostly whole minutes, so that openings and closes are met; from before 2018's arrangement until after it. */
const instant = fc
  .tuple(
    fc.integer({ min: Date.UTC(2017, 11, 1) / MINUTE, max: Date.UTC(2019, 1, 1) / MINUTE }),
    fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, fc.integer({ min: 1, max: MINUTE - 1 })),
  )
  .map(([minutes, rest]) => new Date(minutes * MINUTE + rest).toISOString());

const workingTime = fc.oneof(
  fc.integer({ min: 0, max: 6000 }).map((m) => m * MINUTE),
  fc.nat({ max: 1e9 }),
);

describe.each(Object.entries(calendars))('the calendar of %s', (_, office) => {
  const after = (at: string, milliseconds: number) => new Date(Date.parse(at) + milliseconds).toISOString();

  it('adds the working time up to an instant in office hours, and arrives there', () => {
    fc.assert(
      fc.property(instant, instant, (from, to) => {
        const inOfficeHours = office.workingTimeBetween(after(to, -1), to) === 1;
        fc.pre(from < to && inOfficeHours);
        expect(office.addWorkingTime(from, office.workingTimeBetween(from, to))).toBe(to);
      }),
    );
  });

  it('adds working time so that exactly this much has passed, at the earliest instant', () => {
    fc.assert(
      fc.property(instant, workingTime, (from, amount) => {
        const to = office.addWorkingTime(from, amount);
        expect(to >= from).toBe(true);
        expect(office.workingTimeBetween(from, to)).toBe(amount);
        if (amount > 0) expect(office.workingTimeBetween(from, after(to, -1))).toBe(amount - 1);
      }),
    );
  });

  it('adds working time in two steps as in one', () => {
    fc.assert(
      fc.property(instant, workingTime, workingTime, (from, one, other) => {
        expect(office.addWorkingTime(office.addWorkingTime(from, one), other)).toBe(
          office.addWorkingTime(from, one + other),
        );
      }),
    );
  });

  it('measures a stretch as the sum of its parts', () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 3, maxLength: 3 }), (instants) => {
        const [a, b, c] = instants.sort() as [string, string, string];
        expect(office.workingTimeBetween(a, b) + office.workingTimeBetween(b, c)).toBe(office.workingTimeBetween(a, c));
      }),
    );
  });

  it('puts a deadline later when it starts later or has more days', () => {
    fc.assert(
      fc.property(instant, instant, fc.nat(60), fc.nat(60), (from, other, days, more) => {
        const [early, late] = [from, other].sort() as [string, string];
        expect(office.addWorkingDays(early, days) <= office.addWorkingDays(late, days)).toBe(true);
        expect(office.addWorkingDays(from, days) <= office.addWorkingDays(from, days + more)).toBe(true);
      }),
    );
  });

  it('counts working days one by one, and ends each at a close of business', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), (from, days) => {
        const deadline = office.addWorkingDays(from, days);
        let counted = 0;
        for (let day = office.dayOf(from); day < office.dayOf(deadline);) {
          day = office.dayOf(after(office.endOfDay(day), 1));
          if (office.isWorkingDay(day)) counted += 1;
        }
        expect(counted).toBe(days);
        expect(office.workingDaysBetween(from, deadline)).toBe(days);
        expect(office.workingTimeBetween(deadline, office.endOfDay(office.dayOf(deadline)))).toBe(0);
        expect(office.workingTimeBetween(after(deadline, -1), deadline)).toBe(1);
      }),
    );
  });
});
