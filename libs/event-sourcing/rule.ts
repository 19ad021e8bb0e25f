import type { Decision, DecisionContext, Refusal } from './decider.js';
import type { Instant } from './envelope.js';
import type { CorrectionProposed } from './proposal.events.js';
import type { Sentence } from './sentence.js';

/** One command: when it is allowed, in words and as a test of the record, and what it leads to. */
export interface Rule<S, E, X extends DecisionContext, C extends object = object> {
  /** Stable name of the rule, for clients. */
  readonly rule: string;
  /** When the command is allowed, as a sentence. */
  readonly because: Sentence;
  readonly allowed: (record: S) => boolean;
  readonly decide: (record: S, command: C, context: X) => Decision<E>;
  /** It begins something: there need be nothing yet. */
  readonly creates?: boolean;
  /** Sent by the system alone, and never offered to a person. */
  readonly isInternal?: boolean;
  /** Its events need not come after those that are there: corrections, imports, and what the clock says. */
  readonly anyTime?: boolean;
  /** What of the context has to be looked up for it, by name; the room's module says how. */
  readonly looksUp?: readonly Exclude<keyof X & string, keyof DecisionContext>[];
  /** Of a rule that corrects entries: whether a figure can change by that field of such an event. */
  readonly corrects?: (eventType: string, field: string) => boolean;
  /** Of such a rule: when the entry happened by what holds, where that is not when its correction is stamped. */
  readonly heldAt?: (record: S, eventId: string) => Instant | undefined;
  /** Of a rule that corrects by an event of its own: what it corrects, for its proposal. */
  readonly proposedAs?: ProposedAs<S, C>;
  /** Of a rule by which something is judged: why whoever sends it is not the one to judge. */
  readonly others?: (record: S, command: C, context: X) => Refusal | undefined;
  /** They do not confirm it either, where somebody else proposed it. */
  readonly othersConfirm?: boolean;
  /** Of a rule that takes something out of figures, or puts it back: what they count no more; undefined for nothing. */
  readonly restates?: (record: S, command: C) => Restated | undefined;
}

/** A rule as a room says it: what creates is allowed while there is nothing, and the rest while there is something, unless told. */
export type RuleTold<S, E, X extends DecisionContext, C extends object> = Omit<Rule<S, E, X, C>, 'allowed'> &
  Partial<Pick<Rule<S, E, X, C>, 'allowed'>>;

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

/** An entry that figures have counted and count no more, or count again. */
export interface Restated {
  readonly eventId: string;
  readonly eventType: string;
  /** How it stands now. */
  readonly previous?: string;
  /** Moments of the periods whose figures change. */
  readonly at: readonly (Instant | undefined)[];
  /** Which proposals have nothing left to correct: all of the record's, or those of this entry; none where it may come back. */
  readonly ends?: 'all' | 'entry';
}
