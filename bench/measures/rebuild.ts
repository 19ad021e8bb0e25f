import type { Bench, Measure } from '../bench.js';
import { inChild } from '../child.js';
import type { PagedThrough } from '../children/page-through.js';
import type { Rebuilt } from '../children/rebuild.js';
import { logOf } from '../logs.js';
import { sideBySide } from '../row.js';

const MOST_MEGABYTES = 400;

/** One rebuild of the longest log, for its memory and for its views. */
export function longestRebuild(bench: Bench): Promise<Rebuilt> {
  return bench.once('the longest rebuild', async () =>
    inChild<Rebuilt>('rebuild', [await logOf(bench, longest(bench))]),
  );
}

export const longest = (bench: Bench) => bench.size(1_000_000, 50_000);

export const rebuildMeasures: readonly Measure[] = [
  {
    name: 'rebuild of all views over 250,000 events vs raw paging through the same rows with JSON.parse',
    run: async (bench) => {
      const events = bench.size(250_000, 20_000);
      const folder = await logOf(bench, events);
      const rebuild = async () => events / (await inChild<Rebuilt>('rebuild', [folder])).seconds;
      const page = async () => events / (await inChild<PagedThrough>('page-through', [folder])).seconds;
      return { ...(await sideBySide(bench.size(4, 2), rebuild, page)), unit: 'events/s', atLeast: 0.1 };
    },
  },
  {
    name: 'peak memory of a process that rebuilds all views over 1,000,000 events',
    run: async (bench) => {
      const { peakMegabytes } = await longestRebuild(bench);
      return { value: peakMegabytes, against: null, unit: 'MB', ratio: null, atMost: MOST_MEGABYTES };
    },
  },
];
