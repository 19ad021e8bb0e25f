import { digestOf } from '#event-sourcing';
import { HOUR } from './spans.js';
import { dateOf, instantOf, isWeekend, LAST_DAY, millisecondsOf, requireDay, withinRange } from './dates.js';
import { prefixSums } from './prefix-sums.js';
import { periodOf, type ReadSettings, readSettings } from './settings.js';
import {
  TIME_LIMIT_KINDS,
  type CalendarSettings,
  type Instant,
  type TimeLimit,
  type WorkingCalendar,
} from './types.js';
import type { Stretch } from './zone.js';

/** The calendar of the settings. Throws a `CalendarSettingsError` that names every fault in them. */
export function makeCalendar(settings: CalendarSettings): WorkingCalendar {
  const read = readSettings(settings);
  const { zone, years } = read;
  const works = (day: number) => isWorked(read, day);
  const stretchesOf = (day: number) => (works(day) ? zone.stretchesOf(day, periodOf(read, day).hours) : []);
  const days = prefixSums((day) => (works(day) ? 1 : 0));
  const time = prefixSums((day) => {
    if (!works(day)) return 0;
    return zone.isOrdinary(day) ? periodOf(read, day).ordinary : lengthOf(stretchesOf(day));
  });
  const written = remembered(dateOf);

  /** The day and, where its clocks are set, those beside it: set back over midnight, the hours of two days interlace. */
  const interlaced = (day: number): readonly number[] => (zone.isOrdinary(day) ? [day] : [day - 1, day, day + 1]);

  /** Working time up to the moment, from a fixed one on: only differences mean something. */
  const timeUntil = (moment: number): number => {
    const near = interlaced(zone.dayAt(moment));
    let sum = time.before(near[0]!);
    for (const day of near)
      for (const { open, close } of stretchesOf(day)) sum += Math.max(0, Math.min(close, moment) - open);
    return sum;
  };

  const calendar: WorkingCalendar = {
    timeZone: settings.timeZone,

    digest: digestOf(settings),

    knowsYear: (year) => years.has(year),

    dayOf: (instant) => written(zone.dayAt(millisecondsOf(instant))),

    startOfDay: (day) => instantOf(zone.startOf(requireDay(day))),

    endOfDay: (day) => instantOf(zone.startOf(requireDay(day) + 1) - 1),

    isWorkingDay: (day) => works(requireDay(day)),

    addWorkingDays(from, count) {
      const start = millisecondsOf(from);
      const left = requireAmount(count, 'working days');
      const first = zone.dayAt(start);
      let day = left === 0 ? first : found(days.firstReaching(days.before(first + 1) + left, first + 1, LAST_DAY));
      for (; ; day = withinRange(day + 1)) {
        const close = stretchesOf(day).at(-1)?.close;
        // Without a close: 0 days from a day off, or a working day that the zone skipped.
        if (close !== undefined && close >= start) return instantOf(close);
      }
    },

    addWorkingHours: (from, hours) => calendar.addWorkingTime(from, Math.round(hours * HOUR)),

    addWorkingTime(from, milliseconds) {
      const start = millisecondsOf(from);
      const amount = requireAmount(milliseconds, 'milliseconds of working time');
      if (amount === 0) return from;
      const target = timeUntil(start) + amount;
      // Hours of the day before may lie ahead still, so the day before is asked first.
      const near = interlaced(found(time.firstReaching(target, zone.dayAt(start) - 1, LAST_DAY)));
      let reached = time.before(near[0]!);
      for (const { open, close } of near.flatMap(stretchesOf).sort((a, b) => a.open - b.open)) {
        if (reached + close - open >= target) return instantOf(open + target - reached);
        reached += close - open;
      }
      throw new Error(`${milliseconds} ms of working time from ${from} end on no day`);
    },

    workingTimeBetween(from, to) {
      const start = millisecondsOf(from);
      const end = millisecondsOf(to);
      return end <= start ? 0 : timeUntil(end) - timeUntil(start);
    },

    workingDaysBetween(from, to) {
      const [first, last] = [zone.dayAt(millisecondsOf(from)), zone.dayAt(millisecondsOf(to))];
      return last <= first ? 0 : days.before(last + 1) - days.before(first + 1);
    },

    addLimit: (from, limit) => addLimit(calendar, from, limit),
  };
  return calendar;
}

function lengthOf(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { open, close }) => sum + close - open, 0);
}

/** @throws RangeError where the search for a day has left the years of the calendar */
function found(day: number | undefined): number {
  return day ?? withinRange(Infinity);
}

function addLimit(calendar: WorkingCalendar, from: Instant, { kind, amount }: TimeLimit): Instant {
  switch (kind) {
    case 'urgentHours':
      return instantOf(millisecondsOf(from) + requireHours(amount));
    case 'workingHours':
      return calendar.addWorkingTime(from, requireHours(amount));
    case 'workingDays':
      return calendar.addWorkingDays(from, amount);
    case 'calendarDays':
      return calendar.endOfDay(dateOf(requireDay(calendar.dayOf(from)) + requireAmount(amount, 'calendar days')));
    default:
      throw new RangeError(`a time limit is in ${TIME_LIMIT_KINDS.join(', ')}; not in ${String(kind)}`);
  }
}

/** Milliseconds of an amount of hours, rounded. */
function requireHours(hours: number): number {
  return requireAmount(Math.round(hours * HOUR), 'milliseconds');
}

function isWorked(read: ReadSettings, day: number): boolean {
  const { holidays, workingWeekends } = periodOf(read, day);
  return isWeekend(day) ? workingWeekends.has(day) : !holidays.has(day);
}

/** Nobody's years have so many days; whoever asks for more is answered all the same. */
const MOST_REMEMBERED = 100_000;

/** With a memory: writing a date costs more than all else in finding the day of an instant, and an instant as much. */
function remembered<K, V>(make: (from: K) => V): (from: K) => V {
  const known = new Map<K, V>();
  return (from) => {
    let value = known.get(from);
    if (value === undefined) {
      value = make(from);
      if (known.size >= MOST_REMEMBERED) known.clear();
      known.set(from, value);
    }
    return value;
  };
}

function requireAmount(amount: number, unit: string): number {
  if (!Number.isSafeInteger(amount) || amount < 0) {
    throw new RangeError(`an amount of ${unit} is a whole number, 0 or more: ${amount}`);
  }
  return amount;
}
