import type { Instant } from '#event-sourcing';
import { isSameName, keyOfName } from '#platform';
import type { CaseDispatched, CaseEvent } from '../case.events.js';
import { isEndedByOffice, isInHand, isReturnedBefore, reopenedByOffice, told } from './account.js';
import type { ImportRecord } from './import-record.js';
import { corrected, type Known } from './told-anew.js';
import { isSameDue } from '../ordered.js';
import { isOpen } from '../rules/rule.js';

/** A source may tell of the filing after what came of it; it changes nothing of that, and a case is filed once. */
export function filing(known: Known): CaseEvent[] {
  const { record, row, account } = known;
  if (!row.filed) return [];
  if (account.filed) return corrected(known, account.filed, { occurredAt: row.filed.at });
  return record.number === undefined && record.status !== 'merged' ? [filed(row.filed)] : [];
}

/** Dispatched, over, open again: in the order in which each can stand on what is before it. */
export function progress(known: Known): CaseEvent[] {
  const { record, row, history, account } = known;
  if (record.status === 'merged') return [];
  const isOver = !isOpen(record);
  const opensAgain = account.ended !== undefined && !row.closed && !row.voided;
  if (opensAgain && isOver && !isEndedByOffice(history)) {
    // Never before it was over: whatever the source says of when it touched the record.
    const endedAt = told(history, account.ended!, 'occurredAt');
    const at =
      row.updatedAt !== undefined && endedAt !== undefined && row.updatedAt < endedAt ? endedAt : row.updatedAt;
    const reopened: CaseEvent = {
      type: 'CaseReopened',
      data: { reason: 'open again in the source', source: 'import' },
      ...when(at),
    };
    const sent = sentTo(known);
    const again = sent ? [dispatched(sent, later(changedAt(row), at))] : [];
    return [reopened, ...again, ...returned(known, again.length > 0), ...repliedAnew(known)];
  }
  // What is over gets its other ending first: a dispatch in arrears is measured by it.
  const sent = dispatch(known);
  const isSentAnew = sent.some(({ type }) => type === 'CaseDispatched');
  if (isOver) return [...ended(known), ...sent, ...rectified(known, isSentAnew)];
  return [...sent, ...returned(known, isSentAnew), ...rectified(known, isSentAnew), ...ended(known)];
}

const later = (at: Instant | undefined, than: Instant | undefined) =>
  at !== undefined && than !== undefined && at < than ? than : at;

/** Where the source's dispatch does not reach the case, what came of it does not either. */
const isOutOfReach = ({ row, history }: Known, at: Instant | undefined) =>
  isInHand(history, at) || isInHand(history, row.dispatched?.at ?? row.updatedAt);

/** Whoever had it has given it back, by the source's word. */
function returned(known: Known, isSentAnew: boolean): CaseEvent[] {
  const { row, history, account } = known;
  if (!row.returned || isEndedByOffice(history)) return [];
  if (isSentAnew) return [givenBack(row)];
  const stands = account.dispatched !== undefined && account.returned === undefined;
  return stands && !isOutOfReach(known, row.updatedAt) ? [givenBack(row)] : [];
}

/** What the source says to have been done; of a case that is open it stands as long as the source has it so. */
function rectified(known: Known, isSentAnew: boolean): CaseEvent[] {
  const { record, row, history, account } = known;
  if (!row.rectified) return [];
  const { at, measures } = row.rectified;
  if (account.rectified) return corrected({ record, history }, account.rectified, { measures, occurredAt: at });
  // What the office itself has in hand by now is answered by the office.
  const isOffices = !isSentAnew && isOutOfReach(known, momentOfReply(row));
  return isEndedByOffice(history) || isOffices ? [] : repliedAnew(known);
}

/** A reply that was there before the source opened the case again still stands in its record: it is no news. */
function repliedAnew({ row, history, account: { everRectified } }: Known): CaseEvent[] {
  if (!row.rectified) return [];
  const { at, measures } = row.rectified;
  const isSame = (field: string, value: string | undefined) =>
    everRectified !== undefined && (value === undefined || value === told(history, everRectified, field));
  return isSame('measures', measures) && isSame('occurredAt', at) ? [] : [replied(row)];
}

/** Whom the record has the case with, and until when; what it says nothing of is as the source told it before. */
function sentTo({ row: { dispatched: sent }, account }: Known): ImportRecord['dispatched'] {
  const [before, ever] = [account.dispatched, account.everDispatched].map(
    (event) => event?.data as CaseDispatched['data'] | undefined,
  );
  if (!sent || !ever) return sent;
  const department = sent.isAssumed ? ever.department : sent.department;
  const assignee = sent.assignee ?? (before && isSameName(department, before.department) ? before.assignee : undefined);
  return { ...sent, department, assignee, due: sent.due ?? before?.due };
}

function dispatch(known: Known): CaseEvent[] {
  const { row, history, account } = known;
  const [before, sent] = [account.dispatched, sentTo(known)];
  if (!sent) return [];
  // Given back in the source before: it has somebody again.
  if (account.returned && !row.returned && !isInHand(history, sent.at ?? row.updatedAt) && !isEndedByOffice(history))
    return [dispatched(sent, changedAt(row))];
  const toldAt = before && told(history, before, 'occurredAt');
  const data = before?.data as CaseDispatched['data'] | undefined;
  const isSame = (one?: string, other?: string) => keyOfName(one) === keyOfName(other);
  // However the source spells them now.
  const isSameHandler = isSame(data?.department, sent.department) && isSame(data?.assignee, sent.assignee);
  if (before && isSameHandler && isSameDue(data?.due, sent.due)) {
    if (isReturnedBefore(history, sent.at) && !isEndedByOffice(history)) return [dispatched(sent, sent.at)];
    // Without a time of its own it is where the report is.
    const isImplied = toldAt === (account.reported && told(history, account.reported, 'occurredAt'));
    return corrected(known, before, { occurredAt: sent.at ?? (isImplied ? row.reported.at : undefined) });
  }
  if (isInHand(history, sent.at ?? row.updatedAt) || isEndedByOffice(history)) return [];
  return [dispatched(sent, isSameHandler ? toldAt : changedAt(row))];
}

function ended(known: Known): CaseEvent[] {
  const { row, history, account } = known;
  const [event] = ending(row) ?? [];
  if (!event) return [];
  const reopenedAt = reopenedByOffice(history);
  // The office has opened it again: what ended before that in the source is no news, and the office's step stands.
  const isNews = reopenedAt === undefined || (event.occurredAt ?? reopenedAt) > reopenedAt;
  if (account.ended?.type !== event.type) return !isNews || isEndedByOffice(history) ? [] : [event];
  const at = row.closed?.at ?? row.voided?.at;
  const isAnother = event.occurredAt !== told(history, account.ended, 'occurredAt');
  if (reopenedAt !== undefined && isNews && isAnother) return [event];
  const { note, reason } = event.data as { note?: string; reason?: string };
  return corrected(known, account.ended, { occurredAt: at, note, reason });
}

export function filed({ at, number }: NonNullable<ImportRecord['filed']>): CaseEvent {
  return { type: 'CaseFiled', data: { number, source: 'import' }, occurredAt: at };
}

export function dispatched(
  { at, isAssumed: _isAssumed, ...data }: NonNullable<ImportRecord['dispatched']>,
  otherwise: Instant | undefined,
): CaseEvent {
  return { type: 'CaseDispatched', data: { ...data, source: 'import' }, ...when(at ?? otherwise) };
}

export function givenBack({ returned: back, updatedAt }: ImportRecord): CaseEvent {
  return { type: 'CaseReturned', data: { reason: back!.reason, source: 'import' }, ...when(updatedAt) };
}

/** Without a time of its own it is of when the case was closed, else of when the source touched it. */
const momentOfReply = ({ rectified: reply, closed, updatedAt }: ImportRecord) => reply?.at ?? closed?.at ?? updatedAt;

export function replied(row: ImportRecord): CaseEvent {
  const data = { measures: row.rectified!.measures, source: 'import' } as const;
  return { type: 'RectificationReported', data, ...when(momentOfReply(row)) };
}

export function ending({
  closed,
  voided,
  updatedAt,
  presumedEnd,
}: ImportRecord): [CaseEvent & { occurredAt?: Instant }] | undefined {
  if (closed) {
    const { at = updatedAt ?? presumedEnd, ...data } = closed;
    return [{ type: 'CaseClosed', data: { how: 'imported', source: 'import', ...data }, ...when(at) }];
  }
  if (!voided) return undefined;
  const { at = updatedAt ?? presumedEnd, reason } = voided;
  return [{ type: 'CaseVoided', data: { reason, source: 'import' }, ...when(at) }];
}

const when = (occurredAt: Instant | undefined) => (occurredAt === undefined ? {} : { occurredAt });

/** When a record that is known already became what it is now, by the best of its account. */
function changedAt({ closed, voided, updatedAt }: ImportRecord): Instant | undefined {
  const known = [closed?.at, voided?.at, updatedAt].filter((at) => at !== undefined);
  return known.length > 0 ? known.reduce((earliest, at) => (at < earliest ? at : earliest)) : undefined;
}
