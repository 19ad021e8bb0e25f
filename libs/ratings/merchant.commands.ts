import {
  AreIds,
  AreNames,
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsForm,
  IsId,
  IsLine,
  IsName,
  IsOneOf,
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  NAME,
  Occurrence,
  SHORT,
  WithReason,
} from '#platform';
import { merchantWords as words } from './merchant.glossary.js';

const MOST_ITEMS = 50;

export class MerchantRubricItem {
  @IsName(SHORT)
  readonly item: string;

  @IsWhole(1, 1_000)
  readonly most: number;
}

export class StarThreshold {
  @IsWhole(1, 5)
  readonly stars: number;

  /** Mean points from which on a merchant has them. */
  @IsWhole(0, 50_000)
  readonly least: number;
}

/** 发布评分标准 */
export class PublishMerchantRubric extends Occurrence {
  /** Its name for ever: another version is another rubric. */
  @IsId()
  readonly version: string;

  @ArePartsOf(() => MerchantRubricItem, { least: 1, most: MOST_ITEMS })
  readonly items: MerchantRubricItem[];

  @ArePartsOf(() => StarThreshold, { least: 1, most: 5 })
  readonly thresholds: StarThreshold[];

  /** 一票否决项 */
  @AreNames(NAME, { optional: true, most: MOST_ITEMS })
  readonly vetoes?: string[];
}

/** 停用评分标准 */
export class RetireMerchantRubric extends WithReason {}

export class MerchantPoints {
  @IsName(SHORT)
  readonly item: string;

  @IsWhole(0, 1_000)
  readonly points: number;
}

/** 评分: of one shop in one cycle of one month, by the raters named. */
export class RateMerchant extends Occurrence {
  @IsId()
  readonly shopId: string;

  @IsForm('^20[0-9]{2}-(0[1-9]|1[0-2])$', words.month)
  readonly month: string;

  /** The week of the month. */
  @IsWhole(1, 6)
  readonly cycle: number;

  @IsId()
  readonly rubricVersion: string;

  @ArePartsOf(() => MerchantPoints, { least: 1, most: MOST_ITEMS })
  readonly points: MerchantPoints[];

  @AreNames(SHORT, { least: 1, most: 20 })
  readonly raters: string[];

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 一票否决 */
export class VetoMerchant extends Occurrence {
  @IsName(NAME)
  readonly veto: string;

  @ArePartsOf(() => EvidenceFile, { least: 1, most: MOST_FILES })
  readonly evidence: EvidenceFile[];
}

/** 公示星级 */
export class DiscloseMerchantStars extends Occurrence {}

/** 异议 */
export class ContestMerchantRating extends WithReason {}

/** 复核维持: by others than those who rated. */
export class ConfirmMerchantRating extends Occurrence {
  @IsText(LONG)
  readonly findings: string;
}

/** 复核改分 */
export class ReviseMerchantRating extends Occurrence {
  @IsWhole(1, 6)
  readonly cycle: number;

  @ArePartsOf(() => MerchantPoints, { least: 1, most: MOST_ITEMS })
  readonly points: MerchantPoints[];

  @IsText(LONG)
  readonly findings: string;
}

/** 公布星级 */
export class PublishMerchantStars extends Occurrence {}

/** 红黑旗 */
export class FlagMerchant extends Occurrence {
  @IsOneOf(['red', 'black'])
  readonly flag: 'red' | 'black';

  @IsText(LONG, { optional: true })
  readonly reason?: string;
}

/** 更正 */
export class CorrectMerchantRubric extends Correct {}
export class CorrectMerchantRating extends Correct {}

/** 商户、居民参与 */
export class RecordParticipation extends Occurrence {
  @IsLine(NAME)
  readonly activity: string;

  @IsOneOf(['merchant', 'resident'])
  readonly who: 'merchant' | 'resident';

  /** The shop, where a merchant took part. */
  @IsId({ optional: true })
  readonly shopId?: string;

  /** The community, unless it follows from the shop; none: the office itself. */
  @IsId({ optional: true })
  readonly communityId?: string;

  /** 人次 */
  @IsWhole(1, 100_000)
  readonly persons: number;

  /** Other participations of the same shop in the same activity in the same minute, said on purpose. */
  @AreIds({ optional: true, most: 20 })
  readonly sameAsNot?: string[];
}

/** 作废 */
export class VoidParticipation extends WithReason {}

/** 更正 */
export class CorrectParticipation extends Correct {}
