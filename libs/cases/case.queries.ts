import { AsOfPageQuery, IsDay, IsId, IsLine, IsName, IsOneOf, NAME, SHORT } from '#platform';

/** The deadlines that today's calendar puts elsewhere than they stand; at most so many. */
export class ListAffectedDeadlines {
  constructor(readonly most = Infinity) {}
}

export class ListCases extends AsOfPageQuery {
  /** Which list: everything, what is on the actor's desk (or on that of `assignee`), overdue, due by the end of this week, waiting for verification. */
  @IsOneOf(['all', 'mine', 'overdue', 'due-this-week', 'waiting-for-verification'], { optional: true })
  readonly list?: 'all' | 'mine' | 'overdue' | 'due-this-week' | 'waiting-for-verification';

  @IsName(SHORT, { optional: true })
  readonly assignee?: string;

  @IsName(SHORT, { optional: true })
  readonly department?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  @IsId({ optional: true })
  readonly siteId?: string;

  @IsName(SHORT, { optional: true })
  readonly category?: string;

  @IsOneOf(['reported', 'filed', 'dispatched', 'rectified', 'verified', 'closed', 'voided', 'merged'], {
    optional: true,
  })
  readonly status?: string;

  @IsLine(SHORT, { optional: true })
  readonly number?: string;

  /** The number that the source has for it. */
  @IsLine(NAME, { optional: true })
  readonly sourceNumber?: string;

  /** Words and numbers, or any part of them; all of them have to be in the case. */
  @IsLine(SHORT, { optional: true })
  readonly search?: string;

  /** Reported on this day or later. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Reported on this day or earlier. */
  @IsDay({ optional: true })
  readonly to?: string;

  @IsOneOf(['true', 'false'], { optional: true })
  readonly open?: 'true' | 'false';
}
