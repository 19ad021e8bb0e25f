import type { Document } from 'mongodb';

/** Every time limit of this adapter, in milliseconds. */
export interface MongoTimeouts {
  /** Until a connection to a server stands. */
  readonly connect: number;
  /** How long a primary is looked for, while one falls back and another is chosen. */
  readonly select: number;
  /** A server that says nothing for this long is away. */
  readonly answer: number;
  /** How long a write waits for the majority of a replica set. */
  readonly acknowledge: number;
  /** How long the making of an index, and what else sets a collection up, may take. */
  readonly setUp: number;
  /** How long the check at start waits for each answer. */
  readonly check: number;
  /**
   * How long one operation may take with all that the driver tries in it, whatever becomes of its connection: what has not
   * ended by then has failed, and is begun anew on new connections.
   */
  readonly operation: number;
}

export const DEFAULT_TIMEOUTS: MongoTimeouts = {
  connect: 5_000,
  select: 10_000,
  answer: 30_000,
  acknowledge: 10_000,
  setUp: 3_600_000,
  check: 5_000,
  operation: 90_000,
};

/** A generation that nobody reads any more is dropped after so long: readers that began in it come to their end. */
export const DEFAULT_GRACE_MILLISECONDS = 60_000;

export const DEFAULT_DATABASE = 'zeren';

export interface MongoDocumentStoreOptions {
  /**
   * `mongodb://user:password@host:27017/database?replicaSet=…` or `mongodb+srv://…`, with every option of the driver but
   * those that what is promised here rests on: concerns, read preference, retries, time limits, and how numbers are read.
   */
  readonly connectionString: string;
  /** Tells the collections of offices apart that share a database; letters, digits, `-` and `_`. */
  readonly prefix?: string;
  readonly timeouts?: Partial<MongoTimeouts>;
  readonly graceMilliseconds?: number;
  /** Only what Stable API version 1 knows is asked of the server; a server that does not know the Stable API needs `false`. */
  readonly stableApi?: boolean;
  /** A server is asked at start for two sums of three documents; one that adds wrongly is refused unless this is `false`. */
  readonly checkSums?: boolean;
  /** Nothing is written, made or dropped. */
  readonly mode?: 'write' | 'read';
  /** Told of every command that the day's work sends, before it is answered. */
  readonly onCommand?: (command: Document) => void;
  /** One line of text for the operator; never holds a secret. */
  readonly log?: (line: string) => void;
}
