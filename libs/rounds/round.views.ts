import { viewOf, type CollectionSchema, type Instant, type PartView, type View } from '#event-sourcing';
import { Round, RoundCommunity } from './round.record.js';
import { round } from './round.rules.js';

/** A round as lists and ledgers see it. */
export class RoundDocument extends Round {
  readonly roundId: string;
  readonly revision: number;
  /** Of a closed round: when its last community was visited. */
  readonly heldAt?: Instant;
}

/** One community in one round 台账行. */
export class RoundCommunityDocument extends RoundCommunity {
  readonly roundId: string;
  readonly year: number;
  readonly quarter: number;
  readonly openedAt: Instant;
  /** When the results of the round were published. */
  readonly closedAt?: Instant;
  /** The round has not been voided. */
  readonly holds: boolean;
  readonly isExcused: boolean;
  readonly rank?: number;
  readonly meanHundredths?: number;
  /** How many sheets the mean is of. */
  readonly sheets?: number;
  readonly prize?: string;
  /** How many ranks it rose since the round before; below 0 it fell. Absent where it had none. */
  readonly rankChange?: number;
}

const communities: PartView<RoundDocument, RoundCommunityDocument> = {
  name: 'round-communities',
  version: 4,
  searched: ['*'],
  fields: ['roundId', 'communityId', 'openedAt', 'visitedAt', 'holds', 'isExcused', 'rank', 'rankChange', 'state'],
  indexes: [['openedAt'], ['communityId', 'openedAt'], ['roundId', 'openedAt'], ['visitedAt']],
  of: ({ roundId, year, quarter, status, openedAt, closedAt, communities: all, results, previousRanks = [] }) =>
    all.map((community) => {
      const { communityId, state } = community;
      const { rank, meanHundredths, sheets, prize } = results.find((r) => r.communityId === communityId) ?? {};
      const holds = status !== 'voided';
      const before = previousRanks.find((r) => r.communityId === communityId)?.rank;
      const rankChange = rank === undefined || before === undefined ? undefined : before - rank;
      const scored = { rank, meanHundredths, sheets, prize, rankChange };
      return [
        `${roundId}/${communityId}`,
        { ...community, roundId, year, quarter, openedAt, closedAt, holds, isExcused: state === 'excused', ...scored },
      ];
    }),
};

export const roundCommunityPart: CollectionSchema = communities;

export const roundView: View<RoundDocument> = viewOf(round, {
  name: 'rounds',
  version: 4,
  searched: ['*'],
  fields: ['year', 'quarter', 'status', 'openedAt', 'heldAt'],
  indexes: [['year', 'openedAt']],
  adds: (record) => ({
    heldAt: record.status === 'closed' ? record.lastVisitAt : undefined,
  }),
  parts: [communities],
});
