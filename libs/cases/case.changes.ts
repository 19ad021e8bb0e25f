import type { Instant, Recorded } from '#event-sourcing';
import { answered, endDispatch, isRunning, withDeadline, type Deadlines, type Occasion } from './case.deadlines.js';
import type { CaseEvent } from './case.events.js';
import type { CaseCounts, CaseRecord, Extension, Moment, Notice, Supervision } from './case.record.js';
import { mapParts, own, withPart } from './parts.js';

type Of<T extends CaseEvent['type']> = Extract<Recorded<CaseEvent>, { type: T }>;

export function reported(record: CaseRecord, event: Of<'ProblemReported' | 'CorrectedOnTheSpot'>): Partial<CaseRecord> {
  const { category, description, siteId, communityId, location, patrolId } = event.data;
  const known = {
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
      ...moments(record, event, 'reportedAt', 'rectifiedAt', 'closedAt', 'endedAt'),
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

export function dispatched(record: CaseRecord, event: Of<'CaseDispatched'>): Partial<CaseRecord> {
  const { deadlineId, department, assignee, due, anomalies } = event.data;
  const ended = mapParts(record.deadlines, endDispatch);
  return {
    status: 'dispatched',
    department,
    assignee,
    ...moments(record, event, 'dispatchedAt'),
    deadlines: due
      ? withPart(ended, deadlineId, { kind: 'dispatch', due, setAt: event.metadata.occurredAt, state: 'running' })
      : ended,
    caseDeadlineId: due ? deadlineId : lastNotice(record),
    counts: counted(record, 'dispatched'),
    anomalies: joined(record.anomalies, anomalies),
  };
}

export function noticeIssued(record: CaseRecord, event: Of<'NoticeIssued'>): Partial<CaseRecord> {
  const { noticeId, number, recipient, facts, basis, requirements, due } = event.data;
  const at = event.metadata.occurredAt;
  const notice: Notice = { number, recipient, facts, basis, requirements, issuedAt: at };
  const measuredByDispatch =
    record.caseDeadlineId !== undefined && own(record.deadlines, record.caseDeadlineId)?.kind === 'dispatch';
  return {
    notices: withPart(record.notices, noticeId, notice),
    deadlines: withPart(record.deadlines, noticeId, { kind: 'notice', due, setAt: at, state: 'running' }),
    caseDeadlineId: measuredByDispatch ? record.caseDeadlineId : noticeId,
  };
}

export function settle(record: CaseRecord, id: string, state: Extension['state']): CaseRecord['extensions'] {
  const extension = own(record.extensions, id);
  return extension ? withPart(record.extensions, id, { ...extension, state }) : record.extensions;
}

export function supervised(record: CaseRecord, id: string, change: Partial<Supervision>): CaseRecord['supervisions'] {
  const supervision = own(record.supervisions, id);
  return supervision ? withPart(record.supervisions, id, { ...supervision, ...change }) : record.supervisions;
}

export function joined(known: string[], more: readonly string[] | undefined): string[] {
  return more && more.length > 0 ? [...new Set([...known, ...more])] : known;
}

export function counted(record: CaseRecord, name: keyof CaseCounts): CaseCounts {
  return { ...record.counts, [name]: record.counts[name] + 1 };
}

type Moments = { [M in Moment]?: Instant };

/** Moments that an event sets, and that it was this event. */
export function moments({ setBy }: CaseRecord, { id, metadata }: Recorded<CaseEvent>, ...names: Moment[]) {
  const set: Moments = {};
  const by: Record<string, string> = { ...setBy };
  for (const name of names) {
    set[name] = metadata.occurredAt;
    by[name] = id;
  }
  return { ...set, setBy: by };
}

/** Moments that hold no longer. */
export function without({ setBy }: CaseRecord, ...names: Moment[]) {
  const gone: Moments = {};
  const by: Record<string, string> = { ...setBy };
  for (const name of names) {
    gone[name] = undefined;
    delete by[name];
  }
  return { ...gone, setBy: by };
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
  return mapParts(notices, (notice) =>
    notice.answeredAt === undefined && notice.issuedAt <= at ? { ...notice, answeredAt: at, answeredBy: id } : notice,
  );
}
