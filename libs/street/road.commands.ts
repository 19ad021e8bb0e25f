import {
  AreIds,
  AreOneOf,
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsDay,
  IsId,
  IsName,
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  NAME,
  Occurrence,
  ProblemSeen,
  SHORT,
  WithReason,
} from '#platform';

const LINE = NAME;
const MOST_FINDINGS = 50;
const MOST_OTHERS = 20;
const MOST_SHOPS = 500;

/** 路段档案: from where to where, and who leads. The site itself stands in the register of sites. */
export class ProfileRoadSegment extends Occurrence {
  @IsName(LINE)
  readonly startsAt: string;

  @IsName(LINE)
  readonly endsAt: string;

  /** 牵头组织, e.g. the community's party branch. */
  @IsName(LINE)
  readonly leadingOrganisation: string;

  /** Merchants along it, as counted. */
  @IsWhole(0, 100_000, { optional: true })
  readonly merchants?: number;

  /** The shops along it, as the register of sites has them; left out, those that were told before. */
  @AreIds({ optional: true, most: MOST_SHOPS })
  readonly shopIds?: string[];
}

/** 更正 */
export class CorrectRoadSegment extends Correct {}

/** Something wrong that a chief found; it becomes a case. */
export class ChiefFinding extends ProblemSeen {}

/** 路长巡查: a chief of the segment was there when it occurred; of which class follows from the responsibilities of then. */
export class RecordChiefPatrol extends Occurrence {
  @IsId()
  readonly siteId: string;

  /** The chief as named in the responsibility; the sender unless told. */
  @IsName(SHORT, { optional: true })
  readonly chief?: string;

  @ArePartsOf(() => ChiefFinding, { optional: true, most: MOST_FINDINGS })
  readonly findings?: ChiefFinding[];

  @IsText(LONG, { optional: true })
  readonly note?: string;

  /** Other patrols of the same chief at the same segment in the same minute, said on purpose. */
  @AreIds({ optional: true, most: MOST_OTHERS })
  readonly sameAsNot?: string[];
}

/** 作废: recorded by mistake. */
export class VoidChiefPatrol extends WithReason {}

/** 更正 */
export class CorrectChiefPatrol extends Correct {}

/** 三包, and what other districts add: order, cleanliness, façade. */
const pledgeItems = ['order', 'cleanliness', 'facade', 'greenery', 'facilities'] as const;
export type PledgeItem = (typeof pledgeItems)[number];

/** 签订门前三包承诺书: the merchant by the shop, no name of a person. */
export class SignDoorstepPledge extends Occurrence {
  @IsId()
  readonly shopId: string;

  @AreOneOf(pledgeItems, { most: pledgeItems.length })
  readonly items: PledgeItem[];

  /** The last day that it is good for; open unless told. */
  @IsDay({ optional: true })
  readonly validTo?: string;

  /** The signed sheet. */
  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 终止承诺 */
export class EndDoorstepPledge extends WithReason {}

/** 更正 */
export class CorrectDoorstepPledge extends Correct {}
