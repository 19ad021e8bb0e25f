import type { Instant, Recorded } from '#event-sourcing';
import type { CaseEvent } from './case.events.js';
import type { CaseRecord } from './case.record.js';

/** 一段办理: from a dispatch to the next one, the return, or the end; what happens in it counts for who holds the case then. */
export class Leg {
  /** The dispatch; its deadline has an id of its own. */
  readonly legId: string;
  readonly deadlineId: string;
  readonly department: string;
  readonly assignee?: string;
  readonly dispatchedBy: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly returned?: boolean;
  readonly rectifiedAt?: Instant;
  readonly misses: number;
  readonly escalations: number;
  readonly reworks: number;
  readonly extensions: number;
}

/** 一次核查: from a rectification to what the checker said of it; each is judged by itself. */
export class Check {
  /** The rectification, and the event that says what came of it. */
  readonly checkId: string;
  readonly decisionId?: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly result?: 'passed' | 'rejected';
  readonly checkedBy?: string;
}

/** A closure that was reopened: it stays, and counts once. */
export class Life {
  readonly reopenedBy: string;
  readonly closedBy?: string;
  readonly from?: Instant;
  readonly closedAt?: Instant;
  /** What it was measured by. */
  readonly dueAt?: Instant;
}

/** While the case was suspended. */
export class Standstill {
  readonly from: Instant;
  readonly until?: Instant;
}

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
