import { idIn, NO_END, type FigureCondition, type Instant, type PartView, type StoredEvent } from '#event-sourcing';
import { foundView, movedBy, type Found, type ListOf } from '#platform';
import type { RoundFindingRaised } from './round.events.js';
import { round } from './round.rules.js';

/** A finding of a round, and what became of the case that it is 指出问题. */
export class RoundFindingDocument {
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
}

/** A time for which a finding was rectified. */
export class FindingClosure {
  /** The event that closed the case. */
  readonly closedBy: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** What figures count as rectified by a moment: a reopening takes nothing from the days before it. */
interface ClosureDocument extends FindingClosure {
  readonly findingId: string;
  readonly roundId: string;
  readonly roundCommunity: string;
  readonly communityId: string;
  readonly siteId?: string;
  readonly foundAt: Instant;
}

function begun({ data, metadata, stream }: StoredEvent): RoundFindingDocument {
  const { findingId, communityId, siteId, category, description } = data as RoundFindingRaised['data'];
  const roundId = idIn(round, { stream });
  const foundAt = metadata.occurredAt;
  const roundCommunity = `${roundId}/${communityId}`;
  const found = { findingId, roundId, communityId, roundCommunity, siteId, category, description, foundAt };
  return { ...found, holds: true, openUntil: NO_END, closures: [] };
}

function withClosures(
  finding: RoundFindingDocument,
  closures: FindingClosure[],
  isOpen: boolean,
): RoundFindingDocument {
  const rectifiedAt = isOpen ? undefined : closures.at(-1)?.from;
  return { ...finding, closures, rectifiedAt, openUntil: rectifiedAt ?? NO_END };
}

/** The last of them, while it lasts. */
const ended = (closures: FindingClosure[], until: Instant) =>
  closures.map((one) => (one.until === NO_END ? { ...one, until: until < one.from ? one.from : until } : one));

const gone = (before: RoundFindingDocument) => ({ ...before, holds: false });

const ofCase: Found<RoundFindingDocument>['ofCase'] = {
  CaseClosed: (before, { id, metadata: { occurredAt: at } }) => {
    const closures = [...ended(before.closures, at), { closedBy: id, from: at, until: NO_END }];
    return { ...withClosures(before, closures, false), holds: true };
  },
  CaseReopened: (before, { metadata }) => ({
    ...withClosures(before, ended(before.closures, metadata.occurredAt), true),
    holds: true,
  }),
  MergeUndone: (before) => ({ ...before, holds: true }),
  CaseVoided: gone,
  CaseMerged: gone,
  RecordCorrected: (before, event) => {
    const moved = before.closures.map((one) => ({ ...one, from: movedBy(event, one.closedBy) ?? one.from }));
    return withClosures(before, moved, before.rectifiedAt === undefined);
  },
};

export const roundClosures: PartView<RoundFindingDocument, ClosureDocument> = {
  name: 'round-finding-closures',
  version: 1,
  fields: ['roundId', 'communityId', 'roundCommunity', 'siteId', 'foundAt', 'from', 'until'],
  indexes: [['foundAt'], ['communityId', 'foundAt'], ['roundCommunity']],
  of: ({ findingId, roundId, roundCommunity, communityId, siteId, foundAt, holds, closures }) =>
    (holds ? closures : []).map((one) => [
      `${findingId}/${one.closedBy}`,
      { findingId, roundId, roundCommunity, communityId, siteId, foundAt, ...one },
    ]),
};

/** Rectified by the asked moment, and not reopened before it. */
export const rectifiedThen: readonly FigureCondition[] = [
  { field: 'from', lessThan: { asked: 'at' } },
  { field: 'until', atLeast: { asked: 'at' } },
];

export const roundFindingView = foundView<RoundFindingDocument>({
  name: 'round-findings',
  version: 4,
  searched: ['*'],
  fields: ['roundId', 'communityId', 'roundCommunity', 'siteId', 'foundAt', 'holds', 'rectifiedAt', 'openUntil'],
  indexes: [['foundAt'], ['communityId', 'foundAt'], ['roundId', 'foundAt'], ['roundCommunity']],
  parts: [roundClosures as PartView],
  by: 'RoundFindingRaised',
  ids: ({ data }) => [(data as RoundFindingRaised['data']).findingId],
  begun,
  ofCase,
});

export const roundFindingList: ListOf = {
  name: 'findings',
  view: roundFindingView,
  filters: {
    communityId: { is: 'id', field: 'communityId' },
    roundId: { is: 'id', field: 'roundId' },
    siteId: { is: 'id', field: 'siteId' },
    holds: { is: 'flag', field: 'holds' },
    /** Not rectified before this moment. */
    openAt: { is: 'since', field: 'openUntil' },
    from: { is: 'from', field: 'foundAt' },
    to: { is: 'to', field: 'foundAt' },
  },
  sort: { field: 'foundAt', direction: 'desc' },
};
