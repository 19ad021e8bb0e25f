import { isAsOf } from '#event-sourcing';
import { words } from './ledger.glossary.js';
import {
  AsOfPageQuery,
  AsOfQuery,
  fieldWords,
  IsDay,
  IsForm,
  IsId,
  IsInstant,
  IsName,
  IsOneOf,
  IsPosition,
  IsWhole,
  MOST_CURSOR,
  MOST_OF_A_PAGE,
  NAME,
  SHORT,
  SomeOf,
} from '#platform';
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

/** The whole office, by its communities and the office itself. */
export class GetOfficeLedger extends AsOfQuery {
  /** First day, in the office's time zone. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Last day, inclusive. */
  @IsDay({ optional: true })
  readonly to?: string;
}

/** The rows of one sheet 台账: of a site, of a community, or of all. */
export class GetLedgerSheet extends AsOfPageQuery {
  /** As `parts` of the ledgers name it. */
  @IsName(SHORT)
  readonly sheet: string;

  /** `null` for what belongs to the office itself 本级. */
  @IsId({ optional: true })
  readonly communityId?: string;

  @IsId({ optional: true })
  readonly siteId?: string;
}

@SomeOf('department', 'assignee')
export class GetDeskLedger extends AsOfQuery {
  @IsName(SHORT, { optional: true })
  readonly department?: string;

  @IsName(SHORT, { optional: true })
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
  @IsWhole(1, MOST_OF_A_PAGE, { optional: true })
  readonly limit?: number;

  /** Position of the last event of the page before. Of a case that is moved here after that, what was before is left out. */
  @IsPosition(words.eventPosition)
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

  /** By month without a period: from the first month in which anything was to the last. */
  @IsOneOf(
    ['community', 'site', 'department', 'person', 'category', 'source', 'month'] satisfies (GroupBy | 'month')[],
    {
      optional: true,
    },
  )
  readonly by?: GroupBy | 'month';
}

/** The cases that one figure consists of. */
export class DrillDown extends GetIndicators {
  @IsName(SHORT)
  readonly figure: string;

  /** Of the group; `null` for the cases that have none. All groups unless told. */
  @IsName(NAME, { optional: true })
  readonly id?: string;

  /** How many at most. */
  @IsWhole(1, MOST_OF_A_PAGE, { optional: true })
  readonly limit?: number;

  /** As the page before gave it. */
  @IsForm('^[\\x21-\\x7E]*$', fieldWords.cursor, { optional: true, most: MOST_CURSOR })
  readonly cursor?: string;
}

/** How many cases there are now on all pages of a figure: a number. */
export class CountDrilled {
  constructor(readonly query: DrillDown) {}
}

/** A page with how many there are on all. A page of the past knows that itself: the log is folded once for both. */
export async function drilledWhole<P extends object>(
  query: DrillDown,
  ask: <A>(query: object) => Promise<A>,
): Promise<P> {
  if (isAsOf(query)) return ask<P>(query);
  const [page, total] = await Promise.all([ask<P>(query), ask<number>(new CountDrilled(query))]);
  return { ...page, total };
}

/** A site's history, step by step. */
export class ReplayQuery extends AsOfQuery {
  /** Events a second; 0 for as fast as the client reads. */
  @IsForm('^\\d{1,4}(?:\\.\\d{1,3})?$', words.speed, { optional: true })
  readonly speed?: string;

  /** The first step is the first event from this moment on, else the last one; what was before is folded into it. */
  @IsInstant({ optional: true })
  readonly jumpTo?: string;
}
