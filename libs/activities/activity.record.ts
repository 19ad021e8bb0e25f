import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import { type EvidenceFile, isSameName, type Moved } from '#platform';
import type { ActivityEvent } from './activity.events.js';
import {
  hasAttendances,
  needsMinutes,
  type ActivityKind,
  type ActivityTag,
  type InPerson,
  type OrganiserKind,
} from './activity.kinds.js';

/** 议定事项 */
export class ActivityDecision {
  readonly decisionId: string;
  readonly what: string;
  readonly person: string;
  /** The end of the day that it is due on. */
  readonly due: Instant;
  readonly state: 'open' | 'done' | 'dropped';
  readonly takenAt: Instant;
  readonly settledAt?: Instant;
}

/** One volunteer at the activity, by a pseudonym. */
export class Attendance {
  readonly attendanceId: string;
  readonly volunteerId: string;
  readonly from: Instant;
  readonly to: Instant;
  /** Of actual service. */
  readonly minutes: number;
  readonly role?: string;
  readonly paid: boolean;
  readonly minor: boolean;
  readonly recordedBy: string;
  readonly confirmedBy?: string;
}

/** 活动 */
export class Activity {
  readonly status: 'planned' | 'cancelled' | 'held' | 'voided';
  readonly kind: ActivityKind;
  readonly title: string;
  readonly communityId?: string;
  readonly communityIds: string[];
  readonly organiserKind: OrganiserKind;
  readonly organiserId?: string;
  readonly place?: string;
  readonly siteId?: string;
  readonly plannedFor?: Instant;
  /** For when it was planned at first, where it was postponed. */
  readonly postponedFrom?: Instant;
  readonly needed?: number;
  readonly chair?: string;
  readonly chairId?: string;
  readonly heldAt?: Instant;
  readonly endedAt?: Instant;
  readonly due?: number;
  readonly present?: number;
  readonly beneficiaries?: number;
  readonly absences?: string;
  readonly topics: string[];
  readonly alsoKinds: ActivityKind[];
  readonly inPerson: InPerson[];
  readonly partners: string[];
  readonly minutes?: EvidenceFile;
  readonly minutesDue?: Instant;
  readonly minutesRecordedAt?: Instant;
  /** That they were not there in time, which stays visible. */
  readonly minutesMissed: boolean;
  readonly evidence: EvidenceFile[];
  readonly sameAsNot: string[];
  readonly tags: ActivityTag[];
  readonly quarter?: string;
  readonly decisions: ActivityDecision[];
  readonly attendances: Attendance[];
}

export type ActivityRecord = RecordOf<Activity>;

const nothingYet = {
  communityIds: [],
  topics: [],
  alsoKinds: [],
  inPerson: [],
  partners: [],
  minutesMissed: false,
  evidence: [],
  sameAsNot: [],
  tags: [],
  decisions: [],
  attendances: [],
};

/** What was planned under their chair, and the open decisions that are theirs to carry out. */
export const movedActivity: Moved<ActivityRecord> = (record, { role, from, to }) => {
  if (record.status === 'none' || role !== 'person') return record;
  const isTheirs = (name: string | undefined) => name !== undefined && isSameName(name, from);
  const hasDecisions = record.decisions.some(({ state, person }) => state === 'open' && isTheirs(person));
  const chairs = record.status === 'planned' && isTheirs(record.chair);
  if (!hasDecisions && !chairs) return record;
  const decisions = record.decisions.map((one) =>
    one.state === 'open' && isTheirs(one.person) ? { ...one, person: to } : one,
  );
  // Of whoever takes over no id is known.
  return { ...record, decisions, ...(chairs ? { chair: to, chairId: undefined } : {}) };
};

/** Pure and total: what comes before anything was planned or held has nothing to stand on and changes nothing. */
export function evolveActivity(record: ActivityRecord, event: Recorded<ActivityEvent>): ActivityRecord {
  const { occurredAt: at, actor } = event.metadata;
  if (event.type === 'ActivityPlanned') return { ...nothingYet, status: 'planned', ...event.data };
  if (event.type === 'ActivityHeld') {
    const { to, ...data } = event.data;
    const before = record.status === 'none' ? nothingYet : record;
    const minutesRecordedAt = data.minutes && at;
    return { ...before, status: 'held', ...data, heldAt: at, endedAt: to, minutesRecordedAt };
  }
  if (record.status === 'none') return record;
  switch (event.type) {
    case 'ActivityPostponed': {
      const { plannedFor, postponedFrom } = event.data;
      return { ...record, plannedFor, postponedFrom: record.postponedFrom ?? postponedFrom };
    }
    case 'ActivityCancelled':
      return { ...record, status: 'cancelled' };
    case 'ActivityTagsDerived':
      return { ...record, ...event.data, minutesDue: event.data.minutesDue };
    case 'MinutesRecorded':
      return { ...record, minutes: event.data.minutes, minutesRecordedAt: at };
    case 'MinutesMissed':
      return { ...record, minutesMissed: true };
    case 'DecisionTaken':
      return { ...record, decisions: [...record.decisions, { ...event.data, state: 'open', takenAt: at }] };
    case 'DecisionDone':
      return settled(record, event.data.decisionId, 'done', at);
    case 'DecisionDropped':
      return settled(record, event.data.decisionId, 'dropped', at);
    case 'AttendanceRecorded':
      return { ...record, attendances: [...record.attendances, { ...event.data, recordedBy: actor }] };
    case 'AttendanceConfirmed': {
      const confirmed = new Set(event.data.attendanceIds);
      const attendances = record.attendances.map((one) =>
        confirmed.has(one.attendanceId) ? { ...one, confirmedBy: actor } : one,
      );
      return { ...record, attendances };
    }
    case 'HoursCorrected': {
      const { attendanceId, from, to, minutes, proposalId } = event.data;
      // What two have corrected is confirmed, unless the second of them served there.
      const served = record.attendances.some(({ volunteerId }) => isSameName(volunteerId, actor));
      const confirmedBy = proposalId === undefined || served ? undefined : actor;
      const attendances = record.attendances.map((one) =>
        one.attendanceId === attendanceId ? { ...one, from, to, minutes, recordedBy: actor, confirmedBy } : one,
      );
      return { ...record, attendances };
    }
    case 'WorkHandedOver':
      return movedActivity(record, event.data);
    case 'ActivityVoided':
      return { ...record, status: 'voided' };
    default:
      return record;
  }
}

function settled(record: Activity, decisionId: string, state: 'done' | 'dropped', at: Instant): Activity {
  const decisions = record.decisions.map((one) =>
    one.decisionId === decisionId ? { ...one, state, settledAt: at } : one,
  );
  return { ...record, decisions };
}

/** Whether minutes are still to come. */
export function awaitsMinutes({ status, kind, minutes }: Activity): boolean {
  return status === 'held' && needsMinutes(kind) && minutes === undefined;
}

/** Whether it is what its kind has to be: voided, without a quorum, or without minutes in time it counts for no duty. */
export function isValidMeeting(activity: Activity): boolean {
  if (activity.status !== 'held' || activity.tags.includes('quorum-missed')) return false;
  return !(activity.minutesMissed && awaitsMinutes(activity));
}

/** Minutes of service that count: confirmed, and not paid. */
export function countedMinutes({ status, kind }: Activity, { minutes, paid, confirmedBy }: Attendance): number {
  return status === 'held' && hasAttendances(kind) && confirmedBy !== undefined && !paid ? minutes : 0;
}
