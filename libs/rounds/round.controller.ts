import type { ListRoute, RecordRoutes } from '#platform';
import { RoundFindingDocument, roundFindingView } from './finding.views.js';
import * as c from './round.commands.js';
import { RoundCommunityDocument, RoundDocument, roundView, roundCommunityPart } from './round.views.js';

/** One stream a quarter: of two rounds that are opened in it at once, one is refused. */
export const roundIdOf = ({ year, quarter }: { readonly year: number; readonly quarter: number }) =>
  `${year}-q${quarter}`;

export const roundRecords: RecordRoutes = {
  at: 'rounds',
  kind: 'round',
  view: roundView,
  filters: { status: 'state' },
  sort: { field: 'openedAt', direction: 'desc' },
  document: RoundDocument,
  begins: c.OpenRound,
  steps: {
    visit: c.VisitRoundCommunity,
    excuse: c.ExcuseRoundCommunity,
    score: c.GiveRoundScore,
    'revise-score': c.ReviseRoundScore,
    'raise-finding': c.RaiseRoundFinding,
    count: c.ScoreRound,
    close: c.CloseRound,
    void: c.VoidRound,
  },
};

export const listOfRoundCommunities: ListRoute = {
  at: 'round-communities',
  tag: 'rounds',
  names: ['RoundCommunity', 'RoundCommunities'],
  says: 'What became of each community in each round, with its rank 名次.',
  rows: 'communities',
  view: roundCommunityPart,
  filters: { communityId: 'id', roundId: 'id', state: ['due', 'visited', 'excused'], holds: 'flag' },
  sort: { field: 'openedAt', direction: 'desc' },
  document: RoundCommunityDocument,
};

export const listOfRoundFindings: ListRoute = {
  at: 'round-findings',
  tag: 'rounds',
  names: ['RoundFinding', 'RoundFindings'],
  says: 'Findings of rounds, the latest first, with what became of their cases 指出问题.',
  rows: 'findings',
  view: roundFindingView,
  filters: {
    communityId: 'id',
    roundId: 'id',
    siteId: 'id',
    holds: 'flag',
    /** Not rectified before this moment. */
    openAt: { is: 'since', field: 'openUntil' },
  },
  sort: { field: 'foundAt', direction: 'desc' },
  document: RoundFindingDocument,
};
