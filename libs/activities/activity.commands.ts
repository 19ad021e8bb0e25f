import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, Matches, Max, Min } from 'class-validator';
import {
  AreTexts,
  ArePartsOf,
  Correct,
  EvidenceFile,
  ID_PATTERN,
  IsDay,
  IsId,
  IsInstant,
  IsPart,
  IsText,
  MOST_FILES,
  Occurrence,
  Optional,
} from '#platform';
import { activityKinds, organiserKinds, type ActivityKind, type OrganiserKind } from './activity.kinds.js';

const SHORT = 100;
const NAME = 200;
const LONG = 4_000;
const MOST_IDS = 50;
const MOST_PERSONS = 100_000;
const MOST_ATTENDANCES = 200;
const DAY_MINUTES = 1_440;
const EACH_ID = { each: true, message: 'each of $property must be an id: 1 to 100 letters, digits, or . _ : -' };

/** 计划活动: what is to be held; that it was held is told by itself. */
export class PlanActivity extends Occurrence {
  @IsIn(activityKinds)
  readonly kind: ActivityKind;

  @IsText(NAME)
  readonly title: string;

  /** Whose activity it is; left out for the office itself 本级. */
  @IsId({ optional: true })
  readonly communityId?: string;

  @IsIn(organiserKinds)
  readonly organiserKind: OrganiserKind;

  /** In the register of organisations. */
  @IsId({ optional: true })
  readonly organiserId?: string;

  @IsText(NAME, { optional: true })
  readonly place?: string;

  @IsInstant()
  readonly plannedFor: string;

  /** How many people are needed. */
  @Optional()
  @IsInt()
  @Min(1)
  @Max(MOST_PERSONS)
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
export class CancelActivity extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 登记活动: it was held from then to then, so it happened when it began. */
export class HoldActivity {
  @IsIn(activityKinds)
  readonly kind: ActivityKind;

  @IsText(NAME)
  readonly title: string;

  /** Whose activity it is; left out for the office itself 本级. */
  @IsId({ optional: true })
  readonly communityId?: string;

  /** Other communities that it concerned: one outing to three of them is one visit. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @Matches(ID_PATTERN, EACH_ID)
  readonly communityIds?: string[];

  @IsIn(organiserKinds)
  readonly organiserKind: OrganiserKind;

  /** In the register of organisations. */
  @IsId({ optional: true })
  readonly organiserId?: string;

  /** 主持, by name, as the responsibilities of the communities name people. */
  @IsText(SHORT)
  readonly chair: string;

  /** As the register of organisations names its officers. */
  @IsId({ optional: true })
  readonly chairId?: string;

  @IsText(NAME)
  readonly place: string;

  /** The venue that it was at. */
  @IsId({ optional: true })
  readonly siteId?: string;

  @IsInstant()
  readonly from: string;

  @IsInstant()
  readonly to: string;

  /** 应到 */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(MOST_PERSONS)
  readonly due?: number;

  /** 实到 */
  @Optional()
  @IsInt()
  @Min(0)
  @Max(MOST_PERSONS)
  readonly present?: number;

  /** Who was absent and why, in words. */
  @IsText(LONG, { optional: true })
  readonly absences?: string;

  /** 议题 */
  @AreTexts(NAME, { optional: true, most: 20 })
  readonly topics?: string[];

  /** Kinds whose agenda was on the list too: a theme day merged with a members' meeting counts for both. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(5)
  @IsIn(activityKinds, { each: true })
  readonly alsoKinds?: ActivityKind[];

  /** 合作单位 */
  @AreTexts(NAME, { optional: true, most: 20 })
  readonly partners?: string[];

  /** 会议记录, where they are there already. */
  @IsPart(() => EvidenceFile, { optional: true })
  readonly minutes?: EvidenceFile;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];

  /** Activities that this one is not, though they overlap in chair, place or organiser: said on purpose. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @Matches(ID_PATTERN, EACH_ID)
  readonly sameAsNot?: string[];
}

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
  @IsText(SHORT, { optional: true })
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
  @Optional()
  @IsInt()
  @Min(1)
  @Max(DAY_MINUTES)
  readonly minutes?: number;

  @IsText(SHORT, { optional: true })
  readonly role?: string;

  /** Paid, or on duty: shown, and no service. */
  @Optional()
  @IsBoolean()
  readonly paid?: boolean;

  @Optional()
  @IsBoolean()
  readonly minor?: boolean;

  /** The guardian agreed or came along. */
  @Optional()
  @IsBoolean()
  readonly guardianConsent?: boolean;
}

/** 登记志愿者: many rows at once. */
export class RecordAttendance extends Occurrence {
  @ArePartsOf(() => AttendanceEntry, { least: 1, most: MOST_ATTENDANCES })
  readonly attendances: AttendanceEntry[];
}

/** 确认时长: of those named, or of all that are not confirmed. */
export class ConfirmAttendance extends Occurrence {
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_ATTENDANCES)
  @Matches(ID_PATTERN, EACH_ID)
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

  @Optional()
  @IsInt()
  @Min(0)
  @Max(DAY_MINUTES)
  readonly minutes?: number;

  @IsText(LONG)
  readonly reason: string;
}

/** 作废 */
export class VoidActivity extends Occurrence {
  @IsText(LONG)
  readonly reason: string;
}

/** 更正 */
export class CorrectActivity extends Correct {
  /** As when it was entered: activities that this one is not. */
  @Optional()
  @IsArray()
  @ArrayMaxSize(MOST_IDS)
  @Matches(ID_PATTERN, EACH_ID)
  readonly sameAsNot?: string[];
}
