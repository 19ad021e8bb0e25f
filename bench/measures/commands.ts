import type { Bench, Measure } from '../bench.js';
import { emptyLog } from '../logs.js';
import { open, reporter } from '../office.js';
import { RawLog, RawReader, type RawRow } from '../raw.js';
import { perSecond, sideBySide, type Compared } from '../row.js';

export const IN_FLIGHT = 64;
/** Short rounds and many of them: the time that a sync takes is the disk's mood. */
const ONE_BY_ONE = 50;
const TOGETHER = 1_000;

export async function inFlight(commands: number, lanes: number, send: () => Promise<unknown>): Promise<void> {
  let left = commands;
  const lane = async () => {
    while (left-- > 0) await send();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** Commands on an open office, against inserts of the very rows that the commands wrote. */
async function againstInserts(
  bench: Bench,
  lanes: number,
  commands: number,
  follow: 'as the service' | 'nothing',
): Promise<Compared> {
  const folder = bench.folder();
  const office = await open(folder, follow);
  const report = await reporter(office);
  const reader = new RawReader(folder);
  const raw = await RawLog.create(emptyLog(bench));
  const inserts = Math.min(commands, ONE_BY_ONE);
  let rows: RawRow[] = [];
  const viaBus = () => perSecond(commands, () => inFlight(commands, lanes, report));
  const viaRaw = async () => {
    rows.push(...reader.fresh());
    const next = rows.splice(0, inserts);
    const rate = await perSecond(next.length, () => raw.writeOneByOne(next));
    rows = rows.slice(0, inserts); // enough for the next round
    return rate;
  };
  try {
    await inFlight(bench.size(3_000, 500), lanes, report);
    await viaRaw();
    return await sideBySide(bench.size(lanes === 1 ? 80 : 30, 4), viaBus, viaRaw);
  } finally {
    reader.close();
    raw.close();
    await office.close();
  }
}

export const commandMeasures: readonly Measure[] = [
  {
    name: 'one command after another (CommandBus, durable, views and reactors following) vs raw inserts, a synced transaction each',
    run: async (bench) => ({
      ...(await againstInserts(bench, 1, ONE_BY_ONE, 'as the service')),
      unit: 'commands/s',
      atLeast: 0.6,
    }),
  },
  {
    name: '64 commands in flight (CommandBus, durable, views and reactors following) vs raw inserts, a synced transaction each',
    run: async (bench) => ({
      ...(await againstInserts(bench, IN_FLIGHT, TOGETHER, 'as the service')),
      unit: 'commands/s',
      atLeast: 3,
    }),
  },
  {
    name: 'one command after another, nothing following, vs raw inserts, a synced transaction each',
    detail: true,
    run: async (bench) => ({
      ...(await againstInserts(bench, 1, ONE_BY_ONE, 'nothing')),
      unit: 'commands/s',
    }),
  },
  {
    name: '64 commands in flight, nothing following, vs raw inserts, a synced transaction each',
    detail: true,
    run: async (bench) => ({
      ...(await againstInserts(bench, IN_FLIGHT, TOGETHER, 'nothing')),
      unit: 'commands/s',
    }),
  },
];
