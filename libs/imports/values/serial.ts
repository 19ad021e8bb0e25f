import { DAY } from '#calendar';
import type { WallTime } from './wall-time.js';

const SECONDS = 86_400;
/** A day that Lotus and after it Excel counts, and that was none: 29 February 1900. */
const NO_DAY = 60;
const LAST_SERIAL = 2_958_466; // 9999-12-31
const DAYS_OF_1904 = 1_462;

/**
 * What a serial number of Excel says by the wall clock: days since 1900 (or 1904), and their parts. What lies within
 * 5 ms of a second is that second: a number of days does not hold it exactly. `undefined` for what is no day.
 */
export function serialToWallTime(serial: number, from1904 = false): WallTime | undefined {
  const days = from1904 ? serial + DAYS_OF_1904 : serial;
  if (!(days >= 1 && days < LAST_SERIAL) || Math.floor(days) === NO_DAY) return undefined;
  const sinceEpoch = (days < NO_DAY ? days - 25_568 : days - 25_569) * DAY;
  const second = Math.round(sinceEpoch / 1000) * 1000;
  const exact = Math.round(sinceEpoch);
  const date = new Date(Math.abs(exact - second) <= 5 ? second : exact);
  const midnight = Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate());
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    time: date.getTime() - midnight,
  };
}

/** As texts show it: what is read again as the same moment. */
export function wallText({ year, month, day, time }: WallTime): string {
  const [date, clock] = new Date(Date.UTC(year, month - 1, day) + time).toISOString().slice(0, -1).split('T') as [
    string,
    string,
  ];
  if (time === 0) return date;
  return `${date} ${clock.replace(/\.000$/, '')}`;
}

/** A time of day without a day. */
export function clockText(serial: number): string {
  const seconds = Math.round(serial * SECONDS);
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(seconds / 3600))}:${part(Math.floor(seconds / 60) % 60)}:${part(seconds % 60)}`;
}
