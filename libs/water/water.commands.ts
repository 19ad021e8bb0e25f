import {
  AreNames,
  ArePartsOf,
  Correct,
  EvidenceFile,
  HandOverWork,
  IsDay,
  IsFlag,
  IsId,
  IsLine,
  IsName,
  IsOneOf,
  IsPart,
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  NAME,
  Occurrence,
  SHORT,
  WithReason,
} from '#platform';
import {
  effects,
  findWays,
  listings,
  surveyPurposes,
  waterKinds,
  type Effect,
  type FindWay,
  type Listing,
  type SurveyPurpose,
  type WaterKind,
} from './water.terms.js';

const MOST_M2 = 100_000_000;
const MOST_M = 1_000_000;
const MOST_PEOPLE = 1_000_000;
const MOST_POINTS = 200;
const MOST_QUESTIONS = 20;
const MOST_MEASURES = 20;
/** What no water has is refused by a rule, which says so; beyond this it is no number of this field at all. */
const ANY = 1_000_000_000;

const Files = () => ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES });

/** How many answers were given, and how many of them say so. */
export class SurveyCounts {
  @IsWhole(0, MOST_PEOPLE)
  readonly sent: number;

  @IsWhole(0, MOST_PEOPLE)
  readonly valid: number;

  /** To identify: say that it is black or smelly. To appraise: are satisfied. */
  @IsWhole(0, MOST_PEOPLE)
  readonly affirmed: number;
}

/** 识别 of the water body that a site is. */
export class IdentifyWaterBody extends Occurrence {
  @IsId()
  readonly siteId: string;

  @IsOneOf(waterKinds)
  readonly kind: WaterKind;

  @IsOneOf(findWays)
  readonly how: FindWay;

  /** Where a survey identified it. */
  @IsPart(() => SurveyCounts, { optional: true })
  readonly survey?: SurveyCounts;

  /** In square metres; no more than this can ever be remediated. */
  @IsWhole(1, MOST_M2)
  readonly areaM2: number;

  @IsWhole(1, MOST_M)
  readonly lengthM: number;

  @IsOneOf(listings)
  readonly listing: Listing;

  @IsLine(SHORT, { optional: true })
  readonly listNumber?: string;

  @IsText(LONG, { optional: true })
  readonly catchment?: string;

  /** 主要污染源 */
  @IsText(LONG, { optional: true })
  readonly mainSource?: string;
}

/** One place at which samples are taken. */
export class SamplingPoint {
  @IsLine(SHORT)
  readonly no: string;

  @IsLine(NAME)
  readonly location: string;

  /** Along the body, in metres from its beginning. */
  @IsWhole(0, MOST_M)
  readonly chainageM: number;
}

/** 布点 */
export class SetSamplingPoints extends Occurrence {
  @ArePartsOf(() => SamplingPoint, { least: 1, most: MOST_POINTS })
  readonly points: SamplingPoint[];
}

/** 检测: the four indicators, in whole units. */
export class RecordWaterSample extends Occurrence {
  @IsLine(SHORT)
  readonly pointNo: string;

  @IsWhole(-ANY, ANY)
  readonly depthMm: number;

  /** 清澈见底 */
  @IsFlag({ optional: true })
  readonly clearToBottom?: boolean;

  /** 透明度 */
  @IsWhole(-ANY, ANY)
  readonly transparencyMm: number;

  /** 溶解氧, in micrograms a litre: 2.0 mg/L is 2000. */
  @IsWhole(-ANY, ANY)
  readonly dissolvedOxygenUgL: number;

  /** 氧化还原电位, in millivolts. */
  @IsWhole(-ANY, ANY)
  readonly redoxMv: number;

  /** 氨氮, in micrograms a litre: 8.0 mg/L is 8000. */
  @IsWhole(-ANY, ANY)
  readonly ammoniaNitrogenUgL: number;

  @IsName(NAME)
  readonly lab: string;

  /** 具备 CMA 资质 */
  @IsFlag()
  readonly labQualified: boolean;

  @IsLine(SHORT, { optional: true })
  readonly reportNo?: string;

  @Files()
  readonly evidence?: EvidenceFile[];
}

/** How many gave this answer. */
export class SurveyAnswer {
  @IsLine(NAME)
  readonly question: string;

  @IsWhole(0, MOST_PEOPLE)
  readonly affirmed: number;
}

/** 公众评议: anonymous, in numbers. */
export class RecordPublicSurvey extends Occurrence {
  @IsOneOf(surveyPurposes)
  readonly purpose: SurveyPurpose;

  @IsWhole(0, MOST_PEOPLE)
  readonly sent: number;

  @IsWhole(0, MOST_PEOPLE)
  readonly valid: number;

  /** To identify: say that it is black or smelly. To appraise: are satisfied. */
  @IsWhole(0, MOST_PEOPLE)
  readonly affirmed: number;

  @ArePartsOf(() => SurveyAnswer, { optional: true, most: MOST_QUESTIONS })
  readonly answers?: SurveyAnswer[];

  /** Who asked. */
  @IsName(NAME)
  readonly by: string;

  @Files()
  readonly evidence?: EvidenceFile[];
}

/** 一河一策 */
export class PlanWaterRemediation extends Occurrence {
  /** 控源截污、清淤、生态修复、活水、面源治理, or others. */
  @AreNames(SHORT, { least: 1, most: MOST_MEASURES })
  readonly measures: string[];

  @IsName(NAME)
  readonly contractor: string;

  @IsWhole(0, 1_000_000_000_000)
  readonly budgetYuan: number;

  @IsDay()
  readonly dueDay: string;

  /** 责任人（河长） */
  @IsName(SHORT)
  readonly responsible: string;
}

/** 开工 */
export class StartWaterWorks extends Occurrence {
  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 进度 */
export class ReportWaterProgress extends Occurrence {
  @IsWhole(0, 100)
  readonly percent: number;

  /** Where the percentage falls, why. */
  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 完工 */
export class FinishWaterWorks extends Occurrence {
  /** In square metres, of this phase. */
  @IsWhole(1, MOST_M2)
  readonly areaM2: number;

  /** 控源截污、清淤、生态修复、活水、面源治理, or others. */
  @AreNames(SHORT, { least: 1, most: MOST_MEASURES })
  readonly measures: string[];

  @Files()
  readonly evidenceBefore?: EvidenceFile[];

  @Files()
  readonly evidenceAfter?: EvidenceFile[];
}

/** 效果评估 */
export class AssessWaterEffect extends Occurrence {
  @IsOneOf(effects)
  readonly result: Effect;

  /** Who assessed it: an organisation. */
  @IsName(NAME)
  readonly by: string;

  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 长制久清 */
export class ConfirmLastingWater extends Occurrence {
  @IsName(NAME)
  readonly by: string;
}

/** 销号 */
export class DelistWaterBody extends Occurrence {
  @IsName(NAME)
  readonly authority: string;

  @IsLine(SHORT)
  readonly documentNumber: string;
}

/** 返黑返臭: what was remediated is black or smelly again, and becomes a case. */
export class RecordWaterRelapse extends Occurrence {
  @IsName(NAME)
  readonly foundBy: string;

  @IsText(LONG)
  readonly description: string;

  @Files()
  readonly evidence?: EvidenceFile[];
}

/** 作废: recorded by mistake. */
export class VoidWaterBody extends WithReason {}

/** 更正 */
export class CorrectWaterBody extends Correct {}

/** 交接 */
export class HandOverWaterWork extends HandOverWork {}
