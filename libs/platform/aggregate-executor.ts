import type { WorkingCalendar } from '#calendar';
import {
  CommandRefused,
  CommandRunner,
  StaleRevision,
  type AnyAggregate,
  type Clock,
  type CommandClass,
  type DecisionContext,
  type EventStore,
  type Instant,
  type Outcome,
  type Refusal,
  type Rule,
  type StoredEvent,
  type WithStatus,
} from '#event-sourcing';
import type { ZerenConfig } from './config.js';
import { notFound } from './problem.js';
import type { QueryDoor } from './query-door.js';
import { correctionsBy } from './reporting.js';
import { fieldNamed } from './words/index.js';
import type { Sent } from './sent-command.js';

/** What every decision may know besides the state and the command. */
export interface RoomContext extends DecisionContext {
  /** Id of the thing that decides. */
  readonly id: string;
  /** Id of what the command makes inside it: the command's own, so the same when it is repeated. */
  readonly partId: string;
  readonly calendar: WorkingCalendar;
  readonly config: ZerenConfig;
}

/** Finds a service of another room by its class. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type FindService = <T>(service: abstract new (...parts: any[]) => T) => T;

/** What a look-up may use: other rooms by the query door or by a service, the log, and the executor of its own things. */
export interface LookUpTools extends ExecutorParts {
  readonly sent: Sent;
  readonly now: Instant;
  readonly executor: AggregateExecutor;
}

/** Finds what a decision has to know, by what the command names. @throws ProblemError where there is no such thing */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LookUp = (command: any, tools: LookUpTools) => Promise<unknown>;
export type LookUps = Readonly<Record<string, LookUp>>;

/** Looks up, decides and writes, with what is given besides what the rule looks up. */
export type Run = (given?: Readonly<Record<string, unknown>>) => Promise<Outcome>;
/** What has to be held while a command is looked up, decided and written, and let go afterwards. */
export type Around = (command: object, tools: LookUpTools, run: Run) => Promise<Outcome>;

/** What is held around each of these commands; nothing around any other. */
export function aroundEach(...each: readonly (readonly [CommandClass, Around])[]): Around {
  const known = new Map(each);
  return (command, tools, run) => {
    const around = known.get(command.constructor as CommandClass);
    return around ? around(command, tools, run) : run();
  };
}

export interface Holding {
  readonly around?: Around;
  /** Of an event by which a command was refused for good: what the command is answered with, however often it comes again. */
  readonly refusalIn?: (event: Pick<StoredEvent, 'type' | 'data'>) => Refusal | undefined;
  /** By what was looked up there is no stream of this thing yet: nothing need be read of it. The append finds out for certain. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly isNew?: (context: any) => boolean;
  /** The id under which what a command begins stands already, where ids followed otherwise from commands before. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly standsUnder?: (command: any, store: EventStore) => Promise<string | undefined>;
}

export interface ExecutorParts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly config: ZerenConfig;
  readonly queries: QueryDoor;
  readonly service: FindService;
}

/** What a rule looks up by this name the executor knows by itself: the events of the thing so far. */
const HISTORY = 'history';
/** How often what is decided on its history is decided anew, when others write in between. */
const MOST_ATTEMPTS = 20;

/** Executes the commands of one kind of thing: looks up what the command's rule names, then lets the rules decide. */
export class AggregateExecutor {
  readonly runner: CommandRunner<WithStatus, object, never, DecisionContext>;
  private readonly fieldWord = (name: string) => fieldNamed(name, this.aggregate.rules.facts.fields);

  constructor(
    private readonly aggregate: AnyAggregate,
    private readonly lookUps: LookUps,
    private readonly parts: ExecutorParts,
    private readonly holding: Holding = {},
  ) {
    const { store, clock } = parts;
    const { stream: prefix, catalogue } = aggregate;
    const { refusalIn } = holding;
    this.runner = new CommandRunner({ store, clock, decider: aggregate, catalogue, prefix, refusalIn }) as never;
  }

  async execute(command: object, sent: Sent): Promise<Outcome> {
    const { around = (_command, _tools, run) => run() } = this.holding;
    const meant = await this.meant(command, sent);
    const tools = this.tools(sent);
    try {
      return await around(meant, tools, (given) => this.decided(command, meant, tools, given));
    } catch (error) {
      throw await this.explained(error, sent.target);
    }
  }

  /** Every refusal says what it is about, and the state that it met: also one by what is held around the command. */
  private async explained(error: unknown, id: string): Promise<unknown> {
    if (!(error instanceof CommandRefused)) return error;
    const { refusal } = error;
    if (refusal.possible) return new CommandRefused(refusal, id);
    return new CommandRefused(this.aggregate.rules.explained((await this.runner.load(id)).state, refusal), id);
  }

  async standsUnder(command: object): Promise<string | undefined> {
    return this.holding.standsUnder?.(command, this.parts.store);
  }

  /** Without what is to be held around it: that is whoever's who calls this. */
  async carryOut(command: object, sent: Sent, more?: Readonly<Record<string, unknown>>): Promise<Outcome> {
    return this.decided(command, await this.meant(command, sent), this.tools(sent), more);
  }

  private async decided(
    command: object,
    meant: object,
    tools: LookUpTools,
    more: Readonly<Record<string, unknown>> = {},
  ): Promise<Outcome> {
    const { sent } = tools;
    const rule = this.ruleOf(meant);
    const given: Record<string, unknown> = { ...this.given(sent), ...more };
    const looksUp: readonly string[] = rule?.looksUp ?? [];
    for (const name of looksUp) if (name !== HISTORY) given[name] = await this.lookUp(name)(meant, tools);
    if (looksUp.includes(HISTORY)) return this.onHistory(command, sent, given);
    const fresh = sent.fresh || (rule?.creates === true && this.holding.isNew?.(given) === true);
    return this.runner.run(sent.target, command, { ...sent, fresh }, given as never);
  }

  /** Whether the command would be taken now, as far as the record and what is given say; throws why not. */
  check(command: object, sent: Sent, more: Readonly<Record<string, unknown>>): Promise<'handled' | 'allowed'> {
    return this.runner.check(sent.target, command, sent, { ...this.given(sent), ...more } as never);
  }

  /** Decided on the events of the thing: where others came in between, on those that are there then. */
  private async onHistory(command: object, sent: Sent, given: Readonly<Record<string, unknown>>): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      const history = await this.history(sent.target);
      const seen = { expectedRevision: sent.expectedRevision ?? history.length - 1, fresh: history.length === 0 };
      try {
        return await this.runner.run(sent.target, command, { ...sent, ...seen }, { ...given, history } as never);
      } catch (error) {
        const isOvertaken = error instanceof StaleRevision && sent.expectedRevision === undefined;
        if (!isOvertaken || attempt >= MOST_ATTEMPTS) throw error;
      }
    }
  }

  /** What has to be known for a confirmation is what its correction asks for. @throws ProblemError (404) */
  private async meant(command: object, sent: Sent): Promise<object> {
    if (this.ruleOf(command)?.creates) return command;
    return this.aggregate.rules.meant((await this.find(sent.target)).record, command);
  }

  private ruleOf(command: object) {
    return this.aggregate.rules.ruleOf(command) as Rule<WithStatus, never, RoomContext> | undefined;
  }

  private given(sent: Sent) {
    const { calendar, config, clock } = this.parts;
    const corrections = correctionsBy(clock.now(), config, calendar, sent);
    return { id: sent.target, partId: sent.id, calendar, config, corrections, fieldWord: this.fieldWord };
  }

  private tools(sent: Sent): LookUpTools {
    return { ...this.parts, sent, executor: this, now: this.parts.clock.now() };
  }

  private lookUp(name: string): LookUp {
    const lookUp = this.lookUps[name];
    if (!lookUp) throw new Error(`nobody looks up ${name} for a ${this.aggregate.stream}`);
    return lookUp;
  }

  /** The thing as it is now. @throws ProblemError (404) */
  async find(id: string): Promise<{ readonly record: WithStatus; readonly revision: number }> {
    const { state, revision } = await this.runner.load(id);
    if (state.status === 'none') throw notFound(this.aggregate.rules.what, id);
    return { record: state, revision };
  }

  /** Its events, in order; none where there is no such thing. */
  async history(id: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.parts.store.readStream(this.runner.streamOf(id))) events.push(event);
    return events;
  }
}
