import { QueryBus } from '@nestjs/cqrs';
import { deriveId } from '#event-sourcing';
import { GetSiteLedger } from '#ledgers';
import type { SiteLedger } from '#office';
import type { Measure } from '../bench.js';
import { YearOfAnOffice, type Appended } from '../history.js';
import { logOf } from '../logs.js';
import { open } from '../office.js';
import { RawReader } from '../raw.js';
import { perSecond, sideBySide } from '../row.js';

const EVENTS = 2_000;
const SITE = 'the-site';
const DAY_END = '2018-12-31T15:59:59.999Z';

/** The year of an office, and in it a site with so many events, spread over the year as they are in life. */
function* withBusySite(total: number): Iterable<Appended> {
  const busy = sited(new YearOfAnOffice(EVENTS * 20, 7).events())[Symbol.iterator]();
  const every = Math.floor(total / (EVENTS + 10));
  let [n, given] = [0, 0];
  for (const appended of new YearOfAnOffice(total).events()) {
    yield appended;
    n += 1;
    if (n % every !== 0 || given === EVENTS) continue;
    given += 1;
    yield busy.next().value as Appended;
  }
}

/** The history of one site of another office, told of this one. */
function* sited(events: Iterable<Appended>): Iterable<Appended> {
  for (const { stream, revision, event } of events) {
    if (event.metadata.siteId !== 'site-0') continue;
    const [kind] = stream.split('-', 1);
    const data = { ...event.data, ...('siteId' in event.data ? { siteId: SITE } : {}) };
    const about = { ...event, data, metadata: { ...event.metadata, siteId: SITE } };
    const id = kind === 'site' ? SITE : deriveId(stream);
    yield { stream: `${kind}-${id}`, revision, event: { ...about, id: deriveId(event.id), recordedAt: undefined } };
  }
}

export const ledgerMeasures: readonly Measure[] = [
  {
    name: "a site's ledger as of a day, 2,000 events on the site (QueryBus) vs reading and parsing those events raw",
    run: async (bench) => {
      const folder = await logOf(bench, bench.size(100_000, 20_000), withBusySite);
      const office = await open(folder, 'views only');
      const reader = new RawReader(folder);
      const queries = office.context.get(QueryBus, { strict: false });
      const positions = JSON.stringify(reader.positionsOfSite(SITE));
      const times = bench.size(20, 5);
      const ledger = () =>
        queries.execute<GetSiteLedger, SiteLedger>(new GetSiteLedger(SITE, { occurredUntil: DAY_END }));
      const viaLedger = () =>
        perSecond(times, async () => {
          for (let n = 0; n < times; n += 1) await ledger();
        });
      const viaRaw = () =>
        perSecond(times, () => {
          for (let n = 0; n < times; n += 1)
            if (reader.readAt(positions) !== EVENTS) throw new Error(`the site does not have ${EVENTS} events`);
        });
      try {
        await viaLedger();
        await viaRaw();
        return { ...(await sideBySide(bench.size(20, 4), viaLedger, viaRaw)), unit: 'ledgers/s', atLeast: 0.5 };
      } finally {
        reader.close();
        await office.close();
      }
    },
  },
];
