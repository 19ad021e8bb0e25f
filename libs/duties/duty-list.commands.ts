import {
  ArePartsOf,
  Correct,
  EvidenceFile,
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
import type { Sentence } from '#event-sourcing';

/** 述职评议的等次 */
export const gradeLabels = {
  good: { zh: '好', en: 'good' },
  'fairly-good': { zh: '较好', en: 'fairly good' },
  fair: { zh: '一般', en: 'fair' },
  poor: { zh: '差', en: 'poor' },
} as const satisfies Record<string, Sentence>;
export type Grade = keyof typeof gradeLabels;
const grades = Object.keys(gradeLabels) as readonly Grade[];

export const halves = ['first', 'second'] as const;
export type Half = (typeof halves)[number];

/** One thing that a person answers for. */
export class DutyItemGiven {
  @IsName(NAME)
  readonly name: string;
}

/** 下达责任清单: what one person answers for in party building in one year. */
export class IssueDutyList extends Occurrence {
  @IsWhole(1970, 2199)
  readonly year: number;

  @IsName(SHORT)
  readonly person: string;

  /** 职务 */
  @IsLine(NAME, { optional: true })
  readonly post?: string;

  /** Absent: of the office itself. */
  @IsId({ optional: true })
  readonly communityId?: string;

  @ArePartsOf(() => DutyItemGiven, { least: 1, most: 100 })
  readonly items: DutyItemGiven[];
}

/** 半年报告落实情况: of one item, once for each half of the year. */
export class ReportDutyItem extends Occurrence {
  @IsId()
  readonly itemId: string;

  @IsOneOf(halves)
  readonly half: Half;

  /** What was done. */
  @IsText(LONG)
  readonly done: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 述职评议: by another than the person and than who reported. */
export class AppraiseDuty extends Occurrence {
  @IsOneOf(grades)
  readonly grade: Grade;

  @IsText(LONG, { optional: true })
  readonly remarks?: string;
}

/** 撤回: the person left, or the list was issued by mistake; a half that is not over by then is not due. */
export class WithdrawDutyList extends WithReason {}

/** 更正 */
export class CorrectDutyList extends Correct {}
