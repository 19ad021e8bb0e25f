import type { NewEvent } from '#event-sourcing';
import { SqliteEventStore } from '#event-store-sqlite';
import type { Bench, Measure } from '../bench.js';
import { openEmmett, type Emmett } from '../emmett.js';
import { batches, emptyLog } from '../logs.js';
import { perSecond, sideBySide } from '../row.js';

const EVENTS = 500;
const PEER = 'emmett-sqlite 0.42';

interface Both {
  readonly store: SqliteEventStore;
  readonly emmett: Emmett;
}

async function withBoth<T>(bench: Bench, work: (both: Both) => Promise<T>): Promise<T | undefined> {
  const emmett = await openEmmett(bench, emptyLog(bench));
  if (!emmett) return undefined;
  const store = new SqliteEventStore({ file: emptyLog(bench) });
  try {
    return await work({ store, emmett });
  } finally {
    await store.close();
    emmett.close();
  }
}

/** The same events to both, each append to a new stream, one after another. */
function appending(bench: Bench, appends: number, size: number, rounds: number) {
  return withBoth(bench, ({ store, emmett }) => {
    const side = (append: (stream: string, events: readonly NewEvent[]) => Promise<unknown>) => {
      let streams = 0;
      return () => {
        const work = batches(appends, size, streams);
        return perSecond(appends * size, async () => {
          for (const events of work) await append(`case-${streams++}`, events);
        });
      };
    };
    const zeren = side((stream, events) => store.append(stream, events, 'no-stream'));
    const peer = side((stream, events) => emmett.append(stream, events));
    return warm(rounds, zeren, peer);
  });
}

async function warm(rounds: number, zeren: () => Promise<number>, peer: () => Promise<number>) {
  await zeren();
  await peer();
  return { ...(await sideBySide(rounds, zeren, peer)), unit: 'events/s', atLeast: 1 };
}

async function readWith(store: SqliteEventStore, stream: string): Promise<number> {
  let events = 0;
  for await (const _event of store.readStream(stream)) events += 1;
  return events;
}

function reading(bench: Bench) {
  return withBoth(bench, async ({ store, emmett }) => {
    const streams = bench.size(50, 10);
    for (const [n, events] of batches(streams, EVENTS, 1).entries()) {
      await store.append(`case-${n}`, events, 'no-stream');
      await emmett.append(`case-${n}`, events);
    }
    const all = (read: (stream: string) => Promise<number>) => () =>
      perSecond(streams * EVENTS, async () => {
        for (let n = 0; n < streams; n += 1)
          if ((await read(`case-${n}`)) !== EVENTS) throw new Error(`the stream case-${n} is not complete`);
      });
    return warm(
      bench.size(20, 4),
      all((stream) => readWith(store, stream)),
      all((stream) => emmett.read(stream)),
    );
  });
}

export const peerMeasures: readonly Measure[] = [
  {
    name: `single appends, each durable (event store) vs ${PEER}`,
    run: (bench) => appending(bench, 50, 1, bench.size(60, 4)),
  },
  {
    name: `appends of 500 events (event store) vs ${PEER}`,
    run: (bench) => appending(bench, 4, EVENTS, bench.size(30, 4)),
  },
  {
    name: `reading streams of 500 events (event store) vs ${PEER}`,
    run: reading,
  },
];
