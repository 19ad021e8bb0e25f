import type { WorkingCalendar } from '#calendar';
import {
  CommandRunner,
  type AnyAggregate,
  type Clock,
  type DecisionContext,
  type EventStore,
  type Instant,
  type Outcome,
  type Rule,
  type StoredEvent,
  type WithStatus,
} from '#event-sourcing';
import type { ZerenConfig } from './config.js';
import { notFound } from './problem.js';
import type { QueryDoor } from './query-door.js';
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

/** What a look-up may use: other rooms by the query door, and the log. */
export interface LookUpTools {
  readonly queries: QueryDoor;
  readonly store: EventStore;
  readonly sent: Sent;
  readonly calendar: WorkingCalendar;
  readonly clock: Clock;
  readonly config: ZerenConfig;
  readonly now: Instant;
}

/** Finds what a decision has to know, by what the command names. @throws ProblemError where there is no such thing */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type LookUp = (command: any, tools: LookUpTools) => Promise<unknown>;
export type LookUps = Readonly<Record<string, LookUp>>;

/** What has to be held while a command is looked up, decided and written, and let go afterwards. */
export type Around = (command: object, tools: LookUpTools, run: () => Promise<Outcome>) => Promise<Outcome>;

export interface Holding {
  readonly around?: Around;
  /** By what was looked up there is no stream of this thing yet: nothing need be read of it. The append finds out for certain. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  readonly isNew?: (context: any) => boolean;
}

export interface ExecutorParts {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly config: ZerenConfig;
  readonly queries: QueryDoor;
}

/** Executes the commands of one kind of thing: looks up what the command's rule names, then lets the rules decide. */
export class AggregateExecutor {
  readonly runner: CommandRunner<WithStatus, object, never, DecisionContext>;

  constructor(
    private readonly aggregate: AnyAggregate,
    private readonly lookUps: LookUps,
    private readonly parts: ExecutorParts,
    private readonly holding: Holding = {},
  ) {
    const { store, clock } = parts;
    const { stream: prefix, catalogue } = aggregate;
    this.runner = new CommandRunner({ store, clock, decider: aggregate, catalogue, prefix }) as never;
  }

  async execute(command: object, sent: Sent): Promise<Outcome> {
    const rule = this.aggregate.rules.ruleOf(command) as Rule<WithStatus, never, RoomContext> | undefined;
    if (!rule?.creates) await this.find(sent.target);
    const { calendar, config } = this.parts;
    const given: Record<string, unknown> = { id: sent.target, partId: sent.id, calendar, config };
    const { queries, store, clock } = this.parts;
    const tools: LookUpTools = { queries, store, sent, calendar, clock, config, now: clock.now() };
    const { isNew, around = (_command, _tools, run) => run() } = this.holding;
    return around(command, tools, async () => {
      for (const name of rule?.looksUp ?? []) given[name] = await this.lookUp(name)(command, tools);
      const fresh = sent.fresh || (rule?.creates === true && isNew?.(given) === true);
      return this.runner.run(sent.target, command, { ...sent, fresh }, given as never);
    });
  }

  private lookUp(name: string): LookUp {
    const lookUp = this.lookUps[name];
    if (!lookUp) throw new Error(`nobody looks up ${name} for a ${this.aggregate.stream}`);
    return lookUp;
  }

  /** The thing as it is now. @throws ProblemError (404) */
  async find(id: string): Promise<{ readonly record: WithStatus; readonly revision: number }> {
    const { state, revision } = await this.runner.load(id);
    if (state.status === 'none') throw notFound(this.aggregate.stream, id);
    return { record: state, revision };
  }

  /** Its events, in order; none where there is no such thing. */
  async history(id: string): Promise<StoredEvent[]> {
    const events: StoredEvent[] = [];
    for await (const event of this.parts.store.readStream(this.runner.streamOf(id))) events.push(event);
    return events;
  }
}
