import { say, type Sentence } from '#event-sourcing';
import { checkYears, faultAt } from './arrangements.js';
import { words } from './calendar.glossary.js';
import { dayNumber } from './dates.js';
import { type CalendarSettings, CalendarSettingsError, type OfficeHours, type YearArrangements } from './types.js';
import { makeZone, type WallHours, type Zone } from './zone.js';

/** The settings in the form the arithmetic works on; days are day numbers. */
export interface ReadSettings {
  readonly zone: Zone;
  /** Years that have an arrangement in any period. */
  readonly years: ReadonlySet<number>;
  /** What holds from a day on, the latest first; the last one holds since ever. */
  readonly periods: readonly Period[];
}

export interface Period {
  readonly start: number;
  readonly hours: readonly WallHours[];
  /** Milliseconds of a working day on which no clock is set. */
  readonly ordinary: number;
  readonly holidays: ReadonlySet<number>;
  readonly workingWeekends: ReadonlySet<number>;
}

/** Throws a `CalendarSettingsError` that names every fault. */
export function readSettings({ timeZone, changes = [], ...first }: CalendarSettings): ReadSettings {
  const problems: Sentence[] = [];
  let zone: Zone | undefined;
  try {
    zone = makeZone(timeZone);
  } catch {
    problems.push(say(words.timeZone, { zone: JSON.stringify(timeZone) }));
  }
  let { officeHours, years } = first;
  const periods = [readPeriod(-Infinity, officeHours, years, '', problems)];
  const known = new Set(Object.keys(years));
  changes.forEach((change, n) => {
    ({ officeHours, years } = { officeHours, years, ...change });
    const start = dayNumber(change.from);
    if (Number.isNaN(start) || start <= periods[0]!.start)
      problems.push(faultAt(`changes[${n}].from`, say(words.changeFrom, { found: JSON.stringify(change.from) })));
    periods.unshift(readPeriod(start, officeHours, years, `changes[${n}].`, problems));
    for (const year of Object.keys(years)) known.add(year);
  });
  if (!zone || problems.length > 0) throw new CalendarSettingsError(problems);
  return { zone, periods, years: new Set([...known].map(Number)) };
}

function readPeriod(
  start: number,
  officeHours: readonly OfficeHours[],
  years: YearArrangements,
  place: string,
  problems: Sentence[],
): Period {
  const faults = checkYears(years, `${place}years`);
  problems.push(...faults);
  const hours = readOfficeHours(officeHours, `${place}officeHours`, problems);
  const arrangements = faults.length > 0 ? [] : Object.values(years);
  return {
    start,
    hours,
    ordinary: hours.reduce((sum, { from, to }) => sum + to - from, 0),
    holidays: new Set(arrangements.flatMap(({ holidays }) => holidays.map(dayNumber))),
    workingWeekends: new Set(arrangements.flatMap(({ workingWeekends }) => workingWeekends.map(dayNumber))),
  };
}

/** What holds on the day. */
export function periodOf({ periods }: ReadSettings, day: number): Period {
  for (const period of periods) if (day >= period.start) return period;
  return periods.at(-1)!;
}

function readOfficeHours(officeHours: readonly OfficeHours[], name: string, problems: Sentence[]): WallHours[] {
  if (!Array.isArray(officeHours) || officeHours.length === 0) {
    problems.push(faultAt(name, words.someHours));
    return [];
  }
  let previousTo = -1;
  return officeHours.map(({ from, to }: OfficeHours, index) => {
    const hours = { from: millisecondsOfDay(from), to: millisecondsOfDay(to) };
    const place = `${name}[${index}]`;
    if (Number.isNaN(hours.from + hours.to)) problems.push(faultAt(place, words.times));
    else if (hours.from >= hours.to) problems.push(faultAt(place, say(words.order, { from, to })));
    else if (hours.from < previousTo) problems.push(faultAt(place, say(words.overlap, { from })));
    previousTo = hours.to;
    return hours;
  });
}

/** Milliseconds from 00:00 to the time `HH:MM`; NaN when it is none. */
function millisecondsOfDay(time: unknown): number {
  const match = typeof time === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) : null;
  return match ? (Number(match[1]) * 60 + Number(match[2])) * 60_000 : NaN;
}
