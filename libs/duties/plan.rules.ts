import {
  correctionRule,
  isRefusal,
  refuse,
  RuleBook,
  say,
  type Decision,
  type Instant,
  type Refusal,
} from '#event-sourcing';
import { roadChiefRoles, type Responsibility, type Role } from '#places';
import { isSameName, type RoomContext } from '#platform';
import { CorrectDutyPlan, DefineDuty, EndDutyPlan } from './duty.commands.js';
import { planCatalogue, type DutyPlanEvent } from './duty.events.js';
import { planStates, words } from './duty.glossary.js';
import { THE_OFFICE, type DutyKind } from './duty.kinds.js';
import { evolveDutyPlan, type DutyPlanRecord, type PlanSpan } from './duty.record.js';
import { periodsFrom, type Period, type PeriodKind } from './periods.js';

export interface PlanContext extends Pick<RoomContext, 'now' | 'occurredAt' | 'actor' | 'id' | 'calendar'> {
  /** The unit, as the place or the register that has it says. */
  readonly unit?: PlanUnit;
}

/** What a plan has to know of its unit; of an organisation, what meetings it can have. */
export interface PlanUnit {
  readonly communityId?: string;
  readonly level?: string;
  /** By the last report, or as it was founded. */
  readonly fullMembers?: number;
  /** Groups under it; undefined where no register tells. */
  readonly groups?: number;
  /** Who answers for it, where it is a place. */
  readonly responsibilities?: readonly Pick<Responsibility, 'role' | 'person' | 'until'>[];
}

/** A branch of fewer has a secretary, and no committee (systems.md 8, 13). */
const COMMITTEE_FROM = 7;

/** A meeting of a body that the branch does not have would be missed for ever. */
function whyNoSuchBody(duty: DutyKind, { level, fullMembers, groups }: PlanUnit): Refusal | undefined {
  if (level !== 'branch') return undefined;
  if (duty === 'committee-meeting' && fullMembers !== undefined && fullMembers < COMMITTEE_FROM)
    return refuse('committee-of-seven', say(words.noCommittee, { fullMembers, least: COMMITTEE_FROM }), {
      field: 'duty',
    });
  if (duty === 'group-meeting' && groups === 0) return refuse('groups-are-formed', words.noGroups, { field: 'duty' });
  return undefined;
}

/** So many periods may be over when a plan is made: more than a year of days. */
const MOST_PERIODS = 400;

/** What is due in each of them is opened and called missed, one by one. */
function whyTooFar(period: PeriodKind, from: string, now: Instant): Refusal | undefined {
  const periods = [...periodsFrom(period, from, now.slice(0, 10))].length;
  if (periods <= MOST_PERIODS) return undefined;
  return refuse('define-not-so-far-back', say(words.tooFarBack, { from, periods, most: MOST_PERIODS }), {
    field: 'from',
  });
}

/** As what that person answers for the unit on the day, or will. */
const answering = (unit: PlanContext['unit'], personId: string, from: Instant, among: readonly Role[]) =>
  unit?.responsibilities?.find(
    ({ role, person, until }) =>
      among.includes(role) && isSameName(person, personId) && (until === undefined || from < until),
  )?.role;

/** It happened when it began to hold: what is due of a time that is over by it is a late entry. */
function defined(
  record: DutyPlanRecord,
  command: DefineDuty,
  { unit, calendar, now, occurredAt }: PlanContext,
): Decision<DutyPlanEvent> {
  const { duty, unitKind, unitId, personId, period, from } = command;
  if ((unitKind === 'office') !== (unitId === THE_OFFICE))
    return refuse('office-unit', words.officeUnit, { field: 'unitId' });
  const until = record.status === 'none' ? undefined : record.spans.at(-1)?.until;
  if (until !== undefined && from < until)
    return refuse('define-after-the-end', say(words.afterTheEnd, { from, until }), { field: 'from' });
  // What no record can ever do would be missed for ever.
  if (duty === 'chief-patrol' && personId === undefined)
    return refuse('chief-patrol-of-a-person', words.chiefIsSomebody, { field: 'personId' });
  if (duty === 'round' && unitKind !== 'community')
    return refuse('round-of-a-community', words.roundOfCommunity, { field: 'unitKind' });
  if (duty === 'member-visit') {
    if (personId === undefined || unitKind !== 'community')
      return refuse('member-visit-of-a-person', words.visitOfSomebody, { field: personId ? 'unitKind' : 'personId' });
    if (!answering(unit, personId, calendar.startOfDay(from), ['contracting-leader']))
      return refuse('visit-by-who-answers', say(words.visitOfWhoAnswers, { person: personId, unitId, from }), {
        field: 'personId',
      });
  }
  const noBody = whyNoSuchBody(duty, unit ?? {});
  if (noBody) return noBody;
  const far = whyTooFar(period, from, now);
  if (far) return far;
  const communityId = unit?.communityId ?? command.communityId;
  const [begin, last = ''] = [calendar.startOfDay(from), record.lastAt];
  const heldAt = [occurredAt, begin > last ? begin : last].sort()[0]!;
  const role =
    duty === 'chief-patrol' && personId !== undefined
      ? answering(unit, personId, calendar.startOfDay(from), roadChiefRoles)
      : undefined;
  const data = { duty, unitKind, unitId, personId, communityId, ...(role && { role }), period, from };
  return [{ type: 'DutyDefined', data, ...(heldAt !== occurredAt && { occurredAt: heldAt }) }];
}

const correction = correctionRule<DutyPlanRecord, DutyPlanEvent, PlanContext>(planCatalogue);

/** A correction does not end what had not begun either, nor what began again meanwhile. */
function corrected(record: DutyPlanRecord, command: CorrectDutyPlan, context: PlanContext): Decision<DutyPlanEvent> {
  const decision = correction.decide(record, command, context);
  if (record.status === 'none' || isRefusal(decision) || command.field !== 'until') return decision;
  const n = (record.told ?? [])
    .filter(({ type }) => type === 'DutyPlanEnded')
    .findIndex(({ id }) => id === command.eventId);
  const [{ from }, next] = [record.spans[n]!, record.spans[n + 1]];
  if (command.value < from)
    return refuse('end-after-the-begin', say(words.endAfterBegin, { from }), { field: 'value' });
  if (next !== undefined && command.value > next.from)
    return refuse('define-after-the-end', say(words.afterTheEnd, { from: next.from, until: command.value }), {
      field: 'value',
    });
  return decision;
}

export const dutyPlan = new RuleBook<DutyPlanRecord, DutyPlanEvent, PlanContext>(words.plan, { states: planStates })
  .on(DefineDuty, {
    rule: 'define-once',
    because: words.defineOnce,
    creates: true,
    looksUp: ['unit'],
    allowed: ({ status }) => status !== 'running',
    decide: defined,
  })
  .on(EndDutyPlan, {
    rule: 'end-once',
    because: words.endOnce,
    allowed: ({ status }) => status === 'running',
    decide: (record, { until, reason }) => {
      const from = record.status === 'none' ? '' : record.spans.at(-1)!.from;
      if (until < from) return refuse('end-after-the-begin', say(words.endAfterBegin, { from }), { field: 'until' });
      return [{ type: 'DutyPlanEnded', data: { until, reason } }];
    },
  })
  .on(CorrectDutyPlan, { ...correction, decide: corrected })
  .aggregate({
    stream: 'dutyplan',
    catalogue: planCatalogue,
    evolve: evolveDutyPlan,
    subject: (record) =>
      record.status === 'none'
        ? {}
        : { communityId: record.communityId, siteId: record.unitKind === 'site' ? record.unitId : undefined },
  });

/** Founded or dissolved within a period, a unit has nothing due in it. */
export const coversWhole = ({ from, until }: PlanSpan, { first, last }: Period) =>
  from <= first && (until === undefined || until > last);
