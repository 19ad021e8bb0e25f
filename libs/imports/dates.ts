import { Temporal } from 'temporal-polyfill';
import type { Instant } from '#event-sourcing';
import { compilePattern, type WallTime } from './date-patterns.js';

/** A moment of a file, and the day by the wall clock that it lies in. */
export interface ReadDate {
  readonly at: Instant;
  /** `YYYY-MM-DD`: comparable as a string. */
  readonly day: string;
  /** The last millisecond of the day. */
  readonly dayEnd: Instant;
}

/** `undefined` for a text that fits no pattern or names a moment that does not exist. */
export type DateReader = (text: string) => ReadDate | undefined;

interface Day {
  readonly date: string;
  readonly end: Instant;
  /** Of the wall clock's 00:00; `undefined` on a day on which the clocks are changed. */
  readonly midnight: number | undefined;
}

const DAY = 86_400_000;
const KEPT_DAYS = 20_000;

/**
 * Reads wall-clock texts of a time zone strictly. Where the clocks are put forward or back, a moment that was left out
 * or came twice is taken as Temporal's "compatible" takes it. Temporal is asked once for each day and not once for each
 * text: that is what makes it quick.
 */
export function makeDateReaders(timeZone: string): (patterns: readonly string[]) => DateReader {
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
  return (patterns) => {
    const readers = patterns.map(compilePattern);
    return (text) => {
      for (const read of readers) {
        const wall = read(text);
        if (!wall) continue;
        const day = dayOf(wall);
        const at = day.midnight === undefined ? slowly(day, wall.time, timeZone) : day.midnight + wall.time;
        return { at: new Date(at).toISOString(), day: day.date, dayEnd: day.end };
      }
      return undefined;
    };
  };
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

function slowly({ date }: Day, time: number, timeZone: string): number {
  const wall = Temporal.PlainDate.from(date).toPlainDateTime().add({ milliseconds: time });
  return wall.toZonedDateTime(timeZone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
