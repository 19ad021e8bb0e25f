import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Registry } from 'prom-client';
import type { Language } from '#event-sourcing';
import { languageAsked, languageHeaders } from '#platform';
import type { Condition } from './condition.js';
import type { Served } from './serve.js';
import type { Metrics } from './metrics.js';

type Told = readonly [status: number, type: string, body: string];

const json = (answer: { readonly status: string }): Told => [
  answer.status === 'failed' ? 503 : 200,
  'application/json; charset=utf-8',
  JSON.stringify(answer),
];

/** How a process is that answers no other requests, under the same paths as of one that does. */
export async function serveCondition(
  { condition, metrics }: { readonly condition: Condition; readonly metrics: Metrics },
  { host, port }: { readonly host: string; readonly port: number },
): Promise<Served> {
  const paths: Readonly<Record<string, (language: Language) => Told | Promise<Told>>> = {
    '/health': async (language) => json(await condition.health(language)),
    '/health/live': (language) => json(condition.live(language)),
    '/health/ready': async (language) => json(await condition.ready(language)),
    '/metrics': async () => [200, Registry.PROMETHEUS_CONTENT_TYPE, await metrics.text()],
  };
  const answer = async ({ method, url = '/', headers }: IncomingMessage, response: ServerResponse) => {
    const told = paths[url.split('?')[0]!];
    const language = languageAsked(headers['accept-language']);
    const isRead = method === 'GET' || method === 'HEAD';
    const [status, type, body] =
      told && isRead ? await told(language) : ([told ? 405 : 404, 'text/plain; charset=utf-8', ''] as const);
    response
      .writeHead(status, { 'content-type': type, ...languageHeaders(language) })
      .end(method === 'HEAD' ? undefined : body);
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(port, host);
  await once(server, 'listening');
  const { port: listens } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listens}`,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
