import { typesIn, type Instant, type Recorded, type StoredEvent, type View } from '#event-sourcing';
import { keyOfName } from '#platform';
import { CASE_STREAM, caseCatalogue, isCaseEvent, type CaseEvent } from './case.events.js';
import { isTicking, hasOpenNotice } from './case.deadlines.js';
import type { Changing } from './case.changes.js';
import { change } from './case.fold.js';
import { noCase, CaseRecord } from './case.record.js';
import { own } from './parts.js';

/** What has to come next; `null` when the case is over. */
export type WaitingFor = 'filing' | 'dispatch' | 'rectification' | 'verification' | 'closing' | 'resumption' | null;

/** A case's record, and where in its stream that is. */
export class CaseState extends CaseRecord {
  readonly revision: number;
  readonly lastEventAt: Instant;
}

/** A case as lists and ledgers see it: its record, and what follows from it. */
export class CaseDocument extends CaseState {
  readonly caseId: string;
  readonly open: boolean;
  readonly waitingFor: WaitingFor;
  /** The deadline that the case as a whole is measured by. */
  readonly dueAt?: Instant;
  /** The earliest deadline that is running; while the case is suspended, only supervisions' are. */
  readonly nextDueAt?: Instant;
  /** By which lists and figures tell names apart, however they are spelled. */
  readonly assigneeKey?: string;
  readonly departmentKey?: string;
  readonly categoryKey?: string;
  /** Requests that nobody has decided, and notices that nobody has served, while the case is open. */
  readonly extensionsToDecide: number;
  readonly noticesToServe: number;
  /** The earliest running deadline that was not called missed yet: when the clock has something to say. */
  readonly alarmAt?: Instant;
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
  const deadline = own(record.deadlines, record.caseDeadlineId);
  return deadline?.missedDue ?? deadline?.due.at;
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

const noState: CaseState = { ...noCase, revision: -1, lastEventAt: '' };

/** @param eventAt moment of the last event: a correction's is that of what it corrects, which may lie before the last step. */
export function caseState(record: CaseRecord, revision: number, eventAt: Instant): CaseState {
  return { ...record, revision, lastEventAt: lastOf(record, eventAt) };
}

function lastOf({ lastAt }: Pick<CaseRecord, 'lastAt'>, eventAt: Instant): Instant {
  return lastAt ?? eventAt;
}

/** What follows from the record, for lists to look for. */
export function caseDocument(state: CaseState, caseId: string): CaseDocument {
  const next = waitingFor(state);
  const whileOpen = <T>(parts: Readonly<Record<string, T>>, isLeft: (part: T) => boolean) =>
    next === null ? 0 : Object.values(parts).filter(isLeft).length;
  return {
    ...state,
    caseId,
    open: next !== null,
    waitingFor: next,
    dueAt: dueOf(state),
    nextDueAt: nextDueOf(state),
    alarmAt: nextDueOf(state, 'not-missed'),
    extensionsToDecide: whileOpen(state.extensions, (extension) => extension.state === 'requested'),
    noticesToServe: whileOpen(state.notices, (notice) => notice.service === undefined),
    assigneeKey: keyOfName(state.assignee),
    departmentKey: keyOfName(state.department),
    categoryKey: keyOfName(state.category),
  };
}

function caseIdOf(event: Pick<StoredEvent, 'stream'>): string {
  return event.stream.slice(CASE_STREAM.length + 1);
}

/** One document a case, for work lists and ledgers. */
export const caseView: View<CaseDocument, CaseState> = {
  name: 'cases',
  version: 12,
  searched: [
    'number',
    'sourceNumber',
    'category',
    'description',
    'location',
    'department',
    'assignee',
    'communityName',
    'notices.*.number',
    'notices.*.recipient',
  ],
  fields: [
    'open',
    'status',
    'waitingFor',
    'nextDueAt',
    'alarmAt',
    'extensionsToDecide',
    'noticesToServe',
    'assigneeKey',
    'departmentKey',
    'communityId',
    'siteId',
    'categoryKey',
    'number',
    'sourceNumber',
    'reportedAt',
    'lastEventAt',
    'mergedInto',
    'callbackDueAt',
  ],
  indexes: [
    ['nextDueAt'],
    ['open', 'nextDueAt'],
    ['alarmAt'],
    ['extensionsToDecide', 'nextDueAt'],
    ['noticesToServe', 'nextDueAt'],
    ['assigneeKey', 'open', 'nextDueAt'],
    ['departmentKey', 'open', 'nextDueAt'],
    ['waitingFor', 'nextDueAt'],
    ['communityId', 'nextDueAt'],
    ['siteId', 'nextDueAt'],
    ['status', 'nextDueAt'],
    ['categoryKey', 'nextDueAt'],
    ['reportedAt'],
    ['number'],
    ['sourceNumber'],
    ['mergedInto'],
    ['callbackDueAt'],
  ],
  types: typesIn({ catalogue: caseCatalogue }),
  touches: (event) => (isCaseEvent(event) ? [caseIdOf(event)] : []),
  evolve: (before, event) => {
    // What comes before the report in a slice of the history has nothing to stand on yet.
    if (!before && event.type !== 'ProblemReported' && event.type !== 'CorrectedOnTheSpot') return undefined;
    // As `evolveCase`, and in the same copy what a view adds: a rebuild folds every event of the log.
    const record = before ?? noState;
    const next: Changing<CaseState> = { ...record };
    change(next, record, event as unknown as Recorded<CaseEvent>);
    next.revision = event.revision;
    next.lastEventAt = lastOf(next, event.metadata.occurredAt);
    return next;
  },
  restore: (document) => {
    const state: Record<string, unknown> = { ...noState };
    for (const field in state) if (field in document) state[field] = document[field as keyof CaseState];
    return state as unknown as CaseState;
  },
  complete: caseDocument,
};
