import { IsIn, Matches } from 'class-validator';
import { AsOfQuery, IsDay, IsId, IsText, Optional } from '#platform';

/** The figures of a period: all, of one community, or by community. */
export class GetFigures extends AsOfQuery {
  /** A whole year: short for its first and its last day. */
  @Optional()
  @Matches(/^(19|20|21)\d\d$/, { message: '$property must be a year, e.g. 2018' })
  readonly year?: string;

  /** First day, in the office's time zone. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Last day, inclusive; figures of a register are as of its end. */
  @IsDay({ optional: true })
  readonly to?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  /** Besides the whole, each figure by community; what belongs to the office itself is the group null. */
  @Optional()
  @IsIn(['community'])
  readonly by?: 'community';
}

/** The records behind one figure, page by page. */
export class GetFigureRecords extends GetFigures {
  @IsText(100)
  readonly figure: string;

  @Optional()
  @Matches(/^[1-9]\d{0,8}$/, { message: '$property must be a whole number from 1' })
  readonly limit?: string;

  @IsText(500, { optional: true })
  readonly cursor?: string;
}
