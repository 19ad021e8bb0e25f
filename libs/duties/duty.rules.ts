import { daysAfter } from '#calendar';
import {
  correctionRule,
  isRefusal,
  refuse,
  RuleBook,
  say,
  type Decision,
  type Sentence,
  wholeRecord,
} from '#event-sourcing';
import { ownHand, type RoomContext } from '#platform';
import {
  CompleteDuty,
  CorrectDuty,
  MissDuty,
  OpenDuty,
  ReleaseDuty,
  ReleaseEndedDuty,
  SettleDuty,
  WithdrawSettlement,
} from './duty.commands.js';
import { dutyCatalogue, type DutyDone, type DutyEvent, type DutyOpened } from './duty.events.js';
import { dutyStates, words } from './duty.glossary.js';
import { evolveDuty, type DutyPlan, type DutyPlanRecord, type DutyRecord } from './duty.record.js';
import { periodOf, type Period } from './periods.js';
import { coversWhole } from './plan.rules.js';

export interface DutyContext extends Pick<
  RoomContext,
  'now' | 'occurredAt' | 'actor' | 'id' | 'calendar' | 'corrections'
> {
  readonly plan?: DutyPlan;
  /** The record that a completion names, where there is one. */
  readonly proof?: { readonly status: string };
}

/** The period of a plan that a day is in, where something is due in it. */
export function duePeriod(plan: DutyPlanRecord | undefined, day: string): Period | undefined {
  if (plan === undefined || plan.status === 'none') return undefined;
  for (const span of plan.spans) {
    const period = periodOf(span.period, day);
    if (coversWhole(span, period)) return period;
  }
  return undefined;
}

function opening(
  { planId, day }: { readonly planId: string; readonly day: string },
  { plan, calendar, now }: DutyContext,
): Decision<DutyOpened> {
  const due = duePeriod(plan!, day);
  if (!due) return refuse('due-in-the-period', say(words.notDue, { day }), { field: 'day' });
  const from = calendar.startOfDay(due.first);
  if (from > now) return refuse('open-when-it-begins', say(words.notBegun, { first: due.first }), { field: 'day' });
  const { duty, unitKind, unitId, personId, communityId, role, spans } = plan!;
  const { period } = spans.find((span) => coversWhole(span, periodOf(span.period, day)))!;
  const until = calendar.startOfDay(daysAfter(due.last, 1));
  const whose = { planId, duty, unitKind, unitId, personId, communityId, ...(role && { role }) };
  const data = { ...whose, period, periodKey: due.key, from, until };
  return [{ type: 'DutyOpened', data, occurredAt: from }];
}

function settled(record: DutyRecord, command: SettleDuty, context: DutyContext): Decision<DutyEvent> {
  const { recordKind, recordId, doneAt } = command;
  const done: DutyDone = { type: 'DutyDone', data: { recordKind, recordId }, occurredAt: doneAt };
  if (record.status === 'none') {
    const opened = opening(command, context);
    return 'refused' in opened ? opened : [...opened, done];
  }
  const before = record.settlements.find((one) => one.recordKind === recordKind && one.recordId === recordId);
  if (before?.doneAt === doneAt) return [];
  return before ? [{ type: 'SettlementWithdrawn', data: { recordKind, recordId } }, done] : [done];
}

const correction = correctionRule<DutyRecord, DutyEvent, DutyContext>(dutyCatalogue);

/** A correction does not move what was done before its period either. */
function corrected(record: DutyRecord, command: CorrectDuty, context: DutyContext): Decision<DutyEvent> {
  const decision = correction.decide(record, command, context);
  if (record.status === 'none' || isRefusal(decision) || decision.length === 0) return decision;
  const { type, data } = decision[0]!;
  const moved = type === 'RecordCorrected' && data.eventType === 'DutyDone' && data.field === 'occurredAt';
  if (!moved || data.value >= record.from) return decision;
  return refuse('done-in-the-period', say(words.inPeriod, { first: context.calendar.dayOf(record.from) }), {
    field: 'value',
  });
}

/** What was not due yet is neither done nor released. */
function beforePeriod(record: DutyRecord, { occurredAt, calendar }: DutyContext) {
  if (record.status === 'none' || occurredAt >= record.from) return undefined;
  const sentence = say(words.inPeriod, { first: calendar.dayOf(record.from) });
  return refuse('done-in-the-period', sentence, { field: 'occurredAt' });
}

/** 谁的事谁不核: whose duty it is says neither that it is done nor that it is not due, nor confirms what another says. */
const notHisOwn =
  (because: Sentence) =>
  (record: DutyRecord, _command: object, { actor }: DutyContext) =>
    record.status !== 'none' && ownHand([actor], [record.personId]) !== undefined
      ? refuse('another-than-whose-duty', because)
      : undefined;

/** Whether a record proves anything: what was voided or merged away is nothing. */
export const holds = (proof: { readonly status: string } | undefined) =>
  proof !== undefined && proof.status !== 'voided' && proof.status !== 'merged';

/** A duty or its plan proves nothing of itself; what was voided or merged away proves nothing any more. */
function whyNoProof({ recordKind, recordId }: CompleteDuty, { proof }: DutyContext) {
  const isNone = recordKind === 'duty' || recordKind === 'dutyplan';
  if (holds(proof) && !isNone) return undefined;
  const said = { kind: recordKind ?? '–', id: recordId ?? '–' };
  return refuse('complete-by-a-record-that-holds', say(words.noProof, said), { field: 'recordId' });
}

const opened = wholeRecord('DutyOpened');

const isPending = ({ status }: DutyRecord) => status === 'open' || status === 'missed';
const ALWAYS = { isInternal: true, anyTime: true } as const;

export const duty = new RuleBook<DutyRecord, DutyEvent, DutyContext>(words.duty, { states: dutyStates })
  .on(OpenDuty, {
    ...ALWAYS,
    rule: 'open-once',
    because: words.openOnce,
    creates: true,
    looksUp: ['plan'],
    decide: (_record, command, context) => opening(command, context),
  })
  .on(SettleDuty, {
    ...ALWAYS,
    rule: 'settle-by-a-record',
    because: words.settle,
    creates: true,
    looksUp: ['plan'],
    allowed: () => true,
    decide: settled,
  })
  .on(WithdrawSettlement, {
    ...ALWAYS,
    rule: 'withdraw-what-settled',
    because: words.withdraw,
    decide: (record, { recordKind, recordId }) => {
      const isThere =
        record.status !== 'none' &&
        record.settlements.some((one) => one.recordKind === recordKind && one.recordId === recordId);
      return isThere ? [{ type: 'SettlementWithdrawn', data: { recordKind, recordId } }] : [];
    },
  })
  .on(MissDuty, {
    ...ALWAYS,
    rule: 'miss-once',
    because: words.missOnce,
    allowed: ({ status }) => status === 'open',
    decide: (record, _command, { now, calendar }) => {
      if (record.status === 'none') return [];
      const { until } = record;
      if (until > now) return refuse('miss-after-the-end', say(words.notOver, { last: calendar.dayOf(until) }));
      return [{ type: 'DutyMissed', data: { until }, occurredAt: until }];
    },
  })
  .on(ReleaseEndedDuty, {
    ...ALWAYS,
    rule: 'release-what-is-pending',
    because: words.release,
    allowed: isPending,
    decide: (_record, { reason }) => [{ type: 'DutyReleased', data: { reason } }],
  })
  .on(CompleteDuty, {
    rule: 'complete-what-is-pending',
    because: words.complete,
    allowed: isPending,
    // In time it is what was to be; of one that was called missed it changes what was told.
    restates: (record) => (record.status === 'missed' ? opened(record) : undefined),
    looksUp: ['proof'],
    others: notHisOwn(words.ownCompletion),
    othersConfirm: true,
    decide: (record, command, context) => {
      const { recordKind, recordId, note } = command;
      const why = beforePeriod(record, context) ?? whyNoProof(command, context);
      return why ?? [{ type: 'DutyDone', data: { recordKind, recordId, note } }];
    },
  })
  .on(ReleaseDuty, {
    rule: 'release-what-is-pending',
    because: words.release,
    allowed: isPending,
    restates: opened,
    others: notHisOwn(words.ownRelease),
    othersConfirm: true,
    decide: (record, { reason }, context) =>
      beforePeriod(record, context) ?? [{ type: 'DutyReleased', data: { reason } }],
  })
  .on(CorrectDuty, { ...correction, decide: corrected })
  .aggregate({
    stream: 'duty',
    catalogue: dutyCatalogue,
    evolve: evolveDuty,
    subject: (record) =>
      record.status === 'none'
        ? {}
        : { communityId: record.communityId, siteId: record.unitKind === 'site' ? record.unitId : undefined },
  });
