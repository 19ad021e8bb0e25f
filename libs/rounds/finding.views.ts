import { idIn, type Instant, type PartView, type StoredEvent } from '#event-sourcing';
import { closuresByCase, FindingClosure, foundView, notFollowedYet, type CaseFollowed, type KnownOf } from '#platform';
import type { RoundFindingRaised, RoundOpened, RoundVoided } from './round.events.js';
import { round } from './round.rules.js';

/** A finding of a round, and what became of the case that it is 指出问题. */
export class RoundFindingDocument implements CaseFollowed {
  /** Also the id of the case. */
  readonly findingId: string;
  readonly roundId: string;
  readonly communityId: string;
  /** The community in that round. */
  readonly roundCommunity: string;
  readonly siteId?: string;
  readonly category: string;
  readonly description: string;
  readonly foundAt: Instant;
  /** The case was not voided or merged into another. */
  readonly holds: boolean;
  /** When the case was closed; missing while it is open. */
  readonly rectifiedAt?: Instant;
  /** Far in the future until then. */
  readonly openUntil: Instant;
  /** Each time that it was closed, in order; one that was reopened lasted until then. */
  readonly closures: FindingClosure[];
  /** Rounds that were opened since, in later quarters. */
  readonly later: LaterRound[];
  /** When the next of them was opened: until then it was to be rectified. */
  readonly nextRoundAt?: Instant;
}

/** A round of a later quarter, as it was opened. */
export class LaterRound {
  readonly roundId: string;
  readonly openedAt: Instant;
}

/** What figures count as rectified by a moment: a reopening takes nothing from the days before it. */
interface ClosureDocument extends FindingClosure {
  readonly findingId: string;
  readonly roundId: string;
  readonly roundCommunity: string;
  readonly communityId: string;
  readonly siteId?: string;
  readonly foundAt: Instant;
  readonly nextRoundAt?: Instant;
  /** It was rectified when the next round was opened. */
  readonly beforeNext: boolean;
}

function withLater(finding: RoundFindingDocument, { type, stream, metadata }: StoredEvent): RoundFindingDocument {
  const roundId = idIn(round, { stream });
  const others = finding.later.filter((one) => one.roundId !== roundId);
  const later = type === 'RoundOpened' ? [...others, { roundId, openedAt: metadata.occurredAt }] : others;
  return { ...finding, later, nextRoundAt: later.map(({ openedAt }) => openedAt).sort()[0] };
}

/** Rounds name what the round before them found. */
const ofNextRound = {
  ids: ({ data }: StoredEvent) => (data as (RoundOpened | RoundVoided)['data']).previous?.findingIds ?? [],
  change: withLater,
};

export const roundClosures: PartView<RoundFindingDocument, ClosureDocument> = {
  name: 'round-finding-closures',
  version: 2,
  fields: [
    ...['roundId', 'communityId', 'roundCommunity', 'siteId', 'foundAt', 'from', 'until'],
    ...['nextRoundAt', 'beforeNext'],
  ],
  indexes: [['foundAt'], ['communityId', 'foundAt'], ['roundCommunity']],
  of: ({ findingId, roundId, roundCommunity, communityId, siteId, foundAt, holds, closures, nextRoundAt: next }) =>
    (holds ? closures : []).map((one) => {
      const beforeNext = next !== undefined && one.from < next && next <= one.until;
      const found = { findingId, roundId, roundCommunity, communityId, siteId, foundAt };
      return [`${findingId}/${one.closedBy}`, { ...found, ...one, nextRoundAt: next, beforeNext }];
    }),
};

export const roundFindingView = foundView<KnownOf<RoundFindingDocument>>({
  name: 'round-findings',
  version: 5,
  searched: ['*'],
  fields: [
    'roundId',
    'communityId',
    'roundCommunity',
    'siteId',
    'foundAt',
    'holds',
    'rectifiedAt',
    'openUntil',
    'nextRoundAt',
  ],
  indexes: [['foundAt'], ['communityId', 'foundAt'], ['roundId', 'foundAt'], ['roundCommunity']],
  parts: [roundClosures as PartView],
  by: 'RoundFindingRaised',
  problemsIn: ({ data }) => [data as RoundFindingRaised['data']],
  known: ({ data, metadata, stream }) => {
    const { communityId, siteId } = data as RoundFindingRaised['data'];
    const roundId = idIn(round, { stream });
    const at = { roundId, communityId, roundCommunity: `${roundId}/${communityId}`, siteId };
    return { ...at, foundAt: metadata.occurredAt, ...notFollowedYet, later: [] };
  },
  ofCase: closuresByCase<RoundFindingDocument>(),
  byOthers: { RoundOpened: ofNextRound, RoundVoided: ofNextRound },
});
