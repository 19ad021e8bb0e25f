import type { Instant, Recorded } from '#event-sourcing';
import type { CaseEvent, Due, ProblemSource, ServiceMethod, SupervisionLevel } from './case.events.js';
import { applyCorrection } from './corrections.js';
import { own } from './own.js';

export type CaseStatus =
  'none' | 'reported' | 'filed' | 'dispatched' | 'rectified' | 'verified' | 'closed' | 'voided' | 'merged';

export class Deadline {
  readonly kind: 'dispatch' | 'notice' | 'supervision';
  readonly due: Due;
  /** Running until it is answered; what no longer matters (re-dispatch, lifted) is ended. */
  readonly state: 'running' | 'answered' | 'ended';
  readonly answeredAt?: Instant;
  readonly missed?: boolean;
  readonly extended?: boolean;
}

export class Notice {
  readonly number: string;
  readonly recipient: string;
  readonly facts: string;
  readonly basis: string;
  readonly requirements: string;
  readonly issuedAt: Instant;
  readonly service?: {
    readonly method: ServiceMethod;
    readonly servedTo: string;
    readonly servedAt: Instant;
    readonly refused: boolean;
  };
  /** When a verified rectification answered it. */
  readonly answeredAt?: Instant;
}

export class Extension {
  readonly deadlineId: string;
  readonly requestedBy: string;
  readonly until: Due;
  readonly state: 'requested' | 'granted' | 'denied';
}

export class Supervision {
  readonly level: SupervisionLevel;
  readonly by: string;
  readonly documentNumber?: string;
  readonly placedAt: Instant;
  readonly repliedAt?: Instant;
  readonly liftedAt?: Instant;
}

/** All that is known of one case: the fold of its stream. The decider decides on it and the views store it. */
export class CaseRecord {
  readonly status: CaseStatus;
  readonly number?: string;
  readonly category?: string;
  readonly description?: string;
  readonly source?: ProblemSource | 'on-the-spot';
  readonly sourceNumber?: string;
  readonly siteId?: string;
  readonly communityId?: string;
  readonly communityName?: string;
  readonly location?: string;
  readonly patrolId?: string;
  readonly reportedBy?: string;
  readonly reportedAt?: Instant;
  readonly filedAt?: Instant;
  readonly department?: string;
  readonly assignee?: string;
  readonly dispatchedAt?: Instant;
  /** The last rectification reported, and who may not verify it. */
  readonly rectifiedAt?: Instant;
  readonly rectifiers: string[];
  readonly verifiedAt?: Instant;
  readonly closedAt?: Instant;
  readonly endedAt?: Instant;
  readonly mergedInto?: string;
  readonly suspendedAt?: Instant;
  /** Deadlines by id: of the dispatch, of each notice, of each supervision. */
  readonly deadlines: Readonly<Record<string, Deadline>>;
  /** The one that the case as a whole is measured by. */
  readonly caseDeadlineId?: string;
  readonly notices: Readonly<Record<string, Notice>>;
  readonly extensions: Readonly<Record<string, Extension>>;
  readonly supervisions: Readonly<Record<string, Supervision>>;
  readonly counts: CaseCounts;
  readonly anomalies: string[];
}

export class CaseCounts {
  readonly dispatched: number;
  readonly returned: number;
  readonly reworked: number;
  readonly extended: number;
  readonly reopened: number;
  readonly missed: number;
  readonly escalated: number;
  readonly held: number;
  readonly relapsed: number;
  readonly corrected: number;
}

const noCounts: CaseCounts = {
  dispatched: 0,
  returned: 0,
  reworked: 0,
  extended: 0,
  reopened: 0,
  missed: 0,
  escalated: 0,
  held: 0,
  relapsed: 0,
  corrected: 0,
};

export const noCase: CaseRecord = {
  status: 'none',
  rectifiers: [],
  deadlines: {},
  notices: {},
  extensions: {},
  supervisions: {},
  counts: noCounts,
  anomalies: [],
};

type Deadlines = CaseRecord['deadlines'];

function counted(record: CaseRecord, name: keyof CaseCounts): CaseCounts {
  return { ...record.counts, [name]: record.counts[name] + 1 };
}

function withDeadline(deadlines: Deadlines, id: string, change: Partial<Deadline>): Deadlines {
  const before = own(deadlines, id);
  return before ? { ...deadlines, [id]: { ...before, ...change } } : deadlines;
}

function mapDeadlines(deadlines: Deadlines, change: (deadline: Deadline) => Deadline): Deadlines {
  return Object.fromEntries(Object.entries(deadlines).map(([id, deadline]) => [id, change(deadline)]));
}

const end = (deadline: Deadline): Deadline =>
  deadline.state === 'running' ? { ...deadline, state: 'ended' } : deadline;
const endDispatch = (deadline: Deadline) => (deadline.kind === 'dispatch' ? end(deadline) : deadline);

/** A rectification answers what runs for the handler; a supervision is answered by its own reply. */
const answer =
  (at: Instant) =>
  (deadline: Deadline): Deadline =>
    deadline.kind !== 'supervision' && deadline.state === 'running'
      ? { ...deadline, state: 'answered', answeredAt: at }
      : deadline;
const unanswer = (deadline: Deadline): Deadline =>
  deadline.kind !== 'supervision' && deadline.state === 'answered'
    ? { ...deadline, state: 'running', answeredAt: undefined }
    : deadline;

/** Pure and total: an event that does not fit leaves a record that still says what is known. */
export function evolveCase(record: CaseRecord, event: Recorded<CaseEvent>): CaseRecord {
  const at = event.metadata.occurredAt;
  switch (event.type) {
    case 'ProblemReported':
    case 'CorrectedOnTheSpot':
      return reported(record, event);
    case 'CaseFiled':
      return {
        ...record,
        // An import may learn of the filing after what came of it.
        status: record.status === 'none' || record.status === 'reported' ? 'filed' : record.status,
        number: event.data.number,
        filedAt: at,
      };
    case 'CaseVoided':
      return { ...record, status: 'voided', endedAt: at, deadlines: mapDeadlines(record.deadlines, end) };
    case 'CaseMerged':
      return {
        ...record,
        status: 'merged',
        mergedInto: event.data.into,
        endedAt: at,
        deadlines: mapDeadlines(record.deadlines, end),
      };
    case 'CaseDispatched':
      return dispatched(record, event);
    case 'CaseReturned':
      return {
        ...record,
        status: 'filed',
        department: undefined,
        assignee: undefined,
        deadlines: mapDeadlines(record.deadlines, endDispatch),
        counts: counted(record, 'returned'),
      };
    case 'NoticeIssued':
      return noticeIssued(record, event);
    case 'NoticeServed': {
      const { noticeId, method, servedTo, servedAt, refusal } = event.data;
      const notice = own(record.notices, noticeId);
      if (!notice) return record;
      const service = { method, servedTo, servedAt, refused: refusal !== undefined };
      return { ...record, notices: { ...record.notices, [noticeId]: { ...notice, service } } };
    }
    case 'ExtensionRequested': {
      const { extensionId, deadlineId, until } = event.data;
      const extension: Extension = { deadlineId, until, requestedBy: event.metadata.actor, state: 'requested' };
      return { ...record, extensions: { ...record.extensions, [extensionId]: extension } };
    }
    case 'ExtensionGranted': {
      const { extensionId, deadlineId, due } = event.data;
      return {
        ...record,
        extensions: settle(record, extensionId, 'granted'),
        deadlines: withDeadline(record.deadlines, deadlineId, { due, extended: true, missed: false }),
        counts: counted(record, 'extended'),
      };
    }
    case 'ExtensionDenied':
      return { ...record, extensions: settle(record, event.data.extensionId, 'denied') };
    case 'CaseSuspended':
      return { ...record, suspendedAt: at };
    case 'CaseResumed':
      return {
        ...record,
        suspendedAt: undefined,
        deadlines: event.data.deadlines.reduce(
          (deadlines, { deadlineId, due }) => withDeadline(deadlines, deadlineId, { due }),
          record.deadlines,
        ),
      };
    case 'RectificationReported':
      return {
        ...record,
        status: 'rectified',
        rectifiedAt: at,
        rectifiers: [...new Set([event.metadata.actor, event.data.rectifiedBy ?? event.metadata.actor])],
        deadlines: mapDeadlines(record.deadlines, answer(at)),
      };
    case 'RectificationVerified':
      return {
        ...record,
        status: 'verified',
        verifiedAt: at,
        notices: Object.fromEntries(
          Object.entries(record.notices).map(([id, notice]) => [
            id,
            { ...notice, answeredAt: notice.answeredAt ?? record.rectifiedAt ?? at },
          ]),
        ),
      };
    case 'RectificationRejected':
      return {
        ...record,
        status: record.department === undefined ? 'filed' : 'dispatched',
        rectifiedAt: undefined,
        rectifiers: [],
        deadlines: mapDeadlines(record.deadlines, unanswer),
        counts: counted(record, 'reworked'),
      };
    case 'CaseClosed':
      return {
        ...record,
        status: 'closed',
        closedAt: at,
        endedAt: at,
        anomalies: joined(record.anomalies, event.data.anomalies),
        deadlines: mapDeadlines(record.deadlines, answer(at)),
      };
    case 'SupervisionPlaced': {
      const { supervisionId, level, by, documentNumber, due } = event.data;
      const supervision: Supervision = { level, by, documentNumber, placedAt: at };
      return {
        ...record,
        supervisions: { ...record.supervisions, [supervisionId]: supervision },
        deadlines: { ...record.deadlines, [supervisionId]: { kind: 'supervision', due, state: 'running' } },
      };
    }
    case 'SupervisionReplied':
      return {
        ...record,
        supervisions: supervised(record, event.data.supervisionId, { repliedAt: at }),
        deadlines: withDeadline(record.deadlines, event.data.supervisionId, { state: 'answered', answeredAt: at }),
      };
    case 'SupervisionLifted': {
      const { supervisionId } = event.data;
      const deadline = own(record.deadlines, supervisionId);
      return {
        ...record,
        supervisions: supervised(record, supervisionId, { liftedAt: at }),
        deadlines: deadline ? { ...record.deadlines, [supervisionId]: end(deadline) } : record.deadlines,
      };
    }
    case 'LookBackRecorded':
      return { ...record, counts: counted(record, event.data.result) };
    case 'CaseReopened':
      return {
        ...record,
        status: record.department === undefined ? 'filed' : 'dispatched',
        closedAt: undefined,
        endedAt: undefined,
        rectifiedAt: undefined,
        verifiedAt: undefined,
        rectifiers: [],
        counts: counted(record, 'reopened'),
      };
    case 'DeadlineMissed':
      return {
        ...record,
        deadlines: withDeadline(record.deadlines, event.data.deadlineId, { missed: true }),
        counts: counted(record, 'missed'),
      };
    case 'CaseEscalated':
      return { ...record, counts: counted(record, 'escalated') };
    case 'RecordCorrected':
      return { ...applyCorrection(record, event.data), counts: counted(record, 'corrected') };
  }
}

function reported(
  record: CaseRecord,
  event: Extract<Recorded<CaseEvent>, { type: 'ProblemReported' | 'CorrectedOnTheSpot' }>,
): CaseRecord {
  const at = event.metadata.occurredAt;
  const { category, description, siteId, communityId, location, patrolId } = event.data;
  const known: CaseRecord = {
    ...record,
    category,
    description,
    siteId,
    communityId,
    location,
    patrolId,
    reportedBy: event.metadata.actor,
    reportedAt: at,
  };
  if (event.type === 'CorrectedOnTheSpot')
    return { ...known, status: 'closed', source: 'on-the-spot', rectifiedAt: at, closedAt: at, endedAt: at };
  const { source, sourceNumber, communityName, anomalies } = event.data;
  return {
    ...known,
    status: 'reported',
    source,
    sourceNumber,
    communityName,
    anomalies: joined(record.anomalies, anomalies),
  };
}

function dispatched(record: CaseRecord, event: Extract<Recorded<CaseEvent>, { type: 'CaseDispatched' }>): CaseRecord {
  const { deadlineId, department, assignee, due, anomalies } = event.data;
  const ended = mapDeadlines(record.deadlines, endDispatch);
  return {
    ...record,
    status: 'dispatched',
    department,
    assignee,
    dispatchedAt: event.metadata.occurredAt,
    deadlines: due ? { ...ended, [deadlineId]: { kind: 'dispatch', due, state: 'running' } } : ended,
    caseDeadlineId: due ? deadlineId : Object.keys(record.notices).at(-1),
    counts: counted(record, 'dispatched'),
    anomalies: joined(record.anomalies, anomalies),
  };
}

function noticeIssued(record: CaseRecord, event: Extract<Recorded<CaseEvent>, { type: 'NoticeIssued' }>): CaseRecord {
  const { noticeId, number, recipient, facts, basis, requirements, due } = event.data;
  const notice: Notice = { number, recipient, facts, basis, requirements, issuedAt: event.metadata.occurredAt };
  const measuredByDispatch =
    record.caseDeadlineId !== undefined && own(record.deadlines, record.caseDeadlineId)?.kind === 'dispatch';
  return {
    ...record,
    notices: { ...record.notices, [noticeId]: notice },
    deadlines: { ...record.deadlines, [noticeId]: { kind: 'notice', due, state: 'running' } },
    caseDeadlineId: measuredByDispatch ? record.caseDeadlineId : noticeId,
  };
}

function settle(record: CaseRecord, id: string, state: Extension['state']): CaseRecord['extensions'] {
  const extension = own(record.extensions, id);
  return extension ? { ...record.extensions, [id]: { ...extension, state } } : record.extensions;
}

function supervised(record: CaseRecord, id: string, change: Partial<Supervision>): CaseRecord['supervisions'] {
  const supervision = own(record.supervisions, id);
  return supervision ? { ...record.supervisions, [id]: { ...supervision, ...change } } : record.supervisions;
}

function joined(known: string[], more: readonly string[] | undefined): string[] {
  return more && more.length > 0 ? [...new Set([...known, ...more])] : known;
}
