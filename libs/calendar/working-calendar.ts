import { dateOf, instantOf, isWeekend, millisecondsOf, requireDay, withinRange } from './dates.js';
import { type ReadSettings, readSettings } from './settings.js';
import type { CalendarSettings, LocalDate, WorkingCalendar } from './types.js';

const HOUR = 3_600_000;

/** The calendar of the settings. Throws a `CalendarSettingsError` that names every fault in them. */
export function makeCalendar(settings: CalendarSettings): WorkingCalendar {
  const read = readSettings(settings);
  const { zone, years } = read;
  const works = (day: number) => isWorked(read, day);
  const stretchesOf = (day: number) => zone.stretchesOf(day, read.hours);
  const written = rememberDates();

  const calendar: WorkingCalendar = {
    timeZone: settings.timeZone,

    knowsYear: (year) => years.has(year),

    dayOf: (instant) => written(zone.dayAt(millisecondsOf(instant))),

    startOfDay: (day) => instantOf(zone.startOf(requireDay(day))),

    endOfDay: (day) => instantOf(zone.startOf(requireDay(day) + 1) - 1),

    isWorkingDay: (day) => works(requireDay(day)),

    addWorkingDays(from, days) {
      const start = millisecondsOf(from);
      let left = requireAmount(days, 'working days');
      let day = zone.dayAt(start);
      while (left > 0) {
        day = withinRange(day + 1);
        if (works(day)) left -= 1;
      }
      for (; ; day = withinRange(day + 1)) {
        const close = works(day) ? stretchesOf(day).at(-1)?.close : undefined;
        // Without a close: 0 days from a day off, or a working day that the zone skipped.
        if (close !== undefined && close >= start) return instantOf(close);
      }
    },

    addWorkingHours: (from, hours) => calendar.addWorkingTime(from, Math.round(hours * HOUR)),

    addWorkingTime(from, milliseconds) {
      const start = millisecondsOf(from);
      let left = requireAmount(milliseconds, 'milliseconds of working time');
      if (left === 0) return from;
      for (let day = zone.dayAt(start); ; day = withinRange(day + 1)) {
        if (!works(day)) continue;
        for (const { open, close } of stretchesOf(day)) {
          const begin = Math.max(open, start);
          if (close - begin >= left) return instantOf(begin + left);
          left -= Math.max(0, close - begin);
        }
      }
    },

    workingTimeBetween(from, to) {
      const start = millisecondsOf(from);
      const end = millisecondsOf(to);
      if (end <= start) return 0;
      const lastDay = zone.dayAt(end);
      let sum = 0;
      for (let day = zone.dayAt(start); day <= lastDay; day += 1) {
        if (!works(day)) continue;
        for (const { open, close } of stretchesOf(day)) {
          sum += Math.max(0, Math.min(close, end) - Math.max(open, start));
        }
      }
      return sum;
    },
  };
  return calendar;
}

function isWorked({ holidays, workingWeekends }: ReadSettings, day: number): boolean {
  return isWeekend(day) ? workingWeekends.has(day) : !holidays.has(day);
}

/** `dateOf` with a memory: writing a date costs more than all else in finding the day of an instant. */
function rememberDates(): (day: number) => LocalDate {
  const dates = new Map<number, LocalDate>();
  return (day) => {
    let date = dates.get(day);
    if (date === undefined) {
      date = dateOf(day);
      dates.set(day, date);
    }
    return date;
  };
}

function requireAmount(amount: number, unit: string): number {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new RangeError(`an amount of ${unit} is a whole number, 0 or more: ${amount}`);
  }
  return amount;
}
