import type { Condition, Instant } from '#event-sourcing';
import { FindCasesOfProblems, type CaseOfProblem } from './open-cases.js';
import { THE_SYSTEM, type QueryDoor } from './query-door.js';

const MINUTE = 60_000;

/** A moment in the same minute as this one: who is somewhere twice in it has been entered twice. */
export function inTheMinuteOf(field: string, at: Instant): Condition {
  const from = Math.floor(Date.parse(at) / MINUTE) * MINUTE;
  return { field, atLeast: new Date(from).toISOString(), lessThan: new Date(from + MINUTE).toISOString() };
}

export const isSameMinute = (one: Instant, other: Instant): boolean =>
  Math.floor(Date.parse(one) / MINUTE) === Math.floor(Date.parse(other) / MINUTE);

/** What became of what a visit found; `findingIds` are also the ids of the cases. */
export function casesOfFindings(
  queries: QueryDoor,
  findings: readonly { readonly findingId: string }[],
): Promise<readonly CaseOfProblem[]> {
  const ids = findings.map(({ findingId }) => findingId);
  return ids.length === 0 ? Promise.resolve([]) : queries.ask(new FindCasesOfProblems(ids), THE_SYSTEM);
}
