import { withCorrections, type Instant, type Recorded, type Told } from '#event-sourcing';
import { chiefPatrolCorrections, ChiefFound, type ChiefPatrolEvent } from './chief-patrol.events.js';

export interface NoChiefPatrol {
  readonly status: 'none';
}

/** 路长巡查 */
export class ChiefPatrol {
  readonly status: 'recorded' | 'voided';
  readonly siteId: string;
  readonly communityId: string;
  readonly chief: string;
  /** Of which class the chief was then. */
  readonly role: string;
  readonly patrolledAt: Instant;
  readonly findings: ChiefFound[];
  readonly note?: string;
  readonly voidedBecause?: string;
}

export type ChiefPatrolRecord = (NoChiefPatrol | ChiefPatrol) & Told;

export const noChiefPatrol: NoChiefPatrol = { status: 'none' };

function evolve(record: ChiefPatrolRecord, event: Recorded<ChiefPatrolEvent>): ChiefPatrolRecord {
  if (event.type === 'ChiefPatrolRecorded')
    return { status: 'recorded', ...event.data, patrolledAt: event.metadata.occurredAt };
  if (event.type === 'RecordCorrected' || record.status === 'none') return record;
  return { ...record, status: 'voided', voidedBecause: event.data.reason };
}

export const evolveChiefPatrol = withCorrections<ChiefPatrolRecord, ChiefPatrolEvent>(
  evolve,
  noChiefPatrol,
  chiefPatrolCorrections,
);
