import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { IsId, IsInstant, IsText } from '#platform';

const MOST_CURSOR = 500;

/** A patrol as it is now. */
export class GetPatrol {
  constructor(readonly patrolId: string) {}
}

/** Patrols, the latest first. */
export class ListPatrols {
  @IsId({ optional: true })
  readonly siteId?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  @IsText(100, { optional: true })
  readonly patroller?: string;

  /** Visits at this moment or later. */
  @IsInstant({ optional: true })
  readonly from?: string;

  /** Visits before this moment. */
  @IsInstant({ optional: true })
  readonly to?: string;

  @IsOptional()
  @IsIn(['true', 'false'])
  readonly voided?: 'true' | 'false';

  @IsOptional()
  @Matches(/^[1-9]\d{0,4}$/, { message: '$property must be a whole number from 1' })
  readonly limit?: string;

  @IsOptional()
  @IsString()
  @MaxLength(MOST_CURSOR)
  readonly cursor?: string;

  /** Position that a command answered with: wait until the list shows it. */
  @IsOptional()
  @Matches(/^[0-9a-f]{16,40}$/, { message: '$property must be a position that a command answered with' })
  readonly waitFor?: string;
}
