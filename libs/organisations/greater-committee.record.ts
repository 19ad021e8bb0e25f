import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { GreaterCommitteeUnit } from './greater-committee.commands.js';
import type { GreaterCommitteeEvent } from './greater-committee.events.js';
import { turned } from './phases.js';

/** There, from when to when. */
export class GreaterCommitteePhase {
  readonly phaseId: string;
  readonly from: Instant;
  readonly until?: Instant;
}

/** 社区大党委 */
export class GreaterCommittee {
  readonly status: 'established' | 'dissolved';
  readonly communityId: string;
  readonly units: GreaterCommitteeUnit[];
  readonly establishedAt: Instant;
  readonly phases: GreaterCommitteePhase[];
  readonly dissolvedAt?: Instant;
  readonly reason?: string;
}

export type GreaterCommitteeRecord = RecordOf<GreaterCommittee>;

/** Pure and total: what comes before it is established has nothing to stand on and changes nothing. */
export function evolveGreaterCommittee(
  record: GreaterCommitteeRecord,
  event: Recorded<GreaterCommitteeEvent>,
): GreaterCommitteeRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'GreaterCommitteeEstablished') {
    const { communityId, units } = event.data;
    const phases = turned<GreaterCommitteePhase>(record.status === 'none' ? [] : record.phases, at, {
      phaseId: event.id,
    });
    return { status: 'established', communityId, units: [...units], establishedAt: at, phases };
  }
  if (record.status === 'none') return record;
  if (event.type === 'GreaterCommitteeChanged') return { ...record, units: [...event.data.units] };
  if (event.type !== 'GreaterCommitteeDissolved') return record;
  return {
    ...record,
    status: 'dissolved',
    phases: turned(record.phases, at),
    dissolvedAt: at,
    reason: event.data.reason,
  };
}
