import { fileURLToPath } from 'node:url';
import { problemAt } from '../bodies.js';
import type { Bench, Measure } from '../bench.js';
import { inChild } from '../child.js';
import type { Load, Loaded } from '../children/load.js';
import { ACTOR } from '../office.js';
import { sideBySide } from '../row.js';
import { startServer, type Server } from '../server.js';

const CONNECTIONS = 32;
const PATH = '/api/cases';
const COMMUNITY = 'community-0';
const SEGMENTS = 100;

const zeren = fileURLToPath(new URL('../../../bin/zeren.js', import.meta.url));
const bareFastify = fileURLToPath(new URL('../children/bare-fastify.js', import.meta.url));
const headers = { 'x-actor': ACTOR };

async function posted(server: Server, path: string, what: Load['what'], milliseconds: number): Promise<Loaded> {
  const { port } = server;
  const task: Load = { port, path, connections: CONNECTIONS, warmUpMilliseconds: 500, milliseconds, headers, what };
  const loaded = await inChild<Loaded>('load', [JSON.stringify(task)]);
  if (loaded.refused > 0) throw new Error(`${loaded.refused} requests were refused`);
  return loaded;
}

/** Problems that were not sent before, each with a photo of its own, on the sites in turn: as tallies are each another one. */
function problemsPosted(server: Server) {
  let problem = 0;
  return async (milliseconds: number) => {
    const { perSecond, sent } = await posted(server, PATH, { problem }, milliseconds);
    problem += sent;
    return perSecond;
  };
}

/** Tallies that were not sent before, on so many segments in turn. */
function talliesPosted(server: Server, segments: number) {
  let tally = 0;
  return async (milliseconds: number) => {
    const { perSecond, sent } = await posted(server, '/api/tallies', { tally, segments }, milliseconds);
    tally += sent;
    return perSecond;
  };
}

/** A service with the sites of problems and the segments of a street. */
async function serviceOf(bench: Bench): Promise<Server> {
  const service = await startServer(zeren, ['serve', '--json', '--port', '0', '--data', bench.folder()]);
  const occurredAt = '2009-12-31T00:00:00.000Z';
  await service.post('/api/communities', { communityId: COMMUNITY, name: '第一社区', occurredAt }, headers);
  const at = { communityId: COMMUNITY, occurredAt };
  for (let n = 0; n < SEGMENTS; n += 1) {
    const site = { siteId: `site-${n}`, name: `${n + 1}号工地`, kind: 'construction-site', ...at };
    await service.post('/api/sites', site, headers);
    const segment = { siteId: `segment-${n}`, name: `明湖路${n}段`, kind: 'road-segment', ...at };
    await service.post('/api/sites', segment, headers);
  }
  return service;
}

export const httpMeasures: readonly Measure[] = [
  {
    name: 'POST of a problem over HTTP, 32 connections (zeren serve, durable, views and reactors following) vs a bare Fastify route',
    run: async (bench) => {
      const service = await serviceOf(bench);
      const servers = [service];
      try {
        const answer = await service.post(PATH, problemAt(0), headers);
        const bare = await startServer(bareFastify, [JSON.stringify(answer)]);
        servers.push(bare);
        const milliseconds = bench.size(1_000, 500);
        const same = async (server: Server) => (await posted(server, PATH, 'problem', milliseconds)).perSecond;
        await same(service);
        const compared = await sideBySide(
          bench.size(16, 2),
          () => same(service),
          () => same(bare),
        );
        return { ...compared, unit: 'requests/s', atLeast: 0.2 };
      } finally {
        for (const server of servers) await server.stop();
      }
    },
  },
  ...([1, SEGMENTS] as const).map((segments): Measure => ({
    name: `POST of a tally, 32 connections, ${segments === 1 ? 'all of one segment' : `${segments} segments in turn`} (zeren serve) vs POST of a problem`,
    run: async (bench) => {
      const service = await serviceOf(bench);
      try {
        const milliseconds = bench.size(1_000, 500);
        const [tallies, problems] = [talliesPosted(service, segments), problemsPosted(service)];
        await tallies(milliseconds);
        await problems(milliseconds);
        const compared = await sideBySide(
          bench.size(16, 2),
          () => tallies(milliseconds),
          () => problems(milliseconds),
        );
        return { ...compared, unit: 'requests/s', atLeast: 0.9 };
      } finally {
        await service.stop();
      }
    },
  })),
];
