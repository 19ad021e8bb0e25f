import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore, NewEvent } from '#event-sourcing';
import { dataFiles, SqliteEventStore } from '#event-store-sqlite';
import type { Bench } from './bench.js';
import { YearOfAnOffice, type Appended } from './history.js';

const TOGETHER = 2_000;

/** Appends in the order given; what is appended in one go shares its syncs. */
export async function write(store: EventStore, events: Iterable<Appended>): Promise<void> {
  let waiting: Promise<unknown>[] = [];
  for (const { stream, revision, event } of events) {
    waiting.push(store.append(stream, [event], revision === 0 ? 'no-stream' : revision - 1));
    if (waiting.length < TOGETHER) continue;
    await Promise.all(waiting);
    waiting = [];
  }
  await Promise.all(waiting);
}

export const anOffice = (events: number): Iterable<Appended> => new YearOfAnOffice(events).events();

/** A data folder whose log has so many events (made once a run), and no views yet. */
export function logOf(bench: Bench, events: number, make = anOffice): Promise<string> {
  return bench.once(`a log of ${events}, ${make.name}`, async () => {
    const folder = bench.folder();
    mkdirSync(folder);
    const store = new SqliteEventStore({ file: dataFiles(folder).events });
    await write(store, make(events));
    await store.close();
    return folder;
  });
}

/** An empty log of its own. */
export function emptyLog(bench: Bench): string {
  const folder = bench.folder();
  mkdirSync(folder);
  return join(folder, 'log.sqlite');
}

/** So many batches of so many realistic events. */
export function batches(count: number, size: number, seed: number): NewEvent[][] {
  const events = new YearOfAnOffice(count * size + 1_000, seed).events()[Symbol.iterator]();
  const next = () => (events.next().value as Appended).event;
  return Array.from({ length: count }, () => Array.from({ length: size }, next));
}
