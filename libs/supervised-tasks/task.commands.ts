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
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  NAME,
  Occurrence,
  ProblemSeen,
  SHORT,
  WithReason,
} from '#platform';
import { authorityLevels, taskKinds, truths, type AuthorityLevel, type TaskKind, type Truth } from './task.kinds.js';

const AreFiles = () => ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES });

/** 交办 */
export class HandOverTask extends Occurrence {
  /** Which inspection, e.g. 2018 回头看. */
  @IsName(NAME)
  readonly campaign: string;

  /** 交办件 or 反馈问题. */
  @IsOneOf(taskKinds)
  readonly kind: TaskKind;

  /** The authority's own: channel, province, date and running number. There is one task of a number. */
  @IsLine(SHORT)
  readonly externalNumber: string;

  @IsLine(SHORT, { optional: true })
  readonly batch?: string;

  @IsOneOf(authorityLevels)
  readonly level: AuthorityLevel;

  @IsName(NAME)
  readonly authority: string;

  @IsLine(NAME, { optional: true })
  readonly documentNumber?: string;

  @IsText(LONG)
  readonly text: string;

  @IsName(SHORT, { optional: true })
  readonly pollutionType?: string;

  /** 重点 */
  @IsFlag({ optional: true })
  readonly isKey?: boolean;

  /** The last day on which it is in time. */
  @IsDay()
  readonly dueDay: string;

  /** None: the office itself. */
  @IsId({ optional: true })
  readonly communityId?: string;

  /** The community follows from the site. */
  @IsId({ optional: true })
  readonly siteId?: string;

  /** Other areas that the item was handed to as well. */
  @AreNames(NAME, { optional: true, most: 20 })
  readonly sharedAreas?: string[];
}

/** 签收 */
export class ClaimTask extends Occurrence {
  @IsName(NAME)
  readonly unit: string;

  @IsOneOf(authorityLevels)
  readonly unitLevel: AuthorityLevel;

  @IsName(SHORT)
  readonly person: string;
}

/** 退回: it is not the unit's. */
export class ReturnTask extends WithReason {}

/** 同意退回: the authority agrees, and the task leaves what was handed over. */
export class AcceptTaskReturn extends Occurrence {
  /** By which the authority agrees; without it the return is refused. */
  @IsLine(NAME, { optional: true })
  readonly documentNumber?: string;
}

/** 不同意退回 */
export class RejectTaskReturn extends WithReason {}

/** 调查核实 */
export class InvestigateTask extends Occurrence {
  @IsOneOf(truths)
  readonly isTrue: Truth;

  @IsText(LONG)
  readonly findings: string;

  /** What is wrong on the spot; each becomes a case. */
  @ArePartsOf(() => ProblemSeen, { optional: true, most: 20 })
  readonly problems?: ProblemSeen[];

  @AreFiles()
  readonly evidence?: EvidenceFile[];
}

export class PlannedMeasure {
  @IsText(LONG)
  readonly measure: string;

  @IsName(SHORT)
  readonly responsible: string;

  @IsDay()
  readonly dueDay: string;
}

/** 四张清单: tasks, measures, who is responsible, deadlines. */
export class PlanTask extends Occurrence {
  @IsText(LONG)
  readonly goal: string;

  @ArePartsOf(() => PlannedMeasure, { least: 1, most: 50 })
  readonly measures: PlannedMeasure[];
}

/** A measure of the plan is done. */
export class CompleteTaskMeasure extends Occurrence {
  @IsId()
  readonly measureId: string;

  @AreFiles()
  readonly evidence?: EvidenceFile[];
}

/** 延期 */
export class GrantTaskExtension extends Occurrence {
  @IsName(NAME)
  readonly authority: string;

  @IsLine(NAME, { optional: true })
  readonly documentNumber?: string;

  @IsDay()
  readonly dueDay: string;
}

/** 阶段性办结 */
export class CloseTaskPhase extends Occurrence {
  @IsText(LONG)
  readonly reason: string;

  @IsDay()
  readonly nextDueDay: string;
}

/** 整改完成 */
export class RectifyTask extends Occurrence {
  @IsText(LONG)
  readonly what: string;

  @AreFiles()
  readonly before?: EvidenceFile[];

  @AreFiles()
  readonly after?: EvidenceFile[];
}

/** 已办结: what a citizen reported is answered. */
export class AnswerTask extends Occurrence {
  @IsText(LONG)
  readonly reply: string;

  @AreFiles()
  readonly evidence?: EvidenceFile[];
}

/** 申请验收 */
export class ApplyForTaskAcceptance extends Occurrence {
  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 验收通过: the acceptor is the actor. */
export class PassTaskAcceptance extends Occurrence {
  @IsName(NAME)
  readonly unit: string;

  @IsOneOf(authorityLevels)
  readonly level: AuthorityLevel;

  @AreFiles()
  readonly evidence?: EvidenceFile[];
}

/** 验收不通过 */
export class FailTaskAcceptance extends Occurrence {
  @IsName(NAME)
  readonly unit: string;

  @IsOneOf(authorityLevels)
  readonly level: AuthorityLevel;

  @IsText(LONG)
  readonly reason: string;
}

/** 公示 */
export class DiscloseTask extends Occurrence {
  @IsLine(NAME)
  readonly where: string;

  @IsDay()
  readonly fromDay: string;

  @IsDay()
  readonly toDay: string;
}

/** 异议 */
export class RaiseTaskObjection extends Occurrence {
  @IsText(LONG)
  readonly text: string;
}

export class SettleTaskObjection extends Occurrence {
  @IsId()
  readonly objectionId: string;

  @IsText(LONG)
  readonly outcome: string;
}

/** 销号 */
export class DelistTask extends Occurrence {
  @IsName(NAME)
  readonly authority: string;

  @IsLine(NAME)
  readonly documentNumber: string;
}

/** 回头看: by the actor. */
export class LookBackOnTask extends Occurrence {
  @IsOneOf(['held', 'relapsed'])
  readonly outcome: 'held' | 'relapsed';

  @IsText(LONG, { optional: true })
  readonly findings?: string;

  @AreFiles()
  readonly evidence?: EvidenceFile[];
}

/** 问责: how many persons, not who. */
export class RecordTaskAccountability extends Occurrence {
  @IsName(SHORT)
  readonly measure: string;

  @IsLine(NAME, { optional: true })
  readonly documentNumber?: string;

  @IsWhole(1, 1_000)
  readonly persons: number;
}

/** 作废: it was entered by mistake; its number is free again. */
export class VoidTask extends WithReason {}

/** 更正 */
export class CorrectTask extends Correct {}

/** 交接 */
export class HandOverTaskWork extends HandOverWork {}
