import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  CommandIdReused,
  CommandRefused,
  EventTooLarge,
  InvalidCursor,
  InvalidStreamName,
  say,
  StaleRevision,
  StoreClosed,
  StoreUnavailable,
  UnknownEventSchema,
  type Language,
  WrongExpectedRevision,
} from '#event-sourcing';
import { languageAsked, languageHeaders, languageOfLocale } from './languages.js';
import { problemWords as words } from './platform.glossary.js';
import { inLanguage, problem, ProblemError, type Problem } from './problem.js';
import type { CommandRoutes } from './command-routes.js';
import { RepeatedLines } from './repeated-lines.js';

const RETRY_AFTER_SECONDS = 2;

/** The command got its answer and will get no other: whoever sends it by itself goes on. */
export function isAnswer(error: unknown): boolean {
  return toProblem(error).status < 500;
}

export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof CommandRefused) {
    const { refused: rule, sentence, state, possible, field } = error.refusal;
    const errors = field === undefined ? undefined : [{ field, message: sentence }];
    const kind = field !== undefined && rule.endsWith('-unknown') ? 'unknown-reference' : 'refused';
    return problem(kind, sentence, { rule, state, possible, ...(errors && { errors }) });
  }
  if (error instanceof StaleRevision) return problem('stale-revision', say(words.stale, { what: error.sentence }));
  if (error instanceof CommandIdReused) return problem('key-reused', words.keyReused);
  if (error instanceof InvalidCursor)
    return problem('malformed', error.sentence, { errors: [{ field: 'cursor', message: error.sentence }] });
  if (error instanceof InvalidStreamName) return problem('malformed', error.sentence);
  if (error instanceof EventTooLarge) return problem('too-large', error.sentence);
  if (error instanceof WrongExpectedRevision) return problem('refused', words.contended, { rule: 'contended' });
  if (error instanceof StoreUnavailable || error instanceof StoreClosed)
    return problem('unavailable', error.sentence, { retryAfter: RETRY_AFTER_SECONDS });
  if (error instanceof UnknownEventSchema) return problem('internal', error.sentence);
  return toHttpProblem(error);
}

function toHttpProblem(error: unknown): Problem {
  const status = error instanceof HttpException ? error.getStatus() : (error as { statusCode?: number }).statusCode;
  const message = (error as Error).message;
  if (status === 404) return problem('not-found', say(words.noRoute, { route: message.replace(/^Cannot /, '') }));
  if (status === 413) return problem('too-large', words.bodyTooLarge);
  if (status === 415) return problem('media-type', words.sendJson);
  // What the parser of HTTP or JSON says, it says in English.
  if (status !== undefined && status >= 400 && status < 500)
    return problem('malformed', say(words.unreadable, { reason: message }), { status });
  return problem('internal', words.internal);
}

/** What a request asks for, by its header. */
export const languageOf = ({ headers }: Pick<FastifyRequest, 'headers'>): Language =>
  languageAsked(headers['accept-language']);

export function sendProblem(reply: FastifyReply, { retryAfter, ...told }: Problem, timeZone?: string): void {
  const language = languageOf(reply.request);
  const body = inLanguage(told, language, timeZone);
  if (retryAfter !== undefined) void reply.header('retry-after', retryAfter);
  void reply
    .status(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .headers(languageHeaders(language))
    .send(JSON.stringify(body));
}

/** Where a body says it, by the names and numbers on the way there. */
function pathTo(value: string, part: unknown): string | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  for (const [name, inner] of Object.entries(part)) {
    if (inner === value) return name;
    const rest = pathTo(value, inner);
    if (rest !== undefined) return `${name}.${rest}`;
  }
  return undefined;
}

/** What the path names and is not there is not found; what the body names, the request cannot be carried out with. */
export function problemOf(error: unknown, { params, body }: Pick<FastifyRequest, 'params' | 'body'>): Problem {
  const found = toProblem(error);
  const missing = error instanceof ProblemError ? error.missing : undefined;
  if (missing === undefined || Object.values(params ?? {}).includes(missing)) return found;
  const field = pathTo(missing, body);
  if (field === undefined) return found;
  return problem('unknown-reference', found.detail, { errors: [{ field, message: found.detail }] });
}

/** Every error leaves as problem+json; only what nobody foresaw is logged with its stack. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Problem');
  constructor(
    private readonly routes?: CommandRoutes,
    private readonly timeZone?: string,
  ) {}

  private readonly outages = new RepeatedLines((line) => this.logger.warn(line));

  catch(error: unknown, host: ArgumentsHost): void {
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const found = problemOf(error, request);
    const about = error instanceof CommandRefused ? error.target : undefined;
    const actions = found.possible && this.routes?.actionsOf(found.possible, request, { about });
    const body = actions ? { ...found, actions } : found;
    // An outage is a line, not a stack: nobody has to look for its cause in the code.
    if (body.status === 503) this.outages.add(body.detail[languageOfLocale(process.env)]);
    else if (body.status >= 500)
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    if (reply.raw.headersSent) {
      reply.raw.end();
      return;
    }
    sendProblem(reply, body, this.timeZone);
  }
}
