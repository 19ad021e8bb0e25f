import type { Clock, IdSource } from '#event-sourcing';

/** Every time limit of this adapter, in milliseconds. */
export interface EventStoreDbTimeouts {
  /** An append that is not answered within this time fails; whether it was stored is then not known. */
  readonly append: number;
  /** A read fails when the server says nothing for this long; a slow reader does not count. */
  readonly read: number;
  /** How long the check at start waits for each of its two answers. */
  readonly check: number;
  /** How long `close` waits for open calls to end. */
  readonly close: number;
  /** The pause before a dropped subscription is opened again; it doubles up to `longestPause`. */
  readonly firstPause: number;
  readonly longestPause: number;
}

export const DEFAULT_TIMEOUTS: EventStoreDbTimeouts = {
  append: 10_000,
  read: 30_000,
  check: 5_000,
  close: 5_000,
  firstPause: 100,
  longestPause: 10_000,
};

export interface EventStoreDbOptions {
  /** `esdb://user:password@host:2113?tls=true&tlsCAFile=…`, `esdb+discover://…`, or several hosts. */
  readonly connectionString: string;
  readonly clock?: Clock;
  /** How the streams of this log begin on a server that it shares: what others wrote there does not set its clock. */
  readonly streamPrefix?: string;
  /** Ids that tell the calls of one connection apart. */
  readonly ids?: IdSource;
  readonly timeouts?: Partial<EventStoreDbTimeouts>;
  /** One line of text for the operator; never holds a secret. */
  readonly log?: (line: string) => void;
  /** Called after each append that was taken: whoever follows the log in another thread may be told that it is there. */
  readonly onAppended?: () => void;
  /**
   * How many events the server looks through at a time for a filter, and so how often a live subscription whose
   * filter matches nothing learns that the log has moved on.
   */
  readonly searchWindow?: number;
}

export const DEFAULT_SEARCH_WINDOW = 256;
