import type { Instant } from '#event-sourcing';
import type { CaseEvent, RecordCorrected } from '../case.events.js';
import { recordedValue, type PastEvent } from '../corrections.js';

/** What an import has told of a case so far, by the events that hold it; what the office did itself is no part of it. */
export interface Account {
  readonly reported?: PastEvent;
  readonly filed?: PastEvent;
  readonly dispatched?: PastEvent;
  /** Also where the source has had the case open again since. */
  readonly everDispatched?: PastEvent;
  /** That whoever had it gave it back, since it was dispatched. */
  readonly returned?: PastEvent;
  /** The reply to what was reported, while the source has not opened it again since. */
  readonly rectified?: PastEvent;
  /** Also where the source has had the case open again since. */
  readonly everRectified?: PastEvent;
  /** The closing or the voiding; none while the source has the case open. */
  readonly ended?: PastEvent;
}

function isImported({ data }: Pick<PastEvent, 'data'>): boolean {
  return (data as { readonly source?: string }).source === 'import';
}

export function accountOf(history: readonly PastEvent[]): Account {
  const all = history.filter(isImported);
  // What it has open again is dispatched and ended anew.
  const sinceOpen = all.slice(all.findLastIndex(({ type }) => type === 'CaseReopened') + 1);
  const last = (events: readonly PastEvent[], ...types: CaseEvent['type'][]) =>
    events.findLast(({ type }) => (types as string[]).includes(type));
  return {
    reported: last(all, 'ProblemReported'),
    filed: last(all, 'CaseFiled'),
    dispatched: last(sinceOpen, 'CaseDispatched'),
    everDispatched: last(all, 'CaseDispatched'),
    returned: last(
      sinceOpen.slice(sinceOpen.findLastIndex(({ type }) => type === 'CaseDispatched') + 1),
      'CaseReturned',
    ),
    rectified: last(sinceOpen, 'RectificationReported'),
    everRectified: last(all, 'RectificationReported'),
    ended: last(sinceOpen, 'CaseClosed', 'CaseVoided'),
  };
}

type Correction = RecordCorrected['data'];

function lastCorrection(
  history: readonly PastEvent[],
  event: PastEvent,
  matches: (correction: Correction) => boolean,
): Correction | undefined {
  const last = history.findLast(({ type, data }) => {
    const correction = data as Correction;
    return type === 'RecordCorrected' && correction.eventId === event.id && matches(correction);
  });
  return last?.data as Correction | undefined;
}

/** What the source said last of a field of an event, whatever the office has corrected since. */
export function told(history: readonly PastEvent[], event: PastEvent, field: string): string | undefined {
  const said = lastCorrection(history, event, (data) => data.field === field && isImported({ data }));
  return said ? said.value : recordedValue(event, field);
}

/** Whether the office had the last word on a field of an event. */
export function isOffices(history: readonly PastEvent[], event: PastEvent, field: string): boolean {
  const last = lastCorrection(history, event, (data) => data.field === field);
  return last !== undefined && !isImported({ data: last });
}

const ENDS = new Set(['CaseClosed', 'CaseVoided', 'CaseMerged']);
const WORK = new Set(['CaseDispatched', 'CaseReturned', 'RectificationReported', 'CaseReopened']);

const lastTurn = (history: readonly PastEvent[]) =>
  history.findLast(({ type }) => ENDS.has(type) || type === 'CaseReopened');

/** Whether the case is over by what the office did. */
export function isEndedByOffice(history: readonly PastEvent[]): boolean {
  const last = lastTurn(history);
  return last !== undefined && ENDS.has(last.type) && !isImported(last);
}

/**
 * When the log took that the office opened the case again, where that still holds: whatever the source dates before
 * it, the office may have known.
 */
export function reopenedByOffice(history: readonly PastEvent[]): Instant | undefined {
  const last = lastTurn(history);
  return last && !ENDS.has(last.type) && !isImported(last) ? last.recordedAt : undefined;
}

const lastWork = (history: readonly PastEvent[]) => history.findLast(({ type }) => WORK.has(type));

/** Whether the case waits since the office returned it, and the source's moment is later than that was recorded. */
export function isReturnedBefore(history: readonly PastEvent[], at: Instant | undefined): boolean {
  const last = lastWork(history);
  return last?.type === 'CaseReturned' && !isImported(last) && at !== undefined && at > last.recordedAt;
}

/**
 * Whether the office has taken the case into its own hands since the source dispatched it, or opened it again. What it
 * returned waits for a dispatcher, whoever that is: a dispatch that the source dates after that is one.
 */
export function isInHand(history: readonly PastEvent[], dispatchedAt: Instant | undefined): boolean {
  const last = lastWork(history);
  return last !== undefined && !isImported(last) && !isReturnedBefore(history, dispatchedAt);
}
