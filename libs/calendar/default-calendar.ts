import { readFileSync } from 'node:fs';
import { loadHolidays } from './holidays.js';
import type { CalendarSettings } from './types.js';
import { makeCalendar } from './working-calendar.js';

/**
 * Asia/Shanghai and the year 2018, with common office hours: 08:30–12:00 and 14:00–17:30, seven hours a day with the
 * long midday break of the summer timetable. Hours are set by each place and not by the state: an office configures
 * its own, and loads further years, by `makeCalendar({ ...defaultSettings, officeHours, years })`.
 */
export const defaultSettings: CalendarSettings = {
  timeZone: 'Asia/Shanghai',
  officeHours: [
    { from: '08:30', to: '12:00' },
    { from: '14:00', to: '17:30' },
  ],
  // The file lies beside this module, in the sources and in the build.
  years: loadHolidays(readFileSync(new URL('./holidays-2018.yml', import.meta.url), 'utf8')),
};

export const defaultCalendar = makeCalendar(defaultSettings);
