import { idIn, NO_END, type Instant, type StoredEvent, type View } from '#event-sourcing';
import type { ListOf } from '#platform';
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
  /** The event that closed it. */
  readonly closedBy?: string;
}

const CASE = 'case-';
const OF_CASES: readonly string[] = ['CaseClosed', 'CaseReopened', 'CaseVoided', 'CaseMerged', 'RecordCorrected'];

function begun({ data, metadata, stream }: StoredEvent): RoundFindingDocument {
  const { findingId, communityId, siteId, category, description } = data as RoundFindingRaised['data'];
  const roundId = idIn(round, { stream });
  const foundAt = metadata.occurredAt;
  const roundCommunity = `${roundId}/${communityId}`;
  const found = { findingId, roundId, communityId, roundCommunity, siteId, category, description, foundAt };
  return { ...found, holds: true, openUntil: NO_END };
}

const closedAt = (finding: RoundFindingDocument, at: Instant, closedBy: string) => ({
  ...finding,
  rectifiedAt: at,
  openUntil: at,
  closedBy,
});

function ofCase(before: RoundFindingDocument, { type, id, data, metadata }: StoredEvent): RoundFindingDocument {
  switch (type) {
    case 'CaseClosed':
      return closedAt(before, metadata.occurredAt, id);
    case 'CaseReopened':
      return { ...before, rectifiedAt: undefined, openUntil: NO_END, closedBy: undefined };
    case 'RecordCorrected': {
      const { eventId, field, value } = data as { eventId: string; field: string; value: string };
      return eventId === before.closedBy && field === 'occurredAt' ? closedAt(before, value, eventId) : before;
    }
    default:
      return { ...before, holds: false };
  }
}

/** It follows its case, which bears its id: no other room is asked, only their events are read. */
export const roundFindingView: View<RoundFindingDocument> = {
  name: 'round-findings',
  version: 3,
  searched: ['*'],
  fields: ['roundId', 'communityId', 'roundCommunity', 'siteId', 'foundAt', 'holds', 'rectifiedAt', 'openUntil'],
  indexes: [['foundAt'], ['communityId', 'foundAt'], ['roundId', 'foundAt'], ['roundCommunity']],
  types: ['RoundFindingRaised', ...OF_CASES],
  touches: ({ type, stream, data }) => {
    if (type === 'RoundFindingRaised') return [(data as RoundFindingRaised['data']).findingId];
    return stream.startsWith(CASE) && OF_CASES.includes(type) ? [stream.slice(CASE.length)] : [];
  },
  evolve: (before, event) => {
    if (event.type === 'RoundFindingRaised') return before ?? begun(event);
    return before && ofCase(before, event);
  },
};

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
