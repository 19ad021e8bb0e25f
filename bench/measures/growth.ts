import { QueryBus } from '@nestjs/cqrs';
import { ListCases, type CasePage } from '#cases';
import { dataFiles, SqliteEventStore } from '#event-store-sqlite';
import type { Bench, Measure } from '../bench.js';
import { inChild } from '../child.js';
import type { Rebuilt } from '../children/rebuild.js';
import { batches, logOf } from '../logs.js';
import { open } from '../office.js';
import { perSecond, sideBySide } from '../row.js';
import { longest, longestRebuild } from './rebuild.js';

const TIMES = 10;
const EVENTS = 500;
/** A single long rebuild varies by a tenth. */
const ROUNDS = 4;
const AT_MOST = 1.2;

/** Microseconds for one. */
const cost = async (count: number, work: () => unknown) => 1_000_000 / (await perSecond(count, work));

async function bothLogs(bench: Bench): Promise<readonly [long: string, short: string]> {
  const events = longest(bench);
  return [await logOf(bench, events), await logOf(bench, events / TIMES)];
}

/** Builds the views unless the rebuild was measured before; the page is full in both, so it is as long. */
async function workLists(folder: string) {
  const office = await open(folder, 'views only');
  const queries = office.context.get(QueryBus, { strict: false });
  const lists = [
    { list: 'overdue', limit: 10 },
    { list: 'mine', assignee: 'handler-7', limit: 10 },
  ] as const;
  const read = async () => {
    for (const fields of lists) {
      const query = Object.assign(new ListCases(), fields);
      const { cases } = await queries.execute<ListCases, CasePage>(query);
      if (cases.length === 0) throw new Error(`the work list ${fields.list} is empty`);
    }
  };
  return { read, close: office.close };
}

export const growthMeasures: readonly Measure[] = [
  {
    name: 'rebuild, cost per event: a log of 1,000,000 events vs one of 100,000',
    run: async (bench) => {
      const [long, short] = await bothLogs(bench);
      const of = (folder: string, events: number) => async () =>
        ((await inChild<Rebuilt>('rebuild', [folder])).seconds * 1e6) / events;
      const events = longest(bench);
      const compared = await sideBySide(ROUNDS, of(long, events), of(short, events / TIMES));
      return { ...compared, unit: 'µs/event', atMost: AT_MOST };
    },
  },
  {
    name: 'work lists (overdue and mine, first page), cost: a log of 1,000,000 events vs one of 100,000',
    run: async (bench) => {
      await longestRebuild(bench); // otherwise a first look at the lists would begin with one
      const [long, short] = await bothLogs(bench);
      const lists = [await workLists(long), await workLists(short)] as const;
      const times = bench.size(200, 20);
      const reading = (list: (typeof lists)[number]) => () =>
        cost(times, async () => {
          for (let n = 0; n < times; n += 1) await list.read();
        });
      try {
        for (const list of lists) await reading(list)();
        const compared = await sideBySide(bench.size(20, 4), reading(lists[0]), reading(lists[1]));
        return { ...compared, unit: 'µs/pair', atMost: AT_MOST };
      } finally {
        for (const list of lists) await list.close();
      }
    },
  },
  {
    name: 'appends of 500 events, cost per event: a log of 1,000,000 events vs one of 100,000',
    run: async (bench) => {
      const folders = await bothLogs(bench);
      const stores = folders.map((folder) => new SqliteEventStore({ file: dataFiles(folder).events }));
      const appends = 4;
      const appending = (store: SqliteEventStore) => {
        let streams = 0;
        return () => {
          const work = batches(appends, EVENTS, streams);
          return cost(appends * EVENTS, async () => {
            for (const events of work) await store.append(`bulk-${streams++}`, events, 'no-stream');
          });
        };
      };
      const [long, short] = stores.map(appending) as [() => Promise<number>, () => Promise<number>];
      try {
        await long();
        await short();
        const compared = await sideBySide(bench.size(40, 4), long, short);
        return { ...compared, unit: 'µs/event', atMost: AT_MOST };
      } finally {
        for (const store of stores) await store.close();
      }
    },
  },
];
