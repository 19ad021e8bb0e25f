import {
  AreNames,
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsCreditCode,
  IsDay,
  IsFlag,
  IsId,
  IsLine,
  IsName,
  IsOneOf,
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  Occurrence,
  SHORT,
  SomeOf,
  WithReason,
} from '#platform';
import { businessClasses, type BusinessClass } from './formality.kinds.js';

const MOST_M2 = 10_000_000;
const MOST_TONNES = 1_000_000;

/** What is known of a shop; what is not known yet can be told later. */
class RepairShopProfile extends Occurrence {
  @IsCreditCode({ optional: true })
  readonly creditCode?: string;

  @IsOneOf(businessClasses, { optional: true })
  readonly businessClass?: BusinessClass;

  @IsWhole(1, MOST_M2, { optional: true })
  readonly floorAreaM2?: number;

  /** 喷漆 */
  @IsFlag({ optional: true })
  readonly sprayBooth?: boolean;

  /** 环境敏感区 */
  @IsFlag({ optional: true })
  readonly sensitiveArea?: boolean;

  /** 溶剂型涂料 */
  @IsFlag({ optional: true })
  readonly solventPaint?: boolean;

  /** 低挥发性涂料, tonnes a year. */
  @IsWhole(0, MOST_TONNES, { optional: true })
  readonly lowVocTonnes?: number;
}

/** 登记汽修企业 of the shop that a site is. */
export class RegisterRepairShop extends RepairShopProfile {
  @IsId()
  readonly siteId: string;

  @IsDay({ optional: true, longAgo: true })
  readonly openedOn?: string;
}

/** 变更企业情况 */
@SomeOf(
  'creditCode',
  'businessClass',
  'floorAreaM2',
  'sprayBooth',
  'sensitiveArea',
  'solventPaint',
  'lowVocTonnes',
  'legalPerson',
)
export class ChangeRepairShop extends RepairShopProfile {
  /** The legal person is another one; who, is not stored. */
  @IsFlag({ optional: true })
  readonly legalPerson?: boolean;
}

/** 确定应办手续 by the list of the day. */
export class DetermineFormalities extends Occurrence {
  /** The list that holds on that day, where it is named. */
  @IsLine(SHORT, { optional: true })
  readonly listVersion?: string;

  /** What the shop is to do; all that the list requires unless told, and never less. */
  @AreNames(SHORT, { optional: true, most: 20 })
  readonly kinds?: string[];

  @IsText(LONG, { optional: true })
  readonly reason?: string;
}

/** 发现问题: without formalities, or against them; it becomes a case. */
export class RecordRepairShopFinding extends Occurrence {
  @IsName(SHORT)
  readonly category: string;

  @IsText(LONG)
  readonly description: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 停业: the site is retired with it. */
export class CloseDownRepairShop extends WithReason {}

/** 作废: registered by mistake. */
export class VoidRepairShop extends WithReason {}

/** 更正 */
export class CorrectRepairShop extends Correct {}
