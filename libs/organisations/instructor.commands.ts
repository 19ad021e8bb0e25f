import {
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsFlag,
  IsId,
  IsInstant,
  IsOneOf,
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  Occurrence,
  WithReason,
} from '#platform';

const MOST_VISITS = 10_000;

/** 学历, the highest first: 博士 硕士 本科 大专 高中及以下. */
export const educations = ['doctor', 'master', 'bachelor', 'college', 'secondary'] as const;
export type Education = (typeof educations)[number];

/** 选派党建指导员 */
export class AppointInstructor extends Occurrence {
  /** The person, by a pseudonym: one has one appointment at a time. */
  @IsId({ optional: true })
  readonly instructorId?: string;

  @IsOneOf(educations)
  readonly education: Education;

  @IsFlag()
  readonly isFullTime: boolean;

  /** The community that the instructor is sent to; absent: the office itself. */
  @IsId({ optional: true })
  readonly communityId?: string;
}

/** 派驻企业 */
export class AssignInstructor extends Occurrence {
  @IsId()
  readonly enterpriseId: string;

  /** `occurredAt` unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly from?: string;

  /** The first moment after it; open unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly until?: string;
}

/** 结束派驻 */
export class EndInstructorAssignment extends Occurrence {
  @IsId()
  readonly assignmentId: string;

  /** `occurredAt` unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly until?: string;
}

/** 工作报告 */
export class ReportInstructorWork extends Occurrence {
  /** The enterprise that it is about, one of those that the instructor was sent to; absent: all of them together. */
  @IsId({ optional: true })
  readonly enterpriseId?: string;

  /** To enterprises, in the time that is reported on. */
  @IsWhole(0, MOST_VISITS)
  readonly visits: number;

  @IsText(LONG)
  readonly work: string;

  /** 存在问题 */
  @IsText(LONG, { optional: true })
  readonly problems?: string;
}

/** 变更学历: by its certificate. */
export class ChangeInstructorEducation extends Occurrence {
  @IsOneOf(educations)
  readonly education: Education;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 撤回 */
export class EndInstructor extends WithReason {}

/** 更正 */
export class CorrectInstructor extends Correct {}
