import { IsDay, IsFlag, IsLine, IsText, IsWhole } from '#platform';
import type { OfficeSettings } from './settings.events.js';

/** Change what figures are judged by; only what is named changes. */
export class ChangeSettings {
  /** The first day that it holds for: tomorrow at the earliest, and tomorrow unless told. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Working hours within which a report is to be filed; binds what is reported from that day on. */
  @IsWhole(1, 1000, { optional: true })
  readonly filingWorkingHours?: number;

  /** Working hours within which a rectification is to be checked; binds what is reported from that day on. */
  @IsWhole(1, 1000, { optional: true })
  readonly verificationWorkingHours?: number;

  /** Of every working day, e.g. 08:30-12:00,14:00-17:30. */
  @IsLine(200, { optional: true })
  readonly officeHours?: string;

  /** The text of a holiday file (YAML): its years come to those that are known, or stand instead of them. */
  @IsText(100_000, { optional: true })
  readonly holidays?: string;

  /** The calendar was wrong: hours and holidays hold for days past too, all of them unless `from` is told. */
  @IsFlag({ optional: true })
  readonly daysPast?: boolean;

  @IsText(4_000)
  readonly reason: string;
}

/** At the first start: what is configured holds since ever. */
export class EstablishSettings {
  readonly settings: OfficeSettings;
}
