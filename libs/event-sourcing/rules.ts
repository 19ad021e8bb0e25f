import { withCorrections, type Told } from './corrections.js';
import {
  isRefusal,
  nothing,
  type Decider,
  type Decision,
  type DecisionContext,
  type Refusal,
  type WithStatus,
} from './decider.js';
import type { DomainEvent, Instant } from './envelope.js';
import { ruleWords as words } from './event-sourcing.glossary.js';
import {
  ConfirmCorrection,
  confirmation,
  pendingProposal,
  proposedOrDone,
  proposedWhole,
  RejectCorrection,
  rejection,
  whyNotConfirmed,
  type WithProposals,
} from './proposals.js';
import { refuse } from './refuse.js';
import { confirmedRestating, restatedOrProposed } from './restating.js';
import type { Rule, RuleTold } from './rule.js';
import { inOneLine, say, type Sentence, type Words } from './sentence.js';
import type { EventCatalogue } from './upcasting.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type CommandClass<C extends object = any> = new () => C;

/** What a book knows of its records besides their status. */
export interface RecordFacts<S extends { readonly status: string }> {
  /** Each status for a person. */
  readonly states?: Readonly<Record<Exclude<S['status'], 'none'>, Sentence>>;
  /** What fields of it are called, where the house calls something else so; `decisions.due` of one of a part or of an event. */
  readonly fields?: Readonly<Record<string, Sentence>>;
  /** The state where more than the status makes it: its name, and for a person where that has words of its own. */
  readonly state?: (record: S) => { readonly name: string; readonly words?: Sentence } | undefined;
  /** What would have to come first, where a state stands in the way that another command ends. */
  readonly hint?: (record: S, allowed: (record: S) => boolean) => Sentence | undefined;
  /** When the last step was taken: a further one is not before it. As the record keeps it unless told. */
  readonly lastAt?: (record: S) => Instant | undefined;
}

/** One kind of thing that commands are decided on: its rules, its fold, its events, and how its streams are called. */
export interface Aggregate<
  S extends WithStatus,
  E extends DomainEvent,
  X extends DecisionContext = DecisionContext,
> extends Decider<S, object, E, X> {
  /** Its streams are `<stream>-<id>`; also its name in questions and refusals. */
  readonly stream: string;
  readonly catalogue: EventCatalogue;
  readonly rules: RuleBook<S, E, X>;
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type AnyAggregate = Aggregate<any, any, any>;

type Subject = ReturnType<Decider<never, never, never>['subject']>;

/** A record that says where it is concerns that site and community. */
const ownPlace = (record: Subject): Subject => ({ siteId: record.siteId, communityId: record.communityId });

/** What makes an aggregate of a rule book. */
export type AggregateParts<S extends WithStatus, E extends DomainEvent, X extends DecisionContext> = Pick<
  Aggregate<S, E, X>,
  'stream' | 'catalogue' | 'evolve'
> &
  Partial<Pick<Aggregate<S, E, X>, 'initialState' | 'subject'>>;

const SHARED: ReadonlySet<CommandClass> = new Set<CommandClass>([ConfirmCorrection, RejectCorrection]);

/** What a list of rules decides about one kind of thing. */
export class RuleBook<
  S extends { readonly status: string },
  E extends DomainEvent,
  X extends DecisionContext = DecisionContext,
> {
  private readonly rules = new Map<CommandClass, Rule<S, E, X>>();

  readonly facts: RecordFacts<S>;

  /** @param what the kind of thing, as its name stands in a sentence */
  constructor(
    readonly what: Sentence,
    facts: RecordFacts<S> = {},
  ) {
    this.facts = { lastAt: (record) => (record as Told).lastAt, ...facts };
  }

  /** Ties a command's class to its rule. */
  on<C extends object>(command: CommandClass<C>, rule: RuleTold<S, E, X, C>): this {
    const allowed = ({ status }: S) => (status === 'none') === (rule.creates === true);
    this.rules.set(command, { allowed, ...rule } as unknown as Rule<S, E, X>);
    if (rule.corrects) {
      this.rules.set(ConfirmCorrection, confirmation as never);
      this.rules.set(RejectCorrection, rejection as never);
    }
    return this;
  }

  /** The rules of another book besides: those that several kinds of things share. */
  with(others: Iterable<readonly [CommandClass, Rule<S, E, X>]>): this {
    for (const [command, rule] of others) this.on(command, rule);
    return this;
  }

  /**
   * The kind of thing that these rules decide on. It begins with nothing, and concerns the place in its record, unless told.
   * Where something can be corrected by its catalogue, its fold understands corrections besides what `evolve` knows.
   */
  aggregate(parts: AggregateParts<S, E, X>): Aggregate<S, E, X> {
    const { initialState = nothing as WithStatus as S, subject = ownPlace, catalogue } = parts;
    const isCorrected = Object.values(catalogue).some(({ correctable }) => correctable);
    const evolve = isCorrected ? withCorrections(parts.evolve, initialState, catalogue) : parts.evolve;
    const { decide } = this;
    return { ...parts, rules: this, initialState, subject, evolve, decide } as Aggregate<S, E, X>;
  }

  [Symbol.iterator](): Iterator<readonly [CommandClass, Rule<S, E, X>]> {
    return this.rules.entries();
  }

  /** The command that corrects entries, where there is one. */
  get correcting(): CommandClass | undefined {
    return [...this.rules].find(([, { corrects }]) => corrects)?.[0];
  }

  /** Those of its own; what decides on proposals is the same in every book. */
  get commands(): readonly CommandClass[] {
    return [...this.rules.keys()].filter((command) => !SHARED.has(command));
  }

  /** The command that decides: a confirmation is the correction that was proposed, sent once more. */
  meant(record: S, command: object): object {
    if (!(command instanceof ConfirmCorrection)) return command;
    const proposal = pendingProposal(record as WithProposals, command.proposalId);
    if (!proposal) return command;
    const { eventId, field, value, reason, also, command: name } = proposal;
    const own = [...this.rules].find(([{ name: known }, { proposedAs }]) =>
      name === undefined ? proposedAs?.field === field : known === name,
    )?.[0];
    if (own) return Object.assign(new own() as object, { reason, ...also });
    const { correcting } = this;
    return correcting ? Object.assign(new correcting() as object, { eventId, field, value, reason, ...also }) : command;
  }

  /** The rule of a command; undefined for one that this book does not know. */
  ruleOf(command: object): Rule<S, E, X> | undefined {
    return this.rules.get(command.constructor as CommandClass);
  }

  /** Names of the commands that the state allows now. */
  possible(record: S): string[] {
    const offered = [...this.rules].filter(([, rule]) => !rule.isInternal && rule.allowed(record));
    return offered.map(([command]) => command.name);
  }

  /** Every refusal says the rule, the state that it met, and what is possible there. */
  readonly decide = (record: S, command: object, context: X): Decision<E> => {
    const decision = this.decided(record, command, context);
    return isRefusal(decision) ? this.explained(record, decision) : decision;
  };

  private decided(record: S, command: object, context: X): Decision<E> {
    if (command instanceof ConfirmCorrection) return this.confirm(record, command, context);
    const rule = this.ruleOf(command);
    const { what } = this;
    if (!rule) return refuse('command-unknown', say(words.unknownCommand, { what, command: command.constructor.name }));
    const { occurredAt: at, now } = context;
    if (at > now) return refuse('not-in-the-future', say(words.future, { at }), { field: 'occurredAt' });
    if (!rule.allowed(record)) return refuse(rule.rule, this.why(record, rule));
    const last = rule.anyTime ? undefined : this.facts.lastAt?.(record);
    if (last !== undefined && at < last)
      return refuse('not-before-the-last-step', say(words.tooEarly, { at, last }), { field: 'occurredAt' });
    const own = rule.others?.(record, command, context);
    if (own) return own;
    let decision = rule.decide(record, command, context);
    if (rule.corrects && !isRefusal(decision))
      decision = proposedOrDone(record as WithProposals, decision, command, context, {
        changesFigures: rule.corrects,
        heldAt: (eventId) => rule.heldAt?.(record, eventId),
      });
    if (rule.proposedAs && !isRefusal(decision))
      decision = proposedWhole(record as WithProposals, decision, command, context, {
        field: rule.proposedAs.field,
        corrected: rule.proposedAs.corrected(record, command),
      });
    if (rule.restates && !isRefusal(decision))
      decision = restatedOrProposed(
        record as WithProposals,
        decision,
        command,
        context,
        rule.restates(record, command),
      );
    return decision;
  }

  /** What was proposed has to be possible still. */
  private confirm(record: S, command: ConfirmCorrection, context: X): Decision<E> {
    const { proposalId } = command;
    const why = whyNotConfirmed(record as WithProposals, proposalId, context);
    if (why) return why;
    const meant = this.meant(record, command);
    const { othersConfirm, others } = this.ruleOf(meant) ?? {};
    const own = othersConfirm ? others?.(record, meant, context) : undefined;
    if (own) return own;
    const proposal = pendingProposal(record as WithProposals, proposalId)!;
    // Who may do this was asked of whoever proposed it; who confirms, does not do it.
    const decision = this.decided(record, meant, { ...context, actor: proposal.proposedBy, corrections: undefined });
    if (isRefusal(decision)) return decision;
    const { restates } = this.ruleOf(meant) ?? {};
    if (restates) return confirmedRestating(decision, proposal, restates(record, meant));
    const byItself = this.ruleOf(meant)?.proposedAs !== undefined;
    return decision.map((event) =>
      byItself || event.type === 'RecordCorrected' ? { ...event, data: { ...event.data, proposalId } } : event,
    );
  }

  private why(record: S, { because, allowed }: Rule<S, E, X>): Sentence {
    if (record.status === 'none') return say(words.nothingYet, { what: this.what });
    const hint = this.facts.hint?.(record, allowed);
    const state = this.inWords(record);
    return inOneLine(because, say(words.stateIs, { state }), ...(hint ? [hint] : []));
  }

  /** How its state is called; by its own name where no glossary has one. */
  private inWords(record: S): Words {
    const { states, state } = this.facts;
    const words: Readonly<Record<string, Sentence>> = states ?? {};
    return state?.(record)?.words ?? words[record.status] ?? this.stateOf(record);
  }

  private stateOf(record: S): string {
    return this.facts.state?.(record)?.name ?? record.status;
  }

  /** A refusal with the state, and with what that allows, where it does not say so itself. */
  explained(record: S, refusal: Refusal): Refusal {
    return { state: this.stateOf(record), possible: this.possible(record), ...refusal };
  }
}
