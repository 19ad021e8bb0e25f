import { dayNumber, isWeekend } from './dates.js';

type Fields = Readonly<Record<string, unknown>>;

const LISTS = ['holidays', 'workingWeekends'] as const;

/** Whether the value is a mapping: an object that is no list. */
export function isMapping(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The faults of a mapping that has keys other than the allowed ones. */
export function unknownKeys(value: Fields, allowed: readonly string[], place: string): string[] {
  return Object.keys(value)
    .filter((key) => !allowed.includes(key))
    .map((key) => `${place}: unknown key ${JSON.stringify(key)}; known: ${allowed.join(', ')}`);
}

/**
 * The faults of the arrangements by year, each with its place; none when they can be used.
 * A date may stand in two years' lists of holidays (the days around New Year), never in a list of each kind.
 */
export function checkYears(years: unknown, place: string): string[] {
  if (!isMapping(years)) return [`${place}: expected a mapping from year to arrangement`];
  const problems: string[] = [];
  const placesByDate = { holidays: new Map<string, string>(), workingWeekends: new Map<string, string>() };
  for (const [year, arrangement] of Object.entries(years)) {
    const at = `${place}.${year}`;
    if (!/^\d{4}$/.test(year)) problems.push(`${at}: a year has four digits`);
    else if (!isMapping(arrangement)) problems.push(`${at}: expected ${LISTS.join(' and ')}`);
    else problems.push(...checkYear(Number(year), arrangement, at, placesByDate));
  }
  for (const [date, working] of placesByDate.workingWeekends) {
    const holiday = placesByDate.holidays.get(date);
    if (holiday) problems.push(`${date} is both a holiday (${holiday}) and a working weekend (${working})`);
  }
  return problems;
}

function checkYear(
  year: number,
  arrangement: Fields,
  place: string,
  placesByDate: Record<(typeof LISTS)[number], Map<string, string>>,
): string[] {
  const problems = unknownKeys(arrangement, [...LISTS, 'source'], place);
  const { source } = arrangement;
  if (source !== undefined && (typeof source !== 'string' || source.trim() === '')) {
    problems.push(`${place}.source: expected a text`);
  }
  for (const list of LISTS) {
    const dates = arrangement[list];
    if (!Array.isArray(dates)) {
      problems.push(`${place}.${list}: expected a list of dates (an empty one is [])`);
      continue;
    }
    const seen = new Set<unknown>();
    dates.forEach((date: unknown, index) => {
      const at = `${place}.${list}[${index}]`;
      const problem = seen.has(date) ? `${String(date)} stands in the list twice` : checkDate(date, year, list);
      if (problem) problems.push(`${at}: ${problem}`);
      else placesByDate[list].set(date as string, at);
      seen.add(date);
    });
  }
  return problems;
}

function checkDate(date: unknown, year: number, list: (typeof LISTS)[number]): string | undefined {
  if (typeof date !== 'string') return `expected a date YYYY-MM-DD, found ${JSON.stringify(date)}`;
  const day = dayNumber(date);
  if (Number.isNaN(day)) return `${JSON.stringify(date)} is not a date YYYY-MM-DD that exists`;
  const month = (Number(date.slice(0, 4)) - year) * 12 + Number(date.slice(5, 7)); // 1 to 12 within the year
  if (month < 0 || month > 13) {
    return `${date} does not belong to ${year}, nor to the December before or the January after it`;
  }
  if (list === 'workingWeekends' && !isWeekend(day)) return `${date} is neither a Saturday nor a Sunday`;
  return undefined;
}
