import type { DecisionContext } from './decider.js';
import type { DomainEvent, Instant, Recorded } from './envelope.js';
import { proposalWords as words } from './event-sourcing.glossary.js';
import { CORRECTION_PROPOSED, CORRECTION_REJECTED, type CorrectionProposed } from './proposal.events.js';
import { refuse } from './refuse.js';
import type { ProposedAs, Rule } from './rule.js';
import { say } from './sentence.js';

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
  const { occurredAt: _occurredAt, reason, ...also } = told as { occurredAt?: Instant; reason: string };
  return proposed<E>(proposals, { proposalId: corrections.proposalId, ...what, field, reason, also });
}

/** A correction as its proposal; of one entry and field there is one at a time. */
export function proposed<E extends DomainEvent>(
  proposals: WithProposals['proposals'],
  data: CorrectionProposed['data'],
) {
  const { eventId, field } = data;
  const before = proposals?.find((one) => one.eventId === eventId && one.field === field);
  if (!before) return [{ type: CORRECTION_PROPOSED, data } as unknown as E];
  const { proposalId } = before;
  return refuse('proposed-already', say(words.proposedAlready, { field, proposalId }));
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
  const known = new Set(['eventId', 'field', 'value', 'reason', 'occurredAt']);
  const rest = Object.entries(told).filter(([name, said]) => !known.has(name) && said !== undefined);
  const { proposalId } = corrections;
  const also = rest.length > 0 && { also: Object.fromEntries(rest) as object };
  return proposed<E>(proposals, { proposalId, eventId, eventType, field, previous, value, reason, ...also });
}
