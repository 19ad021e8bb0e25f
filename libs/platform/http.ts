import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Outcome, StoredEvent } from '#event-sourcing';
import { SYSTEM, type CommandOrigin } from './command-sender.js';
import { isId, LONGEST_ID } from './fields.js';
import { malformed } from './problem.js';
import { textKinds } from './text-kinds.js';

/** Who sends this request, with Idempotency-Key and If-Match: read in one place for all command routes. */
export const Sender = createParamDecorator((_data: unknown, context: ExecutionContext): CommandOrigin => {
  const request = context.switchToHttp().getRequest<FastifyRequest & { actor: string }>();
  return {
    actor: request.actor,
    idempotencyKey: idempotencyKey(request.headers['idempotency-key']),
    expectedRevision: revisionOf(request.headers['if-match']),
  };
});

function idempotencyKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(header))
    throw malformed('Idempotency-Key', 'must be 1 to 200 visible ASCII characters');
  if (header.startsWith(SYSTEM)) throw malformed('Idempotency-Key', `must not begin with ${SYSTEM}`);
  return header;
}

function revisionOf(header: string | undefined): number | undefined {
  if (header === undefined || header === '*') return undefined;
  const match = /^"(\d{1,15})"$/.exec(header);
  if (!match) throw malformed('If-Match', 'must be the ETag that the record was read with, e.g. "3"');
  return Number(match[1]);
}

/** A path parameter that names something. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    if (!isId(value)) throw malformed('id', `must be ${textKinds.id.wanted}; at most ${LONGEST_ID}`);
    return value;
  }
}

/** What happened: an event that the command led to. */
export class EventAnswer {
  readonly id: string;
  readonly type: string;
  readonly data: object;
}

/** An event as the log has it. */
export class StoredEventAnswer implements StoredEvent {
  readonly id: string;
  readonly type: string;
  /** Version of the shape of `data`. */
  readonly schema: number;
  readonly stream: string;
  readonly revision: number;
  readonly position: string;
  /** When the log took it. */
  readonly recordedAt: string;
  readonly data: object;
  /** actor, occurredAt, commandId, siteId, communityId … */
  readonly metadata: StoredEvent['metadata'];
}

/** What every command answers. */
export class CommandAnswer {
  /** Id of what the command changed or made. */
  readonly id: string;
  /** Revision of the record after the command; also its ETag. */
  readonly revision: number;
  /** Position in the log; a query with `waitFor` set to it sees what the command did. */
  readonly position: string;
  /** What happened; empty where there was nothing to do. */
  readonly events: EventAnswer[];
}

export function answerOf(id: string, { revision, position, events }: Outcome): CommandAnswer {
  return { id, revision, position, events: events.map(({ id, type, data }) => ({ id, type, data })) };
}

/** What has a revision is answered with it as the ETag. */
export function tagRevisions(server: FastifyInstance): void {
  server.addHook('preSerialization', (_request, reply, body: { readonly revision?: unknown }, done) => {
    if (typeof body.revision === 'number') void reply.header('etag', `"${body.revision}"`);
    done(null, body);
  });
}

/** So many times the limit at most: a larger body is cut off. */
const THROWN_AWAY = 16;

/**
 * Who still sends a body that is too large when the connection is closed never reads the answer (RFC 9112, 9.6). So the
 * connection stays, and the rest of the body is taken and thrown away.
 */
export function answerLargeBodies(server: FastifyInstance, bodyLimit: number): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    const length = Number(request.headers['content-length']);
    if (reply.statusCode === 413 && length <= bodyLimit * THROWN_AWAY) reply.removeHeader('connection');
    done(null, payload);
  });
}
