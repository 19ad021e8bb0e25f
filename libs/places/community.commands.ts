import { Correct, IsId, IsName, IsWhole, NAME, Occurrence } from '#platform';
import { AssignResponsibility, EndResponsibility } from './responsibility.commands.js';

/** 登记社区 */
export class RegisterCommunity extends Occurrence {
  /** The id that the community is to get; a new one unless told. */
  @IsId({ optional: true })
  readonly communityId?: string;

  @IsName(NAME)
  readonly name: string;
}

export class RenameCommunity extends Occurrence {
  @IsName(NAME)
  readonly name: string;
}

/** 登记户数: as counted on that day. */
export class CountHouseholds extends Occurrence {
  @IsWhole(0, 1_000_000)
  readonly households: number;
}

export class AssignCommunityResponsibility extends AssignResponsibility {}

export class EndCommunityResponsibility extends EndResponsibility {}

/** 更正 */
export class CorrectCommunity extends Correct {}
