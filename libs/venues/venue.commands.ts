import {
  AreIds,
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
} from '#platform';

const MOST_AREA = 1_000_000;

export const venueStates = ['in-use', 'idle', 'diverted', 'let', 'under-repair'] as const;
export type VenueState = (typeof venueStates)[number];
const ownerships = ['own', 'rent', 'shared'] as const;
export type Ownership = (typeof ownerships)[number];

/** 阵地档案: of a site that is a venue; said again, it takes the place of what was said before. */
export class SetVenueProfile extends Occurrence {
  @IsId()
  readonly siteId: string;

  /** m² */
  @IsWhole(1, MOST_AREA)
  readonly areaM2: number;

  @IsOneOf(ownerships)
  readonly ownership: Ownership;

  @AreNames(SHORT, { least: 1, most: 50 })
  readonly functions: string[];

  /** 标识统一 */
  @IsFlag()
  readonly signsUnified: boolean;

  @IsLine(NAME, { optional: true })
  readonly openingHours?: string;

  /** 无障碍 */
  @IsFlag({ optional: true })
  readonly accessible?: boolean;

  @IsName(SHORT)
  readonly keeper: string;
}

/** 清查一处: by the actor, who does not keep it. */
export class CheckVenue extends Occurrence {
  @IsId()
  readonly inventoryId: string;

  @IsFlag()
  readonly exists: boolean;

  /** m², as measured. */
  @IsWhole(0, MOST_AREA)
  readonly areaM2: number;

  /** Why the area is another one. */
  @IsText(LONG, { optional: true })
  readonly areaReason?: string;

  /** 在用, 闲置, 挪用, 出租, 维修 */
  @IsOneOf(venueStates)
  readonly state: VenueState;

  @IsFlag()
  readonly signsUnified: boolean;

  @AreNames(SHORT, { optional: true, most: 50 })
  readonly functions?: string[];

  /** 有使用登记 */
  @IsFlag()
  readonly hasLogBook: boolean;

  /** What is wrong; each becomes a case. */
  @ArePartsOf(() => ProblemSeen, { optional: true, most: 20 })
  readonly problems?: ProblemSeen[];

  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 使用登记: one use, or several counted together. */
export class RecordVenueUse extends Occurrence {
  @IsLine(NAME)
  readonly what: string;

  @IsWhole(1, 10_000)
  readonly uses: number;

  /** 人次 */
  @IsWhole(0, 1_000_000)
  readonly persons: number;

  /** Other uses of the same kind in the same minute, said on purpose. */
  @AreIds({ optional: true, most: 20 })
  readonly sameAsNot?: string[];
}

/** The clock's own: nobody has used it for so many days. */
export class SayVenueIdle {
  readonly days: number;
}

/** 更正 */
export class CorrectVenue extends Correct {}

/** 启动阵地清查 */
export class OpenVenueInventory extends Occurrence {
  @IsName(NAME)
  readonly name: string;

  /** By the ids of their sites. */
  @AreNames(SHORT, { least: 1, most: 1_000 })
  readonly venueIds: string[];

  @IsDay()
  readonly dueDay: string;
}

/** 清查结束 */
export class CloseVenueInventory extends Occurrence {}

/** 更正 */
export class CorrectVenueInventory extends Correct {}

/** 交接 */
export class HandOverVenueWork extends HandOverWork {}
