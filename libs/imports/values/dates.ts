import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR } from '#calendar';
import type { Instant } from '#event-sourcing';
import { compilePattern } from './date-patterns.js';
import type { WallTime } from './wall-time.js';

/** A moment of a file, and the day by the wall clock that it lies in. */
export interface ReadDate {
  readonly at: Instant;
  /** `YYYY-MM-DD`: comparable as a string. */
  readonly day: string;
  /** The last millisecond of the day. */
  readonly dayEnd: Instant;
  /** The clocks showed it twice, or never: which moment is meant the text does not say. */
  readonly isAmbiguous?: true;
  /** Where days are looked for, and it is nothing but a day: at 00:00, or at 19:00 or 20:00 where that is 00:00 UTC, of the day after. */
  readonly dayOnly?: Pick<ReadDate, 'day' | 'dayEnd'>;
}

/**
 * `undefined` for a text that fits no pattern or names a moment that does not exist; a moment that the file itself marks
 * as such needs no pattern.
 */
export type DateReader = (text: string, marked?: WallTime) => ReadDate | undefined;

interface Day {
  readonly date: string;
  readonly end: Instant;
  /** Of the wall clock's 00:00; `undefined` on a day on which the clocks are changed. */
  readonly midnight: number | undefined;
}

const KEPT_DAYS = 20_000;

/**
 * Reads wall-clock texts of a time zone strictly. Where the clocks are put forward or back, a moment that was left out
 * or came twice is taken as Temporal's "compatible" takes it. Temporal is asked once for each day and not once for each
 * text: that is what makes it quick.
 */
export function makeDateReaders(timeZone: string): (patterns: readonly string[], finds?: 'days') => DateReader {
  const days = new Map<string, Day>();
  const dayOf = (wall: WallTime): Day => {
    const date = `${pad(wall.year, 4)}-${pad(wall.month, 2)}-${pad(wall.day, 2)}`;
    let day = days.get(date);
    if (!day) {
      if (days.size >= KEPT_DAYS) days.clear();
      days.set(date, (day = lookUp(date, timeZone)));
    }
    return day;
  };
  const dateOf = (wall: WallTime, findsDays: boolean): ReadDate => {
    const day = dayOf(wall);
    const date = { day: day.date, dayEnd: day.end };
    if (wall.offset !== undefined) return absolute(wall, wall.offset, timeZone, dayOf);
    if (day.midnight === undefined) {
      const { at, isAmbiguous } = slowly(day, wall.time, timeZone);
      return {
        at: new Date(at).toISOString(),
        ...date,
        ...(isAmbiguous ? { isAmbiguous } : {}),
        ...(findsDays ? dayOnly(wall, day) : {}),
      };
    }
    const at = day.midnight + wall.time;
    return { at: new Date(at).toISOString(), ...date, ...(findsDays ? dayOnly(wall, day, at) : {}) };
  };
  const dayOnly = ({ time }: WallTime, day: Day, at?: number): Pick<ReadDate, 'dayOnly'> => {
    if (time === 0) return { dayOnly: { day: day.date, dayEnd: day.end } };
    const isShifted = (time === 19 * HOUR || time === 20 * HOUR) && at !== undefined && at % DAY === 0;
    if (!isShifted) return {};
    const next = Temporal.PlainDate.from(day.date).add({ days: 1 });
    const after = dayOf({ year: next.year, month: next.month, day: next.day, time: 0 });
    return { dayOnly: { day: after.date, dayEnd: after.end } };
  };
  return (patterns, finds) => {
    const readers = patterns.map(compilePattern);
    const match = (text: string) => {
      for (const read of readers) {
        const wall = read(text);
        if (wall) return wall;
      }
      return undefined;
    };
    return (text, marked) => {
      const wall = marked ?? match(text) ?? match(narrow(text));
      return wall && dateOf(wall, finds === 'days');
    };
  };
}

/** Full-width digits and signs as the others are; nothing of what cannot be seen. */
function narrow(text: string): string {
  return text.normalize('NFKC').replace(/[\u200B-\u200F\u2060\uFEFF]/g, '');
}

function absolute(
  { year, month, day, time }: WallTime,
  offset: number,
  timeZone: string,
  dayOf: (wall: WallTime) => Day,
): ReadDate {
  const at = Date.UTC(year, month - 1, day) + time - offset * 60_000;
  const here = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
  const { date, end } = dayOf({ year: here.year, month: here.month, day: here.day, time: 0 });
  return { at: new Date(at).toISOString(), day: date, dayEnd: end };
}

function lookUp(date: string, timeZone: string): Day {
  const day = Temporal.PlainDate.from(date);
  const start = day.toZonedDateTime(timeZone);
  const next = day.add({ days: 1 }).toZonedDateTime(timeZone);
  const regular =
    start.offsetNanoseconds === next.offsetNanoseconds && next.epochMilliseconds - start.epochMilliseconds === DAY;
  return {
    date,
    end: new Date(next.epochMilliseconds - 1).toISOString(),
    midnight: regular ? start.epochMilliseconds : undefined,
  };
}

function slowly({ date }: Day, time: number, timeZone: string) {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ milliseconds: time });
  const [earlier, later] = (['earlier', 'later'] as const).map(
    (disambiguation) => wall.toZonedDateTime(timeZone, { disambiguation }).epochMilliseconds,
  );
  const at = wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
  return { at, isAmbiguous: earlier !== later ? (true as const) : undefined };
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
