import type { LocalDate, OfficeHours, YearArrangements } from '#calendar';
import type { DomainEvent, EventCatalogue } from '#event-sourcing';

/** What figures are judged by, as far as an office can set it. */
export interface OfficeSettings {
  /** IANA name; fixed with the first version. */
  readonly timeZone: string;
  readonly officeHours: readonly OfficeHours[];
  readonly years: YearArrangements;
  /** Working hours within which a report is to be filed, and a rectification to be checked. */
  readonly filingWorkingHours: number;
  readonly verificationWorkingHours: number;
}

export type SettingsChanged = DomainEvent<
  'SettingsChanged',
  Partial<OfficeSettings> & {
    /** The day from which it holds, by the office's calendar; null: since ever (the first version; days past). */
    readonly from: LocalDate | null;
    readonly reason?: string;
  }
>;

export const settingsCatalogue: EventCatalogue & Record<SettingsChanged['type'], { schema: number }> = {
  SettingsChanged: { schema: 1 },
};

export const SETTINGS_PREFIX = 'settings';
export const SETTINGS_ID = 'office';
export const SETTINGS_STREAM = `${SETTINGS_PREFIX}-${SETTINGS_ID}`;
