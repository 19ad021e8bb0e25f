import { say, type Decision, type Instant } from '#event-sourcing';
import { keyOfName } from '#platform';
import type { CaseDispatched, CaseEvent } from '../case.events.js';
import { eventWords } from '../case-labels.glossary.js';
import { words } from '../case.glossary.js';
import { correctionOf, isMoment, type PastEvent } from '../corrections.js';
import { isSameDue } from '../ordered.js';
import { accountOf, told } from './account.js';
import { ImportRecord, ofSites, undispatched } from './import-record.js';
import { corrected, fromSource, moved, said, type Known } from './told-anew.js';
import { dispatched, ending, filed, filing, givenBack, progress, replied } from './progress.js';
import { refuse, rule } from '../rules/rule.js';

/** The rule by which a row that is older than what was told is known, and skipped. */
export const OLDER_THAN_TOLD = 'import-older-than-told';

/**
 * What a foreign record attests, each at its own moment; of a case that is known, what it says otherwise than the
 * account before it. What the office has done to the case itself stands: a record that still says what it said before
 * undoes none of it.
 */
export const importRules = [
  rule(ImportRecord, {
    rule: 'import-own-records',
    creates: true,
    isInternal: true,
    because: words.importOwn,
    allowed: (record) => record.status === 'none' || record.source === 'import',
    anyTime: true,
    looksUp: ['history', 'ownNumber'],
    decide: (record, told, { now, ownNumber, history = [] }): Decision<CaseEvent> => {
      const row = ownNumber === undefined ? told : { ...told, filed: { ...told.filed!, number: ownNumber } };
      const known = { record, row, history, account: accountOf(history) };
      const toldAt = lastTold(known);
      if (toldAt !== undefined && row.updatedAt !== undefined && row.updatedAt < toldAt)
        return refuse(OLDER_THAN_TOLD, say(words.olderThanTold, { at: row.updatedAt, told: toldAt }));
      const events = record.status === 'none' ? first(row, now) : later(known, now);
      const early = events.map(momentOf).find(({ at }) => at !== undefined && at > now);
      return early
        ? refuse(
            'not-in-the-future',
            say(words.notYet, { type: eventWords[early.type as CaseEvent['type']], at: early.at! }),
          )
        : events;
    },
  }),
];

/** When the source had last touched the record, of what it has told so far. */
function lastTold({ history, account: { reported } }: Known): Instant | undefined {
  return reported && told(history, reported, 'sourceTouched');
}

function first(row: ImportRecord, now: Instant): CaseEvent[] {
  const { at, inPart = {}, between: _, ...data } = row.reported;
  const assumed = Object.keys(inPart).filter((field) => inPart[field]!.length === 0);
  const told = {
    ...data,
    ...(assumed.length > 0 ? { assumed } : {}),
    ...(touchedBy(row, now) === undefined ? {} : { sourceTouched: row.updatedAt }),
    source: 'import' as const,
  };
  return [
    { type: 'ProblemReported', data: told, occurredAt: at },
    ...(row.filed ? [filed(row.filed)] : []),
    ...(row.dispatched ? [dispatched(row.dispatched, at)] : []),
    ...(row.returned && row.dispatched ? [givenBack(row)] : []),
    ...(row.rectified ? [replied(row)] : []),
    ...(ending(row) ?? []),
  ];
}

/** A moment that has not come yet is a slip, and would keep everything from being news. */
const touchedBy = ({ updatedAt }: ImportRecord, now: Instant) =>
  updatedAt !== undefined && updatedAt <= now ? updatedAt : undefined;

function later(known: Known, now: Instant): CaseEvent[] {
  const { row, account } = known;
  const { at, category, description, location, reporter, sourceSiteId } = row.reported;
  const words = corrected(known, account.reported, {
    ...said(known, { category, description, location }),
    reporter,
    sourceSiteId,
    occurredAt: at,
  });
  const events = [...words, ...moved(known), ...filing(known), ...progress(known)];
  const touched = corrected(known, account.reported, { sourceTouched: touchedBy(row, now) });
  return [...touched, ...events, ...flagged(known, events)];
}

/** What is odd about the record as a whole, where that is another than what the case is flagged with by then. */
function flagged(known: Known, events: readonly CaseEvent[]): CaseEvent[] {
  const { record, row, account } = known;
  const has = (...types: CaseEvent['type'][]) => events.some(({ type }) => types.includes(type));
  const before = {
    ...account,
    dispatched: has('CaseReopened') ? undefined : account.dispatched,
    ended: has('CaseReopened', 'CaseClosed', 'CaseVoided') ? undefined : account.ended,
  };
  const told = flagsOf(row).filter((flag) => !isAttested(flag, { ...known, account: before }));
  const flags = [...new Set([...told, ...stillOdd(known)])].sort();
  const carried = events.flatMap(({ data }) => (data as { anomalies?: readonly string[] }).anomalies ?? []);
  const value = flags.join(', ');
  if (!account.reported || value === [...new Set([...record.anomalies, ...carried])].sort().join(', ')) return [];
  return [correctionOf(record, account.reported, { ...fromSource, field: 'anomalies', value })];
}

function flagsOf({ reported, dispatched, closed }: ImportRecord): string[] {
  const all = [reported, dispatched, closed].flatMap((part) => part?.anomalies ?? []);
  return [...new Set(all)].sort();
}

/** What was odd about a value stays so while the source says nothing of it. */
function stillOdd({ record, row }: Known): readonly string[] {
  const { reported, filed: file, dispatched: sent, undispatched: other, closed, voided } = row;
  const isTold = (flag: string) => {
    if (ofSites.includes(flag)) return reported.sourceSiteId !== undefined;
    if (flag === 'dueBeforeReported') return (sent?.due ?? other?.due) !== undefined;
    if (flag === 'dispatchedBeforeReported') return sent?.at !== undefined;
    if (flag === 'filedBeforeReported') return file !== undefined;
    // What is open by now did not end before.
    return flag !== 'closedBeforeReported' || (closed ? closed.at !== undefined : voided?.at !== undefined || !voided);
  };
  return record.anomalies.filter((flag) => !isTold(flag));
}

function isEnded({ closed }: ImportRecord, ended: PastEvent | undefined): boolean {
  return ended?.type === (closed ? 'CaseClosed' : 'CaseVoided');
}

/** An empty cell attests nothing: what the source has told before, and does not say otherwise, is not missing. */
function isAttested(flag: string, { record, row, history, account }: Known): boolean {
  const { reported, dispatched: before, ended } = account;
  // Without a time of its own in this export, while an earlier one told it.
  if (flag === 'closedWithoutClosingTime') return isEnded(row, ended) && !record.anomalies.includes(flag);
  if (flag === 'noCommunity') return reported !== undefined && told(history, reported, 'communityId') !== undefined;
  if (!(undispatched as readonly string[]).includes(flag) || !before) return false;
  const { department, assignee, due } = before.data as CaseDispatched['data'];
  const said = row.undispatched;
  const isSame = (name?: string, known?: string) => name === undefined || keyOfName(name) === keyOfName(known);
  const isDueSame = said?.due === undefined || isSameDue(said.due, due);
  return isSame(said?.department, department) && isSame(said?.assignee, assignee) && isDueSame;
}

/** What the event says to have happened when. */
function momentOf({ type, data, occurredAt }: CaseEvent & { occurredAt?: Instant }) {
  if (type === 'RecordCorrected') return { type: data.eventType, at: isMoment(data.field) ? data.value : undefined };
  return { type, at: occurredAt };
}
