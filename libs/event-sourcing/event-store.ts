import { storeWords as words } from './event-sourcing.glossary.js';
import { SaidError, say } from './sentence.js';
import type { Instant, NewEvent, Position, StoredEvent } from './envelope.js';

/** What the writer believes about the stream; a revision is the number of its last event. */
export type ExpectedRevision = number | 'no-stream' | 'exists' | 'any';

export interface AppendResult {
  /** Revision of the last event of the call. */
  readonly revision: number;
  /** Position of the last event of the call. */
  readonly position: Position;
  /** When the store took them. */
  readonly recordedAt: Instant;
}

export interface EventFilter {
  /** Keep events whose stream starts with one of these. */
  readonly streamPrefixes?: readonly string[];
  /** Keep events of these types. */
  readonly types?: readonly string[];
}

export interface ReadStreamOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** First revision to give; forwards from 0 and backwards from the end unless told. */
  readonly from?: number;
  readonly limit?: number;
}

export interface ReadAllOptions {
  readonly direction?: 'forwards' | 'backwards';
  /** Exclusive: forwards what comes after it, backwards what comes before it. */
  readonly from?: Position;
  readonly limit?: number;
  readonly filter?: EventFilter;
}

export interface SubscribeOptions {
  /** Exclusive: the last position that the subscriber has handled. */
  readonly after?: Position;
  readonly filter?: EventFilter;
  readonly signal?: AbortSignal;
}

export type SubscriptionMessage =
  /** One at least, in order: as many as were there together, a page at most. */
  | { readonly kind: 'events'; readonly events: readonly StoredEvent[] }
  /** All that was in the log when the subscriber got here has been given; `position` is where that was. */
  | { readonly kind: 'caught-up'; readonly position: Position };

/**
 * The log: streams with revisions inside one total order (semantics of EventStoreDB).
 * Every promise of this port is a named test in `testing/event-store.contract.ts`.
 */
export interface EventStore {
  /**
   * All events or none; acknowledged means synced to disk.
   * @throws WrongExpectedRevision, EventTooLarge, InvalidStreamName, StoreUnavailable, StoreClosed
   */
  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<AppendResult>;
  /** An unknown stream is an empty one. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<StoredEvent>;
  readAll(options?: ReadAllOptions): AsyncIterable<StoredEvent>;
  /** The events at these positions, in the order of the log; only of a store that finds each of them at once. */
  readAt?(positions: readonly Position[]): Promise<StoredEvent[]>;
  /** True only where it is certain, without asking anybody, that this is the stream's last revision. */
  endsAt?(stream: string, revision: number): boolean;
  /** The highest schema of each event type in the log; only of a store that keeps account of them. */
  kinds?(): Promise<ReadonlyMap<string, number>>;
  /** What stands noted of the log as a whole, apart from its events; `undefined` where nothing does. */
  note?(name: string): Promise<string | undefined>;
  /** Notes it in the log itself, for whoever opens it next; `undefined` takes it off. Synced when it resolves. */
  setNote?(name: string, text: string | undefined): Promise<void>;
  /** Past, then live, in order, without end; the consumer's pace is the pace. Ends when `signal` aborts. */
  subscribe(options?: SubscribeOptions): AsyncIterable<SubscriptionMessage>;
  /** The store is known to be there: subscriptions that pause before they try again try now. */
  nudge?(): void;
  /** Position of the last event of the log; `START` when it is empty. */
  head(): Promise<Position>;
  /** The log as its leader has it, where others may be read that follow it; absent where all is read from the leader. */
  readonly leader?: LogReading;
  close(): Promise<void>;
}

/** What is asked of a log to tell how far it reaches. */
export type LogReading = Pick<EventStore, 'readAll' | 'head'>;

export const MAX_EVENT_BYTES = 1024 * 1024;
const MAX_STREAM_NAME_LENGTH = 200;
// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTER = /[\u0000-\u001f\u007f]/;

export abstract class EventStoreError extends SaidError {}

export class WrongExpectedRevision extends EventStoreError {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    /** `undefined`: the stream does not exist. */
    readonly actual: number | undefined,
  ) {
    super(
      actual === undefined
        ? say(words.noStream, { stream, expected })
        : say(words.wrongRevision, { stream, expected, actual }),
    );
  }
}

export class EventTooLarge extends EventStoreError {
  /** @param sentence where more than the size of one event is the reason */
  constructor(type: string, bytes: number, sentence = say(words.tooLarge, { type, bytes, most: MAX_EVENT_BYTES })) {
    super(sentence);
  }
}

export class InvalidStreamName extends EventStoreError {
  constructor(stream: string) {
    super(say(words.streamName, { name: JSON.stringify(stream.slice(0, 60)), most: MAX_STREAM_NAME_LENGTH }));
  }
}

/** The store cannot take or give anything now (disk full, server away); what was not acknowledged may be tried again. */
export class StoreUnavailable extends EventStoreError {}

export class StoreClosed extends EventStoreError {
  constructor() {
    super(words.closed);
  }
}

/** The checks that every adapter makes before it touches its backend. */
export function assertAppendable(stream: string, events: readonly NewEvent[]): void {
  if (!stream || stream.length > MAX_STREAM_NAME_LENGTH || stream.startsWith('$') || CONTROL_CHARACTER.test(stream))
    throw new InvalidStreamName(stream);
  if (events.length === 0) throw new RangeError(`an append to ${stream} needs at least one event`);
}

export function revisionMatches(expected: ExpectedRevision, actual: number | undefined): boolean {
  if (expected === 'any') return true;
  if (expected === 'no-stream') return actual === undefined;
  if (expected === 'exists') return actual !== undefined;
  return actual === expected;
}
