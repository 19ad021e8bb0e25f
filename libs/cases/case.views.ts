import type { Instant, Recorded, StoredEvent, View } from '#event-sourcing';
import { CASE_STREAM, isCaseEvent, type CaseEvent } from './case.events.js';
import { isTicking } from './case.deadlines.js';
import { evolveCase, noCase, CaseRecord } from './case.record.js';
import { hasOpenNotice } from './case.deadlines.js';
import { own } from './own.js';

/** What has to come next; `null` when the case is over. */
export type WaitingFor = 'filing' | 'dispatch' | 'rectification' | 'verification' | 'closing' | 'resumption' | null;

/** A case as lists and ledgers see it: its record, and what follows from it. */
export class CaseDocument extends CaseRecord {
  readonly caseId: string;
  readonly revision: number;
  readonly open: boolean;
  readonly waitingFor: WaitingFor;
  /** The deadline that the case as a whole is measured by. */
  readonly dueAt?: Instant;
  /** The earliest deadline that is running; while the case is suspended, only supervisions' are. */
  readonly nextDueAt?: Instant;
  /** The earliest running deadline that was not called missed yet: when the clock has something to say. */
  readonly alarmAt?: Instant;
  readonly lastEventAt: Instant;
}

const WAITING: Readonly<Record<CaseRecord['status'], WaitingFor>> = {
  none: null,
  reported: 'filing',
  filed: 'dispatch',
  dispatched: 'rectification',
  rectified: 'verification',
  verified: 'closing',
  closed: null,
  voided: null,
  merged: null,
};

export function waitingFor(record: CaseRecord): WaitingFor {
  const next = WAITING[record.status];
  if (next !== null && record.suspendedAt !== undefined) return 'resumption';
  return next === 'dispatch' && hasOpenNotice(record) ? 'rectification' : next;
}

/** The deadline that the case as a whole is measured by: of the last dispatch, else of the last notice. */
export function dueOf(record: CaseRecord): Instant | undefined {
  return own(record.deadlines, record.caseDeadlineId)?.due.at;
}

/** The earliest deadline whose clock goes, or the earliest of them that was not called missed yet. */
export function nextDueOf(record: CaseRecord, which: 'any' | 'not-missed' = 'any'): Instant | undefined {
  let next: Instant | undefined;
  for (const id in record.deadlines) {
    const deadline = record.deadlines[id]!;
    const { due, missed } = deadline;
    if (!isTicking(deadline, record) || (which === 'not-missed' && missed)) continue;
    if (next === undefined || due.at < next) next = due.at;
  }
  return next;
}

/** @param eventAt moment of the last event: a correction's is that of what it corrects, which may lie before the last step. */
export function caseDocument(caseId: string, record: CaseRecord, revision: number, eventAt: Instant): CaseDocument {
  const next = waitingFor(record);
  return {
    ...record,
    caseId,
    revision,
    open: next !== null,
    waitingFor: next,
    dueAt: dueOf(record),
    nextDueAt: nextDueOf(record),
    alarmAt: nextDueOf(record, 'not-missed'),
    lastEventAt: record.lastAt !== undefined && record.lastAt > eventAt ? record.lastAt : eventAt,
  };
}

export function caseIdOf(event: Pick<StoredEvent, 'stream'>): string {
  return event.stream.slice(CASE_STREAM.length + 1);
}

/** One document a case, for work lists and ledgers. */
export const caseView: View<CaseDocument> = {
  name: 'cases',
  version: 1,
  fields: [
    'open',
    'status',
    'waitingFor',
    'nextDueAt',
    'alarmAt',
    'assignee',
    'department',
    'communityId',
    'siteId',
    'category',
    'number',
    'reportedAt',
    'lastEventAt',
  ],
  indexes: [
    ['open', 'nextDueAt'],
    ['alarmAt'],
    ['assignee', 'open', 'nextDueAt'],
    ['department', 'open', 'nextDueAt'],
    ['waitingFor', 'nextDueAt'],
    ['communityId', 'reportedAt'],
    ['siteId', 'reportedAt'],
    ['reportedAt'],
    ['number'],
  ],
  touches: (event) => (isCaseEvent(event) ? [caseIdOf(event)] : []),
  evolve: (before, event, caseId) => {
    // What comes before the report in a slice of the history has nothing to stand on yet.
    if (!before && event.type !== 'ProblemReported' && event.type !== 'CorrectedOnTheSpot') return undefined;
    const record = evolveCase(before ?? noCase, event as unknown as Recorded<CaseEvent>);
    return caseDocument(caseId, record, event.revision, event.metadata.occurredAt);
  },
};
