import type { FastifyInstance } from 'fastify';
import { problem, sendProblem, type ZerenConfig } from '#platform';
import { words } from './http.glossary.js';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];
const ANY = '*';
/** To listen on all addresses is no name to be called by. */
const ALL_ADDRESSES = new Set(['0.0.0.0', '::', '[::]']);

const bracketed = (host: string) => (host.includes(':') && !host.startsWith('[') ? `[${host}]` : host);

/**
 * A page of another site can have its own name lead to this machine (DNS rebinding), and a browser then sends what that
 * page asks for, under that name. So the service answers to the names that it was given, and to those of the loopback.
 */
export function answerToOwnNames(
  server: FastifyInstance,
  { host, allowedHosts }: Pick<ZerenConfig, 'host' | 'allowedHosts'>,
): void {
  if (allowedHosts.includes(ANY)) return;
  const own = ALL_ADDRESSES.has(host) ? [] : [host];
  const names = new Set([...LOOPBACK, ...own, ...allowedHosts].map((name) => bracketed(name).toLowerCase()));
  server.addHook('onRequest', (request, reply, done) => {
    const name = nameOf(request.headers.host);
    if (name !== undefined && names.has(name)) return done();
    sendProblem(reply, problem('misdirected', words.misdirected));
  });
}

/** Without the port. */
function nameOf(host: string | undefined): string | undefined {
  return /^(\[[^\]]*\]|[^:]*)(?::\d+)?$/.exec(host ?? '')?.[1]?.toLowerCase();
}
