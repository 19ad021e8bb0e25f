import {
  AreNames,
  ArePartsOf,
  Correct,
  EvidenceFile,
  IsDay,
  IsId,
  IsName,
  IsOneOf,
  IsText,
  IsWhole,
  LONG,
  MOST_FILES,
  SHORT,
  WithReason,
} from '#platform';

const PLACE = 200;
const MOST_PLACES = 500;
/** More than one tally can be meant to hold. */
export const MOST_COUNTED = 100_000;

export const tallyKinds = ['persuasion', 'correction', 'cleaning'] as const;
const tallyUnits = ['times', 'places'] as const;
export const tallyBases = ['paper-sheet', 'handheld', 'chief-report'] as const;
export type TallyKind = (typeof tallyKinds)[number];
export type TallyUnit = (typeof tallyUnits)[number];
export type TallyBasis = (typeof tallyBases)[number];

/** What a tally is known by: area, category, kind and first day. Whatever is sent for the same is about the same tally. */
export class TallyKey {
  /** The area: a road segment, or a whole community. One of the two. */
  @IsId({ optional: true })
  readonly roadSegmentId?: string;

  @IsId({ optional: true })
  readonly communityId?: string;

  /** A class of the catalogue: its id, printed code, name, or another word for it. */
  @IsName(SHORT)
  readonly category: string;

  /** 劝导, 规范 or 清理. */
  @IsOneOf(tallyKinds)
  readonly kind: TallyKind;

  /** The one day, in the office's time zone; or `from` and `to`. */
  @IsDay({ optional: true })
  readonly day?: string;

  @IsDay({ optional: true })
  readonly from?: string;

  /** The last day: at most the seventh, in the same month. */
  @IsDay({ optional: true })
  readonly to?: string;

  /** Who did it; the sender unless told. */
  @IsName(SHORT, { optional: true })
  readonly by?: string;
}

/** 汇总登记: corrections that were counted on a sheet and not written one by one. */
export class TallyCorrections extends TallyKey {
  /** 次, or 处: a tally of places lists them. */
  @IsOneOf(tallyUnits)
  readonly unit: TallyUnit;

  @IsWhole(1, MOST_COUNTED)
  readonly count: number;

  @AreNames(PLACE, { optional: true, least: 1, most: MOST_PLACES })
  readonly places?: string[];

  /** What the count was taken from: a paper sheet, a handheld, a chief's report. */
  @IsOneOf(tallyBases)
  readonly basis: TallyBasis;

  /** The photo of the sheet. */
  @ArePartsOf(() => EvidenceFile, { optional: true, most: MOST_FILES })
  readonly evidence?: EvidenceFile[];
}

/** 复核: a second person vouches for a count beyond the ceiling of a person's day, before it is entered. */
export class ConfirmLargeTally extends TallyKey {
  /** The highest count that is vouched for. */
  @IsWhole(1, MOST_COUNTED)
  readonly upTo: number;

  @IsText(LONG)
  readonly reason: string;
}

/** 作废: wrong as a whole, e.g. another day or segment; the right one is entered anew. */
export class VoidTally extends WithReason {}

/** 更正 */
export class CorrectTally extends Correct {}

/** 核减: a correction that was recorded singly too is not counted twice. */
export class TakeOffSingle {
  readonly caseId: string;
}

/** The single correction turned out to be of another key. */
export class PutBackSingle {
  readonly caseId: string;
}
