import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { FullTimeWorkerEvent } from './full-time-worker.events.js';
import { turned } from './phases.js';

/** In one community, from when to when. */
export class FullTimeWorkerPhase {
  readonly phaseId: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly communityId: string;
}

/** 专职党务工作者, by a pseudonym. */
export class FullTimeWorker {
  readonly status: 'assigned' | 'ended';
  /** Where the person works, or did last. */
  readonly communityId: string;
  readonly assignedAt: Instant;
  readonly phases: FullTimeWorkerPhase[];
  readonly endedAt?: Instant;
  readonly reason?: string;
}

export type FullTimeWorkerRecord = RecordOf<FullTimeWorker>;

/** Pure and total: what comes before the first assignment has nothing to stand on and changes nothing. */
export function evolveFullTimeWorker(
  record: FullTimeWorkerRecord,
  event: Recorded<FullTimeWorkerEvent>,
): FullTimeWorkerRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'FullTimeWorkerAssigned') {
    const { communityId } = event.data;
    const before = record.status === 'none' ? [] : record.phases;
    const phases = turned<FullTimeWorkerPhase>(before, at, { phaseId: event.id, communityId });
    return { status: 'assigned', communityId, assignedAt: at, phases };
  }
  if (record.status === 'none' || event.type !== 'FullTimeWorkerEnded') return record;
  return { ...record, status: 'ended', phases: turned(record.phases, at), endedAt: at, reason: event.data.reason };
}
