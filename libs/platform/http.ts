import { createParamDecorator, Injectable, type ExecutionContext, type PipeTransform } from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isSentence, say, type Language, type Outcome, type Sentence, type StoredEvent } from '#event-sourcing';
import { SYSTEM, type CommandOrigin } from './command-sender.js';
import { isId, LONGEST_ID } from './fields.js';
import { InLanguages } from './in-languages.js';
import { fieldWords, problemWords as words } from './platform.glossary.js';
import { languageAsked, languageHeaders } from './languages.js';
import { malformed, problem, ProblemError } from './problem.js';
import { textKinds } from './text-kinds.js';

/** Who sends this request, with Idempotency-Key and If-Match: read in one place for all command routes. */
export const Sender = createParamDecorator((_data: unknown, context: ExecutionContext): CommandOrigin => {
  return originOf(context.switchToHttp().getRequest<FastifyRequest & { actor: string }>());
});

/** The language that the request asks for: of what an answer says in passing. */
export const AskedLanguage = createParamDecorator((_data: unknown, context: ExecutionContext): Language =>
  languageAsked(context.switchToHttp().getRequest<FastifyRequest>().headers['accept-language']),
);

export function originOf(request: FastifyRequest & { readonly actor: string }): CommandOrigin {
  return {
    actor: request.actor,
    idempotencyKey: idempotencyKey(onlyHeader(request, 'Idempotency-Key')),
    expectedRevision: revisionOf(onlyHeader(request, 'If-Match'), request),
  };
}

/** Node joins what is sent twice with a comma: two actors would act as one that has both names. */
export function onlyHeader({ raw, headers }: FastifyRequest, name: string): string | undefined {
  const value = headers[name.toLowerCase()];
  if (value === undefined) return undefined;
  if ((raw.headersDistinct?.[name.toLowerCase()]?.length ?? 1) > 1) throw malformed(name, words.twice);
  return String(value);
}

export const IDEMPOTENCY_KEY_PATTERN = '^[!-~]{1,200}$';
export const IF_MATCH_PATTERN = '^(?:\\*|"\\d{1,15}")$';

function idempotencyKey(header: string | undefined): string | undefined {
  if (header === undefined) return undefined;
  if (!new RegExp(IDEMPOTENCY_KEY_PATTERN).test(header)) throw malformed('Idempotency-Key', words.idempotencyKey);
  if (header.startsWith(SYSTEM)) throw malformed('Idempotency-Key', say(words.reservedKey, { system: SYSTEM }));
  return header;
}

function revisionOf(header: string | undefined, { params }: FastifyRequest): number | undefined {
  if (header === undefined) return undefined;
  if (!new RegExp(IF_MATCH_PATTERN).test(header)) throw malformed('If-Match', words.ifMatch);
  if (header !== '*') return Number(header.slice(1, -1));
  // A record that is named in the path is there, or the request is not found.
  if (Object.keys(params ?? {}).length > 0) return undefined;
  throw new ProblemError(problem('stale-revision', words.ifMatchNew));
}

/** A path parameter that names something. */
@Injectable()
export class IdPipe implements PipeTransform<string, string> {
  transform(value: string): string {
    return readId(value);
  }
}

/** @throws ProblemError (400) */
export function readId(value: string): string {
  if (!isId(value)) throw malformed('id', say(fieldWords.idAtMost, { wanted: textKinds.id.wanted, most: LONGEST_ID }));
  return value;
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
  /** What happened, in words of the language that is asked for. */
  readonly label: string;
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
  /** What was taken, though somebody should know of it. */
  readonly warnings?: string[];
}

export function answerOf(
  id: string,
  { revision, position, events }: Outcome,
  warnings: readonly Sentence[] = [],
): CommandAnswer {
  const answer = { id, revision, position, events: events.map(({ id, type, data }) => ({ id, type, data })) };
  // In which language, the request says: they are put into it when the answer leaves.
  return warnings.length > 0 ? { ...answer, warnings: warnings as never } : answer;
}

export const speaks = (reply: FastifyReply, language: Language): FastifyReply =>
  reply.headers(languageHeaders(language));

/** What reads differently in each language leaves in the one that the request asks for: whole answers, and warnings. */
export function speakAsAsked(server: FastifyInstance): void {
  server.addHook('preSerialization', (request, reply, body: InLanguages | { warnings?: unknown } | null, done) => {
    const language = languageAsked(request.headers['accept-language']);
    if (body instanceof InLanguages) {
      speaks(reply, language);
      return done(null, body.as(language));
    }
    if (!Array.isArray(body?.warnings) || !body.warnings.some(isSentence)) return done(null, body);
    speaks(reply, language);
    done(null, { ...body, warnings: (body.warnings as Sentence[]).map((warning) => warning[language]) });
  });
}

/**
 * What has a revision is answered with it as the ETag; who has it already is told so and sent nothing. What is made is
 * answered with where it is.
 */
export function tagRevisions(server: FastifyInstance): void {
  server.addHook('preSerialization', (request, reply, body: { id?: unknown; revision?: unknown }, done) => {
    if (typeof body.revision === 'number') void reply.header('etag', `"${body.revision}"`);
    if (reply.statusCode === 201 && typeof body.id === 'string')
      void reply.header('location', `${collectionOf(request.url)}/${encodeURIComponent(body.id)}`);
    done(null, body);
  });
  server.addHook('onSend', (request, reply, payload, done) => {
    const isKnown = reply.statusCode === 200 && isMatched(request.headers['if-none-match'], reply.getHeader('etag'));
    if (!isKnown || (request.method !== 'GET' && request.method !== 'HEAD')) return done(null, payload);
    void reply.status(304).removeHeader('content-length').removeHeader('content-type');
    done(null, null);
  });
}

/** /api/cases of /api/cases and of /api/cases/corrected-on-the-spot. */
const collectionOf = (url: string) => /^\/[^/?]+\/[^/?]+/.exec(url)?.[0] ?? '';

/** Weakly, as RFC 9110, 13.1.2 has it. */
function isMatched(ifNoneMatch: string | undefined, etag: unknown): boolean {
  if (ifNoneMatch === undefined || typeof etag !== 'string') return false;
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag);
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
