import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { PatrolEvent, PatrolFinding } from './patrol.events.js';

/** 巡查 */
export class Patrol {
  readonly status: 'recorded' | 'voided';
  readonly siteId: string;
  readonly communityId: string;
  readonly patroller: string;
  readonly patrolledAt: Instant;
  /** How many. */
  readonly findings: number;
  readonly found: PatrolFinding[];
  readonly note?: string;
  readonly companions: string[];
  /** What was recorded in a shape that says nothing, by its path: a finding in a list inside the list. */
  readonly illegible?: string[];
  /** Why it does not count, where it was recorded by mistake. */
  readonly voidedBecause?: string;
}

/** All that is known of one patrol: the fold of its stream. The decider decides on it and the view stores it. */
export type PatrolRecord = RecordOf<Patrol>;

/** Pure and total: what comes before the record of the visit has nothing to stand on and changes nothing. */
export function evolvePatrol(record: PatrolRecord, event: Recorded<PatrolEvent>): PatrolRecord {
  if (event.type === 'PatrolRecorded') {
    const { findings: found, companions = [], ...visit } = event.data;
    const { actor: patroller, occurredAt: patrolledAt } = event.metadata;
    return { ...visit, status: 'recorded', patroller, patrolledAt, findings: found.length, found, companions };
  }
  if (event.type === 'RecordCorrected' || record.status === 'none') return record;
  return { ...record, status: 'voided', voidedBecause: event.data.reason };
}
