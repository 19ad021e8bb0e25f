import { correctionRule, isRefusal, refuse, RuleBook, say, type Decision, type Refusal } from '#event-sourcing';
import { isSameName, nameKey } from '#platform';
import {
  ConfirmLargeTally,
  CorrectTally,
  PutBackSingle,
  TakeOffSingle,
  TallyCorrections,
  VoidTally,
} from './tally.commands.js';
import type { DaySums } from './tally-book.js';
import { checkedKey, type TallyContext } from './tally.checks.js';
import { tallyCatalogue, type TallyEvent } from './tally.events.js';
import { tallyStates, words } from './tally.glossary.js';
import { daysOf } from './tally.key.js';
import { evolveTally, noTally, type Confirmation, type TallyRecord } from './tally.record.js';

export type { TallyContext } from './tally.checks.js';

interface Day extends DaySums {
  readonly count: number;
  readonly from: string;
  readonly to: string;
  readonly by: string;
  /** Absent of what another system's file says. */
  readonly enteredBy?: string;
}

/**
 * Beyond the ceiling of a person's day somebody else has vouched: neither who did it nor who enters it. Whoever enters
 * sheets of others has the same ceiling: any name can be typed as theirs.
 */
function aboveCeiling(
  { before, entered = 0, count, from, to, by, enteredBy }: Day,
  confirmation: Confirmation | undefined,
  { config, actor }: TallyContext,
): Refusal | 'within' | 'confirmed' {
  const share = Math.ceil(count / daysOf(from, to).length);
  const ceiling = config.tallyCeiling;
  const isBelow = (sum: number) => sum + share <= ceiling;
  if (isBelow(before) && (enteredBy === undefined || isBelow(entered))) return 'within';
  const isVouched =
    confirmation &&
    isSameName(confirmation.of, by) &&
    confirmation.upTo >= count &&
    ![actor, by, enteredBy ?? by].some((one) => isSameName(one, confirmation.by));
  if (isVouched) return 'confirmed';
  const [sentence, person, sum] = isBelow(before)
    ? [words.ceilingEntered, enteredBy!, entered]
    : [words.ceiling, by, before];
  const said = say(sentence, { by: person, total: sum + share, ceiling });
  return refuse('confirm-above-the-ceiling', said, { field: 'count' });
}

function tallied(record: TallyRecord, command: TallyCorrections, context: TallyContext): Decision<TallyEvent> {
  const key = checkedKey(command, record, context);
  if ('refused' in key) return key;
  const { kind, unit, count, places, basis, evidence } = command;
  const { sheet, actor, calendar, corrections } = context;
  const by = command.by ?? actor;
  const enteredBy = corrections?.ofSource ? undefined : actor;
  const { from, to } = key;
  const listed = new Set(places?.map(nameKey)).size;
  if (unit === 'places' && listed !== count)
    return refuse('places-listed', say(words.listPlaces, { count, listed }), { field: 'places' });
  if (sheet!.overlaps !== undefined)
    return refuse('tallied-already', say(words.already, { from, to, tallyId: sheet!.overlaps }));
  const { before, entered } = sheet!;
  const vouched = aboveCeiling({ before, entered, count, from, to, by, enteredBy }, record.confirmation, context);
  if (typeof vouched !== 'string') return vouched;
  const data = {
    ...key,
    kind,
    by,
    unit,
    count,
    places: unit === 'places' ? places?.map((place) => place.trim()) : undefined,
    basis,
    evidence: evidence ?? undefined,
    takenOff: sheet!.singles?.length ? [...sheet!.singles] : undefined,
    confirmedBy: vouched === 'confirmed' ? record.confirmation?.by : undefined,
    ofSource: corrections?.ofSource ? (true as const) : undefined,
  };
  return [{ type: 'CorrectionsTallied', data, occurredAt: calendar.startOfDay(to) }];
}

function confirmed(record: TallyRecord, command: ConfirmLargeTally, context: TallyContext): Decision<TallyEvent> {
  const key = checkedKey(command, record, context);
  if ('refused' in key) return key;
  const { kind, by, upTo, reason } = command;
  const did = by ?? context.actor;
  if (isSameName(did, context.actor))
    return refuse('confirm-for-another', say(words.secondPerson, { by: did }), { field: 'by' });
  return [{ type: 'LargeTallyConfirmed', data: { ...key, kind, by: did, upTo, reason } }];
}

const correction = correctionRule<TallyRecord, TallyEvent, TallyContext>(tallyCatalogue);

/** A count may be corrected, within the ceiling or beyond it with a second person, as when it is entered. */
function corrected(record: TallyRecord, command: CorrectTally, context: TallyContext): Decision<TallyEvent> {
  if (command.field === 'count' && record.status === 'tallied' && record.unit === 'places')
    return refuse('count-of-places', words.countOfPlaces, { field: 'field' });
  const decision = correction.decide(record, command, context);
  const isCurrent = record.status === 'tallied' && record.entryId === command.eventId;
  if (isRefusal(decision) || command.field !== 'count' || !isCurrent) return decision;
  const { from, to, by, count: was, confirmation } = record;
  const enteredBy = record.ofSource ? undefined : record.enteredBy;
  const count = Number(command.value);
  if (count < was) return decision;
  const { before, entered } = context.beside!;
  const vouched = aboveCeiling({ before, entered, count, from, to, by, enteredBy }, confirmation, context);
  return typeof vouched === 'string' ? decision : vouched;
}

const isTallied = ({ status }: TallyRecord) => status === 'tallied';

/** Corrections that were counted on a sheet 汇总登记: one stream for each area, category, kind and first day. */
export const tally = new RuleBook<TallyRecord, TallyEvent, TallyContext>(words.tally, { states: tallyStates })
  .on(TallyCorrections, {
    rule: 'tallied-already',
    because: words.tallyOnce,
    creates: true,
    // What was voided may be tallied anew, at the moment at which it was held.
    anyTime: true,
    looksUp: ['sheet'],
    allowed: (record) => !isTallied(record),
    decide: tallied,
  })
  .on(ConfirmLargeTally, {
    rule: 'confirm-a-tally',
    because: words.confirm,
    creates: true,
    looksUp: ['sheet'],
    allowed: () => true,
    decide: confirmed,
  })
  .on(VoidTally, {
    rule: 'void-once',
    because: words.void,
    allowed: isTallied,
    restates: (record) =>
      record.status === 'none'
        ? undefined
        : {
            eventId: record.entryId!,
            eventType: 'CorrectionsTallied',
            previous: String(record.count),
            at: [record.from, record.heldAt],
            ends: 'all',
          },
    decide: (record, { reason }) => [
      { type: 'TallyVoided', data: { entryId: record.status === 'none' ? '' : record.entryId!, reason } },
    ],
  })
  .on(CorrectTally, { ...correction, looksUp: ['beside'], decide: corrected })
  .on(TakeOffSingle, {
    rule: 'take-off-what-is-tallied',
    because: words.singles,
    isInternal: true,
    anyTime: true,
    allowed: isTallied,
    decide: (record, { caseId }) => settled(record, caseId, 'SingleTakenOff'),
  })
  .on(PutBackSingle, {
    rule: 'put-back-what-was-taken-off',
    because: words.singles,
    isInternal: true,
    anyTime: true,
    decide: (record, { caseId }) => settled(record, caseId, 'SinglePutBack'),
  })
  .aggregate({
    stream: 'tally',
    catalogue: tallyCatalogue,
    initialState: noTally,
    evolve: evolveTally,
    subject: (record) =>
      record.status === 'none' ? {} : { siteId: record.roadSegmentId, communityId: record.communityId },
  });

/** It holds from when the tally does; what holds already is nothing to do. */
function settled(record: TallyRecord, caseId: string, type: 'SingleTakenOff' | 'SinglePutBack'): Decision<TallyEvent> {
  if (record.status === 'none' || record.takenOff.includes(caseId) === (type === 'SingleTakenOff')) return [];
  return [{ type, data: { entryId: record.entryId!, caseId }, occurredAt: record.heldAt }];
}
