import {
  AreNames,
  Correct,
  IsDay,
  IsId,
  IsInstant,
  IsLine,
  IsName,
  IsOneOf,
  IsText,
  IsWhole,
  LONG,
  NAME,
  Occurrence,
  OccurrenceLongAgo,
  SomeOf,
  WithReason,
} from '#platform';
import {
  forms,
  levels,
  officerRoles,
  organisationTypes,
  type Form,
  type Level,
  type OfficerRole,
  type OrganisationType,
} from './labels.js';

const MOST_MEMBERS = 100_000;
const MOST_UNITS = 50;

/** 成立党组织; `occurredAt` is the day on which it was approved. */
export class FoundOrganisation extends OccurrenceLongAgo {
  /** Its id, where it has one elsewhere. */
  @IsId({ optional: true })
  readonly organisationId?: string;

  @IsName(NAME)
  readonly name: string;

  @IsOneOf(levels)
  readonly level: Level;

  @IsOneOf(organisationTypes)
  readonly type: OrganisationType;

  /** Alone unless told. */
  @IsOneOf(forms, { optional: true })
  readonly form?: Form;

  /** The units that a joint one is of. */
  @AreNames(NAME, { optional: true, most: MOST_UNITS })
  readonly units?: string[];

  /** The superior organisation. */
  @IsId({ optional: true })
  readonly parentId?: string;

  /** Absent: it belongs to the office itself. */
  @IsId({ optional: true })
  readonly communityId?: string;

  /** 批准文号 */
  @IsLine(NAME, { optional: true })
  readonly approvalNumber?: string;

  /** Full members at its founding; of a branch it has to be told. */
  @IsWhole(0, MOST_MEMBERS, { optional: true })
  readonly fullMembers?: number;
}

/** 更名 */
export class RenameOrganisation extends Occurrence {
  @IsName(NAME)
  readonly name: string;
}

/** 调整类型 */
export class ReclassifyOrganisation extends Occurrence {
  @IsOneOf(organisationTypes)
  readonly type: OrganisationType;
}

/** 调整隶属关系: another superior, another community, or both. */
@SomeOf('parentId', 'communityId')
export class MoveOrganisation extends Occurrence {
  @IsId({ optional: true })
  readonly parentId?: string;

  @IsId({ optional: true })
  readonly communityId?: string;
}

/** 换届选举: a term begins with an election. */
export class BeginTerm extends Occurrence {
  /** First moment of the term; `occurredAt` unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly from?: string;

  /** The first moment after it; after the years that its level has unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly to?: string;

  /** 应到: entitled to vote. */
  @IsWhole(1, MOST_MEMBERS)
  readonly due: number;

  /** 实到 */
  @IsWhole(0, MOST_MEMBERS)
  readonly present: number;

  /** For the one elected with the fewest votes. */
  @IsWhole(0, MOST_MEMBERS)
  readonly votes: number;

  /** The superior's consent, for an election ahead of time. */
  @IsLine(NAME, { optional: true })
  readonly approval?: string;
}

/** 延期换届 */
export class ExtendTerm extends Occurrence {
  @IsId()
  readonly termId: string;

  @IsInstant({ longAgo: true })
  readonly to: string;

  /** The superior's consent. */
  @IsLine(NAME)
  readonly approval: string;
}

/** Who holds an office in it, by a pseudonym. */
class TakeOffice extends Occurrence {
  @IsOneOf(officerRoles)
  readonly role: OfficerRole;

  @IsId()
  readonly personId: string;

  /** `occurredAt` unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly from?: string;

  /** The first moment after it; open unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly until?: string;
}

/** 选举任职 */
export class ElectOfficer extends TakeOffice {}

/** 任命 */
export class AppointOfficer extends TakeOffice {
  /** 任免文号 */
  @IsLine(NAME, { optional: true })
  readonly approvalNumber?: string;
}

/** 免职, 离任 */
export class EndOfficer extends Occurrence {
  @IsId()
  readonly officerId: string;

  /** `occurredAt` unless told. */
  @IsInstant({ optional: true, longAgo: true })
  readonly until?: string;

  @IsText(LONG, { optional: true })
  readonly reason?: string;
}

/** 党员人数报表: as at the day, in force until the next report. */
export class ReportMembers extends Occurrence {
  @IsDay()
  readonly on: string;

  /** 正式党员 */
  @IsWhole(0, MOST_MEMBERS)
  readonly full: number;

  /** 预备党员 */
  @IsWhole(0, MOST_MEMBERS)
  readonly probationary: number;

  @IsWhole(0, MOST_MEMBERS, { optional: true })
  readonly women?: number;

  /** 35 岁及以下 */
  @IsWhole(0, MOST_MEMBERS, { optional: true })
  readonly upTo35?: number;

  /** 大专及以上学历 */
  @IsWhole(0, MOST_MEMBERS, { optional: true })
  readonly collegeOrMore?: number;

  /** 流动党员 */
  @IsWhole(0, MOST_MEMBERS, { optional: true })
  readonly floating?: number;
}

/** 撤回报表: of a wrong day or a wrong organisation. */
export class WithdrawMemberCount extends Occurrence {
  @IsId()
  readonly reportId: string;

  @IsText(LONG)
  readonly reason: string;
}

/** 撤销党组织 */
export class DissolveOrganisation extends Occurrence {
  @IsText(LONG)
  readonly reason: string;

  /** Where the members go. */
  @IsId({ optional: true })
  readonly membersTo?: string;
}

/** 作废: it was entered by mistake. */
export class VoidOrganisation extends WithReason {}

/** The clock's: a term that is over without a new one. */
export class CallTermOverdue extends Occurrence {
  readonly termId: string;
}

/** The clock's: a branch with fewer full members than a branch needs. */
export class CallBranchBelowThree extends Occurrence {
  readonly reportId: string;
}

/** 更正 */
export class CorrectOrganisation extends Correct {}
