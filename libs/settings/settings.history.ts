import { makeCalendar, type CalendarChange, type LocalDate, type WorkingCalendar } from '#calendar';
import type { Instant } from '#event-sourcing';
import type { OfficeSettings, SettingsChanged } from './settings.events.js';

export type Limits = Pick<OfficeSettings, 'filingWorkingHours' | 'dispatchWorkingHours' | 'verificationWorkingHours'>;

/** One change as the log has it. */
export interface SettingsVersion {
  readonly data: SettingsChanged['data'];
  readonly recordedAt: Instant;
  readonly actor: string;
}

/** The yardsticks of an office over time. A value: it reads no clock and no log. */
export interface SettingsHistory {
  /** In the order of the log; none where the log has none yet, and the configuration stands in. */
  readonly versions: readonly SettingsVersion[];
  /** What holds in the end, though it may not have begun yet. */
  readonly latest: OfficeSettings;
  /** The settings of a day, by the office's calendar. */
  on(day: LocalDate): OfficeSettings;
  /** The limits that bind what was reported on the day. */
  limitsOn(day: LocalDate): Limits;
  /** Working time by the hours and holidays of each day itself. */
  readonly calendar: WorkingCalendar;
  /** What had held since ever when it was first written down; where nobody has yet, what is configured. */
  readonly first: OfficeSettings;
  /** How often the calendar of days past was changed: derived fields of another edition are to be built anew. */
  readonly edition: number;
  /** As it was known then; what was established always counts, for it says what had held before anybody wrote it down. */
  knownBy(recordedUntil: Instant | undefined): SettingsHistory;
}

const SINCE_EVER = '0000-00-00';

/**
 * @param configured what holds where the log says nothing
 * @throws CalendarSettingsError where the changes make no calendar
 */
export function settingsHistory(configured: OfficeSettings, versions: readonly SettingsVersion[]): SettingsHistory {
  const byCount = new Map<number, SettingsHistory>();
  const knownThen = (then: readonly SettingsVersion[]): SettingsHistory => {
    let history = byCount.get(then.length);
    if (!history) byCount.set(then.length, (history = make(then)));
    return history;
  };

  function make(taken: readonly SettingsVersion[]): SettingsHistory {
    const on = (day: LocalDate): OfficeSettings =>
      taken.reduce(
        (settings, { data }) => ((data.from ?? SINCE_EVER) <= day ? apply(settings, data) : settings),
        configured,
      );
    const calendar = calendarOf(on, taken);
    return {
      versions: taken,
      first: taken.filter(isEstablished).reduce((settings, { data }) => apply(settings, data), configured),
      latest: taken.reduce((settings, { data }) => apply(settings, data), configured),
      on,
      limitsOn: (day) => {
        const { filingWorkingHours, dispatchWorkingHours, verificationWorkingHours } = on(day);
        return { filingWorkingHours, dispatchWorkingHours, verificationWorkingHours };
      },
      calendar,
      edition: taken.filter((one) => !isEstablished(one) && isOfDaysPast(one.data, calendar.dayOf(one.recordedAt)))
        .length,
      knownBy: (recordedUntil) =>
        recordedUntil === undefined
          ? knownThen(versions)
          : knownThen(versions.filter((one) => isEstablished(one) || one.recordedAt <= recordedUntil)),
    };
  }
  return knownThen(versions);
}

/** What had counted before anybody wrote it down; a setting that came later has a version of its own. */
export function isEstablished({ data }: Pick<SettingsVersion, 'data'>): boolean {
  return data.from === null && data.reason === undefined;
}

function isOfDaysPast({ from }: SettingsChanged['data'], today: LocalDate): boolean {
  return from === null || from <= today;
}

function apply(settings: OfficeSettings, data: SettingsChanged['data']): OfficeSettings {
  const { from: _from, reason: _reason, ...changed } = data;
  return { ...settings, ...changed };
}

/** A change of days past may begin before another one that is known already, so the days are asked, not the order. */
function calendarOf(on: (day: LocalDate) => OfficeSettings, versions: readonly SettingsVersion[]): WorkingCalendar {
  const days = versions.flatMap(({ data }) => data.from ?? []);
  const changes = [...new Set(days)].sort().map((from): CalendarChange => {
    const { officeHours, years } = on(from);
    return { from, officeHours, years };
  });
  const { timeZone, officeHours, years } = on(SINCE_EVER);
  return makeCalendar({ timeZone, officeHours, years, changes });
}
