import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SYSTEM } from './command-sender.js';
import { problem, ProblemError } from './problem.js';

export const ACTOR_HEADER = 'x-actor';
const MOST_CHARACTERS = 100;

/**
 * FOR DEVELOPMENT ONLY, until accounts exist: whoever is named in the header X-Actor (UTF-8, percent-encoded where
 * it is not ASCII) is believed. It refuses to start in production.
 */
@Injectable()
export class DevelopmentActorGuard implements CanActivate {
  constructor() {
    if (process.env['NODE_ENV'] === 'production')
      throw new Error(
        'DevelopmentActorGuard believes whoever is named in X-Actor and must not run with NODE_ENV=production: accounts are not built yet',
      );
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: string }>();
    const header = request.headers[ACTOR_HEADER];
    const actor = typeof header === 'string' ? decode(header) : undefined;
    if (actor !== undefined) request.actor = actor;
    if (actor === undefined && request.method !== 'GET' && request.method !== 'HEAD')
      throw new ProblemError(
        problem(
          'unauthenticated',
          'Name who acts in the header X-Actor, e.g. X-Actor: li.ming (percent-encoded UTF-8).',
        ),
      );
    return true;
  }
}

function decode(header: string): string | undefined {
  try {
    // Node reads header bytes as Latin-1; a client that sends UTF-8 as it is means UTF-8.
    const utf8 = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
    const actor = decodeURIComponent(utf8).trim();
    return actor && !actor.startsWith(SYSTEM) && actor.length <= MOST_CHARACTERS && !/\p{Cc}/u.test(actor)
      ? actor
      : undefined;
  } catch {
    return undefined;
  }
}
