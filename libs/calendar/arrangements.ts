import { listed, say, type Sentence } from '#event-sourcing';
import { words } from './calendar.glossary.js';
import { dayNumber, isWeekend } from './dates.js';

type Fields = Readonly<Record<string, unknown>>;

const LISTS = ['holidays', 'workingWeekends'] as const;

/** Whether the value is a mapping: an object that is no list. */
export function isMapping(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A fault with its place. */
export const faultAt = (place: string | Sentence, fault: Sentence): Sentence => say(words.at, { place, fault });

/** The faults of a mapping that has keys other than the allowed ones. */
export function unknownKeys(value: Fields, allowed: readonly string[], place: string | Sentence): Sentence[] {
  return Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => faultAt(place, say(words.unknownKey, { key: JSON.stringify(key), known: listed(allowed) })));
}

/**
 * The faults of the arrangements by year, each with its place; none when they can be used.
 * A date may stand in two years' lists of holidays (the days around New Year), never in a list of each kind.
 */
export function checkYears(years: unknown, place: string): Sentence[] {
  if (!isMapping(years)) return [faultAt(place, words.years)];
  const problems: Sentence[] = [];
  const placesByDate = { holidays: new Map<string, string>(), workingWeekends: new Map<string, string>() };
  for (const [year, arrangement] of Object.entries(years)) {
    const here = `${place}.${year}`;
    const lists = say(words.and, { one: LISTS[0], other: LISTS[1] });
    if (!/^\d{4}$/.test(year)) problems.push(faultAt(here, words.fourDigits));
    else if (!isMapping(arrangement)) problems.push(faultAt(here, say(words.arrangement, { lists })));
    else problems.push(...checkYear(Number(year), arrangement, here, placesByDate));
  }
  for (const [date, working] of placesByDate.workingWeekends) {
    const holiday = placesByDate.holidays.get(date);
    if (holiday) problems.push(say(words.both, { date, holiday, working }));
  }
  return problems;
}

function checkYear(
  year: number,
  arrangement: Fields,
  place: string,
  placesByDate: Record<(typeof LISTS)[number], Map<string, string>>,
): Sentence[] {
  const problems = unknownKeys(arrangement, [...LISTS, 'source'], place);
  const { source } = arrangement;
  if (source !== undefined && (typeof source !== 'string' || source.trim() === '')) {
    problems.push(faultAt(`${place}.source`, words.text));
  }
  for (const list of LISTS) {
    const dates = arrangement[list];
    if (!Array.isArray(dates)) {
      problems.push(faultAt(`${place}.${list}`, words.dates));
      continue;
    }
    const seen = new Set<unknown>();
    dates.forEach((date: unknown, index) => {
      const here = `${place}.${list}[${index}]`;
      const problem = seen.has(date) ? say(words.twice, { date: String(date) }) : checkDate(date, year, list);
      if (problem) problems.push(faultAt(here, problem));
      else placesByDate[list].set(date as string, here);
      seen.add(date);
    });
  }
  return problems;
}

function checkDate(date: unknown, year: number, list: (typeof LISTS)[number]): Sentence | undefined {
  if (typeof date !== 'string') return say(words.noDate, { found: JSON.stringify(date) });
  const day = dayNumber(date);
  if (Number.isNaN(day)) return say(words.noSuchDate, { date: JSON.stringify(date) });
  const month = (Number(date.slice(0, 4)) - year) * 12 + Number(date.slice(5, 7)); // 1 to 12 within the year
  if (month < 0 || month > 13) return say(words.otherYear, { date, year });
  if (list === 'workingWeekends' && !isWeekend(day)) return say(words.noWeekend, { date });
  return undefined;
}
