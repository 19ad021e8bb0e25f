import type { DomainEvent, Instant, Recorded } from './envelope.js';
import type { Sentence, Words } from './sentence.js';

/** Why a command is not allowed now: the rule, the state that it met, and what would be possible instead. */
export interface Refusal {
  readonly refused: string;
  /** In English, where nobody asks for the other language. */
  readonly message: string;
  readonly sentence: Sentence;
  readonly state?: string;
  readonly possible?: readonly string[];
  /** The field of the command that is not right, where it is the command and not the state that forbids it. */
  readonly field?: string;
}

export interface WithStatus {
  /** `none`: there is no such thing (yet). */
  readonly status: string;
}

/** The state of a thing before its first event. */
export interface Nothing {
  readonly status: 'none';
}
export const nothing: Nothing = { status: 'none' };

/** What is known of a thing that there is. */
export type Known<S extends WithStatus> = Exclude<S, { readonly status: 'none' }>;

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

/** What a decision may know besides the state and the command. All of it is given, none of it looked up. */
export interface DecisionContext {
  readonly now: Instant;
  /** When it happened by the account of the actor; `now` unless the command says otherwise. */
  readonly occurredAt: Instant;
  readonly actor: string;
  /** By what corrections are judged; absent, none of them needs a second person. */
  readonly corrections?: CorrectionContext;
  /** What people call a field of a record; its name unless told. */
  readonly fieldWord?: (name: string) => Words;
}

export type Decision<E> = readonly E[] | Refusal;

/** Pure, synchronous and total: every command in every state yields events (none: nothing to do) or a refusal. */
export interface Decider<S, C, E extends DomainEvent, X extends DecisionContext = DecisionContext> {
  readonly initialState: S;
  decide(state: S, command: C, context: X): Decision<E>;
  evolve(state: S, event: Recorded<E>): S;
  /** The site and community that a state's events concern; stamped on each of them. */
  subject(state: S): { readonly siteId?: string; readonly communityId?: string };
}

export function isRefusal(decision: Decision<unknown>): decision is Refusal {
  return !Array.isArray(decision);
}

export function fold<S, E extends DomainEvent>(
  evolve: (state: S, event: Recorded<E>) => S,
  initial: S,
  events: Iterable<Recorded<E>>,
): S {
  let state = initial;
  for (const event of events) state = evolve(state, event);
  return state;
}
