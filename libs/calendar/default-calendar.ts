import { readFileSync } from 'node:fs';
import { loadHolidays } from './holidays.js';
import type { CalendarSettings, YearArrangements } from './types.js';
import { makeCalendar } from './working-calendar.js';

/** Years whose arrangement is shipped, one file each. */
const SHIPPED = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

// The files lie beside this module, in the sources and in the build.
const shippedYears = SHIPPED.reduce<YearArrangements>((years, year) => {
  const text = readFileSync(new URL(`./holidays-${year}.yml`, import.meta.url), 'utf8');
  return { ...years, ...loadHolidays(text) };
}, {});

/**
 * Asia/Shanghai and the years 2018 to 2026, with common office hours: 08:30–12:00 and 14:00–17:30, seven hours a day with the
 * long midday break of the summer timetable. Hours are set by each place and not by the state: an office configures
 * its own, and loads further years, by `makeCalendar({ ...defaultSettings, officeHours, years })`.
 */
export const defaultSettings: CalendarSettings = {
  timeZone: 'Asia/Shanghai',
  officeHours: [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '17:30' },
  ],
  years: shippedYears,
};

export const defaultCalendar = makeCalendar(defaultSettings);
