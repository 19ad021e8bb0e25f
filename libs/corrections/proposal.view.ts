import {
  CORRECTION_PROPOSED,
  CORRECTION_REJECTED,
  type CorrectionProposed,
  type CorrectionRejected,
  type Instant,
  type StoredEvent,
  type View,
} from '#event-sourcing';
import { keyOfName, type ListOf } from '#platform';

const PROPOSAL_STATES = ['proposed', 'confirmed', 'rejected'] as const;

/** A correction of a period that was over, and what came of it. */
export class ProposalDocument {
  readonly proposalId: string;
  readonly state: (typeof PROPOSAL_STATES)[number];
  /** Of the record that it corrects; its kind, a dash and its id. */
  readonly stream: string;
  readonly communityId?: string;
  readonly siteId?: string;
  /** The event that says it wrongly. */
  readonly eventId: string;
  readonly eventType: string;
  readonly field: string;
  readonly previous: string | null;
  readonly value: string;
  readonly reason: string;
  readonly proposedBy: string;
  readonly proposedByKey?: string;
  readonly proposedAt: Instant;
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
  /** Why it was rejected. */
  readonly rejectedFor?: string;
}

/** Whatever bears the id of a proposal decides it: a room may correct by an event of its own. */
const proposalOf = ({ data }: StoredEvent) => (data as { readonly proposalId?: string }).proposalId;

function proposed({ stream, data, metadata, recordedAt }: StoredEvent): ProposalDocument {
  const { also: _also, ...proposal } = data as CorrectionProposed['data'];
  const { actor: proposedBy, communityId, siteId } = metadata;
  const proposedByKey = keyOfName(proposedBy);
  return {
    ...proposal,
    state: 'proposed',
    stream,
    communityId,
    siteId,
    proposedBy,
    proposedByKey,
    proposedAt: recordedAt,
  };
}

/** One a proposal, of whichever room: by when each was entered, as it takes effect on that clock. */
export const proposalView: View<ProposalDocument> = {
  name: 'correction-proposals',
  version: 2,
  fields: ['state', 'communityId', 'siteId', 'proposedByKey', 'proposedAt', 'decidedAt'],
  indexes: [['proposedAt'], ['decidedAt'], ['state', 'proposedAt'], ['communityId', 'proposedAt']],
  touches: (event) => {
    const id = proposalOf(event);
    return id === undefined ? [] : [id];
  },
  evolve: (before, event) => {
    if (event.type === CORRECTION_PROPOSED) return before ?? proposed(event);
    if (!before) return undefined;
    const decided = { decidedBy: event.metadata.actor, decidedAt: event.recordedAt };
    if (event.type !== CORRECTION_REJECTED) return { ...before, ...decided, state: 'confirmed' };
    return { ...before, ...decided, state: 'rejected', rejectedFor: (event.data as CorrectionRejected['data']).reason };
  },
};

export const proposalList: ListOf = {
  name: 'corrections',
  view: proposalView,
  filters: {
    state: { is: 'choice', field: 'state', values: PROPOSAL_STATES },
    communityId: { is: 'id', field: 'communityId' },
    siteId: { is: 'id', field: 'siteId' },
    proposedBy: { is: 'name', field: 'proposedByKey' },
  },
  sort: { field: 'proposedAt', direction: 'desc' },
};
