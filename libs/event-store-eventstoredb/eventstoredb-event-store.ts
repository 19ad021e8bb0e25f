import {
  START,
  StoreClosed,
  systemClock,
  timeOrderedIds,
  type AppendResult,
  type EventStore,
  type ExpectedRevision,
  type LogReading,
  type NewEvent,
  type Position,
  type ReadAllOptions,
  type ReadStreamOptions,
  type StoredEvent,
  type SubscribeOptions,
  type SubscriptionMessage,
} from '#event-sourcing';
import { Account } from './account.js';
import { AppendLane } from './append-lane.js';
import { Appender } from './appender.js';
import { Bell } from './bell.js';
import { check, type ServerFacts } from './check.js';
import { Connection } from './connection.js';
import { parseConnectionString } from './connection-string.js';
import { readingOfLeader } from './leader-reading.js';
import { DEFAULT_SEARCH_WINDOW, DEFAULT_TIMEOUTS, type EventStoreDbOptions } from './options.js';
import { Reader } from './reader.js';
import { Resubscriber } from './resubscriber.js';

/**
 * The production event store: EventStoreDB 23.10 or later. The log belongs to one office; what another program or
 * the server itself wrote there is neither given nor counted.
 */
export class EventStoreDbEventStore implements EventStore {
  /** Where the event store is, for messages: without user and password. */
  readonly shown: string;
  private readonly timeouts;
  private readonly connection: Connection;
  /** Where another node is preferred: a connection that moved to the leader would not come back. */
  private readonly toLeader: Connection | undefined;
  readonly leader: LogReading | undefined;
  private readonly reader: Reader;
  private readonly lane: AppendLane;
  private readonly account: Account;
  private readonly appender: Appender;
  private readonly bell = new Bell();
  private readonly closing = new AbortController();

  /** @throws StoreUnavailable for a connection string that cannot be used; nothing is connected yet */
  constructor(private readonly options: EventStoreDbOptions) {
    const target = parseConnectionString(options.connectionString);
    const append = target.numbers['defaultDeadline'] ?? DEFAULT_TIMEOUTS.append;
    this.timeouts = { ...DEFAULT_TIMEOUTS, append, ...options.timeouts };
    this.shown = target.shown;
    this.connection = new Connection(target);
    this.reader = this.readerOf(this.connection);
    if (target.nodePreference && target.nodePreference !== 'leader')
      this.toLeader = new Connection({ ...target, nodePreference: 'leader' });
    this.leader = this.toLeader && readingOfLeader(this.readerOf(this.toLeader));
    const { ids = timeOrderedIds(), clock = systemClock, streamPrefix } = options;
    this.lane = new AppendLane(this.connection, this.shown, ids, this.timeouts.append);
    this.account = new Account(this.lane, this.reader, ids, streamPrefix);
    this.appender = new Appender(this.lane, this.reader, this.account, clock, streamPrefix);
  }

  private readerOf(connection: Connection): Reader {
    return new Reader({
      connection,
      shown: this.shown,
      searchWindow: this.searchWindow,
      patience: this.timeouts.read,
      closing: this.closing.signal,
    });
  }

  /** Opens and checks: the way to start a service. @throws StoreUnavailable with a sentence that says what is wrong */
  static async connect(options: EventStoreDbOptions): Promise<EventStoreDbEventStore> {
    const store = new EventStoreDbEventStore(options);
    try {
      await store.check();
      return store;
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  /** @throws StoreUnavailable with a sentence that says what is wrong */
  async check(): Promise<ServerFacts> {
    this.assertOpen();
    return check(this.connection, this.shown, this.timeouts.check);
  }

  async append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult> {
    this.assertOpen();
    const result = await this.appender.append(stream, events, expected);
    this.nudge();
    this.options.onAppended?.();
    return result;
  }

  nudge(): void {
    this.bell.ring();
  }

  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<StoredEvent> {
    return this.reader.readStream(stream, options);
  }

  readAll(options?: ReadAllOptions): AsyncIterable<StoredEvent> {
    return this.reader.readAll(options);
  }

  subscribe(options: SubscribeOptions = {}): AsyncIterable<SubscriptionMessage> {
    const closing = this.closing.signal;
    return new Resubscriber({
      connection: this.connection,
      shown: this.shown,
      after: options.after ?? START,
      filter: options.filter,
      searchWindow: this.searchWindow,
      timeouts: this.timeouts,
      head: () => this.head(),
      bell: this.bell,
      log: this.options.log ?? (() => undefined),
      signal: options.signal ? AbortSignal.any([options.signal, closing]) : closing,
    }).messages();
  }

  async kinds(): Promise<ReadonlyMap<string, number>> {
    this.assertOpen();
    return this.account.kinds();
  }

  async note(name: string): Promise<string | undefined> {
    this.assertOpen();
    return this.account.note(name);
  }

  async setNote(name: string, text: string | undefined): Promise<void> {
    this.assertOpen();
    await this.account.setNote(name, text);
  }

  /** Position of the last event of this office; the server's own events are not counted. */
  async head(): Promise<Position> {
    return (await this.reader.last())?.position ?? START;
  }

  /** Reads and subscriptions end; appends on their way are waited for. */
  async close(): Promise<void> {
    if (this.closing.signal.aborted) return;
    this.closing.abort();
    await this.lane.close(this.timeouts.close);
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, this.timeouts.close)));
    const ends = [this.connection, this.toLeader].map((connection) => connection?.end());
    await Promise.race([Promise.allSettled(ends), late]);
    clearTimeout(timer);
  }

  private get searchWindow(): number {
    return this.options.searchWindow ?? DEFAULT_SEARCH_WINDOW;
  }

  private assertOpen(): void {
    if (this.closing.signal.aborted) throw new StoreClosed();
  }
}
