import { existsSync, mkdirSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { catalogue, dropViews, shownLog } from '#office';
import {
  latestStamp,
  LogRefused,
  refuseNewerLog,
  say,
  setUnderWay,
  START,
  systemClock,
  underWay,
  withStreamPrefix,
  type EventStore,
} from '#event-sourcing';
import {
  checkLog,
  copyLog,
  dataFiles,
  lockDataFolder,
  removeDatabase,
  SqliteEventStore,
  takePlace,
} from '#event-store-sqlite';
import type { ZerenConfig } from '#platform';
import { digestOf } from './backup-log.js';
import { assertWhole } from './events-file.js';
import type { EventsExported } from './export-events.js';
import { words } from './cli.glossary.js';
import { UnfitFile } from './files.js';
import { fileWords } from './files.glossary.js';
import { importEvents } from './import-events.js';
import { tell } from './language.js';
import type { Output } from './output.js';
import { withSession, type CommonOptions } from './session.js';

export interface Restored extends EventsExported {
  /** Where the log of before is kept; absent where there was none. */
  readonly before?: string;
}

const SQLITE_HEADER = 'SQLite format 3\0';

async function isBackup(file: string): Promise<boolean> {
  if (statSync(file).isDirectory()) throw new UnfitFile(say(fileWords.folder, { file }));
  const handle = await open(file);
  try {
    const { buffer } = await handle.read(Buffer.alloc(SQLITE_HEADER.length), 0, SQLITE_HEADER.length, 0);
    return buffer.toString('latin1') === SQLITE_HEADER;
  } finally {
    await handle.close();
  }
}

function officeOf(store: EventStore, { streamPrefix }: ZerenConfig): EventStore {
  return streamPrefix === '' ? store : withStreamPrefix(store, streamPrefix);
}

async function withLog<T>(file: string, config: ZerenConfig, use: (store: EventStore) => Promise<T>): Promise<T> {
  const store = new SqliteEventStore({ file });
  try {
    return await use(officeOf(store, config));
  } finally {
    await store.close();
  }
}

/**
 * Puts a backup, or an export, in the place of the embedded log, and throws away the views of the log before: they are
 * made anew from this one. The log of before is kept beside it. Killed at any instant, the folder holds one of the two
 * logs whole or refuses to be used, and the same command does it again.
 */
export async function restoreEmbedded(config: ZerenConfig, file: string, output: Output): Promise<Restored> {
  const { dataFolder } = config;
  const isCopy = await isBackup(file);
  const exported = isCopy ? undefined : await whole(config, file, output);
  if (isCopy) await fit(file);
  mkdirSync(dataFolder, { recursive: true });
  const lock = lockDataFolder(dataFolder);
  try {
    const log = dataFiles(dataFolder).events;
    const part = `${log}.part`;
    removeDatabase(part);
    if (isCopy) copyLog(file, part);
    const digest = exported?.digest ?? (await digestOf(part, output)).digest;
    const mark = { verb: 'restore', file, digest } as const;
    if (!isCopy) await withLog(part, config, (store) => importEvents(store, output, file, mark));
    await withLog(part, config, (store) => setUnderWay(store, mark));
    checkLog(part);
    // Both logs say so: whichever of them is found under the name when this is broken off.
    if (existsSync(log)) await withLog(log, config, (store) => setUnderWay(store, mark)).catch(() => undefined);
    const before = takePlace(part, log);
    await dropViews(config);
    await withLog(log, config, (store) => setUnderWay(store, undefined));
    return { ...(await digestOf(log, output)), ...(before !== undefined && { before }) };
  } finally {
    lock.release();
  }
}

async function whole(config: ZerenConfig, file: string, output: Output): Promise<EventsExported> {
  const latest = latestStamp(systemClock, config.clockToleranceMilliseconds);
  return assertWhole(file, latest, (events) => output.progress(tell(words.checking, { events })));
}

async function fit(file: string): Promise<void> {
  const backup = new SqliteEventStore({ file, mode: 'read' });
  try {
    await refuseNewerLog(backup, catalogue);
  } finally {
    await backup.close();
  }
  checkLog(file);
}

/** Takes an export into an empty log on a server. */
export async function restoreToServer(options: CommonOptions, config: ZerenConfig, file: string, output: Output) {
  if (await isBackup(file)) throw new UnfitFile(say(fileWords.backupToServer, { file }));
  const { digest, events } = await whole(config, file, output);
  await withSession(options, 'restore', async ({ office }) => {
    const store = office.backends.rawStore;
    if ((await store.head()) !== START && !(await underWay(store)))
      throw new LogRefused(say(fileWords.logHoldsEvents, { log: await shownLog(config) }));
    await importEvents(store, output, file, { verb: 'restore', digest }, () => dropViews(config));
  });
  return { events, digest };
}

/**
 * Goes on with the log as it is, whatever the views have seen, and whatever was still to come into it: the views are
 * thrown away, and made anew.
 */
export async function acceptAsIs(options: CommonOptions, config: ZerenConfig): Promise<void> {
  if (config.eventStore === 'sqlite' && !existsSync(dataFiles(config.dataFolder).events))
    throw new LogRefused(say(fileWords.noLog, { dataFolder: config.dataFolder }));
  await withSession(options, 'restore', async ({ office }) => {
    const store = office.backends.rawStore;
    if ((await store.head()) === START) throw new LogRefused(say(fileWords.emptyLog, { log: await shownLog(config) }));
    await dropViews(config);
    await setUnderWay(store, undefined);
  });
}
