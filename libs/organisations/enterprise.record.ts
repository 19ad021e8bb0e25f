import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { Attitude } from './enterprise.commands.js';
import type { EnterpriseEvent } from './enterprise.events.js';
import { turned } from './phases.js';

/** An enterprise with as many people, and with or without a branch, from a moment until the next phase. */
export class EnterprisePhase {
  readonly phaseId: string;
  readonly from: Instant;
  readonly until?: Instant;
  /** Absent before the first survey. */
  readonly staff?: number;
  readonly members?: number;
  readonly organisationId?: string;
}

/** 非公企业 */
export class Enterprise {
  readonly status: 'in-business' | 'closed';
  readonly name: string;
  readonly communityId: string;
  readonly siteId?: string;
  readonly trade?: string;
  readonly creditCode?: string;
  readonly registeredAt: Instant;
  readonly phases: EnterprisePhase[];
  readonly staff?: number;
  readonly members?: number;
  readonly ownerAttitude?: Attitude;
  readonly hasPremises?: boolean;
  readonly reasonForNone?: string;
  readonly surveyedAt?: Instant;
  /** The branch that its members belong to. */
  readonly organisationId?: string;
  readonly closedAt?: Instant;
}

export type EnterpriseRecord = RecordOf<Enterprise>;

/** Pure and total: what comes before the registration has nothing to stand on and changes nothing. */
export function evolveEnterprise(record: EnterpriseRecord, event: Recorded<EnterpriseEvent>): EnterpriseRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'EnterpriseRegistered') {
    const phases = [{ phaseId: event.id, from: at }];
    return { status: 'in-business', ...event.data, registeredAt: at, phases };
  }
  if (record.status === 'none') return record;
  const phased = (changed: Enterprise): Enterprise => {
    const { staff, members, organisationId } = changed;
    return { ...changed, phases: turned(record.phases, at, { phaseId: event.id, staff, members, organisationId }) };
  };
  switch (event.type) {
    case 'EnterpriseSurveyed':
      return phased({ ...record, hasPremises: undefined, reasonForNone: undefined, ...event.data, surveyedAt: at });
    case 'EnterpriseBranchNamed':
      return phased({ ...record, organisationId: event.data.organisationId });
    case 'EnterpriseBranchDropped':
      return phased({ ...record, organisationId: undefined });
    case 'EnterpriseClosed':
      return { ...record, status: 'closed', closedAt: at, phases: turned(record.phases, at) };
    default:
      return record;
  }
}
