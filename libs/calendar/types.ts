import { inLines, SaidError, say, type Instant, type Sentence } from '#event-sourcing';
import { words } from './calendar.glossary.js';

export type { Instant };

/** A day of the calendar in the office's time zone, `YYYY-MM-DD`, years 0000 to 9999: comparable as a string. */
export type LocalDate = string;

/** One stretch of a working day, wall-clock time of the office, `HH:MM` from 00:00 to 23:59. */
export interface OfficeHours {
  readonly from: string;
  /** The close of business: work done at this very instant is still in time. */
  readonly to: string;
}

/** The exceptions of one year from the week of Monday to Friday. */
export interface YearArrangement {
  /** Days off. They may fall on a weekend, in the December before the year or in the January after it. */
  readonly holidays: readonly LocalDate[];
  /** Saturdays and Sundays that are worked in exchange (调休上班). Same range of dates. */
  readonly workingWeekends: readonly LocalDate[];
  /** The document the arrangement was taken from. */
  readonly source?: string;
}

export type YearArrangements = Readonly<Record<number, YearArrangement>>;

export interface CalendarSettings {
  /** IANA name, such as `Asia/Shanghai`. */
  readonly timeZone: string;
  /** Hours of every working day: in order of time, not overlapping, at least one. */
  readonly officeHours: readonly OfficeHours[];
  readonly years: YearArrangements;
  /** What was changed since, each from a day on, in order; the days before keep what held for them. */
  readonly changes?: readonly CalendarChange[];
}

/** From this day on: other hours, other arrangements, or both. */
export interface CalendarChange {
  readonly from: LocalDate;
  readonly officeHours?: readonly OfficeHours[];
  /** All of them, not only the new ones. */
  readonly years?: YearArrangements;
}

/**
 * The four clocks by which a standard limits a task: hours that run on by night and on holidays (紧急工作时), hours within
 * the office's own (工作时), working days (工作日) and days of the calendar (自然日, 紧急工作日).
 */
export const TIME_LIMIT_KINDS = ['urgentHours', 'workingHours', 'workingDays', 'calendarDays'] as const;

export type TimeLimitKind = (typeof TIME_LIMIT_KINDS)[number];

/** How long something may take, by which clock. A value, so that it can be stored as it was ordered. */
export interface TimeLimit {
  readonly kind: TimeLimitKind;
  /** Hours may have fractions, down to the millisecond; days are whole. 0 or more. */
  readonly amount: number;
}

/**
 * What counts as working time at the office. A value: it reads no clock, and equal arguments give equal answers.
 * Every method throws a `RangeError` for an instant, date or amount it cannot read.
 */
export interface WorkingCalendar {
  /** IANA name of the office's time zone. */
  readonly timeZone: string;

  /** Of the settings: what was reckoned by another calendar is told by it. */
  readonly digest: string;

  /** Whether an arrangement was given for the year; without one, Monday to Friday are worked. */
  knowsYear(year: number): boolean;

  /** The day the office's wall calendar shows at the instant. */
  dayOf(instant: Instant): LocalDate;

  /**
   * The first instant of the day, which is not always 00:00: some zones set their clocks forward at midnight.
   * A day that a zone skipped (Samoa, 30 December 2011) begins with the day after it, and ends before it begins.
   */
  startOfDay(day: LocalDate): Instant;

  /** The last millisecond of the day, whether it has 23, 24 or 25 hours. */
  endOfDay(day: LocalDate): Instant;

  /** Monday to Friday without the holidays, and the weekends worked in exchange. */
  isWorkingDay(day: LocalDate): boolean;

  /**
   * A deadline of `days` working days (a whole number, 0 or more): the close of business of the n-th working day after
   * the day of `from`. The day of `from` does not count, and the last day ends when business does: General
   * Provisions of the Civil Law (2017) art. 201 and 203, taken over by the Civil Code (2021) under the same numbers.
   *
   * With 0 days: the close of business still ahead (or just reached) on the day of `from`, else that of the next
   * working day.
   */
  addWorkingDays(from: Instant, days: number): Instant;

  /** As `addWorkingTime`, in hours; fractions are rounded to the millisecond. */
  addWorkingHours(from: Instant, hours: number): Instant;

  /**
   * A deadline of so many milliseconds of working time (a whole number, 0 or more): the earliest instant, not before
   * `from`, by which office hours of that length have passed. So an amount used up at the close of business ends
   * there and not at the next opening, and an amount of 0 ends at `from`, even on a holiday.
   */
  addWorkingTime(from: Instant, milliseconds: number): Instant;

  /** Milliseconds within office hours between the instants; 0 when `to` is not after `from`. */
  workingTimeBetween(from: Instant, to: Instant): number;

  /** Working days after the day of `from`, up to the day of `to` and with it; 0 when that is no later day. */
  workingDaysBetween(from: Instant, to: Instant): number;

  /**
   * The deadline of a time limit that begins at `from`. Calendar days end with the last millisecond of the n-th day
   * after the day of `from`, also where that is a holiday; the other kinds as said above.
   */
  addLimit(from: Instant, limit: TimeLimit): Instant;
}

/** Settings or a holiday file that cannot be used: every fault found, each with its place. */
export class CalendarSettingsError extends SaidError {
  constructor(readonly problems: readonly Sentence[]) {
    super(say(words.notUsable, { problems: inLines(problems) }));
  }
}
