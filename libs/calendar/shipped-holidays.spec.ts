import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { PYTHON, testWithPython } from '../../test/python.js';
import { dateOf, requireDay } from './dates.js';
import { defaultCalendar, defaultSettings } from './index.js';

const YEARS = [2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026];

interface ChineseDays {
  isWorkday(day: string): boolean;
}
const chineseDays = createRequire(import.meta.url)('chinese-days') as ChineseDays;

const SCRIPT = `
import datetime, chinese_calendar
day = datetime.date(2018, 1, 1)
while day.year < 2027:
    if chinese_calendar.is_workday(day): print(day.isoformat())
    day += datetime.timedelta(days=1)
`;

/** The working days by PyPI's `chinesecalendar`. */
const byChinesecalendar = (): ReadonlySet<string> =>
  new Set(execFileSync(PYTHON, ['-c', SCRIPT], { encoding: 'utf8', stdio: 'pipe' }).trim().split(/\s+/));

function daysOf(year: number): string[] {
  const [first, last] = [requireDay(`${year}-01-01`), requireDay(`${year}-12-31`)];
  return Array.from({ length: last - first + 1 }, (_, n) => dateOf(first + n));
}

const worked = (year: number) => daysOf(year).filter((day) => defaultCalendar.isWorkingDay(day));

describe('the shipped holidays', () => {
  it('are those of 2018 to 2026, each from a notice of the State Council', () => {
    expect(Object.keys(defaultSettings.years).map(Number)).toEqual(YEARS);
    for (const [year, { source }] of Object.entries(defaultSettings.years))
      expect(source).toMatch(new RegExp(`^国办发明电〔${Number(year) - 1}〕\\d+号`));
  });

  it.each(YEARS)('of %d are those that chinese-days knows', (year) => {
    expect(worked(year)).toEqual(daysOf(year).filter((day) => chineseDays.isWorkday(day)));
  });

  testWithPython('chinese_calendar', 'are those that chinesecalendar knows', async () => {
    const known = byChinesecalendar();
    for (const year of YEARS) expect(worked(year)).toEqual(daysOf(year).filter((day) => known.has(day)));
  });

  it('include what was changed in the course of a year', () => {
    // 国办发明电〔2019〕3号 made 劳动节 four days; 国办发明电〔2020〕1号 made 春节 longer by three.
    const days = ['2019-04-28', '2019-05-02', '2019-05-05', '2020-01-31', '2020-02-01', '2020-02-03'];
    expect(days.map((day) => defaultCalendar.isWorkingDay(day))).toEqual([true, false, true, false, false, true]);
  });
});
