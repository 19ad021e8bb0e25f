import { renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { refuseHalfWritten, say, type EventStore } from '#event-sourcing';
import { checkLog, copyLog, dataFiles, SqliteEventStore } from '#event-store-sqlite';
import type { ZerenConfig } from '#platform';
import type { EventsExported } from './export-events.js';
import { exportTarget } from './export-target.js';
import { PROGRESS_EVERY } from './events-file.js';
import { words } from './cli.glossary.js';
import { UnfitFile } from './files.js';
import { fileWords } from './files.glossary.js';
import { tell } from './language.js';
import { LogDigest } from './log-digest.js';
import type { Output } from './output.js';

export interface BackedUp extends EventsExported {
  readonly file: string;
}

/** @throws UnfitFile where the log is not embedded */
function assertEmbedded({ eventStore }: ZerenConfig, verb: string): void {
  if (eventStore === 'sqlite') return;
  throw new UnfitFile(say(fileWords.onServer, { verb }));
}

/**
 * Copies the embedded log as it is at one moment, beside a service that goes on, and reads the copy back: whole as a
 * database, and event by event the same as the log up to there. The file appears under its name only then.
 */
export async function backUp(
  config: ZerenConfig,
  log: EventStore,
  name: string,
  output: Pick<Output, 'progress'>,
): Promise<BackedUp> {
  assertEmbedded(config, 'zeren backup');
  await refuseHalfWritten(log);
  const target = await exportTarget(name, config.dataFolder);
  if (!target.isPlain) throw new UnfitFile(say(fileWords.noPlainFile, { name }));
  const part = `${target.path}.part`;
  await rm(part, { force: true });
  try {
    copyLog(dataFiles(config.dataFolder).events, part);
    checkLog(part);
    const copy = await digestOf(part, output);
    const source = await digest(log, copy.events, output);
    if (source.digest !== copy.digest) throw new UnfitFile(say(fileWords.otherCopy, { part }));
    renameSync(part, target.path);
    return { file: name, ...copy };
  } finally {
    await rm(part, { force: true });
  }
}

/** Of all events of a log in a file. */
export async function digestOf(file: string, output: Pick<Output, 'progress'>): Promise<EventsExported> {
  const copy = new SqliteEventStore({ file, mode: 'read' });
  try {
    return await digest(copy, Infinity, output);
  } finally {
    await copy.close();
  }
}

async function digest(log: EventStore, limit: number, output: Pick<Output, 'progress'>): Promise<EventsExported> {
  const sum = new LogDigest();
  let events = 0;
  for await (const event of log.readAll({ limit })) {
    sum.add(event);
    events += 1;
    if (events % PROGRESS_EVERY === 0) output.progress(tell(words.verifying, { events }));
  }
  return { events, digest: sum.value() };
}
