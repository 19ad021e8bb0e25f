import { describe, expect, it } from '@jest/globals';
import { CalendarSettingsError, defaultSettings, loadHolidays, makeCalendar } from './index.js';

function year(holidays: string, workingWeekends = '[]', rest = ''): string {
  return `years:\n  2020:\n    holidays: ${holidays}\n    workingWeekends: ${workingWeekends}\n${rest}`;
}

describe('a holiday file', () => {
  it('yields the arrangements of its years', () => {
    expect(loadHolidays(year('[2019-12-31, 2020-01-01, 2021-01-01]', '[2020-01-19]', '    source: a notice'))).toEqual({
      2020: {
        holidays: ['2019-12-31', '2020-01-01', '2021-01-01'],
        workingWeekends: ['2020-01-19'],
        source: 'a notice',
      },
    });
  });

  it('goes together with others', () => {
    const { 2018: shipped } = defaultSettings.years;
    const years = { 2018: shipped!, ...loadHolidays(year('[2020-01-01]', '[2020-01-19]')) };
    const calendar = makeCalendar({ ...defaultSettings, years });
    expect([2018, 2019, 2020].map((known) => calendar.knowsYear(known))).toEqual([true, false, true]);
    expect(calendar.isWorkingDay('2020-01-01')).toBe(false);
    expect(calendar.isWorkingDay('2020-01-19')).toBe(true);
    expect(calendar.isWorkingDay('2018-02-11')).toBe(true);
  });

  it('is shipped for 2018: seven holidays and the New Year after them', () => {
    const shipped = defaultSettings.years[2018]!;
    expect(shipped.source).toContain('国办发明电〔2017〕12号');
    expect(shipped.holidays).toHaveLength(3 + 7 + 3 + 3 + 3 + 3 + 7 + 3);
    expect(shipped.workingWeekends).toHaveLength(2 + 1 + 1 + 2 + 1);
  });

  it.each([
    ['no YAML', 'years: [', /not YAML/],
    ['an empty text', '', /mapping with the key years/],
    ['a list', '- 2018', /mapping with the key years/],
    ['an unknown key of the file', `${year('[]')}zone: x\n`, /the file: unknown key "zone"; known: years/],
    ['an unknown key of a year', year('[]', '[]', '    workdays: []\n'), /years\.2020: unknown key "workdays"/],
    ['a doubled year', `${year('[]')}  2020:\n    holidays: []\n    workingWeekends: []\n`, /not YAML.*unique/],
    ['a year that is none', 'years:\n  20:\n    holidays: []\n', /years\.20: a year has four digits/],
    ['a year without content', 'years:\n  2020:\n', /years\.2020: expected holidays and workingWeekends/],
    ['a missing list', 'years:\n  2020:\n    holidays: []\n', /years\.2020\.workingWeekends: expected a list/],
    ['a source that is no text', year('[]', '[]', '    source: 5\n'), /years\.2020\.source: expected a text/],
    ['a date that does not exist', year('[2020-02-30]'), /years\.2020\.holidays\[0\]: "2020-02-30" is not a date/],
    ['something else than a date', year('[2020]'), /holidays\[0\]: expected a date YYYY-MM-DD, found 2020/],
    ['a date of another year', year('[2021-02-01]'), /2021-02-01 does not belong to 2020/],
    ['a date of the November before', year('[2019-11-30]'), /2019-11-30 does not belong to 2020/],
    [
      'a working weekend that is no weekend',
      year('[]', '[2020-01-17]'),
      /2020-01-17 is neither a Saturday nor a Sunday/,
    ],
    ['a date twice', year('[2020-01-01, 2020-01-01]'), /holidays\[1\]: 2020-01-01 stands in the list twice/],
    [
      'a date in both lists',
      year('[2020-01-18]', '[2020-01-18]'),
      /2020-01-18 is both a holiday .* and a working weekend/,
    ],
  ])('is refused with %s', (_, text, message) => {
    expect(() => loadHolidays(text)).toThrow(CalendarSettingsError);
    expect(() => loadHolidays(text)).toThrow(message);
  });

  it('is refused with all its faults at once', () => {
    const load = () => loadHolidays(year('[2020-02-30, 2021-02-01]', '[2020-01-17]'));
    expect(load).toThrow(/holidays\[0\](.|\n)*holidays\[1\](.|\n)*workingWeekends\[0\]/);
  });

  it('may not contradict the file of another year', () => {
    const years = { ...defaultSettings.years, ...loadHolidays(year('[]').replace('2020', '2019')) };
    const contradicting = { ...years, 2019: { holidays: ['2018-12-29'], workingWeekends: [] } };
    expect(() => makeCalendar({ ...defaultSettings, years: contradicting })).toThrow(/2018-12-29 is both/);
  });
});
