import type { Socket } from 'node:net';
import { STATUS_CODES } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { say } from '#event-sourcing';
import {
  DEFAULT_LANGUAGE,
  inLanguage,
  LANGUAGE_TAGS,
  malformed,
  problem,
  sendProblem,
  toProblem,
  type Problem,
} from '#platform';
import { words } from './http.glossary.js';
import type { Metrics } from './metrics.js';

/** What the parser of HTTP refuses is not among them. */
export function countAnswers(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onResponse', (request, reply, done) => {
    metrics.answered(request.method, reply.statusCode, reply.elapsedTime / 1_000);
    done();
  });
}

/** Bytes of a query that are no UTF-8 would be looked for with their characters replaced, and found nowhere. */
export function refuseForeignBytes(server: FastifyInstance): void {
  server.addHook('onRequest', (request, reply, done) => {
    const start = request.raw.url!.indexOf('?');
    if (start < 0 || isPercentEncodedUtf8(request.raw.url!.slice(start + 1))) return done();
    sendProblem(reply, toProblem(malformed('query', words.utf8Query)));
  });
}

function isPercentEncodedUtf8(query: string): boolean {
  if (!/^[!-~]*$/.test(query)) return false;
  if (!query.includes('%')) return true;
  try {
    decodeURIComponent(query);
    return true;
  } catch {
    return false;
  }
}

/** Where other methods have a route, the answer names them. To be called before the first route is made. */
export function nameAllowedMethods(server: FastifyInstance): void {
  const routes: { readonly pattern: RegExp; readonly methods: readonly string[] }[] = [];
  server.addHook('onRoute', ({ method, url }) => {
    const path = url.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/:\w+/g, '[^/]+');
    if (!path.includes('*')) routes.push({ pattern: new RegExp(`^${path}/?$`), methods: [method].flat() });
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!request.is404) return done();
    const path = request.raw.url!.split('?')[0]!;
    const allowed = new Set(routes.filter(({ pattern }) => pattern.test(path)).flatMap(({ methods }) => methods));
    if (allowed.size === 0 || allowed.has(request.method)) return done();
    const names = [...allowed].sort().join(', ');
    void reply.header('allow', names);
    sendProblem(reply, problem('method-not-allowed', say(words.allowed, { method: request.method, names })));
  });
}

const TOO_LARGE = 'HPE_HEADER_OVERFLOW';

/** What the parser of HTTP refuses never becomes a request: its answer is written by hand. */
export function answerParserErrors(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) return void socket.destroy();
  const told: Problem =
    error.code === TOO_LARGE
      ? problem('headers-too-large', words.headersTooLarge)
      : problem('malformed', words.noRequest);
  const body = JSON.stringify(inLanguage(told, DEFAULT_LANGUAGE));
  socket.end(
    `HTTP/1.1 ${told.status} ${STATUS_CODES[told.status]}\r\ncontent-type: application/problem+json; charset=utf-8\r\ncontent-language: ${LANGUAGE_TAGS[DEFAULT_LANGUAGE]}\r\n` +
      `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
  );
}
