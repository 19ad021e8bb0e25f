import { catalogueOf, type DomainEvent, type RecordCorrected } from '#event-sourcing';
import { entered, momentOf, NAME, prose, SHORT, textOf, type EvidenceFile, type NumberedProblem } from '#platform';
import type { RoundResult } from './ranking.js';
import type { RoundJudge, RoundPoints, RoundPrize, RoundRubricItem } from './round.commands.js';

/** The last round of an earlier quarter, when this one was opened. */
export interface PreviousRound {
  readonly roundId: string;
  readonly findingIds: string[];
}

export type RoundOpened = DomainEvent<
  'RoundOpened',
  {
    readonly year: number;
    readonly quarter: number;
    readonly theme: string;
    readonly rubricVersion: string;
    readonly rubric: RoundRubricItem[];
    readonly communityIds: string[];
    readonly judges: RoundJudge[];
    readonly prizes: RoundPrize[];
    /** The round before it: what that found is to be rectified by now. */
    readonly previous?: PreviousRound;
  }
>;
export type RoundCommunityVisited = DomainEvent<
  'RoundCommunityVisited',
  {
    readonly communityId: string;
    readonly spots: string[];
    readonly materials: string[];
    readonly presentedBy: string;
    readonly evidence?: EvidenceFile[];
  }
>;
export type RoundCommunityExcused = DomainEvent<
  'RoundCommunityExcused',
  { readonly communityId: string; readonly reason: string }
>;
interface Score {
  readonly communityId: string;
  readonly judge: string;
  readonly points: RoundPoints[];
}
export type RoundScoreGiven = DomainEvent<'RoundScoreGiven', Score>;
export type RoundScoreRevised = DomainEvent<'RoundScoreRevised', Score & { readonly reason: string }>;
export type RoundFindingRaised = DomainEvent<
  'RoundFindingRaised',
  NumberedProblem & { readonly communityId: string; readonly siteId?: string }
>;
/** Where a community stood in the round before, when this one was counted. */
export interface RankBefore {
  readonly communityId: string;
  readonly rank: number;
}

export type RoundScored = DomainEvent<
  'RoundScored',
  { readonly method: 'mean' | 'trimmed-mean'; readonly results: RoundResult[]; readonly previousRanks?: RankBefore[] }
>;
export type RoundClosed = DomainEvent<'RoundClosed', Readonly<Record<never, never>>>;
export type RoundVoided = DomainEvent<'RoundVoided', { readonly reason: string; readonly previous?: PreviousRound }>;

export type RoundEvent =
  | RoundOpened
  | RoundCommunityVisited
  | RoundCommunityExcused
  | RoundScoreGiven
  | RoundScoreRevised
  | RoundFindingRaised
  | RoundScored
  | RoundClosed
  | RoundVoided
  | RecordCorrected;

const withPrevious = { schema: 2, upcasts: { 1: (data: Record<string, unknown>) => data } };

const occurredAt = momentOf;

/** Scores are revised by their judge, and what a finding says is corrected in its case. */
export const roundCatalogue = catalogueOf<RoundEvent>({
  // Version 2 may name the round before.
  RoundOpened: { ...withPrevious, correctable: { theme: textOf(NAME), rubricVersion: textOf(SHORT), occurredAt } },
  RoundCommunityVisited: entered({ 'spots.*': textOf(NAME), 'materials.*': textOf(NAME), presentedBy: textOf(SHORT) }),
  RoundCommunityExcused: entered({ reason: prose }),
  RoundScoreGiven: { schema: 1 },
  RoundScoreRevised: { schema: 1, correctable: { reason: prose } },
  RoundFindingRaised: { schema: 1 },
  RoundScored: withPrevious,
  RoundClosed: entered(),
  RoundVoided: { ...withPrevious, undoes: 'record', isStep: false, correctable: { reason: prose, occurredAt } },
});
