import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  CalendarSettingsError,
  defaultSettings,
  faultAt,
  loadHolidays,
  makeCalendar,
  type WorkingCalendar,
} from '#calendar';
import {
  holdingAll,
  rehearsalOf,
  systemClock,
  timeOrderedIds,
  withStreamPrefix,
  withUpcasting,
  type Clock,
  type DocumentStore,
  type EventStore,
  type IdSource,
} from '#event-sourcing';
import { SqliteDocumentStore } from '#documents-sqlite';
import { lockDataFolder, removeViews, SqliteEventStore, type WriterLock } from '#event-store-sqlite';
import { InvalidConfig, isOnServers, type Backends, type ZerenConfig } from '#platform';
import {
  differencesOf,
  establishSettings,
  LiveSettings,
  liveCalendar,
  SettingsDiffer,
  type Difference,
  type OfficeSettings,
} from '#settings';
import { filesOf, guardLog, type Purpose } from './log-guard.js';
import { catalogue } from './rooms.js';
import { withAppendSpans } from './spans.js';

/** How soon the projections notice what was committed. */
const POLL_MILLISECONDS = 10;

const MEMORY = ':memory:';

export interface OpenBackends extends Backends {
  /** The log as it is stored, in the shapes in which it was written: what an export copies. */
  readonly rawStore: EventStore;
  /** Another process holds the folder: nothing is written here, and its views are read. */
  readonly readOnly: boolean;
  /** Nobody but the work in it reads its views. */
  readonly isScratch: boolean;
  /** How far the reactors have come: apart from the views, which a thread of its own writes. */
  readonly reactorDocuments: DocumentStore;
  /** Tells of appends that were taken by a store that may go away, at most every tenth of a second. */
  onAppended(listener: () => void): void;
  /** What figures are judged by, as the log has it. */
  readonly settings: LiveSettings;
  close(): Promise<void>;
}

export interface BackendOptions {
  readonly clock?: Clock;
  readonly ids?: IdSource;
  /**
   * `owner` holds the data folder; `projections` is its thread that keeps the views; `reader` comes beside them from
   * another process.
   */
  readonly role?: 'owner' | 'projections' | 'reader';
  /** The log alone: nothing else in the data folder is written, or read but to tell a log that was lost. */
  readonly withoutViews?: boolean;
  /** By which the log is judged before it is used; `commands` unless told. */
  readonly purpose?: Purpose;
  /** What commands write is kept in memory, and gone with the process. */
  readonly isRehearsal?: boolean;
  /** Only a log without any event will do. */
  readonly mustBeEmpty?: boolean;
  /** The data folder is thrown away unless the work in it ends: no command waits for the disk, closing does. */
  readonly isScratch?: boolean;
  /** One line for the operator, e.g. that the log went away and came back. */
  readonly log?: (line: string) => void;
}

/** @throws InvalidConfig that names the variable, where the calendar cannot be made */
function naming<T>(variable: string, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof CalendarSettingsError)) throw error;
    throw new InvalidConfig(error.problems.map((fault) => faultAt(variable, fault)));
  }
}

/** The settings of figures as configured. @throws InvalidConfig; what reading the files throws */
async function configuredSettings(config: ZerenConfig): Promise<OfficeSettings> {
  const { timeZone, officeHours, holidayFiles, lateEntryDays, reportingPeriod } = config;
  const { filingWorkingHours, dispatchWorkingHours, verificationWorkingHours } = config;
  let years = defaultSettings.years;
  for (const file of holidayFiles) {
    const text = await readFile(file, 'utf8');
    years = { ...years, ...naming(`ZEREN_HOLIDAYS: ${file}`, () => loadHolidays(text)) };
  }
  naming('ZEREN_OFFICE_HOURS', () => makeCalendar({ timeZone, officeHours, years: {} }));
  naming('ZEREN_HOLIDAYS', () => makeCalendar({ timeZone, officeHours, years }));
  return {
    ...{ timeZone, officeHours, years, lateEntryDays, reportingPeriod },
    ...{ filingWorkingHours, dispatchWorkingHours, verificationWorkingHours },
  };
}

/** What an office would count by that has no log yet. @throws InvalidConfig; what reading the files throws */
export async function configuredCalendar(config: ZerenConfig): Promise<WorkingCalendar> {
  return makeCalendar(await configuredSettings(config));
}

const SELDOM_MILLISECONDS = 100;

/** The first call at once, then at most one in this time. */
function seldom(call: () => void): () => void {
  let last = -Infinity;
  return () => {
    if (performance.now() - last < SELDOM_MILLISECONDS) return;
    last = performance.now();
    call();
  };
}

/** The read models that the configuration names; in a file of the data folder, where it is there that they are kept. */
async function openDocuments(
  { documents, documentsServer }: ZerenConfig,
  file: string,
  mode: 'read' | 'write',
  log?: (line: string) => void,
): Promise<DocumentStore> {
  if (documents === 'sqlite' || file === MEMORY) return new SqliteDocumentStore({ file, mode });
  // The clients of servers are a good part of all modules, and most offices have none: they are loaded where one is named.
  const { MongoDocumentStore } = await import('#documents-mongodb');
  return MongoDocumentStore.connect({ connectionString: documents, ...documentsServer, mode, log });
}

/** The log on the server that the configuration names. */
async function connectedLog(
  { eventStore, streamPrefix, eventStoreTimeouts: timeouts }: ZerenConfig,
  clock: Clock,
  log: BackendOptions['log'],
  onAppended: () => void,
): Promise<EventStore> {
  const { EventStoreDbEventStore } = await import('#event-store-eventstoredb');
  return EventStoreDbEventStore.connect({
    connectionString: eventStore,
    streamPrefix,
    timeouts,
    clock,
    log,
    onAppended,
  });
}

/** Read models on a server, to be asked about the log; in the data folder there may be several. */
async function openWitness(config: ZerenConfig): Promise<DocumentStore | undefined> {
  return config.documents === 'sqlite' ? undefined : openDocuments(config, '', 'read');
}

/** Throws away what was made of a log that is not there any more. @throws LogRefused where a process still keeps it */
export async function dropViews(config: ZerenConfig): Promise<void> {
  removeViews(config.dataFolder);
  if (config.documents === 'sqlite') return;
  const documents = await openDocuments(config, '', 'write');
  const { expiryMilliseconds } = config.leases;
  const cleared = holdingAll(documents, `clearing-${randomUUID()}`, expiryMilliseconds, () => documents.clear());
  await cleared.finally(() => documents.close());
}

/**
 * The event log and the read models that the configuration names. Where either is in the data folder, one process holds
 * that; where both are on servers there may be as many as one likes.
 */
export async function openBackends(config: ZerenConfig, options: BackendOptions = {}): Promise<OpenBackends> {
  const clock = options.clock ?? systemClock;
  const configured = await configuredSettings(config);
  const role = options.role ?? 'owner';
  const embedded = config.eventStore === 'sqlite';
  const files = await filesOf(config);
  const lock: WriterLock | undefined =
    role === 'owner' && !isOnServers(config) ? lockDataFolder(config.dataFolder) : undefined;
  const listeners: (() => void)[] = [];
  const appended = seldom(() => listeners.forEach((listener) => listener()));
  let opened: EventStore | undefined;
  let rawStore: EventStore;
  let store: EventStore;
  let documents: DocumentStore | undefined;
  let settings: LiveSettings;
  let reactorDocuments: DocumentStore | undefined;
  try {
    opened = embedded
      ? new SqliteEventStore({
          file: files.events,
          mode: role === 'owner' ? 'write' : 'read',
          pollMilliseconds: POLL_MILLISECONDS,
          clock,
          isScratch: options.isScratch,
        })
      : await connectedLog(config, clock, options.log, () => appended());
    rawStore = config.streamPrefix === '' ? opened : withStreamPrefix(opened, config.streamPrefix);
    const stored = options.isRehearsal ? rehearsalOf(rawStore, clock) : rawStore;
    store = withAppendSpans(withUpcasting(stored, catalogue));
    const { purpose = 'commands', mustBeEmpty } = options;
    const [views, reactors] = options.withoutViews ? [MEMORY, MEMORY] : [files.documents, files.reactors];
    const mode = role === 'reader' && views !== MEMORY ? 'read' : 'write';
    // What the owner was allowed, its thread need not ask again.
    if (role !== 'projections')
      await guardLog({
        opened,
        store: rawStore,
        catalogue,
        config,
        clock,
        purpose,
        mustBeEmpty,
        witness: () => openWitness(config),
      });
    documents = await openDocuments(config, views, mode, options.log);
    settings = await LiveSettings.of(store, configured);
    // A file has one writer at a time, and the projections write the views' in a thread of their own.
    if (role === 'owner' && config.documents === 'sqlite')
      reactorDocuments = new SqliteDocumentStore({ file: reactors });
  } catch (error) {
    await opened?.close();
    await documents?.close();
    lock?.release();
    throw error;
  }
  const views = documents;
  return {
    config,
    rawStore,
    readOnly: role === 'reader',
    isScratch: options.isScratch === true,
    reactorDocuments: reactorDocuments ?? documents,
    store,
    settings,
    documents: views,
    clock,
    ids: options.ids ?? timeOrderedIds(),
    calendar: liveCalendar(settings),
    onAppended: (listener) => void listeners.push(listener),
    close: async () => {
      await rawStore.close();
      await views.close();
      await reactorDocuments?.close();
      lock?.release();
    },
  };
}

/** Settings of the configuration that differ from the log's. */
export function settingsThatDiffer({ settings, config }: OpenBackends): Difference[] {
  return differencesOf(
    settings,
    config.given.map((name) => (name === 'holidayFiles' ? 'years' : name)),
  );
}

/**
 * Before an office is written to: what is configured becomes the first version of its settings, where it has none.
 * @throws SettingsDiffer where it has some, and others are configured
 */
export async function holdSettings(backends: OpenBackends): Promise<void> {
  const differences = settingsThatDiffer(backends);
  if (differences.length > 0) throw new SettingsDiffer(differences);
  await establishSettings(backends.store, backends.clock, backends.settings, backends.ids);
}
