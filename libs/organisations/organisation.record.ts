import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { Form, Level, OfficerRole, OrganisationType } from './labels.js';
import type { OrganisationEvent } from './organisation.events.js';

/** Of one type and in one community, from a moment until the next phase. */
export class OrganisationPhase {
  readonly phaseId: string;
  readonly from: Instant;
  readonly type: OrganisationType;
  readonly communityId?: string;
}

/** 任期 */
export class Term {
  readonly termId: string;
  readonly from: Instant;
  /** As it was elected for. */
  readonly to: Instant;
  readonly due: number;
  readonly present: number;
  readonly votes: number;
  readonly approval?: string;
  readonly extendedTo?: Instant;
  readonly isCalledOverdue?: boolean;
}

/** Somebody in an office of it, from when to when; the person by a pseudonym. */
export class Officer {
  readonly officerId: string;
  readonly role: OfficerRole;
  readonly personId: string;
  readonly isElected: boolean;
  readonly from: Instant;
  /** The first moment after it. */
  readonly until?: Instant;
  readonly approvalNumber?: string;
  readonly reason?: string;
}

/** 党员人数 as reported for a day, in force until the next report. */
export class MemberCount {
  readonly reportId: string;
  readonly on: string;
  readonly from: Instant;
  readonly full: number;
  readonly probationary: number;
  readonly women?: number;
  readonly upTo35?: number;
  readonly collegeOrMore?: number;
  readonly floating?: number;
  readonly reportedBy: string;
  readonly isCalledBelow?: boolean;
  readonly isWithdrawn: boolean;
}

/** 党组织 */
export class Organisation {
  readonly status: 'active' | 'dissolved' | 'voided';
  readonly name: string;
  readonly level: Level;
  readonly type: OrganisationType;
  readonly form: Form;
  readonly units: string[];
  readonly parentId?: string;
  readonly communityId?: string;
  readonly approvalNumber?: string;
  readonly fullMembers?: number;
  readonly foundedAt: Instant;
  readonly phases: OrganisationPhase[];
  readonly terms: Term[];
  readonly officers: Officer[];
  readonly memberCounts: MemberCount[];
  readonly dissolvedAt?: Instant;
  readonly membersTo?: string;
  readonly reason?: string;
}

export type OrganisationRecord = RecordOf<Organisation>;

const changed = <T>(list: readonly T[], isMeant: (item: T) => boolean, change: Partial<T>): T[] =>
  list.map((item) => (isMeant(item) ? { ...item, ...change } : item));

const byDay = (counts: readonly MemberCount[]) => [...counts].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));

/** Pure and total: what comes before the founding has nothing to stand on and changes nothing. */
export function evolveOrganisation(record: OrganisationRecord, event: Recorded<OrganisationEvent>): OrganisationRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'OrganisationFounded') {
    const { units, ...data } = event.data;
    const phase = { phaseId: event.id, from: at, type: data.type, communityId: data.communityId };
    const lists = { units: [...units], phases: [phase], terms: [], officers: [], memberCounts: [] };
    return { status: 'active', ...data, ...lists, foundedAt: at };
  }
  if (record.status === 'none') return record;
  const phased = (change: { readonly type?: OrganisationType; readonly communityId?: string }): Organisation => {
    const { type, communityId } = { ...record, ...change };
    return { ...record, ...change, phases: [...record.phases, { phaseId: event.id, from: at, type, communityId }] };
  };
  switch (event.type) {
    case 'OrganisationRenamed':
      return { ...record, name: event.data.name };
    case 'OrganisationReclassified':
      return phased({ type: event.data.type });
    case 'OrganisationMoved': {
      const { parentId = record.parentId, communityId = record.communityId } = event.data;
      return { ...phased({ communityId }), parentId };
    }
    case 'TermBegun':
      return { ...record, terms: [...record.terms, event.data] };
    case 'TermExtended': {
      const { termId, to, approval } = event.data;
      const isMeant = (term: Term) => term.termId === termId;
      return { ...record, terms: changed(record.terms, isMeant, { extendedTo: to, approval, isCalledOverdue: false }) };
    }
    case 'TermOverdue': {
      const { termId, to } = event.data;
      const isMeant = (term: Term) => term.termId === termId && (term.extendedTo ?? term.to) === to;
      return { ...record, terms: changed(record.terms, isMeant, { isCalledOverdue: true }) };
    }
    case 'OfficerElected':
    case 'OfficerAppointed':
      return {
        ...record,
        officers: [...record.officers, { ...event.data, isElected: event.type === 'OfficerElected' }],
      };
    case 'OfficerEnded': {
      const { officerId, until, reason } = event.data;
      return { ...record, officers: changed(record.officers, (o) => o.officerId === officerId, { until, reason }) };
    }
    case 'MemberCountReported': {
      const count = { ...event.data, from: at, reportedBy: event.metadata.actor, isWithdrawn: false };
      return { ...record, memberCounts: byDay([...record.memberCounts, count]) };
    }
    case 'MemberCountWithdrawn': {
      const isMeant = (count: MemberCount) => count.reportId === event.data.reportId;
      return { ...record, memberCounts: changed(record.memberCounts, isMeant, { isWithdrawn: true }) };
    }
    case 'BranchBelowThree': {
      const isMeant = (count: MemberCount) => count.reportId === event.data.reportId;
      return { ...record, memberCounts: changed(record.memberCounts, isMeant, { isCalledBelow: true }) };
    }
    case 'OrganisationDissolved': {
      const officers = changed(record.officers, (o) => o.until === undefined || o.until > at, { until: at });
      const { reason, membersTo } = event.data;
      return { ...record, status: 'dissolved', officers, dissolvedAt: at, membersTo, reason };
    }
    case 'OrganisationVoided':
      return { ...record, status: 'voided', reason: event.data.reason };
    default:
      return record;
  }
}

/** The last report that holds. */
export function lastCount({ memberCounts }: Pick<Organisation, 'memberCounts'>): MemberCount | undefined {
  return memberCounts.filter(({ isWithdrawn }) => !isWithdrawn).at(-1);
}

/** When a term is over, extensions included. */
export const endOf = ({ to, extendedTo }: Term): Instant => extendedTo ?? to;
