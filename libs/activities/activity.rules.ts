import {
  correctionRule,
  isRefusal,
  refuse,
  RuleBook,
  say,
  type Decision,
  type Recorded,
  wholeRecord,
  entryOf,
} from '#event-sourcing';
import { codeNamed, handoverRule, voidRule } from '#platform';
import {
  derivedOf,
  minutesDueAfter,
  whyNotAfter,
  whyNotHeld,
  whyNotThere,
  type ActivityContext,
} from './activity.checks.js';
import * as c from './activity.commands.js';
import { activityCatalogue, type ActivityEvent, type ActivityHeld } from './activity.events.js';
import { activityFields, activityStates, words } from './activity.glossary.js';
import { kindLabels, needsMinutes } from './activity.kinds.js';
import { awaitsMinutes, evolveActivity, movedActivity, type Activity, type ActivityRecord } from './activity.record.js';
import { whyNotMerged } from './merged-kinds.js';
import { attendanceRules } from './attendance.rules.js';

const isPlanned = ({ status }: ActivityRecord) => status === 'planned';
const isHeld = ({ status }: ActivityRecord) => status === 'held';

/** The record as it would be after an event. */
function after(
  record: ActivityRecord,
  event: ActivityEvent,
  { now, actor, occurredAt }: ActivityContext,
): ActivityRecord {
  const metadata = { actor, occurredAt: event.occurredAt ?? occurredAt, commandId: '', commandDigest: '' };
  return activity.evolve(record, { ...event, id: 'would-be', recordedAt: now, metadata } as Recorded<ActivityEvent>);
}

export function held(
  record: ActivityRecord,
  command: c.HoldActivity,
  context: ActivityContext,
): Decision<ActivityEvent> {
  if (record.status === 'planned' && record.kind !== command.kind)
    return refuse('held-as-planned', say(words.heldAsPlanned, { planned: kindLabels[record.kind] }), { field: 'kind' });
  if (record.lastAt !== undefined && command.from < record.lastAt)
    return refuse('not-before-the-last-step', say(words.beforePlanned, { at: record.lastAt }), { field: 'from' });
  const { from, to, kind, sameAsNot = [], minutes } = command;
  const data: ActivityHeld['data'] = {
    kind,
    title: command.title,
    communityId: command.communityId,
    communityIds: command.communityIds ?? [],
    organiserKind: command.organiserKind,
    organiserId: command.organiserId,
    chair: command.chair,
    chairId: command.chairId,
    place: command.place,
    siteId: command.siteId,
    to,
    due: command.due,
    present: command.present,
    beneficiaries: command.beneficiaries,
    absences: command.absences,
    topics: command.topics ?? [],
    alsoKinds: command.alsoKinds ?? [],
    inPerson: command.inPerson ?? [],
    partners: command.partners ?? [],
    minutes,
    minutesDue: needsMinutes(kind) ? minutesDueAfter(to, context) : undefined,
    evidence: command.evidence ?? [],
    sameAsNot,
    tags: [],
    quarter: '',
  };
  const event: ActivityHeld = { type: 'ActivityHeld', data, occurredAt: from };
  const activity = after(record, event, context) as Activity;
  const why =
    whyNotThere(activity, context, 'siteId') ??
    whyNotHeld(activity, context, sameAsNot, [kind, ...data.alsoKinds]) ??
    whyNotMerged(activity);
  return why ?? [{ ...event, data: { ...data, ...derivedOf(activity, context.now, context) } }];
}

/** Planned here or not, an activity is held once. */
const holding = { rule: 'hold-once', because: words.holdOnce, looksUp: ['facts'], decide: held } as const;

const correction = correctionRule<ActivityRecord, ActivityEvent, ActivityContext>(activityCatalogue);

/** A correction is as if the right word had been entered at once: what it makes has to be possible, and tags follow. */
export function corrected(
  record: ActivityRecord,
  command: c.CorrectActivity,
  context: ActivityContext,
): Decision<ActivityEvent> {
  const decision = correction.decide(record, command, context);
  if (isRefusal(decision) || decision.length === 0) return decision;
  const activity = after(record, decision[0]!, context);
  if (activity.status !== 'held') return decision;
  // What it is merged of is asked where the correction says so: of what stands there already it is not.
  const isOfKinds = /^(kind|alsoKinds\.\d+)$/.test(command.field);
  const others = [...activity.sameAsNot, ...(command.sameAsNot ?? [])];
  const kinds = isOfKinds ? [activity.kind, ...activity.alsoKinds] : [activity.kind];
  const why =
    whyNotAfter(activity) ??
    whyNotThere(activity, context, 'value') ??
    whyNotHeld(activity, context, others, kinds) ??
    (isOfKinds ? whyNotMerged(activity) : undefined);
  if (why) return why;
  const entered = record.told?.find(({ type }) => type === 'ActivityHeld')?.recordedAt ?? context.now;
  const derived = {
    ...derivedOf(activity, entered, context),
    minutesDue: needsMinutes(activity.kind) ? minutesDueAfter(activity.endedAt!, context) : undefined,
  };
  const { tags, quarter, minutesDue } = activity;
  if (JSON.stringify(derived) === JSON.stringify({ tags, quarter, minutesDue })) return decision;
  return [...decision, { type: 'ActivityTagsDerived', data: derived, occurredAt: decision[0]!.occurredAt }];
}

function decisionTaken(
  record: ActivityRecord,
  { what, person, dueOn }: c.TakeDecision,
  { partId, calendar, occurredAt }: ActivityContext,
): Decision<ActivityEvent> {
  if (record.status === 'none' || record.heldAt === undefined) return [];
  if (occurredAt < record.heldAt)
    return refuse('after-the-meeting', say(words.afterMeeting, { at: record.heldAt }), { field: 'occurredAt' });
  if (person === undefined || dueOn === undefined)
    return refuse('decision-has-person-and-day', words.decisionNeeds, {
      field: person === undefined ? 'person' : 'dueOn',
    });
  if (dueOn < calendar.dayOf(occurredAt))
    return refuse('decision-due-later', words.decisionDueLater, { field: 'dueOn' });
  return [{ type: 'DecisionTaken', data: { decisionId: partId, what, person, due: calendar.endOfDay(dueOn) } }];
}

/** Only an open decision is done or dropped. */
const onOpenDecision =
  <C extends { readonly decisionId: string }>(event: (command: C) => ActivityEvent) =>
  (record: ActivityRecord, command: C, { occurredAt }: ActivityContext): Decision<ActivityEvent> => {
    const { decisionId } = command;
    const decision = record.status === 'none' ? undefined : record.decisions.find((d) => d.decisionId === decisionId);
    if (!decision)
      return refuse('decision-unknown', say(words.decisionUnknown, { decisionId }), { field: 'decisionId' });
    if (decision.state !== 'open')
      return refuse('decision-open', say(words.decisionSettled, { state: codeNamed(decision.state) }), {
        field: 'decisionId',
      });
    if (occurredAt < decision.takenAt)
      return refuse('settled-after-it-was-taken', say(words.settledAfter, { at: decision.takenAt }), {
        field: 'occurredAt',
      });
    return [event(command)];
  };

/** 活动 */
export const activity = new RuleBook<ActivityRecord, ActivityEvent, ActivityContext>(words.activity, {
  states: activityStates,
  fields: activityFields,
})
  .on(c.PlanActivity, {
    rule: 'plan-once',
    because: words.planOnce,
    creates: true,
    looksUp: ['facts'],
    decide: (_record, { kind, title, communityId, organiserKind, organiserId, place, plannedFor, needed }) => [
      {
        type: 'ActivityPlanned',
        data: { kind, title, communityId, organiserKind, organiserId, place, plannedFor, needed },
      },
    ],
  })
  .on(c.PostponeActivity, {
    rule: 'postpone-what-is-planned',
    because: words.planned,
    allowed: isPlanned,
    decide: (record, { plannedFor, reason }) => {
      const postponedFrom = record.status === 'none' ? undefined : record.plannedFor;
      if (postponedFrom === undefined || postponedFrom === plannedFor) return [];
      return [{ type: 'ActivityPostponed', data: { plannedFor, postponedFrom, reason } }];
    },
  })
  .on(c.CancelActivity, {
    rule: 'cancel-what-is-planned',
    because: words.planned,
    allowed: isPlanned,
    decide: (_record, { reason }) => [{ type: 'ActivityCancelled', data: { reason } }],
  })
  .on(c.EnterActivity, { ...holding, creates: true, allowed: ({ status }) => status === 'none' })
  .on(c.HoldActivity, { ...holding, allowed: isPlanned })
  .on(c.RecordMinutes, {
    rule: 'minutes-once',
    because: words.awaitsMinutes,
    allowed: (record) => record.status !== 'none' && awaitsMinutes(record),
    decide: (_record, { minutes }) => [{ type: 'MinutesRecorded', data: { minutes } }],
  })
  .on(c.MissMinutes, {
    rule: 'minutes-missed-once',
    because: words.missedOnce,
    isInternal: true,
    anyTime: true,
    allowed: (record) => record.status !== 'none' && awaitsMinutes(record) && !record.minutesMissed,
    decide: (record, _command, { now }) => {
      const due = record.status === 'none' ? undefined : record.minutesDue;
      return due === undefined || due >= now ? [] : [{ type: 'MinutesMissed', data: { due }, occurredAt: due }];
    },
  })
  .on(c.TakeDecision, {
    rule: 'decide-at-what-was-held',
    because: words.decisionOf,
    anyTime: true,
    allowed: isHeld,
    decide: decisionTaken,
  })
  .on(c.FinishDecision, {
    rule: 'finish-a-decision',
    because: words.whileHeld,
    anyTime: true,
    allowed: isHeld,
    decide: onOpenDecision(({ decisionId, result, evidence = [] }: c.FinishDecision) => ({
      type: 'DecisionDone',
      data: { decisionId, result, evidence },
    })),
  })
  .on(c.DropDecision, {
    rule: 'drop-a-decision',
    because: words.whileHeld,
    anyTime: true,
    allowed: isHeld,
    restates: (record, { decisionId }) =>
      entryOf(record, 'DecisionTaken', (data: { decisionId: string }) => data.decisionId === decisionId, {
        at: [record.status === 'none' ? undefined : record.decisions.find((d) => d.decisionId === decisionId)?.due],
        ends: 'entry',
      }),
    decide: onOpenDecision(({ decisionId, reason }: c.DropDecision) => ({
      type: 'DecisionDropped',
      data: { decisionId, reason },
    })),
  })
  .with(attendanceRules)
  .on(c.VoidActivity, {
    ...voidRule(words.voidOnce, 'ActivityVoided', 'ActivityHeld'),
    allowed: ({ status }) => status === 'held' || status === 'planned',
    // A plan is in no figure.
    restates: (record) => (record.status === 'held' ? wholeRecord('ActivityHeld')(record) : undefined),
  })
  .on(c.HandOverActivityWork, handoverRule(movedActivity))
  .on(c.CorrectActivity, { ...correction, looksUp: ['facts'], decide: corrected })
  .aggregate({ stream: 'activity', catalogue: activityCatalogue, evolve: evolveActivity });
