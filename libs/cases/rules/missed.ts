import type { Instant } from '#event-sourcing';
import { isTicking } from '../case.deadlines.js';
import type { CaseEvent } from '../case.events.js';
import type { CaseRecord, Deadline } from '../case.record.js';
import type { CaseContext } from './rule.js';

/** A case goes up to whoever stands above the handler from the second missed deadline on, unless told. */
const ESCALATE_AFTER_MISSES = 2;

type Late = readonly [deadlineId: string, deadline: Deadline];

/**
 * That these deadlines were missed, each once, and that the case goes up where that is one miss too many.
 * @param at when it happened: when the time ran out, not when somebody looked, unless told
 */
export function callMissed(
  record: CaseRecord,
  late: readonly Late[],
  escalateAfterMisses = ESCALATE_AFTER_MISSES,
  at?: Instant,
): CaseEvent[] {
  const { department, assignee, counts } = record;
  return late.flatMap(([deadlineId, { kind, due }], n): CaseEvent[] => {
    const occurredAt = at ?? due.at;
    const missed: CaseEvent = { type: 'DeadlineMissed', data: { deadlineId, due }, occurredAt };
    if (counts.missed + n + 1 < escalateAfterMisses) return [missed];
    const reason = `the ${kind} deadline ${due.at} was missed`;
    return [missed, { type: 'CaseEscalated', data: { deadlineId, reason, department, assignee }, occurredAt }];
  });
}

/** Whether the deadline has run out by then and nobody has said so yet. */
export function isUncalled(record: CaseRecord, deadline: Deadline, by: string): boolean {
  return isTicking(deadline, record) && !deadline.missed && deadline.due.at < by;
}

/** What the clock did not get to say (the service was down) before an answer came that is late. */
export function missedUncalled(
  record: CaseRecord,
  isAnswered: (deadline: Deadline, deadlineId: string) => boolean,
  { occurredAt, config }: CaseContext,
): CaseEvent[] {
  return callMissed(record, uncalled(record, occurredAt, isAnswered), config?.escalateAfterMisses);
}

/** What ran out while nothing ran, as it was merged away: missed once it runs again, for then it was not. */
export function missedMeanwhile(record: CaseRecord, { occurredAt, config }: CaseContext): CaseEvent[] {
  const again = { ...record, ...record.beforeMerge };
  return callMissed(
    again,
    uncalled(again, occurredAt, () => true),
    config?.escalateAfterMisses,
    occurredAt,
  );
}

function uncalled(record: CaseRecord, by: Instant, isMeant: (deadline: Deadline, deadlineId: string) => boolean) {
  return Object.entries(record.deadlines)
    .filter(([id, deadline]) => isMeant(deadline, id) && isUncalled(record, deadline, by))
    .sort(([, a], [, b]) => (a.due.at < b.due.at ? -1 : 1));
}
