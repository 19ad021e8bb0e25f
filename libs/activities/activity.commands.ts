import {
  AreIds,
  AreNames,
  AreOneOf,
  ArePartsOf,
  Correct,
  EvidenceFile,
  HandOverWork,
  IsDay,
  IsFlag,
  IsId,
  IsInstant,
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
  activityKinds,
  inPersonTags,
  organiserKinds,
  type ActivityKind,
  type InPerson,
  type OrganiserKind,
} from './activity.kinds.js';

const MOST_IDS = 50;
const MOST_PERSONS = 100_000;
const MOST_ATTENDANCES = 200;
const DAY_MINUTES = 1_440;

/** 计划活动: what is to be held; that it was held is told by itself. */
export class PlanActivity extends Occurrence {
  @IsOneOf(activityKinds)
  readonly kind: ActivityKind;

  @IsLine(NAME)
  readonly title: string;

  /** Whose activity it is; left out for the office itself 本级. */
  @IsId({ optional: true })
  readonly communityId?: string;

  @IsOneOf(organiserKinds)
  readonly organiserKind: OrganiserKind;

  /** In the register of organisations. */
  @IsId({ optional: true })
  readonly organiserId?: string;

  @IsName(NAME, { optional: true })
  readonly place?: string;

  @IsInstant()
  readonly plannedFor: string;

  /** How many people are needed. */
  @IsWhole(1, MOST_PERSONS, { optional: true })
  readonly needed?: number;
}

/** 延期 */
export class PostponeActivity extends Occurrence {
  @IsInstant()
  readonly plannedFor: string;

  @IsText(LONG)
  readonly reason: string;
}

/** 取消 */
export class CancelActivity extends WithReason {}

/** 举行: what was planned was held from then to then, so it happened when it began. */
export class HoldActivity {
  @IsOneOf(activityKinds)
  readonly kind: ActivityKind;

  @IsLine(NAME)
  readonly title: string;

  /** Whose activity it is; left out for the office itself 本级. */
  @IsId({ optional: true })
  readonly communityId?: string;

  /** Other communities that it concerned: one outing to three of them is one visit. */
  @AreIds({ optional: true, most: MOST_IDS })
  readonly communityIds?: string[];

  @IsOneOf(organiserKinds)
  readonly organiserKind: OrganiserKind;

  /** In the register of organisations. */
  @IsId({ optional: true })
  readonly organiserId?: string;

  /** 主持, by name, as the responsibilities of the communities name people. */
  @IsName(SHORT)
  readonly chair: string;

  /**
   * As the register of organisations names its officers. A joint meeting counts as led by a committee member
   * (`party.jointMeetings`) where its chair, by id or name, is the contracting leader of a community concerned on its day,
   * and, as soon as the register names members of the work committee, in office there that day.
   */
  @IsId({ optional: true })
  readonly chairId?: string;

  @IsName(NAME)
  readonly place: string;

  /** The venue that it was at. */
  @IsId({ optional: true })
  readonly siteId?: string;

  @IsInstant()
  readonly from: string;

  @IsInstant()
  readonly to: string;

  /** 应到 */
  @IsWhole(0, MOST_PERSONS, { optional: true })
  readonly due?: number;

  /** 实到 */
  @IsWhole(0, MOST_PERSONS, { optional: true })
  readonly present?: number;

  /** 受益: how many people the service was for. */
  @IsWhole(0, MOST_PERSONS, { optional: true })
  readonly beneficiaries?: number;

  /** Who was absent and why, in words. */
  @IsText(LONG, { optional: true })
  readonly absences?: string;

  /** 议题 */
  @AreNames(NAME, { optional: true, most: 20 })
  readonly topics?: string[];

  /**
   * Kinds whose agenda was on the list too, each with a topic of its own: it counts for all of them. A theme day is merged
   * with a members' meeting, a party lecture, an organisational life meeting; a members' meeting with the latter two.
   */
  @AreOneOf(activityKinds, { optional: true, most: 5 })
  readonly alsoKinds?: ActivityKind[];

  /** What the secretary set up, asked after or dealt with in person here 亲自部署、亲自过问、亲自处置; he chairs it then. */
  @AreOneOf(inPersonTags, { optional: true, most: 3 })
  readonly inPerson?: InPerson[];

  /** 合作单位 */
  @AreNames(NAME, { optional: true, most: 20 })
  readonly partners?: string[];

  /** 会议记录, where they are there already. */
  @IsPart(() => EvidenceFile, { optional: true })
  readonly minutes?: EvidenceFile;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];

  /** Activities that this one is not, though they overlap in chair, place or organiser: said on purpose. */
  @AreIds({ optional: true, most: MOST_IDS })
  readonly sameAsNot?: string[];
}

/** 登记活动: it was held, and nobody had planned it here. */
export class EnterActivity extends HoldActivity {}

/** 补记会议记录 */
export class RecordMinutes extends Occurrence {
  @IsPart(() => EvidenceFile)
  readonly minutes: EvidenceFile;
}

/** By the clock: there were no minutes in time. */
export class MissMinutes {}

/** 议定事项 */
export class TakeDecision extends Occurrence {
  @IsText(LONG)
  readonly what: string;

  /** 责任人 */
  @IsName(SHORT, { optional: true })
  readonly person?: string;

  /** 时限 */
  @IsDay({ optional: true })
  readonly dueOn?: string;
}

/** 办结 */
export class FinishDecision extends Occurrence {
  @IsId()
  readonly decisionId: string;

  @IsText(LONG, { optional: true })
  readonly result?: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 不再办理 */
export class DropDecision extends Occurrence {
  @IsId()
  readonly decisionId: string;

  @IsText(LONG)
  readonly reason: string;
}

/** One volunteer at one activity, by a pseudonym. */
export class AttendanceEntry {
  @IsId()
  readonly volunteerId: string;

  @IsInstant()
  readonly from: string;

  @IsInstant()
  readonly to: string;

  /** Of actual service, where travel or a pause is to be left out. */
  @IsWhole(1, DAY_MINUTES, { optional: true })
  readonly minutes?: number;

  @IsName(SHORT, { optional: true })
  readonly role?: string;

  /** Paid, or on duty: shown, and no service. */
  @IsFlag({ optional: true })
  readonly paid?: boolean;

  @IsFlag({ optional: true })
  readonly minor?: boolean;

  /** The guardian agreed or came along. */
  @IsFlag({ optional: true })
  readonly guardianConsent?: boolean;
}

/** 登记志愿者: many rows at once. */
export class RecordAttendance extends Occurrence {
  @ArePartsOf(() => AttendanceEntry, { least: 1, most: MOST_ATTENDANCES })
  readonly attendances: AttendanceEntry[];
}

/** 确认时长: of those named, or of all that are not confirmed. */
export class ConfirmAttendance extends Occurrence {
  @AreIds({ optional: true, most: MOST_ATTENDANCES })
  readonly attendanceIds?: string[];
}

/** 更正时长: what was confirmed has to be confirmed anew. */
export class CorrectHours extends Occurrence {
  @IsId()
  readonly attendanceId: string;

  @IsInstant({ optional: true })
  readonly from?: string;

  @IsInstant({ optional: true })
  readonly to?: string;

  @IsWhole(0, DAY_MINUTES, { optional: true })
  readonly minutes?: number;

  @IsText(LONG)
  readonly reason: string;
}

/** 作废 */
export class VoidActivity extends WithReason {}

/** 更正 */
export class CorrectActivity extends Correct {
  /** As when it was entered: activities that this one is not. */
  @AreIds({ optional: true, most: MOST_IDS })
  readonly sameAsNot?: string[];
}

/** 交接 */
export class HandOverActivityWork extends HandOverWork {}
