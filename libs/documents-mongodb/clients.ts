import { MongoClient, type MongoClientOptions } from 'mongodb';
import { StoreUnavailable } from '#event-sourcing';
import { redact } from './errors.js';
import { DEFAULT_DATABASE, DEFAULT_TIMEOUTS, type MongoDocumentStoreOptions, type MongoTimeouts } from './options.js';

/** What the day's work is done by, and what sets collections up: commands outside of the Stable API, and long ones. */
export interface Clients {
  readonly daily: MongoClient;
  readonly setUp: MongoClient;
  readonly database: string;
  /** For messages: the connection string without user and password. */
  readonly shown: string;
  /** A client whose first connection fails never connects again; later ones it mends by itself. */
  connect(): Promise<void>;
  close(): Promise<void>;
}

export function timeoutsOf(options: MongoDocumentStoreOptions): MongoTimeouts {
  return { ...DEFAULT_TIMEOUTS, ...options.timeouts };
}

/** @throws StoreUnavailable for a connection string that cannot be read */
export function clientsOf(options: MongoDocumentStoreOptions): Clients {
  const timeouts = timeoutsOf(options);
  const shown = redact(options.connectionString.trim());
  const daily = clientOf(options, { monitorCommands: options.onCommand !== undefined });
  daily.on('commandStarted', ({ command }) => options.onCommand?.(command));
  const setUp = clientOf(options, { serverApi: undefined, socketTimeoutMS: timeouts.setUp, maxPoolSize: 2 });
  return {
    daily,
    setUp,
    database: databaseOf(options.connectionString),
    shown,
    connect: async () => {
      await daily.connect();
      await setUp.connect();
    },
    close: async () => {
      await daily.close();
      await setUp.close();
    },
  };
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
    throw new StoreUnavailable(`the connection string ${shown} cannot be used: ${redact((error as Error).message)}`);
  }
}

function databaseOf(connectionString: string): string {
  const path = /^mongodb(?:\+srv)?:\/\/[^/?]*\/([^?]*)/.exec(connectionString.trim().replace(/:\/\/.*@/, '://'))?.[1];
  return path ? decodeURIComponent(path) : DEFAULT_DATABASE;
}
