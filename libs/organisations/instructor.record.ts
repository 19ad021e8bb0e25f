import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import type { Education } from './instructor.commands.js';
import type { InstructorEvent } from './instructor.events.js';
import { turned } from './phases.js';

/** In post with one education, from a moment until the next phase. */
export class InstructorPhase {
  readonly phaseId: string;
  readonly from: Instant;
  readonly until?: Instant;
  readonly education: Education;
  readonly communityId?: string;
}

/** In an enterprise, from when to when. */
export class InstructorAssignment {
  readonly assignmentId: string;
  readonly enterpriseId: string;
  readonly from: Instant;
  /** The first moment after it. */
  readonly until?: Instant;
  readonly beyond?: number;
}

/** What was done in one enterprise, by a report about it. */
export class EnterpriseWork {
  readonly reportId: string;
  readonly enterpriseId: string;
  readonly reportedAt: Instant;
  readonly visits: number;
  readonly problems?: string;
}

/** 党建指导员, by a pseudonym. */
export class Instructor {
  readonly status: 'in-post' | 'ended';
  readonly education: Education;
  readonly isFullTime: boolean;
  readonly communityId?: string;
  readonly appointedAt: Instant;
  readonly phases: InstructorPhase[];
  readonly assignments: InstructorAssignment[];
  readonly reports: number;
  readonly visits: number;
  readonly enterpriseWork: EnterpriseWork[];
  /** By the report that came last. */
  readonly problems?: string;
  readonly endedAt?: Instant;
  readonly reason?: string;
}

export type InstructorRecord = RecordOf<Instructor>;

/** Pure and total: what comes before the appointment has nothing to stand on and changes nothing. */
export function evolveInstructor(record: InstructorRecord, event: Recorded<InstructorEvent>): InstructorRecord {
  const at = event.metadata.occurredAt;
  if (event.type === 'InstructorAppointed') {
    const { education, communityId } = event.data;
    // Who is appointed again keeps what was.
    const before =
      record.status === 'none' ? { phases: [], assignments: [], reports: 0, visits: 0, enterpriseWork: [] } : record;
    const phases = turned<InstructorPhase>(before.phases, at, { phaseId: event.id, education, communityId });
    return {
      ...before,
      status: 'in-post',
      ...event.data,
      appointedAt: at,
      phases,
      endedAt: undefined,
      reason: undefined,
    };
  }
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'InstructorAssigned':
      return { ...record, assignments: [...record.assignments, event.data] };
    case 'InstructorAssignmentEnded': {
      const { assignmentId, until } = event.data;
      const ended = (one: InstructorAssignment) => (one.assignmentId === assignmentId ? { ...one, until } : one);
      return { ...record, assignments: record.assignments.map(ended) };
    }
    case 'InstructorReported': {
      const { enterpriseId, visits, problems } = event.data;
      const work = { reportId: event.id, reportedAt: at, visits, problems };
      const enterpriseWork =
        enterpriseId === undefined ? record.enterpriseWork : [...record.enterpriseWork, { enterpriseId, ...work }];
      return { ...record, reports: record.reports + 1, visits: record.visits + visits, problems, enterpriseWork };
    }
    case 'InstructorEducationChanged': {
      const { education } = event.data;
      const { communityId } = record;
      return { ...record, education, phases: turned(record.phases, at, { phaseId: event.id, education, communityId }) };
    }
    case 'InstructorEnded': {
      const ended = (one: InstructorAssignment) =>
        one.until === undefined || one.until > at ? { ...one, until: at } : one;
      const assignments = record.assignments.map(ended);
      const { reason } = event.data;
      return { ...record, status: 'ended', phases: turned(record.phases, at), assignments, endedAt: at, reason };
    }
    default:
      return record;
  }
}
