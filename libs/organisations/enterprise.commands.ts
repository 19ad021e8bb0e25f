import {
  AreIds,
  Correct,
  IsCreditCode,
  IsFlag,
  IsId,
  IsLine,
  IsName,
  IsOneOf,
  IsText,
  IsWhole,
  LONG,
  NAME,
  Occurrence,
  WithReason,
} from '#platform';

const MOST_NAMESAKES = 20;
const MOST_PEOPLE = 1_000_000;

export const attitudes = ['supports', 'neutral', 'reluctant'] as const;
export type Attitude = (typeof attitudes)[number];

/** 登记非公企业 */
export class RegisterEnterprise extends Occurrence {
  /** Its id, where it has one elsewhere. */
  @IsId({ optional: true })
  readonly enterpriseId?: string;

  @IsName(NAME)
  readonly name: string;

  @IsId()
  readonly communityId: string;

  /** 楼宇、园区、市场 that it is in. */
  @IsId({ optional: true })
  readonly siteId?: string;

  /** 所属行业 */
  @IsLine(NAME, { optional: true })
  readonly trade?: string;

  /** 统一社会信用代码 */
  @IsCreditCode({ optional: true })
  readonly creditCode?: string;

  /** Enterprises of the same name in the community that are others, said on purpose. */
  @AreIds({ optional: true, most: MOST_NAMESAKES })
  readonly sameAsNot?: string[];
}

/** 摸排 by "五个清": business, staff, members, owner, why there is no organisation. */
export class SurveyEnterprise extends Occurrence {
  @IsWhole(0, MOST_PEOPLE)
  readonly staff: number;

  /** Party members, by number only. */
  @IsWhole(0, MOST_PEOPLE)
  readonly members: number;

  @IsOneOf(attitudes)
  readonly ownerAttitude: Attitude;

  /** 有固定经营场所 */
  @IsFlag({ optional: true })
  readonly hasPremises?: boolean;

  /** Why it has no organisation. */
  @IsText(LONG, { optional: true })
  readonly reasonForNone?: string;
}

/** 明确所属党组织: its own branch, or the joint one that its members belong to. */
export class NameEnterpriseBranch extends Occurrence {
  @IsId()
  readonly organisationId: string;
}

/** 不再有党组织 */
export class DropEnterpriseBranch extends WithReason {}

/** 停业, 迁出 */
export class CloseEnterprise extends WithReason {}

/** 更正 */
export class CorrectEnterprise extends Correct {}
