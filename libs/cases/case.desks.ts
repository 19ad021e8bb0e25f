import type { Instant, Recorded } from '#event-sourcing';
import type { CaseEvent } from './case.events.js';
import type { Check, Leg } from './case.parts.js';
import type { CaseRecord } from './case.record.js';

type Of<T extends CaseEvent['type']> = Extract<Recorded<CaseEvent>, { type: T }>;
type Legs = CaseRecord['legs'];
type Checks = CaseRecord['checks'];

const last = <T>(parts: readonly T[], change: (part: T) => T): T[] =>
  parts.map((part, n) => (n === parts.length - 1 ? change(part) : part));

/** Ends what is still running; what has ended stays as it was. */
export function endLeg(legs: Legs, at: Instant, more: Partial<Leg> = {}): Legs {
  return legs.at(-1)?.until === undefined ? last(legs, (leg) => ({ ...leg, until: at, ...more })) : legs;
}

export function beginLeg(legs: Legs, { id, data, metadata }: Of<'CaseDispatched'>): Legs {
  const { deadlineId, department, assignee } = data;
  const leg: Leg = {
    legId: id,
    deadlineId,
    department,
    assignee,
    dispatchedBy: metadata.actor,
    from: metadata.occurredAt,
    misses: 0,
    escalations: 0,
    reworks: 0,
    extensions: 0,
  };
  return [...endLeg(legs, metadata.occurredAt), leg];
}

/** The leg of a deadline: the dispatch's own; of a notice, whoever held the case when it ran out. */
function legOf(legs: Legs, deadlineId: string, at: Instant): number {
  const own = legs.findIndex((leg) => leg.deadlineId === deadlineId);
  if (own >= 0) return own;
  return legs.findLastIndex((leg) => leg.from <= at && (leg.until === undefined || at < leg.until));
}

export function countInLeg(
  legs: Legs,
  name: 'misses' | 'escalations' | 'extensions',
  deadlineId: string,
  at: Instant,
): Legs {
  const index = legOf(legs, deadlineId, at);
  return index < 0 ? legs : legs.map((leg, n) => (n === index ? { ...leg, [name]: leg[name] + 1 } : leg));
}

export const rectifyLeg = (legs: Legs, rectifiedAt: Instant): Legs =>
  legs.at(-1)?.until === undefined ? last(legs, (leg) => ({ ...leg, rectifiedAt })) : legs;

export const reworkLeg = (legs: Legs): Legs =>
  last(legs, (leg) => ({ ...leg, rectifiedAt: undefined, reworks: leg.reworks + 1 }));

export function beginCheck(checks: Checks, { id, metadata }: Of<'RectificationReported'>): Checks {
  return [...checks, { checkId: id, from: metadata.occurredAt }];
}

/** A source closes what it has a reply to without anybody's check: nothing waits for one any more, nor did it pass one. */
export function closeCheck(checks: Checks, { id, metadata }: Recorded<CaseEvent>, until = metadata.occurredAt): Checks {
  if (checks.at(-1)?.until !== undefined) return checks;
  return last(checks, (check) => ({ ...check, until, result: 'closed-by-source' as const, decisionId: id }));
}

export function endCheck(
  checks: Checks,
  result: NonNullable<Check['result']>,
  { id, metadata }: Recorded<CaseEvent>,
): Checks {
  const { occurredAt: until, actor: checkedBy } = metadata;
  return last(checks, (check) => ({ ...check, until, result, checkedBy, decisionId: id }));
}

/** The moment of an event turned out to be another one: the parts that it began or ended move with it. */
export function movedDesks({ legs, checks }: CaseRecord, eventId: string, previous: Instant | null, at: Instant) {
  return {
    legs: legs.map((leg, n) => ({
      ...leg,
      from: leg.legId === eventId ? at : leg.from,
      until: legs[n + 1]?.legId === eventId && leg.until === previous ? at : leg.until,
      rectifiedAt: leg.rectifiedAt === previous && checks.some((c) => c.checkId === eventId) ? at : leg.rectifiedAt,
    })),
    checks: checks.map((check) => ({
      ...check,
      from: check.checkId === eventId ? at : check.from,
      until: check.decisionId === eventId ? at : check.until,
    })),
  };
}
