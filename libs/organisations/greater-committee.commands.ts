import { ArePartsOf, Correct, IsId, IsLine, IsName, NAME, Occurrence, WithReason } from '#platform';

const MOST_UNITS = 100;

/** A unit of the area that sends a part-time member 兼职委员; the person by a pseudonym. */
export class GreaterCommitteeUnit {
  @IsName(NAME)
  readonly unit: string;

  @IsId({ optional: true })
  readonly personId?: string;

  /** Within the committee. */
  @IsLine(NAME, { optional: true })
  readonly post?: string;
}

/** 成立社区大党委 */
export class EstablishGreaterCommittee extends Occurrence {
  @IsId()
  readonly communityId: string;

  @ArePartsOf(() => GreaterCommitteeUnit, { least: 1, most: MOST_UNITS })
  readonly units: GreaterCommitteeUnit[];
}

/** 调整成员: all of them as they are from now on. */
export class ChangeGreaterCommittee extends Occurrence {
  @ArePartsOf(() => GreaterCommitteeUnit, { least: 1, most: MOST_UNITS })
  readonly units: GreaterCommitteeUnit[];
}

/** 撤销 */
export class DissolveGreaterCommittee extends WithReason {}

/** 更正 */
export class CorrectGreaterCommittee extends Correct {}
