import { storeWords as words } from './event-sourcing.glossary.js';
import { SaidError, say } from './sentence.js';
import { isRefusal, type Decider, type DecisionContext, type Refusal } from './decider.js';
import type { Clock } from './clock.js';
import {
  type DomainEvent,
  type Instant,
  type NewEvent,
  type Position,
  type Recorded,
  type StoredEvent,
  START,
} from './envelope.js';
import { WrongExpectedRevision, type EventStore } from './event-store.js';
import { eventIdOf } from './ids.js';
import { RecentMap } from './recent-map.js';
import { SerialQueues } from './serial-queues.js';
import type { EventCatalogue } from './upcasting.js';

/** Who sends a command, under which id, and what they have seen. */
export interface CommandEnvelope {
  readonly id: string;
  /** Digest of the command's content. */
  readonly digest: string;
  readonly actor: string;
  /** When it happened; now unless told. */
  readonly occurredAt?: Instant;
  /** Refuse when the stream has moved on (`If-Match`). */
  readonly expectedRevision?: number;
  readonly causationId?: string;
  /** The aggregate's id was made for this command just now: there is nothing to load. */
  readonly fresh?: boolean;
}

export interface Outcome {
  readonly stream: string;
  /** Revision of the stream after the command; -1 when it does not exist. */
  readonly revision: number;
  /** Position of the last event that the command wrote, or that the stream holds when it wrote none. */
  readonly position: Position;
  readonly events: readonly Pick<StoredEvent, 'id' | 'type' | 'data'>[];
  /** The command had been handled before: this is its first answer. */
  readonly repeated: boolean;
}

export class CommandRefused extends SaidError {
  constructor(
    readonly refusal: Refusal,
    /** Id of what the command was about. */
    readonly target?: string,
  ) {
    super(refusal.sentence);
  }
}

export class StaleRevision extends SaidError {
  constructor(
    readonly expected: number,
    readonly actual: number,
  ) {
    super(say(words.stale, { expected, actual }));
  }
}

export class CommandIdReused extends SaidError {
  constructor(readonly commandId: string) {
    super(say(words.keyReused, { id: commandId }));
  }
}

export interface Loaded<S> {
  readonly state: S;
  readonly revision: number;
  readonly position: Position;
  /** When the last event happened. */
  readonly lastEventAt: Instant;
  /** The latest moment at which one of its events happened. */
  readonly latestAt: Instant;
  readonly handled: ReadonlyMap<string, { digest: string; first: number; last: number }>;
}

export interface CommandRunnerOptions<S, C, E extends DomainEvent, X extends DecisionContext> {
  readonly store: EventStore;
  readonly clock: Clock;
  readonly decider: Decider<S, C, E, X>;
  readonly catalogue: EventCatalogue;
  /** Stream of an aggregate: `<prefix>-<id>`. */
  readonly prefix: string;
  /** How many folded streams are kept in memory at least; twice as many at most. */
  readonly cacheSize?: number;
  /** How often a decision is taken anew when another process was faster. */
  readonly attempts?: number;
  /** Of an event by which `decline` refuses a command for good: what the command is answered with. */
  readonly refusalIn?: (event: Pick<StoredEvent, 'type' | 'data'>) => Refusal | undefined;
}

/** How far a clock that is put right may go back; a larger gap is for somebody to look at. */
const SET_BACK_AT_MOST_MS = 300_000;
/** The clock of whoever sends a command may go ahead of the office's by so much (systems.md 0.2). */
const AHEAD_AT_MOST_MS = 300_000;

/** Within the tolerance a moment that has not come yet is taken as now: nothing is ever stored ahead of the clock. */
function notAhead(at: Instant, now: Instant): Instant {
  return at > now && Date.parse(at) - Date.parse(now) <= AHEAD_AT_MOST_MS ? now : at;
}

/** Loads, decides, appends: the one way in which commands become events. */
export class CommandRunner<S, C, E extends DomainEvent, X extends DecisionContext = DecisionContext> {
  private readonly cache: RecentMap<string, Loaded<S>>;
  private readonly queues = new SerialQueues();
  private readonly empty: Loaded<S>;
  private readonly attempts: number;

  constructor(private readonly options: CommandRunnerOptions<S, C, E, X>) {
    this.empty = {
      state: options.decider.initialState,
      revision: -1,
      position: START,
      lastEventAt: '',
      latestAt: '',
      handled: new Map(),
    };
    this.cache = new RecentMap(options.cacheSize ?? 10_000);
    this.attempts = options.attempts ?? 20;
  }

  streamOf(id: string): string {
    return `${this.options.prefix}-${id}`;
  }

  /** The aggregate as it is now. */
  async load(id: string): Promise<Omit<Loaded<S>, 'handled'>> {
    return this.loadStream(this.streamOf(id));
  }

  /** @throws CommandRefused, StaleRevision, CommandIdReused, and what the store throws */
  run(id: string, command: C, envelope: CommandEnvelope, context: Omit<X, keyof DecisionContext>): Promise<Outcome> {
    const stream = this.streamOf(id);
    return this.queues.run(stream, () => this.decideAndAppend(stream, command, envelope, context));
  }

  /** Whether the command would be taken now, without taking it; throws what `run` would throw. */
  async check(
    id: string,
    command: C,
    envelope: CommandEnvelope,
    context: Omit<X, keyof DecisionContext>,
  ): Promise<'handled' | 'allowed'> {
    const loaded = await this.loadStream(this.streamOf(id));
    const before = loaded.handled.get(envelope.id);
    if (before) {
      if (before.digest !== envelope.digest) throw new CommandIdReused(envelope.id);
      return 'handled';
    }
    this.decide(loaded, command, envelope, context);
    return 'allowed';
  }

  /**
   * Refuses a command id for good: the event takes the command's place in the stream, so that whoever sends the command
   * again, from whichever process, is refused as well. Nothing is written for a command that was handled before.
   * @throws what the store throws
   */
  decline(id: string, envelope: CommandEnvelope, event: E): Promise<'declined' | 'handled'> {
    const stream = this.streamOf(id);
    return this.queues.run(stream, async () => {
      for (let attempt = 1; ; attempt += 1) {
        const loaded = await this.loadStream(stream);
        if (loaded.handled.has(envelope.id)) return 'handled';
        const now = this.momentAfter(loaded);
        try {
          await this.write(stream, loaded, [event], envelope, { now, occurredAt: now, actor: envelope.actor });
          return 'declined';
        } catch (error) {
          if (!(error instanceof WrongExpectedRevision) || attempt >= this.attempts) throw error;
        }
      }
    });
  }

  /** The moment of a command about this aggregate that says of no other. */
  async now(id: string): Promise<Instant> {
    return this.momentAfter(await this.loadStream(this.streamOf(id)));
  }

  /**
   * A machine's clock is set back a little now and then: what nobody has given a moment of its own does not happen before
   * what has happened to the aggregate already.
   */
  private momentAfter({ latestAt }: Pick<Loaded<S>, 'latestAt'>): Instant {
    const now = this.options.clock.now();
    const isSetBack = latestAt > now && Date.parse(latestAt) - Date.parse(now) <= SET_BACK_AT_MOST_MS;
    return isSetBack ? latestAt : now;
  }

  private decide(loaded: Loaded<S>, command: C, envelope: CommandEnvelope, extra: Omit<X, keyof DecisionContext>) {
    if (envelope.expectedRevision !== undefined && envelope.expectedRevision !== loaded.revision)
      throw new StaleRevision(envelope.expectedRevision, loaded.revision);
    const now = this.momentAfter(loaded);
    const occurredAt = notAhead(envelope.occurredAt ?? now, now);
    const context = { ...extra, now, occurredAt, actor: envelope.actor } as X;
    const decision = this.options.decider.decide(loaded.state, command, context);
    if (isRefusal(decision)) throw new CommandRefused(decision);
    return { decision, context };
  }

  private async decideAndAppend(
    stream: string,
    command: C,
    envelope: CommandEnvelope,
    extra: Omit<X, keyof DecisionContext>,
  ): Promise<Outcome> {
    for (let attempt = 1; ; attempt += 1) {
      const loaded = envelope.fresh && attempt === 1 ? this.empty : await this.loadStream(stream);
      const before = loaded.handled.get(envelope.id);
      if (before) return this.firstAnswer(stream, envelope, before);
      const { decision, context } = this.decide(loaded, command, envelope, extra);
      if (decision.length === 0)
        return { stream, revision: loaded.revision, position: loaded.position, events: [], repeated: false };

      try {
        return await this.write(stream, loaded, decision, envelope, context);
      } catch (error) {
        if (!(error instanceof WrongExpectedRevision) || attempt >= this.attempts) throw error;
      }
    }
  }

  /** Appends behind what was loaded. @throws WrongExpectedRevision where others were faster */
  private async write(
    stream: string,
    loaded: Loaded<S>,
    decision: readonly E[],
    envelope: CommandEnvelope,
    context: DecisionContext,
  ): Promise<Outcome> {
    const { events, state } = this.stamp(stream, loaded.state, decision, envelope, context);
    const { revision: before } = loaded;
    const result = await this.options.store.append(stream, events, before < 0 ? 'no-stream' : before);
    const handled = new Map(loaded.handled);
    handled.set(envelope.id, { digest: envelope.digest, first: before + 1, last: result.revision });
    const lastEventAt = events.at(-1)!.metadata.occurredAt;
    const latestAt = events.reduce((latest, event) => later(latest, event.metadata.occurredAt), loaded.latestAt);
    this.cache.set(stream, { ...result, state, lastEventAt, latestAt, handled });
    return { stream, revision: result.revision, position: result.position, events, repeated: false };
  }

  /** Gives each event its id, schema and metadata, and folds it, so that subject and state are those after it. */
  private stamp(stream: string, from: S, decision: readonly E[], envelope: CommandEnvelope, context: DecisionContext) {
    const { decider, catalogue } = this.options;
    const common = {
      actor: envelope.actor,
      occurredAt: context.occurredAt,
      commandId: envelope.id,
      commandDigest: envelope.digest,
      ...(envelope.causationId === undefined ? {} : { causationId: envelope.causationId }),
    };
    let state = from;
    const events = decision.map((event, index): NewEvent => {
      const schema = catalogue[event.type]?.schema;
      if (schema === undefined) throw new Error(`the event ${event.type} is missing in its module's catalogue`);
      const id = eventIdOf({ ...event, commandId: envelope.id, commandDigest: envelope.digest, stream, at: index });
      const metadata = event.occurredAt === undefined ? common : { ...common, occurredAt: event.occurredAt };
      state = decider.evolve(state, { ...event, id, recordedAt: context.now, metadata } as Recorded<E>);
      return { id, type: event.type, schema, data: event.data, metadata: { ...metadata, ...decider.subject(state) } };
    });
    return { events, state };
  }

  private async loadStream(stream: string): Promise<Loaded<S>> {
    const known = this.cache.get(stream) ?? this.empty;
    if (known !== this.empty && this.options.store.endsAt?.(stream, known.revision)) return known;
    let { state, revision, position, lastEventAt, latestAt } = known;
    let handled: Map<string, { digest: string; first: number; last: number }> | undefined;
    for await (const event of this.options.store.readStream(stream, { from: revision + 1 })) {
      state = this.options.decider.evolve(state, event as unknown as Recorded<E>);
      ({ revision, position } = event);
      lastEventAt = event.metadata.occurredAt;
      latestAt = later(latestAt, lastEventAt);
      handled ??= new Map(known.handled);
      const { commandId, commandDigest: digest } = event.metadata;
      handled.set(commandId, { digest, first: handled.get(commandId)?.first ?? revision, last: revision });
    }
    const loaded = handled ? { state, revision, position, lastEventAt, latestAt, handled } : known;
    if (loaded !== this.empty) this.cache.set(stream, loaded);
    return loaded;
  }

  private async firstAnswer(
    stream: string,
    envelope: CommandEnvelope,
    before: { digest: string; first: number; last: number },
  ): Promise<Outcome> {
    if (before.digest !== envelope.digest) throw new CommandIdReused(envelope.id);
    const events: StoredEvent[] = [];
    const limit = before.last - before.first + 1;
    for await (const event of this.options.store.readStream(stream, { from: before.first, limit })) events.push(event);
    const last = events.at(-1)!;
    const refusal = this.options.refusalIn?.(last);
    if (refusal) throw new CommandRefused(refusal);
    return { stream, revision: last.revision, position: last.position, events, repeated: true };
  }
}

const later = (a: Instant, b: Instant): Instant => (a > b ? a : b);
