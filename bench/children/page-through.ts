import { RawReader } from '../raw.js';

export interface PagedThrough {
  readonly events: number;
  readonly seconds: number;
}

/** Reads and parses a whole log with better-sqlite3 alone. */
const reader = new RawReader(process.argv[2]!);
const start = performance.now();
const events = reader.pageThrough();
const seconds = (performance.now() - start) / 1000;
reader.close();
process.send!({ events, seconds } satisfies PagedThrough, () => process.disconnect());
