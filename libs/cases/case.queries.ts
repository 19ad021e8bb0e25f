import { IsBooleanString, IsIn, IsOptional, IsString, MaxLength, Matches } from 'class-validator';
import { AsOfQuery, IsId, IsText } from '#platform';

const MOST_CURSOR = 500;

/** A case as it is now, or as it was. */
export class GetCase {
  constructor(
    readonly caseId: string,
    readonly asOf: AsOfQuery = {},
  ) {}
}

/** The events of a case, in order. */
export class GetCaseHistory {
  constructor(
    readonly caseId: string,
    readonly asOf: AsOfQuery = {},
  ) {}
}

export class ListCases {
  /** Which list: everything, what is on `assignee`'s desk, overdue, due by the end of this week, waiting for verification. */
  @IsOptional()
  @IsIn(['all', 'mine', 'overdue', 'due-this-week', 'waiting-for-verification'])
  readonly list?: 'all' | 'mine' | 'overdue' | 'due-this-week' | 'waiting-for-verification';

  @IsText(100, { optional: true })
  readonly assignee?: string;

  @IsText(100, { optional: true })
  readonly department?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  @IsId({ optional: true })
  readonly siteId?: string;

  @IsText(100, { optional: true })
  readonly category?: string;

  @IsOptional()
  @IsIn(['reported', 'filed', 'dispatched', 'rectified', 'verified', 'closed', 'voided', 'merged'])
  readonly status?: string;

  @IsText(100, { optional: true })
  readonly number?: string;

  @IsOptional()
  @IsBooleanString()
  readonly open?: string;

  @IsOptional()
  @Matches(/^[1-9]\d{0,4}$/, { message: '$property must be a whole number from 1' })
  readonly limit?: string;

  @IsOptional()
  @IsString()
  @MaxLength(MOST_CURSOR)
  readonly cursor?: string;

  @IsOptional()
  @Matches(/^[0-9a-f]{16,40}$/, { message: '$property must be a position that a command answered with' })
  readonly waitFor?: string;
}
