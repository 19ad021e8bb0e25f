import { dateOf, instantOf, millisecondsOf } from './dates.js';
import { type CalendarSettings, makeCalendar } from './index.js';
import { periodOf, readSettings } from './settings.js';

/**
 * Working time day by day, as anybody would count it: slow and evidently right, for tests to hold the calendar against.
 * A day more at either end, for zones whose clocks go back over midnight.
 */
export function walking(settings: CalendarSettings) {
  const read = readSettings(settings);
  const { zone } = read;
  const stretchesOf = (day: number) => zone.stretchesOf(day, periodOf(read, day).hours);
  const { isWorkingDay } = makeCalendar(settings);
  const works = (day: number) => isWorkingDay(dateOf(day));

  return {
    workingTimeBetween(from: string, to: string): number {
      const [start, end] = [millisecondsOf(from), millisecondsOf(to)];
      let sum = 0;
      for (let day = zone.dayAt(start) - 1; day <= zone.dayAt(end) + 1; day += 1) {
        if (!works(day)) continue;
        for (const { open, close } of stretchesOf(day))
          sum += Math.max(0, Math.min(close, end) - Math.max(open, start));
      }
      return sum;
    },

    addWorkingTime(from: string, milliseconds: number): string {
      const start = millisecondsOf(from);
      if (milliseconds === 0) return from;
      let left = milliseconds;
      for (let day = zone.dayAt(start); ; day += 1) {
        if (!works(day)) continue;
        for (const { open, close } of stretchesOf(day)) {
          const begin = Math.max(open, start);
          if (close - begin >= left) return instantOf(begin + left);
          left -= Math.max(0, close - begin);
        }
      }
    },

    addWorkingDays(from: string, count: number): string {
      const start = millisecondsOf(from);
      let day = zone.dayAt(start);
      for (let left = count; left > 0;) {
        day += 1;
        if (works(day)) left -= 1;
      }
      for (; ; day += 1) {
        const close = works(day) ? stretchesOf(day).at(-1)?.close : undefined;
        if (close !== undefined && close >= start) return instantOf(close);
      }
    },
  };
}
