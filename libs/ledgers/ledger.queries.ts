import { IsIn, IsString, Matches, MaxLength } from 'class-validator';
import { AsOfQuery, IsDay, IsText, MOST_CURSOR, Optional } from '#platform';
import type { GroupBy } from './ledger-parts.js';

export class GetSiteLedger {
  constructor(
    readonly siteId: string,
    readonly asOf: AsOfQuery,
  ) {}
}

export class GetCommunityLedger {
  constructor(
    readonly communityId: string,
    readonly asOf: AsOfQuery,
  ) {}
}

export class GetDeskLedger extends AsOfQuery {
  @IsText(100, { optional: true })
  readonly department?: string;

  @IsText(100, { optional: true })
  readonly assignee?: string;
}

/** The events of a site or a community, in the order of the log, and when each happened by what was known. */
export class GetHistory {
  constructor(
    readonly of: 'site' | 'community',
    readonly id: string,
    readonly query: HistoryQuery,
  ) {}
}

/** All of a history, or a page of it. */
export class HistoryQuery extends AsOfQuery {
  /** How many events at most; all unless told. */
  @Optional()
  @Matches(/^[1-9]\d{0,8}$/, { message: '$property must be a whole number from 1' })
  readonly limit?: string;

  /** Position of the last event of the page before. Of a case that is moved here after that, what was before is left out. */
  @Optional()
  @Matches(/^[0-9a-f]{16,40}$/, { message: '$property must be the position of an event of this history' })
  readonly after?: string;
}

/** Cases reported in a period, counted by group, with what has become of them. */
export class GetIndicators extends AsOfQuery {
  /** First day, in the office's time zone. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Last day, inclusive. */
  @IsDay({ optional: true })
  readonly to?: string;

  @Optional()
  @IsIn(['community', 'site', 'department', 'category'] satisfies GroupBy[])
  readonly by?: 'community' | 'site' | 'department' | 'category';
}

/** The cases that one figure consists of. */
export class DrillDown extends GetIndicators {
  @IsText(100)
  readonly figure: string;

  /** Of the group; `null` for the cases that have none. All groups unless told. */
  @Optional()
  @MaxLength(100)
  readonly id?: string;

  /** How many at most. */
  @Optional()
  @Matches(/^[1-9]\d{0,8}$/, { message: '$property must be a whole number from 1' })
  readonly limit?: string;

  /** As the page before gave it. */
  @Optional()
  @IsString()
  @MaxLength(MOST_CURSOR)
  readonly cursor?: string;
}

/** A site's history, step by step. */
export class ReplayQuery extends AsOfQuery {
  /** Events a second; 0 for as fast as the client reads. */
  @Optional()
  @Matches(/^\d{1,4}(\.\d{1,3})?$/, { message: '$property must be a number of events a second, 0 to 9999' })
  readonly speed?: string;

  /** The first step is the first event from this moment on, else the last one; what was before is folded into it. */
  @IsText(40, { optional: true })
  readonly jumpTo?: string;
}
