import { ApiProperty } from '@nestjs/swagger';
import type { ReportingPeriod } from '#platform';

const HOUR = { type: String, pattern: '^\\d\\d:\\d\\d$' };

/** One stretch of a working day, HH:MM by the office's clock. */
export class OfficeSpan {
  @ApiProperty(HOUR)
  readonly from: string;

  @ApiProperty(HOUR)
  readonly to: string;
}

/** One version of the settings. */
export class SettingsVersionAnswer {
  readonly version: number;
  /** The first day that it holds for; null: since ever. */
  @ApiProperty({ type: String, nullable: true, format: 'date' })
  readonly from: string | null;
  readonly recordedAt: string;
  readonly actor: string;
  readonly reason?: string;
  readonly filingWorkingHours?: number;
  readonly dispatchWorkingHours?: number;
  readonly verificationWorkingHours?: number;
  readonly lateEntryDays?: number;
  readonly reportingPeriod?: ReportingPeriod;
  readonly officeHours?: OfficeSpan[];
  readonly timeZone?: string;
  /** Years whose holidays it knows. */
  readonly holidaysOf?: number[];
}

/** What figures are judged by today, and how that came to be. */
export class SettingsAnswer {
  readonly timeZone: string;
  readonly officeHours: OfficeSpan[];
  readonly filingWorkingHours: number;
  readonly dispatchWorkingHours: number;
  readonly verificationWorkingHours: number;
  /** An entry made more days than this after it happened is late. */
  readonly lateEntryDays: number;
  /** Once it is over, a correction of its figures needs a second person. */
  readonly reportingPeriod: ReportingPeriod;
  readonly holidaysOf: number[];
  readonly versions: SettingsVersionAnswer[];
}
