import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultSettings, type LocalDate } from '#calendar';
import { isRefusal, type Recorded } from '#event-sourcing';
import { ChangeSettings, EstablishSettings } from './settings.commands.js';
import { evolveSettings, settingsDecider } from './settings.decider.js';
import { settingsCatalogue, type OfficeSettings, type SettingsChanged } from './settings.events.js';
import { settingsHistory, type SettingsHistory, type SettingsVersion } from './settings.history.js';

const configured: OfficeSettings = {
  ...defaultSettings,
  ...{ filingWorkingHours: 7, dispatchWorkingHours: 7, verificationWorkingHours: 14 },
  ...{ lateEntryDays: 7, reportingPeriod: 'quarter' },
};
/** Another environment than that of the first start: it must not matter. */
const later: OfficeSettings = { ...configured, filingWorkingHours: 70 };

function decide(versions: readonly SettingsVersion[], command: object, now: string) {
  return settingsDecider.decide(versions, command, { now, occurredAt: now, actor: 'li.ming', configured: later });
}

function change(versions: readonly SettingsVersion[], now: string, fields: Partial<ChangeSettings>) {
  const decision = decide(versions, Object.assign(new ChangeSettings(), { reason: 'r', ...fields }), now);
  if (isRefusal(decision)) return decision;
  return decision.reduce(
    (all, event) =>
      evolveSettings(all, {
        ...event,
        id: '1',
        recordedAt: now,
        metadata: { actor: 'li.ming', occurredAt: now, commandId: '1', commandDigest: '' },
      } satisfies Recorded<SettingsChanged>),
    versions,
  );
}

const first: SettingsVersion[] = [
  { data: { from: null, ...configured }, recordedAt: '2018-01-10T00:00:00.000Z', actor: 'system:settings' },
];
/** Monday, 10:00 in Shanghai. */
const monday = '2018-06-04T02:00:00.000Z';
const changed = (fields: Partial<ChangeSettings>, versions: readonly SettingsVersion[] = first, now = monday) => {
  const after = change(versions, now, fields);
  if ('refused' in after) throw new Error(after.message);
  return after;
};
const history = (versions: readonly SettingsVersion[]) => settingsHistory(later, versions);
const dayLength = (versions: readonly SettingsVersion[], day: LocalDate) => lengthOf(history(versions), day);
const lengthOf = ({ calendar }: SettingsHistory, day: LocalDate) => {
  return calendar.workingTimeBetween(calendar.startOfDay(day), calendar.endOfDay(day)) / 3_600_000;
};

describe('the first version of the settings', () => {
  test('is what was configured at the first start, since ever and once', () => {
    const establish = Object.assign(new EstablishSettings(), { settings: configured });
    expect(decide([], establish, monday)).toEqual([{ type: 'SettingsChanged', data: { from: null, ...configured } }]);
    expect(decide(first, establish, monday)).toEqual([]);
  });

  test('of an office that was there before a setting was: that has what counted until then, since ever and once', () => {
    const { lateEntryDays: _days, reportingPeriod: _period, ...known } = configured;
    const before: SettingsVersion[] = [{ ...first[0]!, data: { from: null, ...known } }];
    const establish = Object.assign(new EstablishSettings(), { settings: { ...configured, lateEntryDays: 3 } });
    const data = { from: null, lateEntryDays: 3, reportingPeriod: 'quarter' } as const;
    expect(decide(before, establish, monday)).toEqual([{ type: 'SettingsChanged', data }]);
    const after = [...before, { ...first[0]!, data, recordedAt: monday }];
    expect(decide(after, establish, monday)).toEqual([]);
    // What a later environment says does not count, and nothing is built anew.
    const { edition, first: held } = history(after);
    expect([history(after).on('2018-01-01').lateEntryDays, edition, held]).toEqual([
      3,
      0,
      { ...configured, lateEntryDays: 3 },
    ]);
    expect(history(after).knownBy('2018-02-01T00:00:00.000Z').latest.lateEntryDays).toBe(3);
  });

  test('holds whatever is configured later', () => {
    expect(history(first).limitsOn('1999-01-01').filingWorkingHours).toBe(7);
    expect(settingsHistory(later, []).limitsOn('2018-06-04').filingWorkingHours).toBe(70);
  });
});

test('settings of before the limit for dispatching are read as they stand; a program of then refuses newer ones', () => {
  const { schema, upcasts } = settingsCatalogue.SettingsChanged;
  const old = { from: null, filingWorkingHours: 7, verificationWorkingHours: 14 };
  expect([schema, upcasts[1](old), upcasts[2](old)]).toEqual([3, old, old]);
});

describe('a change of settings', () => {
  test('holds from tomorrow on unless told, and June keeps its own limits', () => {
    const after = history(changed({ filingWorkingHours: 3 }));
    expect([after.limitsOn('2018-06-04'), after.limitsOn('2018-06-05')]).toEqual([
      { filingWorkingHours: 7, dispatchWorkingHours: 7, verificationWorkingHours: 14 },
      { filingWorkingHours: 3, dispatchWorkingHours: 7, verificationWorkingHours: 14 },
    ]);
  });

  test('never begins before tomorrow, by the office’s own days', () => {
    expect(change(first, monday, { filingWorkingHours: 3, from: '2018-06-04' })).toMatchObject({
      refused: 'settings-from-tomorrow',
      field: 'from',
    });
    // 23:30 in Shanghai, then 00:30: tomorrow is another day by then.
    expect(change(first, '2018-06-04T15:30:00.000Z', { filingWorkingHours: 3, from: '2018-06-05' })).toHaveLength(2);
    expect(change(first, '2018-06-04T16:30:00.000Z', { filingWorkingHours: 3, from: '2018-06-05' })).toMatchObject({
      refused: 'settings-from-tomorrow',
    });
  });

  test('of office hours leaves the days before their length', () => {
    const after = changed({ officeHours: '09:00-12:00', from: '2018-07-02' });
    expect([dayLength(after, '2018-06-29'), dayLength(after, '2018-07-02')]).toEqual([7, 3]);
  });

  test('of holidays changes no day past, unless it is said that they were wrong', () => {
    const holidays = 'years:\n  2018:\n    holidays: [2018-05-31, 2018-06-29]\n    workingWeekends: []\n';
    const after = changed({ holidays });
    expect([dayLength(after, '2018-05-31'), dayLength(after, '2018-06-29')]).toEqual([7, 0]);
    expect(history(after).edition).toBe(0);
    const past = changed({ holidays, daysPast: true });
    expect([dayLength(past, '2018-05-31'), dayLength(past, '2018-06-29')]).toEqual([0, 0]);
    expect(history(past).edition).toBe(1);
    expect(change(first, monday, { filingWorkingHours: 3, daysPast: true })).toMatchObject({
      refused: 'limits-bind-by-the-day-of-reporting',
    });
    for (const bound of [{ lateEntryDays: 3 }, { dispatchWorkingHours: 4 }, { reportingPeriod: 'month' as const }]) {
      expect(change(first, monday, { ...bound, daysPast: true })).toMatchObject({
        refused: 'limits-bind-by-the-day-of-reporting',
      });
      expect(history(changed(bound)).on('2018-06-04')).toMatchObject({
        ...{ lateEntryDays: 7, dispatchWorkingHours: 7, reportingPeriod: 'quarter' },
      });
      expect(history(changed(bound)).on('2018-06-05')).toMatchObject(bound);
    }
  });

  test('is refused in one sentence where it changes nothing or makes no calendar', () => {
    expect(change(first, monday, { filingWorkingHours: 7 })).toMatchObject({ refused: 'settings-unchanged' });
    expect(change(first, monday, { officeHours: '14:00-12:00' })).toMatchObject({
      refused: 'settings-unusable',
      message: expect.stringContaining('14:00 is not before 12:00') as unknown,
    });
    expect(change(first, monday, { holidays: 'years: [' })).toMatchObject({ refused: 'settings-unusable' });
  });
});

describe('a moment of the past', () => {
  test('is judged by what was known then', () => {
    const after = history(changed({ filingWorkingHours: 3 }));
    expect(after.knownBy('2018-06-04T01:59:59.999Z').limitsOn('2019-01-01').filingWorkingHours).toBe(7);
    expect(after.knownBy(monday).limitsOn('2019-01-01').filingWorkingHours).toBe(3);
    expect(after.knownBy('1999-01-01T00:00:00.000Z').limitsOn('2019-01-01').filingWorkingHours).toBe(7);
  });

  test('keeps its yardstick through any changes that come later', () => {
    const steps = fc.array(
      fc.record({
        days: fc.integer({ min: 0, max: 40 }),
        ahead: fc.integer({ min: 1, max: 30 }),
        filingWorkingHours: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
        officeHours: fc.constantFrom('08:00-12:00', '09:00-17:00', undefined),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(steps, (list) => {
        let versions: readonly SettingsVersion[] = first;
        let today = Date.parse('2018-06-01T02:00:00.000Z');
        for (const { days, ahead, ...fields } of list) {
          today += days * 86_400_000;
          const now = new Date(today).toISOString();
          const from = new Date(today + ahead * 86_400_000).toISOString().slice(0, 10);
          const after = change(versions, now, { ...fields, from });
          if ('refused' in after) continue;
          const [then, nowOn] = [history(versions), history(after)];
          for (let back = 0; back < 20; back += 1) {
            const day = new Date(today - back * 86_400_000).toISOString().slice(0, 10);
            expect(nowOn.limitsOn(day)).toEqual(then.limitsOn(day));
            expect(lengthOf(nowOn, day)).toBe(lengthOf(then, day));
          }
          versions = after;
        }
      }),
      { numRuns: 30 },
    );
  });
});
