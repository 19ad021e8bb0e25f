import type { Instant, Recorded } from '#event-sourcing';
import type { Role } from './labels.js';
import type { ResponsibilityEvent } from './responsibility.events.js';

/** A span of time: `from` belongs to it, `until` no longer does; without `until` it is open. */
export class Span {
  readonly from: Instant;
  readonly until?: Instant;
}

/** Who answers for a site or a community, in which role, from when to when 责任. */
export class Responsibility extends Span {
  readonly responsibilityId: string;
  readonly role: Role;
  readonly person: string;
  readonly assignedBy: string;
  /** Why it ended, where that was said. */
  readonly reason?: string;
}

export function covers({ from, until }: Span, at: Instant): boolean {
  return from <= at && (until === undefined || at < until);
}

/** Spans that only touch do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  return (b.until === undefined || a.from < b.until) && (a.until === undefined || b.from < a.until);
}

/** Who was responsible at that moment, by what is known now. */
export function responsibleAt(
  { responsibilities }: { readonly responsibilities: readonly Responsibility[] },
  at: Instant,
  role?: Role,
): Responsibility[] {
  return responsibilities.filter((r) => covers(r, at) && (role === undefined || r.role === role));
}

/** Pure and total, and the same event twice is the same as once. */
export function evolveResponsibilities(
  known: Responsibility[],
  event: Recorded<ResponsibilityEvent>,
): Responsibility[] {
  const { responsibilityId } = event.data;
  if (event.type === 'ResponsibilityEnded') {
    const { until, reason } = event.data;
    return known.map((r) => (r.responsibilityId === responsibilityId ? { ...r, until, reason } : r));
  }
  if (known.some((r) => r.responsibilityId === responsibilityId)) return known;
  const { role, person, from, until } = event.data;
  return [...known, { responsibilityId, role, person, from, until, assignedBy: event.metadata.actor }];
}
