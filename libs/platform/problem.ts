/** RFC 9457 problem details. `type` is stable; `detail` is a sentence that says what to do. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Each bad field of a malformed request. */
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
  /** Of a refused command: the rule, the state that it met, and what is possible now. */
  readonly rule?: string;
  readonly state?: string;
  readonly possible?: readonly string[];
  /** Seconds. */
  readonly retryAfter?: number;
}

const TITLES: Record<string, readonly [number, string]> = {
  malformed: [400, 'The request is malformed'],
  unauthenticated: [401, 'Nobody is named as the actor'],
  'not-found': [404, 'There is no such thing'],
  'too-large': [413, 'The request is too large'],
  'method-not-allowed': [405, 'The method is not allowed here'],
  'uri-too-long': [414, 'The address is too long'],
  'media-type': [415, 'The media type is not supported'],
  'headers-too-large': [431, 'The headers are too large'],
  misdirected: [421, 'This service does not answer to that name'],
  refused: [409, 'A rule forbids this now'],
  'stale-revision': [412, 'The record has moved on'],
  'unknown-reference': [422, 'The request names something that is not there'],
  'key-reused': [422, 'The idempotency key was used with another content'],
  unavailable: [503, 'Not possible at the moment'],
  internal: [500, 'Something went wrong inside'],
};

export function problem(kind: string, detail: string, more: Partial<Problem> = {}): Problem {
  const [status, title] = TITLES[kind] ?? TITLES['internal']!;
  return { type: `urn:zeren:problem:${kind}`, title, status, detail, ...more };
}

/** Thrown by queries and edges; commands are refused by deciders. */
export class ProblemError extends Error {
  constructor(
    readonly problem: Problem,
    /** The id that nothing has, where that is the problem. */
    readonly missing?: string,
  ) {
    super(problem.detail);
    this.name = 'ProblemError';
  }
}

export function notFound(what: string, id: string): ProblemError {
  return new ProblemError(problem('not-found', `There is no ${what} with the id ${id}.`), id);
}

export function malformed(field: string, message: string): ProblemError {
  const detail = `The field ${field} is not right: ${message}`;
  return new ProblemError(problem('malformed', detail, { errors: [{ field, message }] }));
}
