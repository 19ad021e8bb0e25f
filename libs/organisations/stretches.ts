import { NO_END, type Instant } from '#event-sourcing';
import type { Level, OrganisationType } from './labels.js';
import { endOf, type MemberCount, type Organisation } from './organisation.record.js';

/** An organisation as the figures count it: of one type, in one community, with one number of members. */
export interface OrganisationStretch {
  readonly organisationId: string;
  readonly name: string;
  readonly level: Level;
  readonly type: OrganisationType;
  readonly communityId?: string;
  readonly from: Instant;
  readonly until: Instant;
  readonly full: number;
  readonly probationary: number;
  readonly members: number;
  /** Whether its members are those that it reported, or still those with whom it was founded. */
  readonly isReported: boolean;
  /** The day that the members were reported for. */
  readonly countedOn?: string;
}

/** What changes at a moment: what it is and where it belongs, or how many members it has. */
interface Change {
  readonly key: string;
  readonly from: Instant;
  readonly is?: Pick<OrganisationStretch, 'type' | 'communityId'>;
  readonly count?: MemberCount;
}

/**
 * Each change begins a stretch, which the next one ends. What was taken back keeps its document, of no length, as an id
 * that was there once stays.
 */
export function* stretchesOf(
  organisation: Organisation,
  organisationId: string,
): Generator<readonly [string, OrganisationStretch]> {
  const { name, level, foundedAt, dissolvedAt, status } = organisation;
  const end = status === 'voided' ? foundedAt : (dissolvedAt ?? NO_END);
  const phases = organisation.phases.map(({ phaseId, from, type, communityId }): Change => ({
    key: phaseId,
    from,
    is: { type, communityId },
  }));
  const counts = organisation.memberCounts.map((count): Change => {
    const from = count.from < foundedAt ? foundedAt : count.from;
    return { key: count.reportId, from, count };
  });
  // The order of equals stays: first what it is, then how many.
  const changes = [...phases, ...counts].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  const isIn = (change: Change) => change.count?.isWithdrawn !== true;
  let is = organisation.phases[0]!;
  let count: MemberCount | undefined;
  for (const [n, change] of changes.entries()) {
    const { key, from } = change;
    if (isIn(change)) ({ is = is, count = count } = change as { is?: typeof is; count?: MemberCount });
    const next = changes.slice(n + 1).find(isIn)?.from ?? NO_END;
    const until = !isIn(change) || end < from ? from : next < end ? next : end;
    const { full, probationary, on: countedOn } = count ?? { full: organisation.fullMembers ?? 0, probationary: 0 };
    const { type, communityId } = is;
    const members = full + probationary;
    const whole = { organisationId, name, level, type, communityId, from, until, full, probationary, members };
    yield [key, { ...whole, isReported: count !== undefined, countedOn }];
  }
}

/** A term that is over, from its end until the next one begins. */
export interface OverdueTerm {
  readonly organisationId: string;
  readonly name: string;
  readonly level: Level;
  readonly communityId?: string;
  readonly termId: string;
  readonly from: Instant;
  readonly until: Instant;
}

/** One of each term, of no length where it was never over without a next one. */
export function* overdueTermsOf(
  { name, level, communityId, status, foundedAt, dissolvedAt, terms }: Organisation,
  organisationId: string,
): Generator<readonly [string, OverdueTerm]> {
  const end = status === 'voided' ? foundedAt : (dissolvedAt ?? NO_END);
  for (const term of terms) {
    const from = endOf(term);
    const next = terms.map((other) => other.from).filter((begun) => begun > term.from);
    const until = [end, ...next].reduce((first, one) => (one < first ? one : first));
    const length = { from, until: until < from ? from : until };
    yield [term.termId, { organisationId, name, level, communityId, termId: term.termId, ...length }];
  }
}
