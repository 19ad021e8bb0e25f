import {
  CORRECTION_CONFIRMED,
  CORRECTION_LAPSED,
  CORRECTION_PROPOSED,
  CORRECTION_REJECTED,
  isCorrection,
  type CorrectionConfirmed,
  type CorrectionProposed,
  type CorrectionRejected,
  type Instant,
  type PartView,
  type StoredEvent,
  type View,
} from '#event-sourcing';
import { keyOfName } from '#platform';

/** `lapsed`: what it would have corrected was taken out meanwhile. */
export const PROPOSAL_STATES = ['proposed', 'confirmed', 'rejected', 'lapsed'] as const;

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
  /** The command that it is, where it restates what was counted and corrects no field. */
  readonly command?: string;
  readonly restates: boolean;
  /** The record, what is to change of it, and to what: in a line. */
  readonly title: string;
  readonly proposedBy: string;
  readonly proposedByKey?: string;
  readonly proposedAt: Instant;
  readonly decidedBy?: string;
  readonly decidedAt?: Instant;
  /** Why it was rejected. */
  readonly rejectedFor?: string;
  /** When what it corrects happened, by what was entered first; from the confirmation on. */
  readonly heldAt?: Instant;
  /** Of what was restated: the moments and days whose figures changed. */
  readonly at?: string[];
}

/** A time whose figures a confirmed correction has changed: where an entry lay, and where it lies since. */
export interface CorrectedTime extends Pick<
  ProposalDocument,
  'proposalId' | 'communityId' | 'siteId' | 'eventType' | 'decidedAt'
> {
  /** A moment or a day. */
  readonly at: string;
}

const A_TIME = /^\d{4}-\d{2}-\d{2}(?:T|$)/;

/** The times whose figures a correction changes: of a moment the old one and the new one, else when its entry happened. */
export function timesOf({ previous, value, heldAt }: { previous: string | null; value: string; heldAt: Instant }) {
  const moved = [previous ?? '', value].filter((text) => A_TIME.test(text));
  return moved.length === 0 ? [heldAt] : moved;
}

/** Those of one correction that was confirmed, or of what it restated. */
export const correctedTimes: PartView<Kept, CorrectedTime> = {
  name: 'corrected-times',
  version: 2,
  fields: ['proposalId', 'communityId', 'siteId', 'eventType', 'decidedAt', 'at'],
  indexes: [['at']],
  of: ({ heldAt, at: restated, previous, value, ...proposal }) => {
    if (heldAt === undefined) return [];
    const times = restated ?? timesOf({ previous, value, heldAt });
    const { proposalId, communityId, siteId, eventType, decidedAt } = proposal;
    const corrected = { proposalId, communityId, siteId, eventType, decidedAt };
    return times.map((at, n) => [`${proposalId}/${n}`, { ...corrected, at }] as const);
  },
};

/** Whatever bears the id of a proposal decides it: a room may correct by an event of its own. */
const proposalOf = ({ data }: StoredEvent) => (data as { readonly proposalId?: string }).proposalId;

/** It is put together when it is shown, of words that say no more of persons than its reader may see. */
export const titleOf = ({ stream, command, eventType, field, previous, value }: Kept) => ({
  title: `${stream}: ${command ?? `${eventType} ${field}`}, ${previous ?? '–'} → ${value}`,
});

/** As the view has it. */
type Kept = Omit<ProposalDocument, 'title'>;

function proposed({ stream, data, metadata, recordedAt }: StoredEvent): Kept {
  const told = data as CorrectionProposed['data'];
  const { proposalId, eventId, eventType, field, previous, value, reason, command } = told;
  const { actor: proposedBy, communityId, siteId } = metadata;
  const proposedByKey = keyOfName(proposedBy);
  return {
    ...{ proposalId, eventId, eventType, field, previous, value, reason, command },
    restates: command !== undefined,
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
export const proposalView: View<Kept> = {
  name: 'correction-proposals',
  version: 6,
  searched: ['*'],
  parts: [correctedTimes],
  fields: ['state', 'restates', 'communityId', 'siteId', 'proposedByKey', 'proposedAt', 'decidedAt'],
  indexes: [['proposedAt'], ['decidedAt'], ['state', 'proposedAt'], ['communityId', 'proposedAt']],
  touches: (event) => {
    const id = proposalOf(event);
    return id === undefined ? [] : [id];
  },
  evolve: (before, event) => {
    if (event.type === CORRECTION_PROPOSED) return before ?? proposed(event);
    const decided = { decidedBy: event.metadata.actor, decidedAt: event.recordedAt };
    if (isCorrection(event) || event.type === CORRECTION_CONFIRMED) {
      // Asked what had happened by a moment, the correction goes with what it corrects, and its proposal was later.
      const from = before ?? proposed(event);
      const { at } = event.data as Partial<CorrectionConfirmed['data']>;
      return { ...from, ...decided, state: 'confirmed', heldAt: event.metadata.occurredAt, ...(at && { at: [...at] }) };
    }
    if (!before) return undefined;
    if (event.type === CORRECTION_LAPSED) return { ...before, ...decided, state: 'lapsed' };
    if (event.type !== CORRECTION_REJECTED) return { ...before, ...decided, state: 'confirmed' };
    return { ...before, ...decided, state: 'rejected', rejectedFor: (event.data as CorrectionRejected['data']).reason };
  },
};
