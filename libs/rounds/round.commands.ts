import {
  AreNames,
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsId,
  IsInstant,
  IsLine,
  IsName,
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

const MOST_COMMUNITIES = 200;
const MOST_ITEMS = 50;

export class RoundRubricItem {
  @IsName(SHORT)
  readonly item: string;

  /** Points at most. */
  @IsWhole(1, 1_000)
  readonly most: number;
}

export class RoundJudge {
  @IsName(SHORT)
  readonly person: string;

  /** The community that the judge comes from; nobody scores their own. */
  @IsId({ optional: true })
  readonly communityId?: string;
}

/** 一等奖 and how many there are of it; the first is the highest. */
export class RoundPrize {
  @IsName(SHORT)
  readonly prize: string;

  @IsWhole(1, 1_000)
  readonly count: number;
}

/** 启动季度观摩 */
export class OpenRound extends Occurrence {
  @IsWhole(1970, 2199)
  readonly year: number;

  @IsWhole(1, 4)
  readonly quarter: number;

  @IsLine(NAME)
  readonly theme: string;

  @IsLine(SHORT)
  readonly rubricVersion: string;

  @ArePartsOf(() => RoundRubricItem, { least: 1, most: MOST_ITEMS })
  readonly rubric: RoundRubricItem[];

  /** By their ids. */
  @AreNames(SHORT, { least: 1, most: MOST_COMMUNITIES })
  readonly communityIds: string[];

  @ArePartsOf(() => RoundJudge, { least: 1, most: 100 })
  readonly judges: RoundJudge[];

  @ArePartsOf(() => RoundPrize, { optional: true, most: 10 })
  readonly prizes?: RoundPrize[];
}

/** 观摩一个社区 */
export class VisitRoundCommunity extends Occurrence {
  @IsId()
  readonly communityId: string;

  /** 观摩点 */
  @AreNames(NAME, { least: 1, most: MOST_ITEMS })
  readonly spots: string[];

  /** 查阅的资料 */
  @AreNames(NAME, { optional: true, most: MOST_ITEMS })
  readonly materials?: string[];

  @IsName(SHORT)
  readonly presentedBy: string;

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** A community is left out, by whoever opened the round. */
export class ExcuseRoundCommunity extends Occurrence {
  @IsId()
  readonly communityId: string;

  @IsText(LONG)
  readonly reason: string;
}

export class RoundPoints {
  @IsName(SHORT)
  readonly item: string;

  @IsWhole(0, 1_000)
  readonly points: number;
}

/** 评分: by the actor, who is a judge. */
export class GiveRoundScore extends Occurrence {
  @IsId()
  readonly communityId: string;

  @ArePartsOf(() => RoundPoints, { least: 1, most: MOST_ITEMS })
  readonly points: RoundPoints[];
}

/** 改分: by the judge who gave it, before the round is closed. */
export class ReviseRoundScore extends GiveRoundScore {
  @IsText(LONG)
  readonly reason: string;
}

/** 指出问题: it becomes a case. */
export class RaiseRoundFinding extends ProblemSeen {
  @IsInstant({ optional: true })
  readonly occurredAt?: string;

  @IsId()
  readonly communityId: string;

  @IsId({ optional: true })
  readonly siteId?: string;
}

/** 计分排名 */
export class ScoreRound extends Occurrence {}

/** 公布结果 */
export class CloseRound extends Occurrence {}

/** 作废: it was opened by mistake; its quarter is free again. */
export class VoidRound extends WithReason {}

/** 更正 */
export class CorrectRound extends Correct {}
