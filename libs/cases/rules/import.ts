import type { Decision, Instant } from '#event-sourcing';
import type { CaseEvent } from '../case.events.js';
import type { CaseRecord } from '../case.record.js';
import { correctionOf, isMoment, recordedValue, type PastEvent } from '../corrections.js';
import {
  accountOf,
  isEndedByOffice,
  isInHand,
  isOffices,
  isReturnedBefore,
  reopenedByOffice,
  told,
  type Account,
} from '../imported-account.js';
import { ImportRecord, undispatched } from '../internal.commands.js';
import { isOpen, refuse, rule } from './rule.js';

/**
 * What a foreign record attests, each at its own moment; of a case that is known, what it says otherwise than the
 * account before it. What the office has done to the case itself stands: a record that still says what it said before
 * undoes none of it.
 */
export const importRules = [
  rule(ImportRecord, {
    rule: 'import-own-records',
    because: 'A record is imported into the case that it came in with.',
    allowed: (record) => record.status === 'none' || record.source === 'import',
    anyTime: true,
    decide: (record, row, { now, history = [] }): Decision<CaseEvent> => {
      const events =
        record.status === 'none' ? first(row) : later({ record, row, history, account: accountOf(history) });
      const early = events.map(momentOf).find(({ at }) => at !== undefined && at > now);
      return early ? refuse('not-in-the-future', `${early.type} at ${early.at} has not come yet.`) : events;
    },
  }),
];

function first(row: ImportRecord): CaseEvent[] {
  const { at, ...data } = row.reported;
  return [
    { type: 'ProblemReported', data: { ...data, source: 'import' }, occurredAt: at },
    ...(row.filed ? [filed(row.filed)] : []),
    ...(row.dispatched ? [dispatched(row.dispatched, at)] : []),
    ...(ending(row) ?? []),
  ];
}

interface Known {
  readonly record: CaseRecord;
  readonly row: ImportRecord;
  readonly history: readonly PastEvent[];
  readonly account: Account;
}

function later(known: Known): CaseEvent[] {
  const { row, account } = known;
  const { at, category, description, location, sourceSiteId } = row.reported;
  const told = { category, description, location, sourceSiteId, occurredAt: at };
  const words = corrected(known, account.reported, told);
  const events = [...words, ...moved(known), ...filing(known), ...progress(known)];
  return [...events, ...flagged(known, events)];
}

/** A community goes with its site: that of the source reaches no case that the office has put down to another site. */
function moved(known: Known): CaseEvent[] {
  const { record, row, account } = known;
  const { siteId, communityId } = row.reported;
  const toSite = isNewSite(known) ? corrected(known, account.reported, { siteId }) : [];
  const isElsewhere = toSite.length === 0 && siteId !== record.siteId;
  if (isElsewhere || communityId === undefined) return toSite;
  // The site that it is moved to is in this one, whatever the source said before.
  const follows = toSite.length > 0 && communityId !== record.communityId;
  if (!follows) return [...toSite, ...corrected(known, account.reported, { communityId })];
  return [
    ...toSite,
    correctionOf(record, account.reported!, { ...fromSource, field: 'communityId', value: communityId }),
  ];
}

/** That a site was registered which the source named before is no news of a case that the office has put elsewhere. */
function isNewSite({ row, history, account: { reported } }: Known): boolean {
  if (!reported || !isOffices(history, reported, 'siteId')) return true;
  return row.reported.siteId !== told(history, reported, 'siteId', 'sourceSiteId');
}

/** A source may tell of the filing after what came of it; it changes nothing of that, and a case is filed once. */
function filing(known: Known): CaseEvent[] {
  const { record, row, account } = known;
  if (!row.filed) return [];
  if (account.filed) return corrected(known, account.filed, { occurredAt: row.filed.at });
  return record.number === undefined && record.status !== 'merged' ? [filed(row.filed)] : [];
}

/** Dispatched, over, open again: in the order in which each can stand on what is before it. */
function progress(known: Known): CaseEvent[] {
  const { record, row, history, account } = known;
  if (record.status === 'merged') return [];
  const isOver = !isOpen(record);
  const opensAgain = account.ended !== undefined && !row.closed && !row.voided;
  if (opensAgain && isOver && !isEndedByOffice(history)) {
    const reopened: CaseEvent = {
      type: 'CaseReopened',
      data: { reason: 'open again in the source', source: 'import' },
      ...when(row.updatedAt),
    };
    return [reopened, ...(row.dispatched ? [dispatched(row.dispatched, changedAt(row))] : [])];
  }
  // What is over gets its other ending first: a dispatch in arrears is measured by it.
  return isOver ? [...ended(known), ...dispatch(known)] : [...dispatch(known), ...ended(known)];
}

function dispatch(known: Known): CaseEvent[] {
  const { row, history, account } = known;
  const before = account.dispatched;
  if (!row.dispatched) return [];
  const saidBefore = before && told(history, before, 'occurredAt');
  if (before && recordedValue(before, 'deadlineId') === row.dispatched.deadlineId) {
    const { at } = row.dispatched;
    if (isReturnedBefore(history, at) && !isEndedByOffice(history)) return [dispatched(row.dispatched, at)];
    // Without a time of its own it is where the report is.
    const isImplied = saidBefore === (account.reported && told(history, account.reported, 'occurredAt'));
    return corrected(known, before, { occurredAt: row.dispatched.at ?? (isImplied ? row.reported.at : undefined) });
  }
  if (isInHand(history, row.dispatched.at ?? row.updatedAt) || isEndedByOffice(history)) return [];
  const { department, assignee } = row.dispatched;
  const sameHandler =
    before && recordedValue(before, 'department') === department && recordedValue(before, 'assignee') === assignee;
  return [dispatched(row.dispatched, sameHandler ? saidBefore : changedAt(row))];
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

/** Corrections of an event by which the source said otherwise; what a record says nothing of stays as it is. */
function corrected(
  { record, history }: Pick<Known, 'record' | 'history'>,
  event: PastEvent | undefined,
  fields: Readonly<Record<string, string | undefined>>,
): CaseEvent[] {
  if (!event) return [];
  return Object.entries(fields)
    .filter(([field, value]) => value !== undefined && value !== told(history, event, field))
    .map(([field, value]) => correctionOf(record, event, { ...fromSource, field, value: value! }));
}

const fromSource = { reason: 'changed in the source', source: 'import' } as const;

/** What is odd about the record as a whole, where that is another than what the case is flagged with by then. */
function flagged(known: Known, events: readonly CaseEvent[]): CaseEvent[] {
  const { record, row, history, account } = known;
  const isOpenAgain = events.some(({ type }) => type === 'CaseReopened');
  const attested = isOpenAgain ? { ...account, dispatched: undefined } : account;
  const flags = flagsOf(row).filter((flag) => !isAttested(flag, history, attested));
  const carried = events.flatMap(({ data }) => (data as { anomalies?: readonly string[] }).anomalies ?? []);
  const value = flags.join(', ');
  if (!account.reported || value === [...new Set([...record.anomalies, ...carried])].sort().join(', ')) return [];
  return [correctionOf(record, account.reported, { ...fromSource, field: 'anomalies', value })];
}

function flagsOf({ reported, dispatched, closed }: ImportRecord): string[] {
  const all = [reported, dispatched, closed].flatMap((part) => part?.anomalies ?? []);
  return [...new Set(all)].sort();
}

/** An empty cell attests nothing: what the source has told before is not missing. */
function isAttested(flag: string, history: readonly PastEvent[], { reported, dispatched }: Account): boolean {
  if (flag === 'noCommunity') return reported !== undefined && told(history, reported, 'communityId') !== undefined;
  return (undispatched as readonly string[]).includes(flag) && dispatched !== undefined;
}

function filed({ at, number }: NonNullable<ImportRecord['filed']>): CaseEvent {
  return { type: 'CaseFiled', data: { number, source: 'import' }, occurredAt: at };
}

function dispatched(
  { at, ...data }: NonNullable<ImportRecord['dispatched']>,
  otherwise: Instant | undefined,
): CaseEvent {
  return { type: 'CaseDispatched', data: { ...data, source: 'import' }, ...when(at ?? otherwise) };
}

function ending({ closed, voided, updatedAt }: ImportRecord): [CaseEvent & { occurredAt?: Instant }] | undefined {
  if (closed) {
    const { at = updatedAt, ...data } = closed;
    return [{ type: 'CaseClosed', data: { how: 'imported', source: 'import', ...data }, ...when(at) }];
  }
  if (!voided) return undefined;
  const { at = updatedAt, reason } = voided;
  return [{ type: 'CaseVoided', data: { reason, source: 'import' }, ...when(at) }];
}

const when = (occurredAt: Instant | undefined) => (occurredAt === undefined ? {} : { occurredAt });

/** When a record that is known already became what it is now, by the best of its account. */
function changedAt({ closed, voided, updatedAt }: ImportRecord): Instant | undefined {
  const known = [closed?.at, voided?.at, updatedAt].filter((at) => at !== undefined);
  return known.length > 0 ? known.reduce((earliest, at) => (at < earliest ? at : earliest)) : undefined;
}

/** What the event says to have happened when. */
function momentOf({ type, data, occurredAt }: CaseEvent & { occurredAt?: Instant }) {
  if (type === 'RecordCorrected') return { type: data.eventType, at: isMoment(data.field) ? data.value : undefined };
  return { type, at: occurredAt };
}
