import { rmSync } from 'node:fs';
import { dataFiles } from '#event-store-sqlite';
import { growHeapSlowly } from '#platform';
import { EVENTSTORE_URL } from '../bare-client.js';
import { open } from '../office.js';

export interface Rebuilt {
  readonly seconds: number;
  /** The most memory that the process held at a time, in MB, pages of mapped files included. */
  readonly peakMegabytes: number;
}

/** Builds all views from nothing: of a data folder from its log, or of an EventStoreDB's streams with a prefix. */
growHeapSlowly(); // as the command line does
const folder = process.argv[2]!;
const streamPrefix = process.argv[3];
for (const end of ['', '-wal', '-shm']) rmSync(dataFiles(folder).documents + end, { force: true });
const office = await open(folder, 'nothing', streamPrefix ? { eventStore: EVENTSTORE_URL, streamPrefix } : {});
const start = performance.now();
await office.office.follow({ react: false });
const seconds = (performance.now() - start) / 1000;
const peakMegabytes = process.resourceUsage().maxRSS / 1024;
await office.close();
process.send!({ seconds, peakMegabytes } satisfies Rebuilt, () => process.disconnect());
