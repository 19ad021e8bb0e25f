import { defaultSettings, makeCalendar } from '#calendar';
import {
  systemClock,
  timeOrderedIds,
  withUpcasting,
  type Clock,
  type DocumentStore,
  type EventStore,
  type IdSource,
} from '#event-sourcing';
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
}

/** The embedded pair, both files in one data folder that one process holds. */
export async function openBackends(config: ZerenConfig, options: BackendOptions = {}): Promise<OpenBackends> {
  const clock = options.clock ?? systemClock;
  const files = dataFiles(config.dataFolder);
  const readOnly = options.readOnly ?? false;
  const mode = readOnly ? 'read' : 'write';
  const lock: WriterLock | undefined = readOnly ? undefined : lockDataFolder(config.dataFolder);
  let rawStore: EventStore | undefined;
  let documents: DocumentStore | undefined;
  try {
    rawStore = new SqliteEventStore({ file: files.events, mode, clock });
    documents = new SqliteDocumentStore({ file: files.documents, mode });
  } catch (error) {
    await rawStore?.close();
    lock?.release();
    throw error;
  }
  const [store, views] = [rawStore, documents];
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
