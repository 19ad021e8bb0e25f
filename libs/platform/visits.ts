import {
  refuse,
  wholeRecord,
  type AnyView,
  type Condition,
  type DecisionContext,
  type DomainEvent,
  type Instant,
  type Rule,
  type Sentence,
  type Told,
  type WithStatus,
} from '#event-sourcing';
import type { LookUp } from './aggregate-executor.js';
import { FindCasesOfProblems, type CaseOfProblem } from './open-cases.js';
import type { WithReason } from './occurrence.js';
import { THE_SYSTEM } from './query-door.js';
import { nameKey } from './text-kinds.js';
import { ViewReader } from './view-reader.js';

const MINUTE = 60_000;

/** A moment in the same minute as this one: who is somewhere twice in it has been entered twice. */
export function inTheMinuteOf(field: string, at: Instant): Condition {
  const from = Math.floor(Date.parse(at) / MINUTE) * MINUTE;
  return { field, atLeast: new Date(from).toISOString(), lessThan: new Date(from + MINUTE).toISOString() };
}

export const isSameMinute = (one: Instant, other: Instant): boolean =>
  Math.floor(Date.parse(one) / MINUTE) === Math.floor(Date.parse(other) / MINUTE);

/** What rules on visits know besides. */
export interface VisitContext {
  /** Ids of visits of the same person to the same site in the same minute. */
  readonly alike?: readonly string[];
  /** What became of what it found. */
  readonly cases?: readonly CaseOfProblem[];
}

/** The visits alike that the command does not say it is not, as a sentence names them; undefined for none. */
export function enteredTwice(
  { alike = [] }: VisitContext,
  { sameAsNot = [] }: { readonly sameAsNot?: readonly string[] },
): string | undefined {
  return alike.filter((one) => !sameAsNot.includes(one)).join('、') || undefined;
}

/** The rule by which a record is voided, once and as a whole: figures count it no more. */
export const voidRule = <V extends string>(
  because: Sentence,
  voided: V,
  ...begins: readonly string[]
): Rule<WithStatus & Told, DomainEvent<V, { readonly reason: string }>, DecisionContext, WithReason> => ({
  rule: 'void-once',
  because,
  allowed: ({ status }) => status !== 'none' && status !== 'voided',
  restates: wholeRecord(...begins),
  decide: (_record, { reason }) => [{ type: voided, data: { reason } }],
});

/** What a visit found has become cases of their own: it is voided when none of them holds. */
export const voidVisit = <V extends string>(
  because: Sentence,
  voided: V,
  recorded: string,
): Rule<
  WithStatus & Told,
  DomainEvent<V, { readonly reason: string }>,
  DecisionContext & VisitContext,
  WithReason
> => ({
  ...voidRule(because, voided, recorded),
  rule: 'void-without-findings',
  looksUp: ['cases'],
  decide: (_record, { reason }, { cases = [] }) =>
    cases.some(({ holds }) => holds) ? refuse('void-without-findings', because) : [{ type: voided, data: { reason } }],
});

interface VisitCommand {
  readonly siteId: string;
  readonly occurredAt?: Instant;
}

/**
 * Visits of the same person to the site that the command names, in the same minute: by what is shown, as nobody who enters
 * a visit waits for the views.
 * @param fields of the view: the visitor's key, the moment, and which visits count
 * @param visitor whom the command names; whoever sends unless it names somebody
 */
export const visitsAlike =
  <C extends VisitCommand>(
    view: AnyView,
    { person, at, counts }: { readonly person: string; readonly at: string; readonly counts: Condition },
    visitor: (command: C) => string | undefined = () => undefined,
  ): LookUp =>
  (command: C, { service, sent, now }) =>
    service(ViewReader)
      .of(view)
      .ids([
        { field: person, equals: nameKey(visitor(command) ?? sent.actor) },
        { field: 'siteId', equals: command.siteId },
        counts,
        inTheMinuteOf(at, command.occurredAt ?? now),
      ]);

/** What became of the problems that a thing has found so far: their ids are also those of the cases. */
export const casesFound =
  <R>(foundIn: (record: R) => readonly { readonly findingId: string }[]): LookUp =>
  async (_command, { queries, executor, sent }): Promise<readonly CaseOfProblem[]> => {
    const { record } = await executor.find(sent.target);
    const ids = foundIn(record as R).map(({ findingId }) => findingId);
    return ids.length === 0 ? [] : queries.ask(new FindCasesOfProblems(ids), THE_SYSTEM);
  };
