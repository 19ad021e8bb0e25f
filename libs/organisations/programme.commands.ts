import {
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsDay,
  IsFlag,
  IsId,
  IsLine,
  IsName,
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  NAME,
  Occurrence,
  WithReason,
} from '#platform';

const SHORT = 50;
const MOST_ITEMS = 200;
const MOST = 1_000_000;

/** A measure of a programme, with its target where it has one. */
export class ProgrammeItemGiven {
  @IsName(NAME)
  readonly name: string;

  /** How much is to be reached, in `unit`. */
  @IsWhole(1, MOST, { optional: true })
  readonly target?: number;

  @IsLine(SHORT, { optional: true })
  readonly unit?: string;

  @IsDay({ optional: true })
  readonly dueOn?: string;
}

/** 下发: a version of a programme (“321” 工程, 1+N, 标准体系 …), as the superior's document gives it. */
export class IssueProgramme extends Occurrence {
  @IsName(NAME)
  readonly name: string;

  /** Of the document: a year, an edition. */
  @IsName(NAME)
  readonly edition: string;

  /** 发文机关 */
  @IsName(NAME, { optional: true })
  readonly issuedBy?: string;

  /** 文号 */
  @IsLine(NAME, { optional: true })
  readonly documentNumber?: string;

  /** Absent: it is for the office itself. */
  @IsId({ optional: true })
  readonly communityId?: string;

  @ArePartsOf(() => ProgrammeItemGiven, { least: 1, most: MOST_ITEMS })
  readonly items: ProgrammeItemGiven[];
}

/** 完成 */
export class FinishProgrammeItem extends Occurrence {
  @IsId()
  readonly itemId: string;

  /** How much was reached; of an item with a target it has to be told. */
  @IsWhole(0, MOST, { optional: true })
  readonly reached?: number;

  @IsText(LONG, { optional: true })
  readonly result?: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 核验: by somebody who did not report it as done. */
export class CheckProgrammeItem extends Occurrence {
  @IsId()
  readonly itemId: string;

  /** Not passed: it is to be done again. */
  @IsFlag()
  readonly isPassed: boolean;

  @IsText(LONG, { optional: true })
  readonly remarks?: string;
}

/** 废止 */
export class WithdrawProgramme extends WithReason {}

/** 更正 */
export class CorrectProgramme extends Correct {}
