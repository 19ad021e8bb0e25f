import { Temporal } from 'temporal-polyfill';
import { DAY, HOUR } from './spans.js';

/** A stretch of time over which a zone's clocks keep the same distance from UTC. Milliseconds throughout. */
interface OffsetSpan {
  /** First instant, since 1970; -Infinity when the zone never changed before. */
  readonly start: number;
  /** First instant after the span; Infinity when no change follows. */
  readonly end: number;
  /** Wall-clock time minus UTC. */
  readonly offset: number;
}

/** Hours of a day by the wall clock, in milliseconds since its 00:00. */
export interface WallHours {
  readonly from: number;
  readonly to: number;
}

/** A stretch of real time, milliseconds since 1970. */
export interface Stretch {
  readonly open: number;
  readonly close: number;
}

/** The days of a time zone, by day number (days since 1970-01-01). */
export interface Zone {
  dayAt(milliseconds: number): number;
  startOf(day: number): number;
  /** The instants of the day at which the wall clock shows one of the hours, in order of time. */
  stretchesOf(day: number, hours: readonly WallHours[]): Stretch[];
  /** Whether no clock is set on the day or near it: then every hour is as long as it says. */
  isOrdinary(day: number): boolean;
}

/** No zone was ever farther from UTC than this. */
const REACH = 16 * HOUR;

/**
 * The zone's offset changes are looked up once each and kept: all else is arithmetic. (Asking Temporal for every
 * instant costs microseconds each time.) Throws a `RangeError` for an unknown zone.
 */
export function makeZone(timeZone: string): Zone {
  const spanAt = offsetSpans(timeZone);
  return {
    dayAt: (milliseconds) => Math.floor((milliseconds + spanAt(milliseconds).offset) / DAY),

    startOf(day) {
      const midnight = day * DAY;
      let span = spanAt(midnight - REACH);
      // The wall clock may jump past midnight: then the day begins with the span after the jump.
      for (;;) {
        const reached = Math.max(span.start, midnight - span.offset);
        if (reached < span.end) return reached;
        span = spanAt(span.end);
      }
    },

    stretchesOf(day, hours) {
      const midnight = day * DAY;
      const stretches: Stretch[] = [];
      let span = spanAt(midnight - REACH);
      for (;;) {
        for (const { from, to } of hours) {
          const open = Math.max(span.start, midnight + from - span.offset);
          const close = Math.min(span.end, midnight + to - span.offset);
          if (open < close) stretches.push({ open, close });
        }
        if (span.end >= midnight + DAY + REACH) return stretches;
        span = spanAt(span.end);
      }
    },

    isOrdinary: (day) => spanAt(day * DAY - REACH).end >= (day + 1) * DAY + REACH,
  };
}

/** The span an instant lies in: mostly the one asked for before, else one met before, else computed. */
function offsetSpans(timeZone: string): (milliseconds: number) => OffsetSpan {
  const known: OffsetSpan[] = [];
  const holds = (span: OffsetSpan, milliseconds: number) => span.start <= milliseconds && milliseconds < span.end;
  let last = computeSpan(timeZone, 0);
  known.push(last);
  return (milliseconds) => {
    if (holds(last, milliseconds)) return last;
    let span = known.find((candidate) => holds(candidate, milliseconds));
    if (!span) {
      span = computeSpan(timeZone, milliseconds);
      known.push(span);
    }
    last = span;
    return span;
  };
}

function computeSpan(timeZone: string, milliseconds: number): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);
  // "previous" looks strictly before, and a change at this very instant is where the span starts.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const next = at.getTimeZoneTransition('next');
  return {
    start: previous ? previous.epochMilliseconds : -Infinity,
    end: next ? next.epochMilliseconds : Infinity,
    offset: at.offsetNanoseconds / 1_000_000,
  };
}
