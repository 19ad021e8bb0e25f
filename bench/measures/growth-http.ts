import { fileURLToPath } from 'node:url';
import type { Bench, Measure } from '../bench.js';
import { logOf } from '../logs.js';
import { perSecond, sideBySide } from '../row.js';
import { startServer, type Server } from '../server.js';
import { longest, longestRebuild } from './rebuild.js';

const TIMES = 10;
const AT_MOST = 1.2;

const zeren = fileURLToPath(new URL('../../../bin/zeren.js', import.meta.url));

interface Asked {
  readonly what: string;
  readonly path: string;
  /** What it has to read grows with the log: then its cost an event is compared. */
  readonly growsWithTheLog?: boolean;
  /** So often in a round. */
  readonly times: number;
}

const THEN = 'occurredUntil=2018-06-30T15:59:59Z';

const asked: readonly Asked[] = [
  { what: 'cases, those of a community', path: '/api/cases?communityId=community-3&limit=50', times: 20 },
  { what: 'cases, those that are dispatched', path: '/api/cases?status=dispatched&limit=50', times: 20 },
  { what: 'cases, of a quarter', path: '/api/cases?from=2018-04-01&to=2018-06-30&limit=50', times: 20 },
  { what: 'cases, by number', path: '/api/cases?number=' + encodeURIComponent('明湖案〔2018〕1001号'), times: 20 },
  { what: 'patrols of a site', path: '/api/patrols?siteId=site-3&limit=50', times: 20 },
  { what: 'patrols, of a quarter', path: '/api/patrols?from=2018-04-01T00:00:00Z&to=2018-07-01T00:00:00Z', times: 20 },
  { what: 'late entries', path: '/api/late-entries?limit=50', times: 20 },
  { what: 'communities', path: '/api/communities?limit=50', times: 20 },
  { what: 'sites', path: '/api/sites?limit=50', times: 20 },
  { what: 'a site with what is possible', path: '/api/sites/site-3', times: 20 },
  { what: 'cases behind an indicator, a page', path: '/api/indicators/cases?figure=reported&limit=50', times: 20 },
  {
    what: 'records behind a figure, a page',
    path: '/api/figures/records?figure=patrols.made&limit=50',
    growsWithTheLog: true,
    times: 2,
  },
  { what: 'the desk', path: '/api/desk?limit=50', times: 10 },
  { what: 'history of a site, a page', path: '/api/sites/site-3/history?limit=50', times: 20 },
  { what: 'ledger of a site', path: '/api/sites/site-3/ledger', times: 5 },
  {
    what: 'rows of a site in the sheet of patrols',
    path: '/api/ledger/sheet?sheet=patrols&siteId=site-3&limit=50',
    times: 5,
  },
  { what: 'ledger of a site, as it was', path: `/api/sites/site-3/ledger?${THEN}`, times: 5 },
  {
    what: 'cases of a community, as they were',
    path: `/api/cases?communityId=community-3&limit=50&${THEN}`,
    growsWithTheLog: true,
    times: 1,
  },
  {
    what: 'ledger of a department',
    path: `/api/desks?department=${encodeURIComponent('城管科')}`,
    growsWithTheLog: true,
    times: 2,
  },
  { what: 'indicators by community', path: '/api/indicators?by=community', growsWithTheLog: true, times: 1 },
  { what: 'indicators by month', path: '/api/indicators?by=month', growsWithTheLog: true, times: 1 },
  { what: 'figures by community', path: '/api/figures?by=community', growsWithTheLog: true, times: 1 },
  { what: 'ledger of a community', path: '/api/communities/community-3/ledger', growsWithTheLog: true, times: 2 },
  { what: 'ledger of the office', path: '/api/ledger', growsWithTheLog: true, times: 1 },
  { what: 'figures of a quarter', path: '/api/figures?from=2018-04-01&to=2018-06-30', growsWithTheLog: true, times: 1 },
  {
    what: 'cases, by words',
    path: '/api/cases?limit=50&search=' + encodeURIComponent('裸土 12345号'),
    growsWithTheLog: true,
    times: 1,
  },
];

/** Services on the long and on the short log, their views built. */
async function servers(bench: Bench): Promise<readonly [long: Server, short: Server]> {
  await longestRebuild(bench); // otherwise a service would begin with one
  const events = longest(bench);
  const serve = async (folder: string) => startServer(zeren, ['serve', '--json', '--port', '0', '--data', folder]);
  return [await serve(await logOf(bench, events)), await serve(await logOf(bench, events / TIMES))];
}

async function get({ port }: Server, path: string): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`);
  const text = await response.text();
  if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${text}`);
}

/** Until nothing is built any more, and the first time is over. */
async function warm(server: Server, path: string): Promise<void> {
  const building = async () =>
    (await (await fetch(`http://127.0.0.1:${server.port}/health/ready`)).text()).includes('building');
  while (await building()) await new Promise((resolve) => setTimeout(resolve, 200));
  await get(server, path);
}

export const growthOverHttp: readonly Measure[] = asked.map(
  ({ what, path, growsWithTheLog = false, times }): Measure => ({
    name: `GET ${what}, ${growsWithTheLog ? 'cost per event' : 'cost'}: a log of 1,000,000 events vs one of 100,000`,
    run: async (bench) => {
      const [long, short] = await servers(bench);
      const reading = (server: Server, often: number, per: number) => async () => {
        const rate = await perSecond(often, async () => {
          for (let n = 0; n < often; n += 1) await get(server, path);
        });
        return 1_000 / rate / per;
      };
      try {
        for (const server of [long, short]) await warm(server, path);
        const compared = await sideBySide(
          bench.size(10, 2),
          reading(long, times, growsWithTheLog ? TIMES : 1),
          reading(short, times * (growsWithTheLog ? TIMES : 1), 1),
        );
        return { ...compared, unit: 'ms', atMost: AT_MOST };
      } finally {
        for (const server of [long, short]) await server.stop();
      }
    },
  }),
);
