import { SaidError, say, type Language, type Sentence } from '#event-sourcing';
import type { Action } from './command-routes.js';
import { onOfficeClock } from './moments.js';
import { problemTitles, problemWords as words } from './platform.glossary.js';

/** Each bad field of a request, in both languages. */
export interface FieldFault {
  readonly field: string;
  readonly message: Sentence;
}

/** What an answer that is none says, before it is known in which language; `type` and `rule` are stable. */
export interface Problem {
  readonly type: string;
  readonly title: Sentence;
  readonly status: number;
  /** A sentence that says what to do. */
  readonly detail: Sentence;
  /** Each bad field of a malformed request. */
  readonly errors?: readonly FieldFault[];
  /** Of a refused command: the rule, the state that it met, and what is possible now. */
  readonly rule?: string;
  readonly state?: string;
  readonly possible?: readonly string[];
  /** Where what is possible is sent. */
  readonly actions?: readonly Action[];
  /** Seconds. */
  readonly retryAfter?: number;
}

/** RFC 9457 problem details, in one language. */
export interface ProblemDetails extends Omit<Problem, 'title' | 'detail' | 'errors'> {
  readonly title: string;
  readonly detail: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

export function problem(
  kind: keyof typeof problemTitles,
  detail: Sentence,
  more: Partial<Omit<Problem, 'type' | 'title' | 'detail'>> = {},
): Problem {
  const { status, ...title } = problemTitles[kind];
  return { type: `urn:zeren:problem:${kind}`, title, status, detail, ...more };
}

/** @param timeZone of the office, by whose clock moments are told; in UTC without one */
export function inLanguage(
  { title, detail, errors, ...rest }: Problem,
  language: Language,
  timeZone?: string,
): ProblemDetails {
  const told = (sentence: Sentence) =>
    timeZone === undefined ? sentence[language] : onOfficeClock(sentence[language], timeZone);
  return {
    ...rest,
    title: title[language],
    detail: told(detail),
    ...(errors && { errors: errors.map(({ field, message }) => ({ field, message: told(message) })) }),
  };
}

/** Thrown by queries and edges; commands are refused by deciders. */
export class ProblemError extends SaidError {
  constructor(
    readonly problem: Problem,
    /** The id that nothing has, where that is the problem. */
    readonly missing?: string,
  ) {
    super(problem.detail);
  }
}

/** @param what the kind of thing, as its name stands in a sentence */
export function notFound(what: Sentence, id: string, isAsOf = false): ProblemError {
  const sentence = isAsOf ? words.notThen : words.notFound;
  return new ProblemError(problem('not-found', say(sentence, { what, id })), id);
}

export function malformed(field: string, message: Sentence): ProblemError {
  const detail = say(words.malformedField, { field, message });
  return new ProblemError(problem('malformed', detail, { errors: [{ field, message }] }));
}
