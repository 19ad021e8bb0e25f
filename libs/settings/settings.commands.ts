import {
  IsDay,
  IsFlag,
  IsLine,
  IsOneOf,
  IsText,
  IsWhole,
  LONG,
  NAME,
  REPORTING_PERIODS,
  type ReportingPeriod,
} from '#platform';
import type { OfficeSettings } from './settings.events.js';

/** Change what figures are judged by; only what is named changes. */
export class ChangeSettings {
  /** The first day that it holds for: tomorrow at the earliest, and tomorrow unless told. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Working hours within which a report is to be filed; binds what is reported from that day on. */
  @IsWhole(1, 1000, { optional: true })
  readonly filingWorkingHours?: number;

  /** Working hours after the filing within which a case is to be dispatched; binds what is reported from that day on. */
  @IsWhole(1, 1000, { optional: true })
  readonly dispatchWorkingHours?: number;

  /** Working hours within which a rectification is to be checked; binds what is reported from that day on. */
  @IsWhole(1, 1000, { optional: true })
  readonly verificationWorkingHours?: number;

  /** An entry made more days than this after it happened is late; binds what is entered from that day on. */
  @IsWhole(1, 366, { optional: true })
  readonly lateEntryDays?: number;

  /** Once such a period is over, a correction of its figures needs a second person; from that day on. */
  @IsOneOf(REPORTING_PERIODS, { optional: true })
  readonly reportingPeriod?: ReportingPeriod;

  /** Of every working day, e.g. 08:30-12:00,14:00-17:30. */
  @IsLine(NAME, { optional: true })
  readonly officeHours?: string;

  /** The text of a holiday file (YAML): its years come to those that are known, or stand instead of them. */
  @IsText(100_000, { optional: true })
  readonly holidays?: string;

  /** The calendar was wrong: hours and holidays hold for days past too, all of them unless `from` is told. */
  @IsFlag({ optional: true })
  readonly daysPast?: boolean;

  @IsText(LONG)
  readonly reason: string;
}

/** At a start: what is configured and has no version yet holds since ever. */
export class EstablishSettings {
  readonly settings: OfficeSettings;
}
