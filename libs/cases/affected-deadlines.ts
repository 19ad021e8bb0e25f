import type { WorkingCalendar } from '#calendar';
import type { Instant } from '#event-sourcing';
import { isRunning, isTicking } from './case.deadlines.js';
import type { Due } from './case.events.js';
import type { CaseRecord, Deadline } from './case.record.js';
import { dueOfOrder } from './ordered.js';

/** A deadline that by today's calendar falls elsewhere than it was put. */
export class AffectedDeadline {
  readonly caseId: string;
  readonly number?: string;
  readonly department?: string;
  readonly deadlineId: string;
  readonly kind: Deadline['kind'];
  /** How it stands. */
  readonly due: Instant;
  /** Where it falls by the calendar as it is now. */
  readonly moved: Instant;
  /** What was ordered, e.g. 3 workingDays. */
  readonly ordered: string;
}

/**
 * Where today's calendar puts a deadline that was ordered as a limit; `undefined` where it stands rightly, or is no
 * longer to be moved: answered, ended, run out, or already past by the calendar of today. What is judged stays judged.
 */
export function movedDue(
  record: CaseRecord,
  deadline: Deadline,
  calendar: WorkingCalendar,
  now: Instant,
): Due | undefined {
  const { due } = deadline;
  if (!isRunning(deadline) || !due.ordered || (isTicking(deadline, record) && due.at <= now)) return undefined;
  const moved = dueOfOrder(due.ordered, calendar);
  return moved.at === due.at || moved.at <= now ? undefined : moved;
}

export function affectedDeadlines(
  record: CaseRecord & { readonly caseId: string },
  calendar: WorkingCalendar,
  now: Instant,
): AffectedDeadline[] {
  return Object.entries(record.deadlines).flatMap(([deadlineId, deadline]) => {
    const moved = movedDue(record, deadline, calendar, now);
    if (!moved) return [];
    const { caseId, number, department } = record;
    const { kind, due } = deadline;
    const ordered = `${due.ordered!.amount} ${due.ordered!.kind}`;
    return [{ caseId, number, department, deadlineId, kind, due: due.at, moved: moved.at, ordered }];
  });
}
