import {
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsDay,
  IsForm,
  IsId,
  IsInstant,
  IsLine,
  IsName,
  IsOneOf,
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  Occurrence,
  SHORT,
} from '#platform';
import { words } from './figures.glossary.js';

const MOST_SEED = 4_294_967_295;
const MOST_DRAWN = 500;
const LONGEST_RECORD_ID = 300;

const verdicts = ['agree', 'disagree'] as const;
export type Verdict = (typeof verdicts)[number];

/** 抽查: a random sample of a figure's records, as they were on both clocks. */
export class DrawSample extends Occurrence {
  /** Its stable name; of a rate, the records of its denominator are drawn from. */
  @IsName(SHORT)
  readonly figure: string;

  /** A whole year: short for its first and its last day. */
  @IsForm('^(19|20|21)[0-9]{2}$', words.year, { optional: true })
  readonly year?: string;

  /** First day of the period, in the office's time zone. */
  @IsDay({ optional: true })
  readonly from?: string;

  /** Last day, inclusive. */
  @IsDay({ optional: true })
  readonly to?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  /** What was known then; now unless told. */
  @IsInstant({ optional: true })
  readonly recordedUntil?: string;

  /** What had happened by then. */
  @IsInstant({ optional: true })
  readonly occurredUntil?: string;

  @IsWhole(1, MOST_DRAWN)
  readonly size: number;

  /** Of the generator MT19937; without one the office derives it from the command's id. */
  @IsWhole(0, MOST_SEED, { optional: true })
  readonly seed?: number;
}

/** 核对一条记录 */
export class JudgeSampledRecord extends Occurrence {
  @IsLine(LONGEST_RECORD_ID)
  readonly recordId: string;

  @IsOneOf(verdicts)
  readonly verdict: Verdict;

  @IsText(LONG)
  readonly reason: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 更正 */
export class CorrectSample extends Correct {}
