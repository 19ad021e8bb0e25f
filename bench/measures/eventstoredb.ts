import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { withStreamPrefix, type Outcome } from '#event-sourcing';
import { EventStoreDbEventStore } from '#event-store-eventstoredb';
import { BareClient, EVENTSTORE_URL, type BareEvent } from '../bare-client.js';
import type { Bench, Measure } from '../bench.js';
import { inChild } from '../child.js';
import type { FollowedThrough } from '../children/follow-through.js';
import type { Rebuilt } from '../children/rebuild.js';
import { anOffice, write } from '../logs.js';
import { open, reporter, type OpenOffice } from '../office.js';
import { perSecond, sideBySide, type Compared } from '../row.js';
import { IN_FLIGHT, inFlight } from './commands.js';

/** Short rounds and many of them: other programs of the machine disturb few. */
const ONE_BY_ONE = 100;
const TOGETHER = 1_000;
/** How long the views have to catch up after a round, in milliseconds. */
const PATIENCE = 60_000;

interface Commands {
  readonly lanes: number;
  readonly follow: 'as the service' | 'nothing';
  /** Whether the bare client also reads what a command reads. */
  readonly reads: boolean;
}

/** Both of a length, and of nobody else's. */
function prefixes(): { readonly office: string; readonly bare: string } {
  const run = randomUUID();
  return { office: `bench-${run}-`, bare: `plain-${run}-` };
}

/** The projections of a round are not to disturb the next one, which is the other side's. */
async function caughtUp({ office }: OpenOffice, last: Outcome): Promise<void> {
  const start = performance.now();
  while (office.status().some(({ position }) => position < last.position)) {
    if (performance.now() - start > PATIENCE) throw new Error(`the views did not catch up within ${PATIENCE} ms`);
    await pause(5);
  }
}

/** The events of the first problems that the office wrote. */
async function problems(client: BareClient, prefix: string, count: number): Promise<BareEvent[]> {
  const events: BareEvent[] = [];
  await client.through(`${prefix}case-`, count, ({ type, data, metadata }) => events.push({ type, data, metadata }));
  return events;
}

/**
 * Problems that are new to the office. A command reads the site's stream from behind the last event that it knows,
 * finds nothing there, and appends one event to a new stream; the client alone does the same with such events.
 */
async function againstClient(bench: Bench, { lanes, follow, reads }: Commands): Promise<Compared> {
  const prefix = prefixes();
  const config = { eventStore: EVENTSTORE_URL, streamPrefix: prefix.office };
  const office = await open(bench.folder(), follow, config);
  const client = new BareClient();
  const commands = bench.size(lanes === 1 ? ONE_BY_ONE : TOGETHER, 100);
  try {
    const report = await reporter(office);
    let last = await report();
    const viaBus = async () => {
      const rate = await perSecond(commands, () => inFlight(commands, lanes, async () => (last = await report())));
      await caughtUp(office, last);
      return rate;
    };
    for (let sent = 0; sent < bench.size(3_000, 500); sent += commands) await viaBus();
    const events = await problems(client, prefix.office, commands);
    let next = 0;
    const repeat = async () => {
      const event = events[next++ % events.length]!;
      const { siteId } = event.data as { siteId: string };
      if (reads && (await client.count(`${prefix.office}site-${siteId}`, 1n)) > 0)
        throw new Error(`the site ${siteId} has changed`);
      await client.append(`${prefix.bare}case-${randomUUID()}`, event);
    };
    const viaClient = () => perSecond(commands, () => inFlight(commands, lanes, repeat));
    for (let sent = 0; sent < bench.size(3_000, 500); sent += commands) await viaClient();
    return await sideBySide(bench.size(lanes === 1 ? 40 : 30, 4), viaBus, viaClient);
  } finally {
    await client.close();
    await office.close();
  }
}

/** Writes a year of an office to the server, under a prefix of its own. */
async function logOnServer(events: number): Promise<string> {
  const prefix = prefixes().office;
  const store = await EventStoreDbEventStore.connect({ connectionString: EVENTSTORE_URL });
  try {
    await write(withStreamPrefix(store, prefix), anOffice(events));
  } finally {
    await store.close();
  }
  return prefix;
}

export const eventStoreDbMeasures: readonly Measure[] = [
  {
    name: 'EventStoreDB: one command after another (CommandBus, views and reactors following) vs its bare client: the same read and append',
    needs: 'EVENTSTORE_URL',
    run: async (bench) => ({
      ...(await againstClient(bench, { lanes: 1, follow: 'as the service', reads: true })),
      unit: 'commands/s',
      atLeast: 0.8,
    }),
  },
  {
    name: 'EventStoreDB: 64 commands in flight (CommandBus, views and reactors following) vs its bare client: the same read and append',
    needs: 'EVENTSTORE_URL',
    run: async (bench) => ({
      ...(await againstClient(bench, { lanes: IN_FLIGHT, follow: 'as the service', reads: true })),
      unit: 'commands/s',
      atLeast: 0.8,
    }),
  },
  {
    name: 'EventStoreDB: rebuild of all views over 250,000 events vs its bare client following the same events',
    needs: 'EVENTSTORE_URL',
    run: async (bench) => {
      const events = bench.size(250_000, 5_000);
      const prefix = await logOnServer(events);
      const rebuild = async () => events / (await inChild<Rebuilt>('rebuild', [bench.folder(), prefix])).seconds;
      const follow = async () =>
        events / (await inChild<FollowedThrough>('follow-through', [prefix, String(events)])).seconds;
      return { ...(await sideBySide(bench.size(8, 2), rebuild, follow)), unit: 'events/s', atLeast: 0.6 };
    },
  },
  {
    name: 'EventStoreDB: one command after another, nothing following, vs its bare client: the same read and append',
    detail: true,
    needs: 'EVENTSTORE_URL',
    run: async (bench) => ({
      ...(await againstClient(bench, { lanes: 1, follow: 'nothing', reads: true })),
      unit: 'commands/s',
    }),
  },
  {
    name: 'EventStoreDB: 64 commands in flight, nothing following, vs its bare client: the same read and append',
    detail: true,
    needs: 'EVENTSTORE_URL',
    run: async (bench) => ({
      ...(await againstClient(bench, { lanes: IN_FLIGHT, follow: 'nothing', reads: true })),
      unit: 'commands/s',
    }),
  },
  {
    name: 'EventStoreDB: 64 commands in flight, nothing following, vs its bare client: the append alone',
    detail: true,
    needs: 'EVENTSTORE_URL',
    run: async (bench) => ({
      ...(await againstClient(bench, { lanes: IN_FLIGHT, follow: 'nothing', reads: false })),
      unit: 'commands/s',
    }),
  },
];
