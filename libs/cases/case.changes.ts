import type { Recorded } from '#event-sourcing';
import { canBeLate } from '#platform';
import {
  answer,
  answered,
  end,
  endDispatch,
  isRunning,
  withDeadline,
  type Deadlines,
  type Occasion,
} from './case.deadlines.js';
import { beginLeg } from './case.desks.js';
import type { CaseEvent } from './case.events.js';
import type { Life } from './case.parts.js';
import type { CaseCounts, CaseRecord, Deadline, Extension, Moment, Notice, Supervision } from './case.record.js';
import { NO_STEPS } from './corrections.js';
import { mapParts, own, withPart } from './parts.js';

type Of<T extends CaseEvent['type']> = Extract<Recorded<CaseEvent>, { type: T }>;

/** A fresh copy that its maker still writes to. */
export type Changing<T> = { -readonly [Field in keyof T]: T[Field] };

type Next = Changing<CaseRecord>;

export function reported(next: Next, record: CaseRecord, event: Of<'ProblemReported' | 'CorrectedOnTheSpot'>): void {
  const { category, description, siteId, communityId, location, patrolId, foundIn } = event.data;
  next.category = category;
  next.description = description;
  next.siteId = siteId;
  next.communityId = communityId;
  next.location = location;
  next.patrolId = patrolId;
  next.foundIn = foundIn ?? (patrolId === undefined ? undefined : { kind: 'patrol', id: patrolId });
  if (event.type === 'CorrectedOnTheSpot') {
    next.reportedBy = event.metadata.actor;
    next.status = 'closed';
    next.source = 'on-the-spot';
    setMoments(next, event, 'reportedAt', 'rectifiedAt', 'closedAt', 'endedAt');
    return;
  }
  const { source, sourceNumber, communityName, anomalies } = event.data;
  const { externalNumber, callerKey, repeatOf } = event.data;
  next.reportedBy = event.data.reporter ?? event.metadata.actor;
  next.status = 'reported';
  next.source = source;
  next.sourceNumber = sourceNumber;
  next.externalNumber = externalNumber;
  next.callerKey = callerKey;
  next.repeatOf = repeatOf;
  next.communityName = communityName;
  next.anomalies = joined(record.anomalies, anomalies);
  setMoments(next, event, 'reportedAt');
}

export function dispatched(next: Next, record: CaseRecord, event: Of<'CaseDispatched'>): void {
  const { deadlineId, department, assignee, due, anomalies } = event.data;
  // An import may learn of the dispatch, or of another one, after what came of it.
  const isOver = ['closed', 'voided', 'merged'].includes(record.status);
  if (!isOver) next.status = 'dispatched';
  next.department = department;
  next.assignee = assignee;
  next.deadlines = mapParts(record.deadlines, endDispatch);
  // A deadline that was missed stays the measure of the case: a later one is a leg of its own.
  next.caseDeadlineId = measureOf(record) ?? (due ? deadlineId : lastNotice(record));
  next.legs = isOver ? record.legs : beginLeg(record.legs, event);
  next.anomalies = joined(record.anomalies, anomalies);
  if (due) {
    const setAt = event.metadata.occurredAt;
    const deadline: Deadline = { kind: 'dispatch', due, setAt, state: 'running' };
    next.deadlines = withPart(next.deadlines, deadlineId, isOver ? overtaken(deadline, record) : deadline);
  }
  setMoments(next, event, 'dispatchedAt');
  count(next, 'dispatched');
}

/** A deadline of what is over already. */
function overtaken(deadline: Deadline, { status, closedAt, setBy }: CaseRecord): Deadline {
  const isClosed = status === 'closed' && closedAt !== undefined;
  return isClosed ? answer({ id: setBy['closedAt']!, at: closedAt })(deadline) : end(deadline);
}

/** The deadline that the case is measured by for good, as it was missed. */
export function measureOf({ deadlines, caseDeadlineId }: CaseRecord): string | undefined {
  return own(deadlines, caseDeadlineId)?.missedDue === undefined ? undefined : caseDeadlineId;
}

/** The first moment that was missed is kept. */
export function missedAt(deadlines: Deadlines, { deadlineId, due }: Of<'DeadlineMissed'>['data']): Deadlines {
  const before = own(deadlines, deadlineId);
  return withDeadline(deadlines, deadlineId, { missed: true, missedDue: before?.missedDue ?? due.at });
}

export function lifeOf(
  { lives, reportedAt, closedAt, setBy, deadlines, caseDeadlineId }: CaseRecord,
  id: string,
): Life {
  const deadline = own(deadlines, caseDeadlineId);
  const from = lives.length === 0 ? reportedAt : undefined;
  return {
    reopenedBy: id,
    closedBy: setBy['closedAt'],
    from,
    closedAt,
    dueAt: deadline?.missedDue ?? deadline?.due.at,
  };
}

/** What the office entered itself; a source answers for what it told, and the clock enters nothing. */
export function enteredBy(next: Next, { type, data, metadata, recordedAt }: Recorded<CaseEvent>): void {
  if (NO_STEPS.has(type) || (data as { source?: string }).source === 'import') return;
  const entered = { occurredAt: metadata.occurredAt, recordedAt };
  count(next, 'entered');
  if (canBeLate(entered)) next.delays = [...next.delays, entered];
}

export function noticeIssued(next: Next, record: CaseRecord, event: Of<'NoticeIssued'>): void {
  const { noticeId, number, recipient, facts, basis, requirements, due } = event.data;
  const at = event.metadata.occurredAt;
  const notice: Notice = { number, recipient, facts, basis, requirements, issuedAt: at };
  next.notices = withPart(record.notices, noticeId, notice);
  next.deadlines = withPart(record.deadlines, noticeId, { kind: 'notice', due, setAt: at, state: 'running' });
  const measuredByDispatch = own(record.deadlines, record.caseDeadlineId)?.kind === 'dispatch';
  if (!measuredByDispatch) next.caseDeadlineId = noticeId;
}

export function settled(record: CaseRecord, id: string, state: Extension['state']): CaseRecord['extensions'] {
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

export function count(next: Next, name: keyof CaseCounts): void {
  next.counts = { ...next.counts, [name]: next.counts[name] + 1 };
}

/** Beside all of them, those by which a figure of a period that was over changed. */
export function countCorrection(next: Next, { proposalId, source }: Of<'RecordCorrected'>['data']): void {
  count(next, 'corrected');
  if (proposalId !== undefined) count(next, 'confirmed');
  if (source === 'import') count(next, 'sourced');
}

/** Moments that an event sets, and that it was this event. */
export function setMoments(next: Next, { id, metadata }: Recorded<CaseEvent>, ...names: Moment[]): void {
  const by: Record<string, string> = { ...next.setBy };
  for (const name of names) {
    next[name] = metadata.occurredAt;
    by[name] = id;
  }
  next.setBy = by;
}

/** Moments that hold no longer. */
export function dropMoments(next: Next, ...names: Moment[]): void {
  const by: Record<string, string> = { ...next.setBy };
  for (const name of names) {
    next[name] = undefined;
    delete by[name];
  }
  next.setBy = by;
}

export function lastNotice(record: CaseRecord): string | undefined {
  return Object.keys(record.notices).at(-1);
}

export function calledBack({ callbacks, setBy }: CaseRecord, { id, data, metadata }: Of<'CallbackRecorded'>) {
  const { actor: by, occurredAt: at } = metadata;
  return [...callbacks, { callbackId: id, closing: setBy['closedAt'], by, at, ...data }];
}

/** Whoever reports it and whoever did it, who is the assignee unless named: none of them may verify it. */
export function rectifiers({ assignee }: CaseRecord, { data, metadata }: Of<'RectificationReported'>): string[] {
  return [...new Set([metadata.actor, data.rectifiedBy ?? assignee ?? metadata.actor])];
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
