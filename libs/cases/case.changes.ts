import type { Recorded } from '#event-sourcing';
import {
  answered,
  endDispatch,
  isRunning,
  mapDeadlines,
  withDeadline,
  type Deadlines,
  type Occasion,
} from './case.deadlines.js';
import type { CaseEvent } from './case.events.js';
import type { CaseCounts, CaseRecord, Extension, Moment, Notice, Supervision } from './case.record.js';
import { own } from './own.js';

type Of<T extends CaseEvent['type']> = Extract<Recorded<CaseEvent>, { type: T }>;

export function reported(record: CaseRecord, event: Of<'ProblemReported' | 'CorrectedOnTheSpot'>): CaseRecord {
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
    ...moments(record, event, 'reportedAt'),
  };
  if (event.type === 'CorrectedOnTheSpot')
    return {
      ...known,
      status: 'closed',
      source: 'on-the-spot',
      ...moments(known, event, 'rectifiedAt', 'closedAt', 'endedAt'),
    };
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

export function dispatched(record: CaseRecord, event: Of<'CaseDispatched'>): CaseRecord {
  const { deadlineId, department, assignee, due, anomalies } = event.data;
  const ended = mapDeadlines(record.deadlines, endDispatch);
  return {
    ...record,
    status: 'dispatched',
    department,
    assignee,
    ...moments(record, event, 'dispatchedAt'),
    deadlines: due
      ? { ...ended, [deadlineId]: { kind: 'dispatch', due, setAt: event.metadata.occurredAt, state: 'running' } }
      : ended,
    caseDeadlineId: due ? deadlineId : lastNotice(record),
    counts: counted(record, 'dispatched'),
    anomalies: joined(record.anomalies, anomalies),
  };
}

export function noticeIssued(record: CaseRecord, event: Of<'NoticeIssued'>): CaseRecord {
  const { noticeId, number, recipient, facts, basis, requirements, due } = event.data;
  const at = event.metadata.occurredAt;
  const notice: Notice = { number, recipient, facts, basis, requirements, issuedAt: at };
  const measuredByDispatch =
    record.caseDeadlineId !== undefined && own(record.deadlines, record.caseDeadlineId)?.kind === 'dispatch';
  return {
    ...record,
    notices: { ...record.notices, [noticeId]: notice },
    deadlines: { ...record.deadlines, [noticeId]: { kind: 'notice', due, setAt: at, state: 'running' } },
    caseDeadlineId: measuredByDispatch ? record.caseDeadlineId : noticeId,
  };
}

export function settle(record: CaseRecord, id: string, state: Extension['state']): CaseRecord['extensions'] {
  const extension = own(record.extensions, id);
  return extension ? { ...record.extensions, [id]: { ...extension, state } } : record.extensions;
}

export function supervised(record: CaseRecord, id: string, change: Partial<Supervision>): CaseRecord['supervisions'] {
  const supervision = own(record.supervisions, id);
  return supervision ? { ...record.supervisions, [id]: { ...supervision, ...change } } : record.supervisions;
}

export function joined(known: string[], more: readonly string[] | undefined): string[] {
  return more && more.length > 0 ? [...new Set([...known, ...more])] : known;
}

export function counted(record: CaseRecord, name: keyof CaseCounts): CaseCounts {
  return { ...record.counts, [name]: record.counts[name] + 1 };
}

/** Moments that an event sets, and that it was this event. */
export function moments(record: CaseRecord, { id, metadata }: Recorded<CaseEvent>, ...names: Moment[]) {
  const each = <T>(value: T) => Object.fromEntries(names.map((name) => [name, value])) as Partial<Record<Moment, T>>;
  return { ...each(metadata.occurredAt), setBy: { ...record.setBy, ...each(id) } };
}

/** Moments that hold no longer. */
export function without(record: CaseRecord, ...names: Moment[]) {
  const left = Object.entries(record.setBy).filter(([name]) => !names.includes(name as Moment));
  const gone = Object.fromEntries(names.map((name) => [name, undefined])) as Partial<Record<Moment, undefined>>;
  return { ...gone, setBy: Object.fromEntries(left) };
}

export function lastNotice(record: CaseRecord): string | undefined {
  return Object.keys(record.notices).at(-1);
}

/** The first reply answers; one more, or one to a deadline that has ended, changes nothing of it. */
export function replied(deadlines: Deadlines, supervisionId: string, by: Occasion): Deadlines {
  return isRunning(own(deadlines, supervisionId)) ? withDeadline(deadlines, supervisionId, answered(by)) : deadlines;
}

/** A rectification answers the notices that were there when it was reported. */
export function answeredNotices({ notices }: CaseRecord, { id, at }: Occasion): CaseRecord['notices'] {
  return Object.fromEntries(
    Object.entries(notices).map(([noticeId, notice]) => [
      noticeId,
      notice.answeredAt === undefined && notice.issuedAt <= at ? { ...notice, answeredAt: at, answeredBy: id } : notice,
    ]),
  );
}
