import { IsIn } from 'class-validator';
import { IsId, IsInstant, IsText, PageQuery, Optional } from '#platform';

/** A patrol as it is now. */
export class GetPatrol {
  constructor(readonly patrolId: string) {}
}

/** Patrols, the latest first. */
export class ListPatrols extends PageQuery {
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

  @Optional()
  @IsIn(['true', 'false'])
  readonly voided?: 'true' | 'false';
}
