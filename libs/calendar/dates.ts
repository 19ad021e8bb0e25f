import { DAY } from './spans.js';
import type { Instant, LocalDate } from './types.js';

/** 9999-12-31 as a day number: the last day that `YYYY-MM-DD` can write. */
export const LAST_DAY = Date.UTC(9999, 11, 31) / DAY;
/** 0000-01-01 as a day number. */
const FIRST_DAY = -719_528;

const MONTHS_OF_A_QUARTER = 3;
const SHAPE = /^\d{4}-\d{2}-\d{2}$/;

/** Days from 1970-01-01 to the date, or NaN when there is no such date. No time zone is involved. */
export function dayNumber(date: string): number {
  const quickly = readCommonDay(date);
  if (!Number.isNaN(quickly)) return quickly;
  if (!SHAPE.test(date)) return NaN;
  const milliseconds = Date.parse(`${date}T00:00:00.000Z`);
  // Date.parse takes 30 February for 2 March.
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString().slice(0, 10) !== date) return NaN;
  return milliseconds / DAY;
}

/** As `readCommonInstant`, of a day: NaN for what needs a closer look. */
function readCommonDay(text: string): number {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return NaN;
  const [year, month, day] = [digits(text, 0, 4), digits(text, 5, 7), digits(text, 8, 10)];
  const isPlain = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  return isPlain ? Date.UTC(year, month - 1, day) / DAY : NaN;
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

/** The day that is so many days later, or earlier. */
export const daysAfter = (day: LocalDate, days: number): LocalDate => dateOf(requireDay(day) + days);

/** The quarter of a year that a day is in, from 1. */
export const quarterOf = (day: LocalDate): number => Math.ceil(Number(day.slice(5, 7)) / MONTHS_OF_A_QUARTER);

/** A quarter by its name: 2018-Q1. */
export const quarterNamed = (day: LocalDate): string => `${day.slice(0, 4)}-Q${quarterOf(day)}`;

/** The first day of the quarter of a year. */
export const firstOfQuarter = (year: number | string, quarter: number): LocalDate =>
  `${year}-${String((quarter - 1) * MONTHS_OF_A_QUARTER + 1).padStart(2, '0')}-01`;

/** Whether the day number is a Saturday or a Sunday. */
export function isWeekend(day: number): boolean {
  const sinceThursday = ((day % 7) + 7) % 7; // 1970-01-01 was a Thursday
  return sinceThursday === 2 || sinceThursday === 3;
}

/** Milliseconds since 1970; throws a `RangeError` unless the text is an instant as `toISOString` writes it. */
export function millisecondsOf(instant: Instant): number {
  const quickly = readCommonInstant(instant);
  if (!Number.isNaN(quickly)) return quickly;
  const milliseconds = Date.parse(instant);
  if (Number.isNaN(milliseconds) || new Date(milliseconds).toISOString() !== instant) {
    throw new RangeError(`not an instant of the form YYYY-MM-DDTHH:MM:SS.sssZ: ${JSON.stringify(instant)}`);
  }
  return milliseconds;
}

/** Several times as fast as `Date.parse` and a comparison; NaN for what needs a closer look, as the 29th of a month. */
function readCommonInstant(text: string): number {
  if (text.length !== 24 || text[4] !== '-' || text[7] !== '-' || text[10] !== 'T') return NaN;
  if (text[13] !== ':' || text[16] !== ':' || text[19] !== '.' || text[23] !== 'Z') return NaN;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const day = digits(text, 8, 10);
  const hour = digits(text, 11, 13);
  const minute = digits(text, 14, 16);
  const second = digits(text, 17, 19);
  const dateIsPlain = year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= 28;
  if (!dateIsPlain || !(hour < 24 && minute < 60 && second < 60)) return NaN;
  return Date.UTC(year, month - 1, day, hour, minute, second, digits(text, 20, 23));
}

/** The number written in decimal digits from `start` to before `end`; NaN when something else stands there. */
function digits(text: string, start: number, end: number): number {
  let number = 0;
  for (let index = start; index < end; index += 1) {
    const digit = text.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return NaN;
    number = number * 10 + digit;
  }
  return number;
}

export function instantOf(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString();
}
