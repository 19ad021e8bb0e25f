import { ArrayMaxSize, IsArray, IsBoolean, Matches } from 'class-validator';
import { ArePartsOf, Correct, EvidenceFile, IsId, IsText, MOST_FILES, Occurrence, Optional } from '#platform';

const SHORT = 100;
const LINE = 200;
const LONG = 4_000;
const MOST_FINDINGS = 50;
const MOST_COMPANIONS = 20;
const PERSON = /^(?=.*\S)[^\p{Cc}\p{Cs}]{1,100}$/u;

/** Something wrong; it becomes a case. */
export class Finding {
  @IsText(SHORT)
  readonly category: string;

  @IsText(LONG)
  readonly description: string;

  @IsText(LINE, { optional: true })
  readonly location?: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];

  /** 当场整改: found and put right at once. */
  @Optional()
  @IsBoolean()
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
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_COMPANIONS)
  @Matches(PERSON, { each: true, message: 'each of $property must be a name of 1 to 100 characters' })
  readonly companions?: string[];
}

/** 作废: the visit was recorded by mistake. */
export class VoidPatrol extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 更正 */
export class CorrectPatrol extends Correct {}
