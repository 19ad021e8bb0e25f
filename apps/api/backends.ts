import { hash } from 'node:crypto';
import { defaultSettings, makeCalendar } from '#calendar';
import {
  systemClock,
  timeOrderedIds,
  withStreamPrefix,
  withUpcasting,
  type Clock,
  type DocumentStore,
  type EventStore,
  type IdSource,
} from '#event-sourcing';
import { EventStoreDbEventStore, redact } from '#event-store-eventstoredb';
import { SqliteDocumentStore } from '#documents-sqlite';
import { dataFiles, lockDataFolder, SqliteEventStore, type WriterLock } from '#event-store-sqlite';
import type { Backends, ZerenConfig } from '#platform';
import { catalogue } from './rooms.js';

export interface OpenBackends extends Backends {
  /** The log as it is stored, in the shapes in which it was written: what an export copies. */
  readonly rawStore: EventStore;
  /** Another process holds the folder: nothing is written here, and its views are read. */
  readonly readOnly: boolean;
  close(): Promise<void>;
}

export interface BackendOptions {
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /** Read beside the process that holds the data folder. */
  readonly readOnly?: boolean;
  /** One line for the operator, e.g. that the log went away and came back. */
  readonly log?: (line: string) => void;
}

/** The event log that the configuration names, and the read models in the data folder, which one process holds. */
export async function openBackends(config: ZerenConfig, options: BackendOptions = {}): Promise<OpenBackends> {
  const clock = options.clock ?? systemClock;
  const readOnly = options.readOnly ?? false;
  const mode = readOnly ? 'read' : 'write';
  const embedded = config.eventStore === 'sqlite';
  const files = dataFiles(
    config.dataFolder,
    embedded ? undefined : hash('sha256', redact(config.eventStore)).slice(0, 12),
  );
  const lock: WriterLock | undefined = readOnly ? undefined : lockDataFolder(config.dataFolder);
  let rawStore: EventStore | undefined;
  let documents: DocumentStore | undefined;
  try {
    rawStore = embedded
      ? new SqliteEventStore({ file: files.events, mode, clock })
      : await EventStoreDbEventStore.connect({ connectionString: config.eventStore, clock, log: options.log });
    documents = new SqliteDocumentStore({ file: files.documents, mode });
  } catch (error) {
    await rawStore?.close();
    lock?.release();
    throw error;
  }
  const store = config.streamPrefix === '' ? rawStore : withStreamPrefix(rawStore, config.streamPrefix);
  const views = documents;
  return {
    config,
    rawStore: store,
    readOnly,
    store: withUpcasting(store, catalogue),
    documents: views,
    clock,
    ids: options.ids ?? timeOrderedIds(),
    calendar: makeCalendar({ ...defaultSettings, timeZone: config.timeZone }),
    catalogue,
    close: async () => {
      await store.close();
      await views.close();
      lock?.release();
    },
  };
}
