import type { Instant, LocalDate } from './types.js';

/** Milliseconds of a day that has 24 hours. */
export const DAY = 86_400_000;

/** 9999-12-31 as a day number: the last day that `YYYY-MM-DD` can write. */
const LAST_DAY = Date.UTC(9999, 11, 31) / DAY;
/** 0000-01-01 as a day number. */
const FIRST_DAY = -719_528;

const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Days from 1970-01-01 to the date, or NaN when there is no such date. No time zone is involved. */
export function dayNumber(date: string): number {
  if (!SHAPE.test(date)) return NaN;
  const milliseconds = Date.parse(`${date}T00:00:00.000Z`);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== date) return NaN;
  return milliseconds / DAY;
}

/** As `dayNumber`; throws a `RangeError` when there is no such date. */
export function requireDay(date: LocalDate): number {
  const day = dayNumber(date);
  if (Number.isNaN(day)) throw new RangeError(`not a date of the form YYYY-MM-DD: ${JSON.stringify(date)}`);
  return day;
}

/** Throws a `RangeError` when the day number lies outside the years 0000 to 9999. */
export function withinRange(day: number): number {
  if (day < FIRST_DAY || day > LAST_DAY) throw new RangeError('the calendar covers the years 0000 to 9999');
  return day;
}

/** The inverse of `dayNumber`; throws a `RangeError` outside the years 0000 to 9999. */
export function dateOf(day: number): LocalDate {
  return new Date(withinRange(day) * DAY).toISOString().slice(0, 10);
}

/** Whether the day number is a Saturday or a Sunday. */
export function isWeekend(day: number): boolean {
  const sinceThursday = ((day % 7) + 7) % 7; // 1970-01-01 was a Thursday
  return sinceThursday === 2 || sinceThursday === 3;
}

/** Milliseconds since 1970; throws a `RangeError` unless the text is an instant as `toISOString` writes it. */
export function millisecondsOf(instant: Instant): number {
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== instant) {
    throw new RangeError(`not an instant of the form YYYY-MM-DDTHH:MM:SS.sssZ: ${JSON.stringify(instant)}`);
  }
  return milliseconds;
}

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
