import { fileURLToPath } from 'node:url';
import type { Measure } from '../bench.js';
import { inChild } from '../child.js';
import type { Load, Loaded } from '../children/load.js';
import { ACTOR, problemAt } from '../office.js';
import { sideBySide } from '../row.js';
import { startServer, type Server } from '../server.js';

const CONNECTIONS = 32;
const PATH = '/api/cases';
const COMMUNITY = 'community-0';

const zeren = fileURLToPath(new URL('../../../bin/zeren.js', import.meta.url));
const bareFastify = fileURLToPath(new URL('../children/bare-fastify.js', import.meta.url));
const headers = { 'x-actor': ACTOR };

async function posted(server: Server, milliseconds: number): Promise<number> {
  const task: Load = {
    port: server.port,
    path: PATH,
    connections: CONNECTIONS,
    warmUpMilliseconds: 500,
    milliseconds,
    headers,
    body: JSON.stringify(problemAt(0)),
  };
  const { perSecond, refused } = await inChild<Loaded>('load', [JSON.stringify(task)]);
  if (refused > 0) throw new Error(`${refused} requests were refused`);
  return perSecond;
}

export const httpMeasures: readonly Measure[] = [
  {
    name: 'POST of a problem over HTTP, 32 connections (zeren serve, durable, views and reactors following) vs a bare Fastify route',
    run: async (bench) => {
      const service = await startServer(zeren, ['serve', '--json', '--port', '0', '--data', bench.folder()]);
      const servers = [service];
      try {
        await service.post('/api/communities', { communityId: COMMUNITY, name: '第一社区' }, headers);
        const site = { siteId: 'site-0', name: '一号工地', kind: 'construction-site', communityId: COMMUNITY };
        await service.post('/api/sites', site, headers);
        const answer = await service.post(PATH, problemAt(0), headers);
        const bare = await startServer(bareFastify, [JSON.stringify(answer)]);
        servers.push(bare);
        const milliseconds = bench.size(1_000, 500);
        await posted(service, milliseconds);
        const compared = await sideBySide(
          bench.size(16, 2),
          () => posted(service, milliseconds),
          () => posted(bare, milliseconds),
        );
        return { ...compared, unit: 'requests/s', atLeast: 0.2 };
      } finally {
        for (const server of servers) await server.stop();
      }
    },
  },
];
