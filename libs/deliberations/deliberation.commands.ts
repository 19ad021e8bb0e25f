import {
  AreNames,
  ArePartsOf,
  AreWhole,
  Correct,
  EvidenceFile,
  IsDay,
  IsFlag,
  IsId,
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
import { assemblies, methods, settings, type Assembly, type Method, type Setting } from './methods.js';

const MOST = 1_000_000;
const MOST_PROBLEMS = 20;
const MOST_ROWS = 500;

/** 立项: what is to be decided, for whom, by which method. */
export class OpenDeliberation extends Occurrence {
  @IsOneOf(methods)
  readonly method: Method;

  /** 事项 */
  @IsName(NAME)
  readonly matter: string;

  @IsId()
  readonly communityId: string;

  /** The compound, where it concerns one: a site. */
  @IsId({ optional: true })
  readonly siteId?: string;

  /** 提议人: as the person is named who acts here; whoever proposes does not call it solved. */
  @IsName(SHORT)
  readonly proposer: string;

  /** The problems that it is to solve; one, the matter itself, unless told. */
  @AreNames(NAME, { optional: true, least: 1, most: MOST_PROBLEMS })
  readonly problems?: string[];

  /** Households of the compound in all. */
  @IsWhole(1, MOST, { optional: true })
  readonly households?: number;

  /** A village needs more of them present. */
  @IsOneOf(settings, { optional: true })
  readonly setting?: Setting;

  /** What owners have to decide together, as the use of common parts: warned of, by the law of the day. */
  @IsFlag({ optional: true })
  readonly ownersJoint?: boolean;

  /** 一肩挑: one person heads party and residents' committee, so that two steps may be one meeting. */
  @IsFlag({ optional: true })
  readonly combinedPosts?: boolean;
}

class Step extends Occurrence {
  @IsText(LONG, { optional: true })
  readonly note?: string;

  @IsPart(() => EvidenceFile, { optional: true })
  readonly minutes?: EvidenceFile;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 一征: the party organisation asks for opinions. */
export class SolicitOpinions extends Step {
  /** Forms, visits, a meeting, online. */
  @IsLine(SHORT)
  readonly how: string;

  /** Persons that were asked. */
  @IsWhole(0, MOST)
  readonly asked: number;

  /** Opinions that came. */
  @IsWhole(0, MOST)
  readonly opinions: number;
}

/** 提议: by both committees, or by the branch. */
export class MakeProposal extends Step {
  @IsWhole(1, MOST)
  readonly due: number;

  @IsWhole(0, MOST)
  readonly present: number;

  @IsText(LONG)
  readonly proposal: string;
}

/** 二议: units concerned consult. */
export class ConsultUnits extends Step {
  @AreNames(NAME, { least: 1, most: 50 })
  readonly units: string[];
}

/** "两委"会商议 */
export class DeliberateInCommittees extends Step {
  @IsWhole(1, MOST)
  readonly due: number;

  @IsWhole(0, MOST)
  readonly present: number;
}

class Vote extends Step {
  /** 应到: entitled to vote. */
  @IsWhole(1, MOST)
  readonly due: number;

  /** 实到 */
  @IsWhole(0, MOST)
  readonly present: number;

  /** 赞成 */
  @IsWhole(0, MOST)
  readonly inFavour: number;

  /** 反对 */
  @IsWhole(0, MOST)
  readonly against: number;

  /** 弃权 */
  @IsWhole(0, MOST)
  readonly abstained: number;
}

/** 党员大会审议 */
export class ReviewByMembers extends Vote {}

/** 决议: by all residents, one of each household, or their representatives. */
export class VoteResolution extends Vote {
  @IsOneOf(assemblies.filter((assembly) => assembly !== 'members'))
  readonly assembly: Assembly;
}

class Disclosure extends Step {
  /** 公开地点: board, group, office. */
  @IsName(NAME)
  readonly where: string;

  /** First and last day on which it hangs there. */
  @IsDay()
  readonly from: string;

  @IsDay()
  readonly to: string;
}

/** 一公开: what was resolved. */
export class DiscloseResolution extends Disclosure {}

/** 二公开: what was carried out. */
export class DiscloseImplementation extends Disclosure {}

/** 异议 */
export class RaiseObjection extends Occurrence {
  @IsText(LONG)
  readonly text: string;

  /** A pseudonym, where somebody is to get the answer. */
  @IsId({ optional: true })
  readonly raisedBy?: string;
}

/** 答复异议 */
export class AnswerObjection extends Occurrence {
  @IsId()
  readonly objectionId: string;

  @IsText(LONG)
  readonly reply: string;
}

/** 开始实施 */
export class StartImplementation extends Step {}

/** 实施情况 */
export class ReportImplementation extends Step {
  @IsText(LONG)
  readonly report: string;
}

/** A household by a pseudonym, and its building; no names. */
export class HouseholdRow {
  @IsId()
  readonly householdId: string;

  @IsName(SHORT, { optional: true })
  readonly building?: string;
}

/** 登记参与户: many rows at once. */
export class RegisterHouseholds extends Occurrence {
  @ArePartsOf(() => HouseholdRow, { least: 1, most: MOST_ROWS })
  readonly households: HouseholdRow[];
}

/** 退出 */
export class WithdrawHousehold extends Occurrence {
  @IsId()
  readonly householdId: string;
}

/** 汇总登记: a count takes the place of single registrations, and of a count before it. */
export class TallyHouseholds extends Occurrence {
  @IsWhole(0, MOST)
  readonly count: number;
}

/** 总户数变更 */
export class ChangeHouseholds extends Occurrence {
  @IsWhole(1, MOST)
  readonly households: number;

  /** Needed from the first registration on. */
  @IsText(LONG, { optional: true })
  readonly reason?: string;
}

/** 办结 */
export class CloseDeliberation extends Step {
  @IsOneOf(['solved', 'partly', 'not-solved'])
  readonly outcome: 'solved' | 'partly' | 'not-solved';

  @IsText(LONG)
  readonly why: string;

  /** Where it was solved partly: which of its problems, from 0 on. */
  @AreWhole(0, MOST_PROBLEMS - 1, { optional: true, most: MOST_PROBLEMS })
  readonly solvedProblems?: number[];
}

/** 终止 */
export class DropDeliberation extends WithReason {}

/** 作废 */
export class VoidDeliberation extends WithReason {}

/** 更正 */
export class CorrectDeliberation extends Correct {}
