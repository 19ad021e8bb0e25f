import { NO_END, say, type Sentence } from '#event-sourcing';
import { fieldWords as words } from './platform.glossary.js';
import { malformed } from './problem.js';

/** Years that an office can mean, of what it does; what lies outside is a slip of the pen. */
const FIRST_YEAR = 1970;
/** Of what was there before the office: a branch was founded, a shop opened, somebody was appointed, a tree planted. */
const FIRST_YEAR_LONG_AGO = 1900;
const LAST_YEAR = 2199;

export const INSTANT_EXAMPLE = '2018-06-01T09:30:00+08:00';
export const DAY_EXAMPLE = '2018-06-01';
/** What is wanted where a text is no moment, or no day. */
export const instantWanted = say(words.instant, { example: INSTANT_EXAMPLE });
export const dayWanted = say(words.day, { example: DAY_EXAMPLE });

/** Which years a day or a moment may lie in. */
export interface YearsTold {
  /** It may have been long before the office began: from 1900 on. */
  readonly longAgo?: boolean;
}

const YEAR = '(?:19[7-9]\\d|20\\d\\d|21\\d\\d)';
const YEAR_LONG_AGO = '(?:19\\d\\d|20\\d\\d|21\\d\\d)';
const MONTH_AND_DAY = '(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])';
const HOUR = '(?:[01]\\d|2[0-3])';

const dayOfYear = (year: string) => `^${year}-${MONTH_AND_DAY}$`;
const instantOfYear = (year: string) =>
  `^${year}-${MONTH_AND_DAY}T${HOUR}:[0-5]\\d:[0-5]\\d(?:\\.\\d{1,9})?(?:Z|[+\\-]${HOUR}:[0-5]\\d)$`;

const patterns = { day: dayOfYear(YEAR), instant: instantOfYear(YEAR) };
const patternsLongAgo = { day: dayOfYear(YEAR_LONG_AGO), instant: instantOfYear(YEAR_LONG_AGO) };

const patternsOf = ({ longAgo }: YearsTold) => (longAgo ? patternsLongAgo : patterns);
export const dayPattern = (years: YearsTold = {}): string => patternsOf(years).day;
/** RFC 3339 with offset, the fraction of at most nine digits, without leap seconds. */
export const instantPattern = (years: YearsTold = {}): string => patternsOf(years).instant;

const formsOf = ({ day, instant }: typeof patterns) => ({
  day: new RegExp(day, 'u'),
  instant: new RegExp(instant, 'u'),
});
const forms = formsOf(patterns);
const formsLongAgo = formsOf(patternsLongAgo);
const formsIn = ({ longAgo }: YearsTold) => (longAgo ? formsLongAgo : forms);

/** An RFC 3339 date-time with offset that exists, as UTC with milliseconds; `undefined` for anything else. */
export function parseInstant(text: unknown, years: YearsTold = {}): string | undefined {
  if (typeof text !== 'string' || !formsIn(years).instant.test(text) || !exists(text)) return undefined;
  return new Date(text).toISOString();
}

export function isLocalDate(text: unknown, years: YearsTold = {}): text is string {
  return typeof text === 'string' && formsIn(years).day.test(text) && exists(text);
}

/** Of a text of the form: every month has the first 28 days. */
function exists(text: string): boolean {
  const date = Number(text.slice(8, 10));
  if (date <= 28) return true;
  const [year, month] = [Number(text.slice(0, 4)), Number(text.slice(5, 7))];
  const then = new Date(Date.UTC(year, month - 1, date));
  return then.getUTCMonth() === month - 1 && then.getUTCDate() === date;
}

/** What is wrong with a text that is no moment or no day, where its year alone is. */
export function yearFault(text: string, { longAgo }: YearsTold = {}): Sentence | undefined {
  const year = /^(\d{4})-\d\d-\d\d/.exec(text)?.[1];
  if (year === undefined) return undefined;
  const first = longAgo ? FIRST_YEAR_LONG_AGO : FIRST_YEAR;
  if (Number(year) < first) return say(words.before, { year: first });
  return Number(year) > LAST_YEAR ? say(words.after, { year: LAST_YEAR }) : undefined;
}

/**
 * The days that months are asked of: those of the period, and where that has no end the first or last that anything fell on,
 * by the moments given; none later than the asked day. Undefined: nothing ever did.
 */
function daysAsked(
  { from, to }: { readonly from?: string; readonly to?: string },
  moments: readonly string[],
  dayOf: (moment: string) => string,
  today: string,
): { readonly from: string; readonly to: string } | undefined {
  const days = moments
    .filter((moment) => moment < NO_END)
    .map(dayOf)
    .filter((one) => one <= today)
    .sort();
  const [first, last] = [from ?? days.at(0), to ?? days.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { from: first, to: last < today ? last : today };
}

/** So many months are asked of at a time: ten years. */
const MOST_MONTHS = 120;

/** The months of the days that are asked of. @throws malformed for more than an answer may have */
export function monthsAskedOf(...asked: Parameters<typeof daysAsked>): ReturnType<typeof monthsOf> {
  const days = daysAsked(...asked);
  if (!days) return [];
  const monthOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
  const months = monthOf(days.to) - monthOf(days.from) + 1;
  if (months > MOST_MONTHS) throw malformed('from', say(words.months, { months, most: MOST_MONTHS }));
  return monthsOf(days.from, days.to);
}

/** The months between two days of the office, both inclusive: each by its name, with those of its days that are meant. */
function monthsOf(from: string, to: string): { readonly month: string; readonly from: string; readonly to: string }[] {
  const months = [];
  for (let first = from; first <= to;) {
    const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
    const last = new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
    months.push({ month: first.slice(0, 7), from: first, to: last < to ? last : to });
    first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
  }
  return months;
}
