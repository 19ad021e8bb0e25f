import type { DecisionContext } from './decider.js';
import type { DomainEvent, Instant, Recorded } from './envelope.js';
import { proposalWords as words } from './event-sourcing.glossary.js';
import { refuse } from './refuse.js';
import type { Rule } from './rules.js';
import { say } from './sentence.js';

export const CORRECTION_PROPOSED = 'CorrectionProposed';
export const CORRECTION_REJECTED = 'CorrectionRejected';

/** What is to be corrected of a period that is over: without effect until somebody else confirms it. */
export type CorrectionProposed = DomainEvent<
  typeof CORRECTION_PROPOSED,
  {
    readonly proposalId: string;
    readonly eventId: string;
    readonly eventType: string;
    readonly field: string;
    readonly previous: string | null;
    readonly value: string;
    readonly reason: string;
    /** What the command said besides. */
    readonly also?: object;
  }
>;
export type CorrectionRejected = DomainEvent<
  typeof CORRECTION_REJECTED,
  { readonly proposalId: string; readonly reason: string }
>;

/** A correction that waits for a second person. */
export type Proposal = CorrectionProposed['data'] & { readonly proposedBy: string; readonly proposedAt: Instant };

/** A record that corrections can be proposed for. */
export interface WithProposals {
  /** Those that nobody has decided yet, in order; absent where there are none. */
  readonly proposals?: Proposal[];
}

/** 确认更正: what was proposed takes effect; by somebody other than the proposer. */
export class ConfirmCorrection {
  readonly proposalId: string;
}

/** 驳回更正: what was proposed never takes effect; the proposer may take it back so. */
export class RejectCorrection {
  readonly proposalId: string;
  readonly reason: string;
}

/** By what a correction is judged besides the record; given by whoever executes commands. */
export interface CorrectionContext {
  /** Whether the period of reporting is over that this moment or day lies in. */
  readonly isOver: (momentOrDay: string) => boolean;
  readonly isSamePerson: (one: string, other: string) => boolean;
  /** Of what the command proposes, if it comes to that. */
  readonly proposalId: string;
  /** What a file of another system corrects needs nobody here: its source answers for it, and the event says so. */
  readonly ofSource?: boolean;
}

type Event = Pick<Recorded<DomainEvent>, 'type' | 'data' | 'metadata'>;

/** The pending proposals after an event of whichever kind; the same list where it concerns none. */
export function proposalsAfter(proposals: WithProposals['proposals'], event: Event): WithProposals['proposals'] {
  if (event.type === CORRECTION_PROPOSED) {
    const { actor: proposedBy, occurredAt: proposedAt } = event.metadata;
    const proposal = { ...(event.data as CorrectionProposed['data']), proposedBy, proposedAt };
    return [...(proposals ?? []), proposal];
  }
  const { proposalId } = event.data as { readonly proposalId?: string };
  if (proposalId === undefined || !proposals?.some((one) => one.proposalId === proposalId)) return proposals;
  const left = proposals.filter((one) => one.proposalId !== proposalId);
  return left.length === 0 ? undefined : left;
}

export const pendingProposal = ({ proposals }: WithProposals, proposalId: string): Proposal | undefined =>
  proposals?.find((one) => one.proposalId === proposalId);

const hasProposals = ({ proposals }: WithProposals) => proposals !== undefined && proposals.length > 0;

const unknownProposal = (proposalId: string) =>
  refuse('proposal-waits', say(words.unknown, { proposalId }), { field: 'proposalId' });

/** Who may not confirm it, and why. */
export function whyNotConfirmed(record: WithProposals, proposalId: string, context: DecisionContext) {
  const proposal = pendingProposal(record, proposalId);
  if (!proposal) return unknownProposal(proposalId);
  const isSame = context.corrections?.isSamePerson ?? ((one: string, other: string) => one === other);
  if (isSame(proposal.proposedBy, context.actor))
    return refuse('confirmer-is-not-proposer', say(words.another, { by: proposal.proposedBy }));
  return undefined;
}

type AnyRule<C extends object> = Rule<WithProposals, DomainEvent, DecisionContext, C>;

/** Allowed wherever corrections can be proposed; what it leads to, the rule of the correction itself decides. */
export const confirmation: AnyRule<ConfirmCorrection> = {
  rule: 'proposal-waits',
  because: words.waits,
  allowed: hasProposals,
  anyTime: true,
  decide: (_record, { proposalId }) => unknownProposal(proposalId),
};

export const rejection: AnyRule<RejectCorrection> = {
  rule: 'proposal-waits',
  because: words.waits,
  allowed: hasProposals,
  anyTime: true,
  decide: (record, { proposalId, reason }) =>
    pendingProposal(record, proposalId)
      ? [{ type: CORRECTION_REJECTED, data: { proposalId, reason } }]
      : unknownProposal(proposalId),
};

/** How a command that corrects by an event of its own is proposed: under a name of its own, and whole. */
export interface ProposedAs<S, C> {
  /** As the proposal names what is corrected; no other correction of the room has it. */
  readonly field: string;
  /** What it corrects, and a moment of the period that it changes; undefined where no figure counts that. */
  readonly corrected: (
    record: S,
    command: C,
  ) =>
    | (Pick<CorrectionProposed['data'], 'eventId' | 'eventType' | 'previous' | 'value'> & { readonly at: Instant })
    | undefined;
}

/** As `proposedOrDone`, of a command that corrects by an event of its own. */
export function proposedWhole<E extends DomainEvent>(
  { proposals }: WithProposals,
  decision: readonly E[],
  told: object,
  { corrections }: DecisionContext,
  { field, corrected }: { field: string; corrected: ReturnType<ProposedAs<unknown, unknown>['corrected']> },
) {
  if (!corrections || !corrected || decision.length === 0 || !corrections.isOver(corrected.at)) return decision;
  const { at: _at, ...what } = corrected;
  const before = proposals?.find((one) => one.eventId === what.eventId && one.field === field);
  if (before) {
    const { proposalId } = before;
    return refuse('proposed-already', say(words.proposedAlready, { field, proposalId }));
  }
  const { occurredAt: _occurredAt, reason, ...also } = told as { occurredAt?: Instant; reason: string };
  const data = { proposalId: corrections.proposalId, ...what, field, reason, also };
  return [{ type: CORRECTION_PROPOSED, data } as unknown as E];
}

const A_DAY = /^\d{4}-\d{2}-\d{2}(?:T|$)/;

type Corrected = Omit<CorrectionProposed['data'], 'proposalId' | 'also'>;

/**
 * What a decision to correct comes to: itself, or its proposal where it changes a figure of a period that is over. A
 * moment counts as it was and as it is to be.
 * @param told what the command said
 * @param changesFigures whether the field of that event can change a figure
 * @param heldAt when an entry happened, where a correction has moved it and its stamp says the first moment
 */
export function proposedOrDone<E extends DomainEvent>(
  { proposals }: WithProposals,
  decision: readonly E[],
  told: object,
  context: DecisionContext,
  {
    changesFigures,
    heldAt,
  }: {
    readonly changesFigures: (eventType: string, field: string) => boolean;
    readonly heldAt: (eventId: string) => Instant | undefined;
  },
) {
  const { corrections, occurredAt } = context;
  const corrected = decision.filter(({ type }) => type === 'RecordCorrected');
  const concerned = corrected.filter((event) => {
    const { eventId, eventType, field, previous, value } = event.data as Corrected;
    const moments = [event.occurredAt ?? occurredAt, heldAt(eventId) ?? '', previous ?? '', value].filter((text) =>
      A_DAY.test(text),
    );
    return changesFigures(eventType, field) && moments.some((moment) => corrections?.isOver(moment));
  });
  if (!corrections || concerned.length === 0) return decision;
  if (corrections.ofSource)
    return decision.map((event) =>
      event.type === 'RecordCorrected' ? { ...event, data: { ...event.data, ofSource: true } } : event,
    );
  const { eventId, eventType, field, previous, value, reason } = corrected[0]!.data as Corrected;
  const before = proposals?.find((one) => one.eventId === eventId && one.field === field);
  if (before) {
    const { proposalId } = before;
    return refuse('proposed-already', say(words.proposedAlready, { field, proposalId }));
  }
  const known = new Set(['eventId', 'field', 'value', 'reason', 'occurredAt']);
  const rest = Object.entries(told).filter(([name, said]) => !known.has(name) && said !== undefined);
  const { proposalId } = corrections;
  const also = rest.length > 0 && { also: Object.fromEntries(rest) as object };
  const data = { proposalId, eventId, eventType, field, previous, value, reason, ...also };
  return [{ type: CORRECTION_PROPOSED, data } as unknown as E];
}
