import { hash } from 'node:crypto';
import { SqliteDocumentStore } from '#documents-sqlite';
import {
  identityOf,
  LogRefused,
  refuseFutureStamps,
  refuseHalfWritten,
  refuseNewerLog,
  refuseUnlike,
  say,
  START,
  type Clock,
  type DocumentStore,
  type EventCatalogue,
  type EventStore,
} from '#event-sourcing';
import { dataFiles, viewFiles, type DataFiles } from '#event-store-sqlite';
import type { ZerenConfig } from '#platform';
import { words } from './office.glossary.js';

/**
 * What a log is opened for. `commands` writes to it; `reading` makes views of it; `inspecting` takes it as it is (an
 * export, a comparison, a backup); `importing` and `restoring` write it anew.
 */
export type Purpose = 'commands' | 'reading' | 'inspecting' | 'importing' | 'restoring';

export interface Guarded {
  /** As the adapter opened it, and the office's own part of it. */
  readonly opened: EventStore;
  readonly store: EventStore;
  readonly catalogue: EventCatalogue;
  readonly config: ZerenConfig;
  readonly clock: Clock;
  readonly purpose: Purpose;
  /** Only a log without any event will do. */
  readonly mustBeEmpty?: boolean;
  /** Opens read models that are on a server. */
  readonly witness: () => Promise<DocumentStore | undefined>;
}

/** An address of the log without its password. The client of such servers is loaded where there is one. */
async function redacted(eventStore: string): Promise<string> {
  const { redact } = await import('#event-store-eventstoredb');
  return redact(eventStore);
}

/**
 * The files of an office. Read models bear the name of their log where it is not the embedded one: of its server and of
 * the prefix of its streams, since each is a log of its own.
 */
export async function filesOf({ dataFolder, eventStore, streamPrefix }: ZerenConfig): Promise<DataFiles> {
  if (eventStore === 'sqlite' && streamPrefix === '') return dataFiles(dataFolder);
  const address = eventStore === 'sqlite' ? eventStore : await redacted(eventStore);
  const name = streamPrefix === '' ? address : `${address}\n${streamPrefix}`;
  return dataFiles(dataFolder, hash('sha256', name).slice(0, 12));
}

/** For sentences: without a password. */
export async function shownLog({ dataFolder, eventStore, streamPrefix }: ZerenConfig): Promise<string> {
  const log = eventStore === 'sqlite' ? dataFiles(dataFolder).events : await redacted(eventStore);
  return streamPrefix === '' ? log : `${log} (streams ${streamPrefix}…)`;
}

/**
 * Before anything is read for an answer or written: whether this log is what the office takes it for. One guard for
 * every store and every verb.
 * @throws LogRefused, StoreUnavailable with a sentence that says how to go on
 */
export async function guardLog(guarded: Guarded): Promise<void> {
  const { opened, store, catalogue, config, clock, purpose } = guarded;
  await refuseNewerLog(opened, catalogue);
  if (guarded.mustBeEmpty && (await store.head()) !== START)
    throw new LogRefused(say(words.holdsEvents, { log: await shownLog(config) }));
  if (purpose === 'restoring') return;
  if (purpose === 'commands' || purpose === 'reading') await refuseHalfWritten(store);
  const own: readonly string[] = Object.values(await filesOf(config));
  const shown = await shownLog(config);
  let identity: string | undefined;
  const identify = async () => (identity ??= await identityOf(store));
  for (const file of viewFiles(config.dataFolder))
    await askWitness(file, (witness) => refuseUnlike(store, witness, shown, own.includes(file), identify));
  await askServer(guarded);
  if (purpose === 'commands' || purpose === 'importing')
    await refuseFutureStamps(store, clock, config.clockToleranceMilliseconds);
}

/** Views on a server that cannot be reached say nothing; whoever needs them is told so. */
async function askServer({ store, config, witness }: Guarded): Promise<void> {
  const documents = await witness().catch(() => undefined);
  if (documents) await refuseUnlike(store, documents, await shownLog(config)).finally(() => documents.close());
}

/** Views that are damaged say nothing. */
async function askWitness(file: string, ask: (witness: SqliteDocumentStore) => Promise<void>): Promise<void> {
  let witness: SqliteDocumentStore | undefined;
  try {
    witness = new SqliteDocumentStore({ file, mode: 'read' });
    await ask(witness);
  } catch (error) {
    if (!isOfDocuments(error)) throw error;
  } finally {
    await witness?.close();
  }
}

function isOfDocuments(error: unknown): boolean {
  const { code, message } = error as { readonly code?: string; readonly message: string };
  return code?.startsWith('SQLITE_') === true || message.startsWith('the read models ');
}
