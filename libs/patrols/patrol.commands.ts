import {
  AreIds,
  AreNames,
  ArePartsOf,
  Correct,
  IsFlag,
  IsId,
  IsText,
  LONG,
  Occurrence,
  ProblemSeen,
  SHORT,
  WithReason,
} from '#platform';

/** Something wrong; it becomes a case. */
export class Finding extends ProblemSeen {
  /** 当场整改: found and put right at once. */
  @IsFlag({ optional: true })
  readonly correctedOnTheSpot?: boolean;
}

/** So many problems one visit finds. */
export const MOST_FINDINGS = 50;
const MOST_OTHERS = 20;

/** 巡查: the actor was at the site when it occurred. */
export class RecordPatrol extends Occurrence {
  @IsId()
  readonly siteId: string;

  /** None, or left out: all was in order. */
  @ArePartsOf(() => Finding, { optional: true, most: MOST_FINDINGS })
  readonly findings?: Finding[];

  @IsText(LONG, { optional: true })
  readonly note?: string;

  /** Who else was there. */
  @AreNames(SHORT, { optional: true, most: 20 })
  readonly companions?: string[];

  /** Other visits of the same person to the same site in the same minute, said on purpose. */
  @AreIds({ optional: true, most: MOST_OTHERS })
  readonly sameAsNot?: string[];
}

/** 作废: the visit was recorded by mistake. */
export class VoidPatrol extends WithReason {}

/** 更正 */
export class CorrectPatrol extends Correct {}
