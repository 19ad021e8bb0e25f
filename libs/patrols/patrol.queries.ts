import { IsId, IsInstant, IsName, IsOneOf, PageQuery } from '#platform';

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

  @IsName(100, { optional: true })
  readonly patroller?: string;

  /** Visits at this moment or later. */
  @IsInstant({ optional: true })
  readonly from?: string;

  /** Visits before this moment. */
  @IsInstant({ optional: true })
  readonly to?: string;

  @IsOneOf(['true', 'false'], { optional: true })
  readonly voided?: 'true' | 'false';
}
