import {
  AreNames,
  ArePartsOf,
  EvidenceFile,
  IsForm,
  IsId,
  IsInstant,
  IsLine,
  IsName,
  IsOneOf,
  IsPart,
  IsText,
  IsWhole,
  MOST_FILES,
  NAME,
  Occurrence,
  OneOf,
  SHORT,
} from '#platform';
import { words } from './case.glossary.js';
import type { ProblemSource, ServiceMethod, SupervisionLevel } from './case.events.js';

const LINE = NAME;
/** Where something is, in the words of whoever reports it. */
const PLACE = 1_000;
/** What citizens write has been seen to have up to 7,900 characters. */
const LONG = 10_000;

/** A deadline: exactly one of a moment, or of a limit by one of the four clocks of a standard. */
@OneOf('at', 'workingDays', 'workingHours', 'urgentHours', 'calendarDays')
export class DeadlineSpec {
  @IsInstant({ optional: true })
  readonly at?: string;

  /** The day it is given does not count; the deadline is the close of business of the last day. */
  @IsWhole(1, 365, { optional: true })
  readonly workingDays?: number;

  @IsWhole(1, 1000, { optional: true })
  readonly workingHours?: number;

  /** 紧急工作时: hours that run on, by night and on holidays. */
  @IsWhole(1, 8784, { optional: true })
  readonly urgentHours?: number;

  /** 自然日: ends with the last of so many days after the day it is given, be it a holiday. */
  @IsWhole(1, 366, { optional: true })
  readonly calendarDays?: number;
}

const IsDeadline = () => IsPart(() => DeadlineSpec);

/** What a report of something wrong says, whatever becomes of it. */
export class FoundProblem extends Occurrence {
  @IsName(SHORT)
  readonly category: string;

  @IsText(LONG)
  readonly description: string;

  /** The community follows from the site. */
  @IsId({ optional: true })
  readonly siteId?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  @IsLine(PLACE, { optional: true })
  readonly location?: string;

  @IsId({ optional: true })
  readonly patrolId?: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 上报 */
export class ReportProblem extends FoundProblem {
  /** 12345 热线 is `hotline`. */
  @IsOneOf(['patrol', 'resident', 'hotline', 'authority', 'staff'] satisfies ProblemSource[])
  readonly source: 'patrol' | 'resident' | 'hotline' | 'authority' | 'staff';

  /** 工单编号: of the order that tells of it; several cases may refer to one. */
  @IsLine(SHORT, { optional: true })
  readonly externalNumber?: string;

  /** A keyed digest (HMAC-SHA-256) of the caller's number, made before it comes here. */
  @IsForm('^[0-9a-f]{64}$', words.callerKey, { optional: true })
  readonly callerKey?: string;
}

/** 当场整改: found and put right at once. */
export class CorrectOnTheSpot extends FoundProblem {
  /** 劝导 or 规范. */
  @IsOneOf(['persuasion', 'correction'])
  readonly kind: 'persuasion' | 'correction';
}

/** 立案 */
export class FileCase extends Occurrence {}

/** 作废 */
export class VoidCase extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 并案: this case is a duplicate of another. */
export class MergeCase extends Occurrence {
  @IsId()
  readonly into: string;

  @IsText(LONG, { optional: true })
  readonly reason?: string;
}

/** 撤销并案: the case was no duplicate. */
export class UndoMerge extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 派遣 */
export class DispatchCase extends Occurrence {
  @IsName(SHORT)
  readonly department: string;

  @IsName(SHORT, { optional: true })
  readonly assignee?: string;

  @IsDeadline()
  readonly deadline: DeadlineSpec;

  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 回退 */
export class ReturnCase extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 下发整改通知书 */
export class IssueNotice extends Occurrence {
  /** What was found. */
  @IsText(LONG)
  readonly facts: string;

  /** The law or rule that it offends. */
  @IsText(LONG)
  readonly basis: string;

  /** What has to be done. */
  @IsText(LONG)
  readonly requirements: string;

  @IsName(LINE)
  readonly recipient: string;

  @IsDeadline()
  readonly deadline: DeadlineSpec;
}

/** The recipient refused to take the notice. */
export class ServiceRefusal {
  @IsText(LONG)
  readonly reason: string;

  @AreNames(SHORT, { least: 1, most: 10 })
  readonly witnesses: string[];
}

/** 送达 */
export class ServeNotice extends Occurrence {
  @IsId()
  readonly noticeId: string;

  @IsOneOf(['direct', 'post', 'fax-or-email', 'entrusted', 'forwarded', 'left-in-place'] satisfies ServiceMethod[])
  readonly method: 'direct' | 'post' | 'fax-or-email' | 'entrusted' | 'forwarded' | 'left-in-place';

  @IsName(SHORT)
  readonly servedBy: string;

  @IsName(SHORT)
  readonly servedTo: string;

  @IsInstant()
  readonly servedAt: string;

  @IsPart(() => ServiceRefusal, { optional: true })
  readonly refusal?: ServiceRefusal;

  @IsLine(PLACE, { optional: true })
  readonly place?: string;

  /** What whoever received it is to the recipient: 本人, 成年家属, 收发室. */
  @IsName(SHORT, { optional: true })
  readonly relation?: string;

  @IsName(SHORT, { optional: true })
  readonly secondServer?: string;

  /** What is left in place has a witness, or a recording. */
  @AreNames(SHORT, { optional: true, least: 1, most: 10 })
  readonly witnesses?: string[];

  /** 录音录像, photos: by digest. */
  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly recording?: EvidenceFile[];

  @IsText(LONG, { optional: true })
  readonly remarks?: string;
}

/** 申请延期 */
export class RequestExtension extends Occurrence {
  /** Which deadline; the case's own unless told. */
  @IsId({ optional: true })
  readonly deadlineId?: string;

  @IsDeadline()
  readonly until: DeadlineSpec;

  @IsText(LONG)
  readonly reason: string;
}

/** 同意延期 */
export class GrantExtension extends Occurrence {
  @IsId()
  readonly extensionId: string;
}

/** 不同意延期 */
export class DenyExtension extends Occurrence {
  @IsId()
  readonly extensionId: string;

  @IsText(LONG)
  readonly reason: string;
}

/** 挂账, 缓办 */
export class SuspendCase extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

export class ResumeCase extends Occurrence {
  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 整改反馈 */
export class ReportRectification extends Occurrence {
  @IsText(LONG)
  readonly measures: string;

  /** Who put it right; the assignee unless told. Neither they nor who reports it may verify it. */
  @IsName(SHORT, { optional: true })
  readonly rectifiedBy?: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly before?: EvidenceFile[];

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly after?: EvidenceFile[];
}

/** 核查通过 */
export class VerifyRectification extends Occurrence {
  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 核查不通过, 返工 */
export class RejectRectification extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 结案 */
export class CloseCase extends Occurrence {
  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 督办 */
export class PlaceSupervision extends Occurrence {
  @IsOneOf(['district', 'city', 'province', 'ministry'] satisfies SupervisionLevel[])
  readonly level: 'district' | 'city' | 'province' | 'ministry';

  /** The authority. */
  @IsName(SHORT)
  readonly by: string;

  @IsLine(SHORT, { optional: true })
  readonly documentNumber?: string;

  @IsDeadline()
  readonly deadline: DeadlineSpec;
}

/** 督办回复 */
export class ReplyToSupervision extends Occurrence {
  @IsId()
  readonly supervisionId: string;

  @IsText(LONG)
  readonly reply: string;
}

/** 解除督办 */
export class LiftSupervision extends Occurrence {
  @IsId()
  readonly supervisionId: string;

  @IsText(LONG, { optional: true })
  readonly note?: string;
}

/** 回头看 */
export class RecordLookBack extends Occurrence {
  @IsOneOf(['held', 'relapsed'])
  readonly result: 'held' | 'relapsed';

  @IsText(LONG, { optional: true })
  readonly findings?: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

export class ReopenCase extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 更正: a wrong entry is answered, not edited. */
export class CorrectRecord extends Occurrence {
  /** The event that says it wrongly, by its id in the history. */
  @IsId()
  readonly eventId: string;

  /** Of that event, e.g. category, description, location, occurredAt; siteId moves the case to another site. */
  @IsLine(SHORT)
  readonly field: string;

  @IsText(LONG)
  readonly value: string;

  @IsText(LONG)
  readonly reason: string;
}
