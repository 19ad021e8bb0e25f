import { checkYears } from './arrangements.js';
import { dayNumber } from './dates.js';
import { type CalendarSettings, CalendarSettingsError, type OfficeHours } from './types.js';
import { makeZone, type WallHours, type Zone } from './zone.js';

/** The settings in the form the arithmetic works on; days are day numbers. */
export interface ReadSettings {
  readonly zone: Zone;
  readonly hours: readonly WallHours[];
  readonly holidays: ReadonlySet<number>;
  readonly workingWeekends: ReadonlySet<number>;
  readonly years: ReadonlySet<number>;
}

/** Throws a `CalendarSettingsError` that names every fault. */
export function readSettings(settings: CalendarSettings): ReadSettings {
  const { timeZone, officeHours, years } = settings;
  const problems = checkYears(years, 'years');
  let zone: Zone | undefined;
  try {
    zone = makeZone(timeZone);
  } catch {
    problems.push(`timeZone: ${JSON.stringify(timeZone)} is not a time zone`);
  }
  const hours = readOfficeHours(officeHours, problems);
  if (!zone || problems.length > 0) throw new CalendarSettingsError(problems);

  const arrangements = Object.values(years);
  return {
    zone,
    hours,
    holidays: new Set(arrangements.flatMap(({ holidays }) => holidays.map(dayNumber))),
    workingWeekends: new Set(arrangements.flatMap(({ workingWeekends }) => workingWeekends.map(dayNumber))),
    years: new Set(Object.keys(years).map(Number)),
  };
}

function readOfficeHours(officeHours: readonly OfficeHours[], problems: string[]): WallHours[] {
  if (!Array.isArray(officeHours) || officeHours.length === 0) {
    problems.push('officeHours: expected at least one { from, to }');
    return [];
  }
  let previousTo = -1;
  return officeHours.map(({ from, to }: OfficeHours, index) => {
    const hours = { from: millisecondsOfDay(from), to: millisecondsOfDay(to) };
    const place = `officeHours[${index}]`;
    if (Number.isNaN(hours.from + hours.to)) problems.push(`${place}: from and to are times HH:MM, 00:00 to 23:59`);
    else if (hours.from >= hours.to) problems.push(`${place}: ${from} is not before ${to}`);
    else if (hours.from < previousTo) problems.push(`${place}: ${from} lies before the end of the hours listed before`);
    previousTo = hours.to;
    return hours;
  });
}

/** Milliseconds from 00:00 to the time `HH:MM`; NaN when it is none. */
function millisecondsOfDay(time: unknown): number {
  const match = typeof time === 'string' ? /^([01]\d|2[0-3]):([0-5]\d)$/.exec(time) : null;
  return match ? (Number(match[1]) * 60 + Number(match[2])) * 60_000 : NaN;
}
