import { setTimeout as delay } from 'node:timers/promises';
import { MongoClient, type Db, type MongoClientOptions } from 'mongodb';
import { say, StoreUnavailable } from '#event-sourcing';
import { checkAddress, databaseOf } from './address.js';
import { words } from './documents-mongodb.glossary.js';
import { asksForNewConnections, Overdue, redact } from './errors.js';
import { DEFAULT_TIMEOUTS, type MongoDocumentStoreOptions, type MongoTimeouts } from './options.js';

export function timeoutsOf(options: MongoDocumentStoreOptions): MongoTimeouts {
  return { ...DEFAULT_TIMEOUTS, ...options.timeouts };
}

/** @throws Overdue after so many milliseconds; what it waited for is left alone */
export async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const ended = new AbortController();
  const overdue = delay(milliseconds, undefined, { signal: ended.signal }).then(() => {
    throw new Overdue(milliseconds);
  });
  try {
    return await Promise.race([work, overdue]);
  } finally {
    ended.abort();
    overdue.catch(() => undefined);
    work.catch(() => undefined);
  }
}

/**
 * What the day's work is done by, and what sets collections up: commands outside of the Stable API, and long ones.
 *
 * A command that the driver (7.9) writes to a socket that was destroyed a moment before waits for ever: neither an error
 * nor a time limit of the driver's own ends it. So does the monitor's look at a server, after which no server is ever
 * found again. Hence each operation has a limit here, and where that, or the search for a server, was in vain, the next
 * operation begins with new clients.
 */
export class Clients {
  readonly database: string;
  /** For messages: the connection string without user and password. */
  readonly shown: string;
  private readonly timeouts: MongoTimeouts;
  private daily: MongoClient;
  private setUp: MongoClient;
  private closing = false;

  /** @throws StoreUnavailable for a connection string that cannot be read */
  constructor(private readonly options: MongoDocumentStoreOptions) {
    this.timeouts = timeoutsOf(options);
    checkAddress(options.connectionString);
    this.shown = redact(options.connectionString.trim());
    this.database = databaseOf(options.connectionString);
    this.daily = this.dailyClient();
    this.setUp = this.setUpClient();
  }

  async connect(): Promise<void> {
    await within(this.timeouts.operation, this.daily.connect());
    await within(this.timeouts.operation, this.setUp.connect());
  }

  /** One operation of the day's work. @throws Overdue */
  run<T>(work: (db: Db, client: MongoClient) => Promise<T>): Promise<T> {
    const client = this.daily;
    return this.limited(this.timeouts.operation, work(client.db(this.database), client), () => client === this.daily);
  }

  /** One that sets something up. @throws Overdue */
  runSetUp<T>(work: (client: MongoClient) => Promise<T>): Promise<T> {
    const client = this.setUp;
    return this.limited(this.timeouts.setUp, work(client), () => client === this.setUp);
  }

  async close(): Promise<void> {
    this.closing = true;
    await this.closeBoth();
  }

  private async limited<T>(milliseconds: number, work: Promise<T>, isCurrent: () => boolean): Promise<T> {
    try {
      return await within(milliseconds, work);
    } catch (error) {
      if (asksForNewConnections(error) && isCurrent() && !this.closing) this.renew();
      throw error;
    }
  }

  /** Whoever still waits on the old ones is told that they are closed. */
  private renew(): void {
    void this.closeBoth();
    this.daily = this.dailyClient();
    this.setUp = this.setUpClient();
  }

  private async closeBoth(): Promise<void> {
    const closed = [this.daily, this.setUp].map((client) => within(this.timeouts.select, client.close()));
    await Promise.allSettled(closed);
  }

  private dailyClient(): MongoClient {
    const client = clientOf(this.options, { monitorCommands: this.options.onCommand !== undefined });
    client.on('commandStarted', ({ command }) => this.options.onCommand?.(command));
    return client;
  }

  private setUpClient(): MongoClient {
    return clientOf(this.options, {
      serverApi: undefined,
      socketTimeoutMS: this.timeouts.setUp,
      maxPoolSize: 2,
    });
  }
}

/** One that gives up early. */
export const checkingClientOf = (options: MongoDocumentStoreOptions): MongoClient => {
  const { check } = timeoutsOf(options);
  return clientOf(options, { connectTimeoutMS: check, serverSelectionTimeoutMS: check, socketTimeoutMS: check });
};

function clientOf(options: MongoDocumentStoreOptions, more: MongoClientOptions): MongoClient {
  const { connect, select, answer, acknowledge } = timeoutsOf(options);
  try {
    return new MongoClient(options.connectionString.trim(), {
      appName: 'zeren',
      connectTimeoutMS: connect,
      serverSelectionTimeoutMS: select,
      waitQueueTimeoutMS: select,
      socketTimeoutMS: answer,
      // A primary that falls back takes back what the majority has not seen: no checkpoint may be ahead of its documents.
      writeConcern: { w: 'majority', wtimeoutMS: acknowledge },
      readConcern: { level: 'majority' },
      readPreference: 'primary',
      retryWrites: true,
      retryReads: true,
      // The driver would store null; what a document does not say is not written.
      ignoreUndefined: true,
      ...(options.stableApi !== false && {
        serverApi: { version: '1' as const, strict: true, deprecationErrors: true },
      }),
      ...more,
    });
  } catch (error) {
    const shown = redact(options.connectionString.trim());
    throw new StoreUnavailable(say(words.connectionString, { shown, reason: redact((error as Error).message) }));
  }
}
