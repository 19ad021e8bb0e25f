import type { LocalDate, OfficeHours, YearArrangements } from '#calendar';
import type { DomainEvent, EventCatalogue } from '#event-sourcing';
import type { ReportingPeriod } from '#platform';

/** What figures are judged by, as far as an office can set it. */
export interface OfficeSettings {
  /** IANA name; fixed with the first version. */
  readonly timeZone: string;
  readonly officeHours: readonly OfficeHours[];
  readonly years: YearArrangements;
  /** Working hours within which a report is to be filed, what is filed to be dispatched, and a rectification to be checked. */
  readonly filingWorkingHours: number;
  readonly dispatchWorkingHours: number;
  readonly verificationWorkingHours: number;
  /** An entry made more days than this after it happened is late; binds what is entered from a day on. */
  readonly lateEntryDays: number;
  /** Once such a period is over, a correction of its figures needs a second person. */
  readonly reportingPeriod: ReportingPeriod;
}

export type SettingsChanged = DomainEvent<
  'SettingsChanged',
  Partial<OfficeSettings> & {
    /** The day from which it holds, by the office's calendar; null: since ever (what was established; days past). */
    readonly from: LocalDate | null;
    /** Absent of what was established at a start: it had counted before anybody wrote it down. */
    readonly reason?: string;
  }
>;

const asItStands = (data: Record<string, unknown>) => data;

export const settingsCatalogue = {
  // Version 2 may have the days of late entries and the period of reporting, version 3 the limit for dispatching.
  SettingsChanged: { schema: 3, upcasts: { 1: asItStands, 2: asItStands } },
} satisfies EventCatalogue;

export const SETTINGS_PREFIX = 'settings';
export const SETTINGS_ID = 'office';
export const SETTINGS_STREAM = `${SETTINGS_PREFIX}-${SETTINGS_ID}`;
