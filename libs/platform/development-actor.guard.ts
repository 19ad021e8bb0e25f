import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { SaidError } from '#event-sourcing';
import { SYSTEM } from './command-sender.js';
import { onlyHeader } from './http.js';
import { problemWords as words } from './platform.glossary.js';
import { problem, ProblemError } from './problem.js';
import { faultOf, nameKey, storedForm } from './text-kinds.js';

const ACTOR_HEADER = 'X-Actor';
/** Longest actor, in code points. */
const LONGEST_ACTOR = 100;

/**
 * FOR DEVELOPMENT ONLY, until accounts exist: whoever is named in the header X-Actor (UTF-8, percent-encoded where
 * it is not ASCII) is believed. It refuses to start in production.
 */
@Injectable()
export class DevelopmentActorGuard implements CanActivate {
  constructor() {
    if (process.env['NODE_ENV'] === 'production') throw new SaidError(words.notInProduction);
  }

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: string }>();
    const header = onlyHeader(request, ACTOR_HEADER);
    const actor = header === undefined ? undefined : decode(header);
    if (actor !== undefined) request.actor = actor;
    if (actor === undefined && request.method !== 'GET' && request.method !== 'HEAD')
      throw new ProblemError(problem('unauthenticated', words.actorWanted));
    return true;
  }
}

/** As a person's name is stored; `undefined` where it is none, or one of the system's own. */
export function actorNamed(name: string): string | undefined {
  if (faultOf('name', name, LONGEST_ACTOR) !== undefined || nameKey(name).startsWith(SYSTEM)) return undefined;
  return storedForm('name', name);
}

function decode(header: string): string | undefined {
  try {
    // Node reads header bytes as Latin-1; a client that sends UTF-8 as it is means UTF-8.
    const utf8 = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(header, 'latin1'));
    return actorNamed(decodeURIComponent(utf8));
  } catch {
    return undefined;
  }
}
