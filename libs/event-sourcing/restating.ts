import type { Decision, DecisionContext } from './decider.js';
import type { DomainEvent, Instant } from './envelope.js';
import { CORRECTION_CONFIRMED, CORRECTION_LAPSED } from './proposal.events.js';
import { proposed, type Proposal, type WithProposals } from './proposals.js';
import type { Restated } from './rule.js';

interface Entry {
  readonly id: string;
  readonly type: string;
  readonly metadata: { readonly occurredAt: Instant };
}

/** All of a record that keeps its events, from the last one on that began it. */
export function wholeRecord(...begins: readonly string[]) {
  return (record: { readonly status: string; readonly told?: readonly Entry[] }): Restated | undefined => {
    const { told = [], status } = record;
    const from = told.findLastIndex(({ type }) => begins.includes(type));
    const first = told[Math.max(from, 0)];
    if (!first) return undefined;
    const at = told.slice(Math.max(from, 0)).map(({ metadata }) => metadata.occurredAt);
    return { eventId: first.id, eventType: first.type, previous: status, at, ends: 'all' };
  };
}

/** One entry of a record that keeps its events. */
export function entryOf(
  { told = [], status }: { readonly status: string; readonly told?: readonly Entry[] },
  type: string,
  isMeant: (data: never) => boolean,
  more: Partial<Restated> = {},
): Restated | undefined {
  const entry = told.findLast(
    (one) => one.type === type && isMeant((one as { readonly data?: unknown }).data as never),
  );
  if (!entry) return undefined;
  return { eventId: entry.id, eventType: type, previous: status, at: [entry.metadata.occurredAt], ...more };
}

const FIELD = 'status';

/**
 * What a decision that restates figures comes to: itself, and the end of the proposals that it leaves nothing to correct;
 * or its proposal, where it restates a period that is over.
 */
export function restatedOrProposed<E extends DomainEvent>(
  { proposals = [] }: WithProposals,
  decision: readonly E[],
  command: object,
  { corrections }: DecisionContext,
  restated: Restated | undefined,
): Decision<E> {
  if (!restated || decision.length === 0) return decision;
  const { eventId, eventType, previous = null, at, ends } = restated;
  if (corrections && at.some((moment) => moment !== undefined && corrections.isOver(moment))) {
    const { occurredAt: _occurredAt, reason = '', ...also } = command as { occurredAt?: Instant; reason?: string };
    const said = Object.fromEntries(Object.entries(also).filter(([, value]) => value !== undefined));
    return proposed<E>(proposals, {
      proposalId: corrections.proposalId,
      eventId,
      eventType,
      field: FIELD,
      previous,
      value: decision.at(-1)!.type,
      reason,
      ...(Object.keys(said).length > 0 && { also: said }),
      command: command.constructor.name,
    });
  }
  const left = proposals.filter((one) => ends === 'all' || (ends === 'entry' && one.eventId === eventId));
  const lapsed = left.map(({ proposalId }) => ({ type: CORRECTION_LAPSED, data: { proposalId } }));
  return [...decision, ...(lapsed as unknown as E[])];
}

/** The events of a restatement that was confirmed: its own proposal does not end with what it takes out. */
export function confirmedRestating<E extends DomainEvent>(
  decision: readonly E[],
  { proposedAt: _at, proposedBy: _by, ...proposal }: Proposal,
  restated: Restated | undefined,
): readonly E[] {
  const { proposalId } = proposal;
  const at = [...new Set((restated?.at ?? []).filter((moment) => moment !== undefined))].sort();
  // It goes with what it restates: as of that time already, it is known to be so.
  const occurredAt = at.find((moment) => moment.includes('T'));
  const isOwn = ({ type, data }: E) =>
    type === CORRECTION_LAPSED && (data as { proposalId?: string }).proposalId === proposalId;
  const confirmed = { type: CORRECTION_CONFIRMED, data: { ...proposal, at }, occurredAt } as unknown as E;
  return [...decision.filter((event) => !isOwn(event)), confirmed];
}
