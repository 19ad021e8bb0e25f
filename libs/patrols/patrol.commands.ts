import { ArrayMaxSize, IsArray, IsBoolean, IsInt, IsMimeType, IsOptional, Matches, Max, Min } from 'class-validator';
import { ArePartsOf, IsId, IsText, Occurrence } from '#platform';

const SHORT = 100;
const LINE = 200;
const LONG = 4_000;
const MOST_FILES = 20;
const MOST_BYTES = 1_000_000_000;
const MOST_FINDINGS = 50;
const MOST_COMPANIONS = 20;
const PERSON = /^(?=.*\S)[^\p{Cc}\p{Cs}]{1,100}$/u;

/** A photo or document, by the SHA-256 of its content. */
export class FindingEvidence {
  @Matches(/^[0-9a-f]{64}$/, { message: '$property must be a SHA-256 in 64 lower-case hex digits' })
  readonly sha256: string;

  @IsInt()
  @Min(1)
  @Max(MOST_BYTES)
  readonly bytes: number;

  @IsMimeType()
  readonly mediaType: string;

  @IsText(LINE, { optional: true })
  readonly name?: string;
}

/** Something wrong; it becomes a case. */
export class Finding {
  @IsText(SHORT)
  readonly category: string;

  @IsText(LONG)
  readonly description: string;

  @IsText(LINE, { optional: true })
  readonly location?: string;

  @ArePartsOf(() => FindingEvidence, { optional: true, most: MOST_FILES })
  readonly evidence?: FindingEvidence[];

  /** 当场整改: found and put right at once. */
  @IsOptional()
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
  @IsOptional()
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
