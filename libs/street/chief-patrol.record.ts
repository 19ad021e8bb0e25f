import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import { ChiefFound, type ChiefPatrolEvent } from './chief-patrol.events.js';

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

export type ChiefPatrolRecord = RecordOf<ChiefPatrol>;

export function evolveChiefPatrol(record: ChiefPatrolRecord, event: Recorded<ChiefPatrolEvent>): ChiefPatrolRecord {
  if (event.type === 'ChiefPatrolRecorded')
    return { status: 'recorded', ...event.data, patrolledAt: event.metadata.occurredAt };
  if (event.type === 'RecordCorrected' || record.status === 'none') return record;
  return { ...record, status: 'voided', voidedBecause: event.data.reason };
}
