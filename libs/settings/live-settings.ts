import { isDeepStrictEqual } from 'node:util';
import type { WorkingCalendar } from '#calendar';
import {
  inOneLine,
  listed,
  SaidError,
  say,
  type Clock,
  type EventStore,
  type Recorded,
  type Sentence,
} from '#event-sourcing';
import type { ZerenConfig } from '#platform';
import { evolveSettings } from './settings.decider.js';
import { SETTINGS_STREAM, type OfficeSettings, type SettingsChanged } from './settings.events.js';
import { words } from './settings.glossary.js';
import { settingsHistory, type SettingsHistory, type SettingsVersion } from './settings.history.js';

/** The settings that hold, kept beside a log: read when it is opened, and again when somebody may have changed them. */
export class LiveSettings {
  private versions: readonly SettingsVersion[] = [];
  private now: SettingsHistory;

  private constructor(
    private readonly store: EventStore,
    /** What holds where the log has no version yet. */
    readonly configured: OfficeSettings,
  ) {
    this.now = settingsHistory(configured, []);
  }

  static async of(store: EventStore, configured: OfficeSettings): Promise<LiveSettings> {
    const settings = new LiveSettings(store, configured);
    await settings.refresh();
    return settings;
  }

  get history(): SettingsHistory {
    return this.now;
  }

  /** Reads what has come to the log since. */
  async refresh(): Promise<void> {
    let versions: readonly SettingsVersion[] = [];
    for await (const event of this.store.readStream(SETTINGS_STREAM))
      versions = evolveSettings(versions, event as unknown as Recorded<SettingsChanged>);
    if (versions.length === this.versions.length) return;
    this.now = settingsHistory(this.configured, versions);
    this.versions = versions;
  }
}

/** The calendar of today's settings, whichever they come to be: for whoever was given a calendar at the start. */
export function liveCalendar(settings: LiveSettings): WorkingCalendar {
  const now = () => settings.history.calendar;
  return {
    get timeZone() {
      return now().timeZone;
    },
    get digest() {
      return now().digest;
    },
    knowsYear: (year) => now().knowsYear(year),
    dayOf: (instant) => now().dayOf(instant),
    startOfDay: (day) => now().startOfDay(day),
    endOfDay: (day) => now().endOfDay(day),
    isWorkingDay: (day) => now().isWorkingDay(day),
    addWorkingDays: (from, days) => now().addWorkingDays(from, days),
    addWorkingHours: (from, hours) => now().addWorkingHours(from, hours),
    addWorkingTime: (from, milliseconds) => now().addWorkingTime(from, milliseconds),
    workingTimeBetween: (from, to) => now().workingTimeBetween(from, to),
    workingDaysBetween: (from, to) => now().workingDaysBetween(from, to),
    addLimit: (from, limit) => now().addLimit(from, limit),
  };
}

/** The configuration, of which what the log says today holds: for whoever was given it at the start. */
export function liveConfig(config: ZerenConfig, settings: LiveSettings, clock: Clock): ZerenConfig {
  const today = () => settings.history.on(settings.history.calendar.dayOf(clock.now()));
  return {
    ...config,
    get lateEntryDays() {
      return today().lateEntryDays;
    },
    get reportingPeriod() {
      return today().reportingPeriod;
    },
  };
}

/** A setting of the environment that is another one than the log's. */
export interface Difference {
  readonly setting: keyof OfficeSettings;
  readonly variable: string;
}

const VARIABLES: Readonly<Record<keyof OfficeSettings, string>> = {
  timeZone: 'ZEREN_TIME_ZONE',
  officeHours: 'ZEREN_OFFICE_HOURS',
  years: 'ZEREN_HOLIDAYS',
  filingWorkingHours: 'ZEREN_FILING_HOURS',
  dispatchWorkingHours: 'ZEREN_DISPATCH_HOURS',
  verificationWorkingHours: 'ZEREN_VERIFICATION_HOURS',
  lateEntryDays: 'ZEREN_LATE_ENTRY_DAYS',
  reportingPeriod: 'ZEREN_REPORTING_PERIOD',
};

/** @param given the settings that somebody has configured; the others only stand in */
export function differencesOf(
  { history, configured }: LiveSettings,
  given: Iterable<keyof OfficeSettings>,
): Difference[] {
  if (history.versions.length === 0) return [];
  const { latest } = history;
  return [...given]
    .filter((setting) =>
      setting === 'years'
        ? Object.entries(configured.years).some(([year, days]) => !isDeepStrictEqual(latest.years[Number(year)], days))
        : !isDeepStrictEqual(latest[setting], configured[setting]),
    )
    .map((setting) => ({ setting, variable: VARIABLES[setting] }));
}

/** In words for whoever has configured them. */
export function tellDifferences(differences: readonly Difference[]): Sentence {
  const told = say(words.differ, { names: listed(differences.map(({ variable }) => variable)) });
  return differences.some(({ setting }) => setting === 'timeZone') ? inOneLine(told, words.zoneStays) : told;
}

/** The environment says otherwise than the log. */
export class SettingsDiffer extends SaidError {
  constructor(differences: readonly Difference[]) {
    super(tellDifferences(differences));
  }
}
