import type { Type } from '@nestjs/common';
import type { Decision, DecisionContext, Refusal } from '#event-sourcing';

export interface PlaceContext extends DecisionContext {
  /** Id of the site or community that decides. */
  readonly id: string;
  /** Id of what the command makes inside it: the command's own, so the same when it is repeated. */
  readonly partId: string;
}

export interface Rule<S, E, C extends object = object> {
  readonly command: Type<C>;
  /** Stable name of the rule, for clients. */
  readonly rule: string;
  /** When the command is allowed, as a sentence. */
  readonly because: string;
  readonly allowed: (record: S) => boolean;
  readonly decide: (record: S, command: C, context: PlaceContext) => Decision<E>;
}

/** Ties the command's class to its rule without losing its type. */
export function rule<S, E, C extends object>(command: Type<C>, rest: Omit<Rule<S, E, C>, 'command'>): Rule<S, E> {
  return { command, ...rest } as unknown as Rule<S, E>;
}

export function refuse(rule: string, message: string, more: Partial<Refusal> = {}): Refusal {
  return { refused: rule, message, ...more };
}

interface WithStatus {
  readonly status: string;
}

/** What a list of rules decides about one kind of place. */
export class RuleBook<S extends WithStatus, E> {
  private readonly byCommand: ReadonlyMap<unknown, Rule<S, E>>;

  constructor(
    private readonly what: string,
    private readonly rules: readonly Rule<S, E>[],
  ) {
    this.byCommand = new Map(rules.map((r) => [r.command, r]));
  }

  get commands(): readonly Type<object>[] {
    return this.rules.map((r) => r.command);
  }

  /** Names of the commands that the state allows now. */
  possible(record: S): string[] {
    return this.rules.filter((r) => r.allowed(record)).map((r) => r.command.name);
  }

  readonly decide = (record: S, command: object, context: PlaceContext): Decision<E> => {
    const found = this.byCommand.get(command.constructor);
    if (!found) return refuse('command-unknown', `A ${this.what} knows no command ${command.constructor.name}.`);
    if (context.occurredAt > context.now)
      return refuse('not-in-the-future', `${context.occurredAt} has not come yet.`, { field: 'occurredAt' });
    if (!found.allowed(record)) return this.refusal(record, found.rule, found.because);
    const decision = found.decide(record, command, context);
    return 'refused' in decision && decision.field === undefined ? this.explained(record, decision) : decision;
  };

  private refusal(record: S, rule: string, because: string): Refusal {
    const message =
      record.status === 'none' ? `There is no such ${this.what} yet.` : `${because} This one is ${record.status}.`;
    return this.explained(record, refuse(rule, message));
  }

  /** Every refusal by the state says what the state is and what it allows. */
  private explained(record: S, refusal: Refusal): Refusal {
    return { ...refusal, state: record.status, possible: this.possible(record) };
  }
}
