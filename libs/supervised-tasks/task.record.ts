import type { Instant, Recorded, RecordOf } from '#event-sourcing';
import { movedIn, type EvidenceFile, type Moved, type NumberedProblem } from '#platform';
import type { TaskEvent, TaskMeasure } from './task.events.js';
import type { AuthorityLevel, TaskKind, TaskStatus, Truth } from './task.kinds.js';

export class TaskInvestigation {
  readonly isTrue: Truth;
  readonly findings: string;
  /** Each has become a case of this id. */
  readonly problems: NumberedProblem[];
  readonly evidence?: EvidenceFile[];
  readonly at: Instant;
}

export class TaskMeasureState {
  readonly measureId: string;
  readonly measure: string;
  readonly responsible: string;
  readonly dueDay: string;
  readonly doneAt?: Instant;
}

export class TaskRectification {
  readonly what: string;
  readonly before?: EvidenceFile[];
  readonly after?: EvidenceFile[];
  readonly by: string;
  readonly at: Instant;
}

export class TaskAcceptance {
  readonly unit: string;
  readonly level: AuthorityLevel;
  readonly by: string;
  readonly at: Instant;
}

export class TaskDisclosure {
  readonly where: string;
  readonly fromDay: string;
  readonly toDay: string;
  readonly ends: Instant;
}

export class TaskObjection {
  readonly objectionId: string;
  readonly text: string;
  readonly outcome?: string;
}

/** A stretch of time in which the task was closed, or closed for a phase; `until` missing: it still is. */
export class TaskClosure {
  readonly state: 'closed' | 'phase-closed';
  readonly from: Instant;
  readonly until?: Instant;
  /** By the first due or one that was granted. */
  readonly inTime: boolean;
  readonly by: string;
  /** Of a delisting 销号. */
  readonly authority?: string;
  readonly documentNumber?: string;
}

export class TaskLookBack {
  readonly lookBackId: string;
  readonly outcome: 'held' | 'relapsed';
  readonly findings?: string;
  readonly evidence?: EvidenceFile[];
  readonly by: string;
  readonly at: Instant;
}

export class TaskAccountability {
  readonly measure: string;
  readonly documentNumber?: string;
  readonly persons: number;
}

/** 督办事项 */
export class SupervisedTask {
  readonly status: TaskStatus;
  readonly campaign: string;
  readonly kind: TaskKind;
  readonly externalNumber: string;
  readonly batch?: string;
  readonly level: AuthorityLevel;
  readonly authority: string;
  readonly documentNumber?: string;
  readonly text: string;
  readonly pollutionType?: string;
  readonly isKey: boolean;
  readonly communityId?: string;
  readonly siteId?: string;
  readonly sharedAreas: string[];
  readonly handedOverAt: Instant;
  readonly due: Instant;
  /** Later ones that were granted are in it. */
  readonly granted?: Instant;
  readonly receiptDue: Instant;
  readonly claimedAt?: Instant;
  readonly unit?: string;
  readonly unitLevel?: AuthorityLevel;
  readonly person?: string;
  readonly returnReason?: string;
  /** From then on it is not this office's. */
  readonly returnAcceptedAt?: Instant;
  readonly investigation?: TaskInvestigation;
  readonly goal?: string;
  readonly measures: TaskMeasureState[];
  readonly nextDue?: Instant;
  readonly rectification?: TaskRectification;
  readonly answer?: { readonly result: Truth; readonly reply: string; readonly evidence?: EvidenceFile[] };
  readonly acceptance?: TaskAcceptance;
  readonly failedAcceptances: number;
  readonly disclosure?: TaskDisclosure;
  readonly objections: TaskObjection[];
  readonly closures: TaskClosure[];
  readonly lookBacks: TaskLookBack[];
  readonly accountabilities: TaskAccountability[];
  readonly voidedBecause?: string;
}

export type TaskRecord = RecordOf<SupervisedTask>;

const nothingYet = () => ({
  measures: [],
  failedAcceptances: 0,
  objections: [],
  closures: [],
  lookBacks: [],
  accountabilities: [],
});

type Closing = Pick<TaskClosure, 'authority' | 'documentNumber'>;

const asMeasures = (measures: readonly TaskMeasure[]): TaskMeasureState[] =>
  measures.map((measure) => ({ ...measure }));

/** The stretch that is open ends where another begins. */
function ended(closures: readonly TaskClosure[], at: Instant): TaskClosure[] {
  return closures.map((closure) => (closure.until === undefined ? { ...closure, until: at } : closure));
}

/** Pure and total: what comes before the task is handed over has nothing to stand on and changes nothing. */
export function evolveTask(record: TaskRecord, event: Recorded<TaskEvent>): TaskRecord {
  const { occurredAt: at, actor: by } = event.metadata;
  if (event.type === 'TaskHandedOver')
    return { status: 'handed-over', ...event.data, handedOverAt: at, ...nothingYet() };
  if (record.status === 'none') return record;
  const closed = (state: TaskClosure['state'], more: Closing = {}): TaskClosure[] => {
    const last = record.granted !== undefined && record.granted > record.due ? record.granted : record.due;
    return [...ended(record.closures, at), { state, from: at, inTime: at <= last, by, ...more }];
  };
  switch (event.type) {
    case 'TaskClaimed':
      return { ...record, status: 'claimed', claimedAt: at, ...event.data };
    case 'TaskReturned':
      return { ...record, status: 'returned', returnReason: event.data.reason };
    case 'TaskReturnAccepted':
      return { ...record, status: 'return-accepted', returnAcceptedAt: at };
    case 'TaskReturnRejected':
      return { ...record, status: 'claimed', returnReason: undefined };
    case 'TaskInvestigated':
      return { ...record, status: 'investigated', investigation: { ...event.data, at } };
    case 'TaskPlanned':
      return { ...record, status: 'planned', goal: event.data.goal, measures: asMeasures(event.data.measures) };
    case 'TaskMeasureCompleted': {
      const { measureId } = event.data;
      const measures = record.measures.map((m) => (m.measureId === measureId ? { ...m, doneAt: at } : m));
      return { ...record, measures };
    }
    case 'TaskExtensionGranted':
      return { ...record, granted: event.data.due };
    case 'TaskPhaseClosed':
      return { ...record, status: 'phase-closed', nextDue: event.data.nextDue, closures: closed('phase-closed') };
    case 'TaskRectified':
      return { ...record, status: 'rectified', rectification: { ...event.data, by, at } };
    case 'TaskAnswered':
      return { ...record, status: 'answered', answer: event.data, closures: closed('closed') };
    case 'TaskAcceptanceApplied':
      return { ...record, status: 'acceptance-applied' };
    case 'TaskAcceptancePassed':
      return { ...record, status: 'accepted', acceptance: { unit: event.data.unit, level: event.data.level, by, at } };
    case 'TaskAcceptanceFailed': {
      const failedAcceptances = record.failedAcceptances + 1;
      return { ...record, status: 'acceptance-failed', rectification: undefined, failedAcceptances };
    }
    case 'TaskDisclosed':
      return { ...record, disclosure: event.data };
    case 'TaskObjectionRaised':
      return { ...record, objections: [...record.objections, event.data] };
    case 'TaskObjectionSettled': {
      const { objectionId, outcome } = event.data;
      return {
        ...record,
        objections: record.objections.map((o) => (o.objectionId === objectionId ? { ...o, outcome } : o)),
      };
    }
    case 'TaskDelisted':
      return { ...record, status: 'delisted', closures: closed('closed', event.data) };
    case 'TaskLookedBack':
      return lookedBack(record, { ...event.data, by, at });
    case 'TaskAccountabilityRecorded':
      return { ...record, accountabilities: [...record.accountabilities, event.data] };
    case 'WorkHandedOver':
      return movedTask(record, event.data);
    case 'TaskVoided':
      return { ...record, status: 'voided', voidedBecause: event.data.reason };
    default:
      return record;
  }
}

/** Whoever claimed it, or their unit. */
export const movedTask = movedIn<TaskRecord & Partial<SupervisedTask>>({
  person: 'person',
  department: 'unit',
}) as Moved<TaskRecord>;

/** A relapse opens the task again, and all that led to its closing is to be done anew. */
function lookedBack(record: SupervisedTask, lookBack: TaskLookBack): SupervisedTask {
  const lookBacks = [...record.lookBacks, lookBack];
  if (lookBack.outcome === 'held') return { ...record, lookBacks };
  return {
    ...record,
    lookBacks,
    status: 'reopened',
    closures: ended(record.closures, lookBack.at),
    measures: [],
    goal: undefined,
    investigation: undefined,
    rectification: undefined,
    answer: undefined,
    acceptance: undefined,
    disclosure: undefined,
    objections: [],
  };
}
