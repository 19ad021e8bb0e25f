import type { Measure } from '../bench.js';
import { SqliteEventStore } from '#event-store-sqlite';
import { batches, emptyLog } from '../logs.js';
import { RawLog, toRows } from '../raw.js';
import { perSecond, sideBySide } from '../row.js';

const EVENTS = 500;

export const appendMeasures: readonly Measure[] = [
  {
    name: 'appends of 500 events (event store) vs raw inserts of 500 in a synced transaction',
    run: async (bench) => {
      const appends = 4;
      const store = new SqliteEventStore({ file: emptyLog(bench) });
      const raw = await RawLog.create(emptyLog(bench));
      let stored = 0;
      const viaStore = () => {
        const work = batches(appends, EVENTS, stored);
        return perSecond(appends * EVENTS, async () => {
          for (const events of work) await store.append(`bulk-${stored++}`, events, 'no-stream');
        });
      };
      let inserted = 0;
      const viaRaw = () => {
        const work = batches(appends, EVENTS, inserted).map((events) => {
          inserted += 1;
          return toRows(`bulk-${inserted}`, events, inserted * EVENTS, events[0]!.recordedAt!);
        });
        return perSecond(appends * EVENTS, () => {
          for (const rows of work) raw.writeTogether(rows);
        });
      };
      try {
        await viaStore();
        await viaRaw();
        return { ...(await sideBySide(bench.size(50, 4), viaStore, viaRaw)), unit: 'events/s', atLeast: 0.7 };
      } finally {
        await store.close();
        raw.close();
      }
    },
  },
];
