import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { EvidenceFile } from '#platform';
import type { RoundJudge, RoundPoints, RoundPrize, RoundRubricItem } from './round.commands.js';
import type { RoundResult } from './ranking.js';
import type { RoundEvent } from './round.events.js';

/** One community in a round. */
export class RoundCommunity {
  readonly communityId: string;
  readonly state: 'due' | 'visited' | 'excused';
  readonly visitedAt?: Instant;
  readonly spots: string[];
  readonly materials: string[];
  readonly presentedBy?: string;
  readonly evidence?: EvidenceFile[];
  readonly excusedBecause?: string;
}

/** What one judge gave one community. */
export class RoundSheet {
  readonly communityId: string;
  readonly judge: string;
  readonly points: RoundPoints[];
  readonly total: number;
  readonly revisedBecause?: string;
}

/** The last round of an earlier quarter, and what it found. */
export class RoundBefore {
  readonly roundId: string;
  readonly findingIds: string[];
}

/** Where a community stood in it. */
export class RankInRoundBefore {
  readonly communityId: string;
  readonly rank: number;
}

/** 季度观摩 */
export class Round {
  readonly status: 'open' | 'scored' | 'closed' | 'voided';
  readonly year: number;
  readonly quarter: number;
  readonly theme: string;
  readonly rubricVersion: string;
  readonly rubric: RoundRubricItem[];
  readonly judges: RoundJudge[];
  readonly prizes: RoundPrize[];
  readonly communities: RoundCommunity[];
  readonly sheets: RoundSheet[];
  readonly findingIds: string[];
  readonly method?: 'mean' | 'trimmed-mean';
  readonly results: RoundResult[];
  readonly previous?: RoundBefore;
  readonly previousRanks?: RankInRoundBefore[];
  readonly openedAt: Instant;
  readonly openedBy: string;
  /** When the last community was visited. */
  readonly lastVisitAt?: Instant;
  readonly closedAt?: Instant;
  readonly voidedBecause?: string;
}

export type RoundRecord = RecordOf<Round>;

const totalOf = (points: readonly RoundPoints[]) => points.reduce((sum, item) => sum + item.points, 0);

/** What is revised has to be counted anew. */
const uncounted = { status: 'open', method: undefined, previousRanks: undefined } as const;

/** Pure and total: what comes before the round is opened has nothing to stand on and changes nothing. */
export function evolveRound(record: RoundRecord, event: Recorded<RoundEvent>): RoundRecord {
  const { occurredAt: at, actor } = event.metadata;
  if (event.type === 'RoundOpened') {
    const { communityIds, ...data } = event.data;
    const communities: RoundCommunity[] = communityIds.map((communityId) => ({
      communityId,
      state: 'due',
      spots: [],
      materials: [],
    }));
    const nothing = { sheets: [], findingIds: [], results: [] };
    return { status: 'open', ...data, communities, ...nothing, openedAt: at, openedBy: actor };
  }
  if (record.status === 'none') return record;
  const changed = (id: string, more: Partial<RoundCommunity>) =>
    record.communities.map((c) => (c.communityId === id ? { ...c, ...more } : c));
  switch (event.type) {
    case 'RoundCommunityVisited': {
      const communities = changed(event.data.communityId, { ...event.data, state: 'visited', visitedAt: at });
      const last = record.lastVisitAt;
      return { ...record, communities, lastVisitAt: last !== undefined && last > at ? last : at };
    }
    case 'RoundCommunityExcused': {
      const { communityId, reason } = event.data;
      return { ...record, communities: changed(communityId, { state: 'excused', excusedBecause: reason }) };
    }
    case 'RoundScoreGiven':
      return {
        ...record,
        ...uncounted,
        results: [],
        sheets: [...record.sheets, { ...event.data, total: totalOf(event.data.points) }],
      };
    case 'RoundScoreRevised': {
      const { communityId, judge, points, reason } = event.data;
      const sheets = record.sheets.map((sheet) =>
        sheet.communityId === communityId && sheet.judge === judge
          ? { ...sheet, points, total: totalOf(points), revisedBecause: reason }
          : sheet,
      );
      return { ...record, ...uncounted, results: [], sheets };
    }
    case 'RoundFindingRaised':
      return { ...record, findingIds: [...record.findingIds, event.data.findingId] };
    case 'RoundScored':
      return { ...record, status: 'scored', ...event.data };
    case 'RoundClosed':
      return { ...record, status: 'closed', closedAt: at };
    case 'RoundVoided':
      return { ...record, status: 'voided', voidedBecause: event.data.reason };
    default:
      return record;
  }
}
