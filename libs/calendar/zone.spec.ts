import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { makeCalendar } from './index.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TO_2100 = { min: Date.UTC(1900, 0, 1), max: Date.UTC(2100, 0, 1) };

function calendarOf(timeZone: string, from = '08:30', to = '17:30') {
  return makeCalendar({ timeZone, officeHours: [{ from, to }], years: {} });
}

describe('a zone that changes its clocks', () => {
  const office = calendarOf('America/Los_Angeles');

  it('has a day of 23 hours and one of 25', () => {
    expect(office.startOfDay('2018-03-11')).toBe('2018-03-11T08:00:00.000Z');
    expect(office.endOfDay('2018-03-11')).toBe('2018-03-12T06:59:59.999Z');
    expect(office.startOfDay('2018-11-04')).toBe('2018-11-04T07:00:00.000Z');
    expect(office.endOfDay('2018-11-04')).toBe('2018-11-05T07:59:59.999Z');
  });

  it('keeps office hours by the wall clock', () => {
    expect(office.addWorkingDays('2018-03-09T20:00:00.000Z', 1)).toBe('2018-03-13T00:30:00.000Z');
    expect(office.addWorkingDays('2018-11-02T20:00:00.000Z', 1)).toBe('2018-11-06T01:30:00.000Z');
    expect(office.addWorkingHours('2018-03-10T00:30:00.000Z', 2)).toBe('2018-03-12T16:30:00.000Z');
  });

  it('lets hours at night pass as they really do', () => {
    const years = { 2018: { holidays: [], workingWeekends: ['2018-03-11', '2018-11-04'] } };
    const officeHours = [
      { from: '00:30', to: '02:30' },
      { from: '02:45', to: '04:00' },
    ];
    const night = makeCalendar({ timeZone: 'America/Los_Angeles', officeHours, years });
    const lengthOf = (day: string) => night.workingTimeBetween(night.startOfDay(day), night.endOfDay(day)) / HOUR;
    // 02:00 to 03:00 did not happen; later in the year, 01:00 to 02:00 happened twice.
    expect(lengthOf('2018-03-11')).toBe(1.5 + 1);
    expect(lengthOf('2018-11-04')).toBe(3 + 1.25);
  });

  it('may begin a day after 00:00', () => {
    const brasil = calendarOf('America/Sao_Paulo');
    expect(brasil.startOfDay('2018-11-04')).toBe('2018-11-04T03:00:00.000Z');
    expect(brasil.dayOf('2018-11-04T02:59:59.999Z')).toBe('2018-11-03');
    expect(brasil.dayOf('2018-11-04T03:00:00.000Z')).toBe('2018-11-04');
  });

  it('may skip a day, which then is no deadline', () => {
    const samoa = calendarOf('Pacific/Apia');
    expect(samoa.startOfDay('2011-12-30')).toBe(samoa.startOfDay('2011-12-31'));
    expect(samoa.dayOf(samoa.addWorkingDays(samoa.startOfDay('2011-12-29'), 1))).toBe('2012-01-02');
  });

  it('is Shanghai itself, in the summers of 1986 to 1991', () => {
    const shanghai = calendarOf('Asia/Shanghai');
    expect(shanghai.startOfDay('1988-07-01')).toBe('1988-06-30T15:00:00.000Z');
    expect(shanghai.startOfDay('1988-12-01')).toBe('1988-11-30T16:00:00.000Z');
  });
});

describe.each(['Asia/Shanghai', 'America/Los_Angeles', 'America/Sao_Paulo', 'Australia/Lord_Howe', 'UTC', '+05:45'])(
  'in %s',
  (timeZone) => {
    const office = calendarOf(timeZone);

    it('dayOf agrees with Temporal', () => {
      fc.assert(
        fc.property(fc.integer(TO_2100), (milliseconds) => {
          const zoned = Temporal.Instant.fromEpochMilliseconds(milliseconds).toZonedDateTimeISO(timeZone);
          expect(office.dayOf(new Date(milliseconds).toISOString())).toBe(zoned.toPlainDate().toString());
        }),
        { numRuns: 300 },
      );
    });

    it('days begin as Temporal says, and end where the next begins', () => {
      fc.assert(
        fc.property(fc.integer({ min: TO_2100.min / DAY, max: TO_2100.max / DAY }), (number) => {
          const day = new Date(number * DAY).toISOString().slice(0, 10);
          const next = new Date((number + 1) * DAY).toISOString().slice(0, 10);
          const start = Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds;
          expect(Date.parse(office.startOfDay(day))).toBe(start);
          expect(Date.parse(office.startOfDay(next)) - Date.parse(office.endOfDay(day))).toBe(1);
          expect(office.dayOf(office.startOfDay(day))).toBe(day);
          expect(office.dayOf(office.endOfDay(day))).toBe(day);
        }),
        { numRuns: 300 },
      );
    });
  },
);
