import {
  AreNames,
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsFlag,
  IsId,
  IsLine,
  IsName,
  IsText,
  LONG,
  MOST_FILES,
  Occurrence,
  SHORT,
} from '#platform';

const LINE = 200;
const MOST_FINDINGS = 50;
const MOST_COMPANIONS = 20;

/** Something wrong; it becomes a case. */
export class Finding {
  @IsName(SHORT)
  readonly category: string;

  @IsText(LONG)
  readonly description: string;

  @IsLine(LINE, { optional: true })
  readonly location?: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];

  /** 当场整改: found and put right at once. */
  @IsFlag({ optional: true })
  readonly correctedOnTheSpot?: boolean;
}

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
  @AreNames(SHORT, { optional: true, most: MOST_COMPANIONS })
  readonly companions?: string[];
}

/** 作废: the visit was recorded by mistake. */
export class VoidPatrol extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 更正 */
export class CorrectPatrol extends Correct {}
