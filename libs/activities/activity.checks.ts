import { DAY, HOUR, quarterNamed } from '#calendar';
import { refuse, say, type Instant, type Refusal } from '#event-sourcing';
import { outOfService, type SiteFound } from '#places';
import { isLateEntry, isSameName, type RoomContext } from '#platform';
import { attendanceEntry, minutesOf, ownEntry } from './activity.entries.js';
import { words } from './activity.glossary.js';
import { kindLabels, quorumOf, type ActivityKind, type ActivityTag } from './activity.kinds.js';
import type { Activity, Attendance } from './activity.record.js';
import { clash, type AgendaEntry } from './agenda.js';

/** An officer as the register of organisations has them. */
export interface Officer {
  readonly role: string;
  readonly personId: string;
  readonly from: string;
  readonly until?: string;
}

/** What has to be known of elsewhere. */
export interface ActivityFacts {
  /** Where it was, as far as a command says that it was there then. */
  readonly site?: SiteFound;
  /** Committee members by the communities that were theirs when it was held. */
  readonly leaders: readonly { readonly communityId: string; readonly person: string }[];
  /**
   * Who is in office in the work committee on that day, by the register of organisations; undefined where the register
   * names nobody but the secretary.
   */
  readonly committee?: readonly Officer[];
  /** Of the organising organisation; undefined where the house keeps no such register. */
  readonly officers?: readonly Officer[];
  /** What else is on the agenda of that day. */
  readonly others: readonly AgendaEntry[];
}

export interface ActivityContext extends RoomContext {
  readonly facts?: ActivityFacts;
}

const shifted = (at: Instant, by: number) => new Date(Date.parse(at) + by).toISOString();

/** Bounds of a term are days or moments; the end belongs to it no longer. */
export function isInOffice(
  { from, until }: Officer,
  at: Instant,
  { calendar }: Pick<RoomContext, 'calendar'>,
): boolean {
  const dayOf = (bound: string) => (bound.length === 10 ? bound : calendar.dayOf(bound));
  const day = calendar.dayOf(at);
  return dayOf(from) <= day && (until === undefined || day < dayOf(until));
}

/** Why it cannot have been there then: it began when the site was out of service. */
export const whyNotThere = ({ heldAt }: Activity, { facts }: ActivityContext, field: string): Refusal | undefined =>
  heldAt === undefined ? undefined : outOfService(facts?.site, heldAt, { field });

/** Why an activity cannot have been held like this: of one that is entered, and of one that a correction makes. */
export function whyNotHeld(
  activity: Activity,
  context: ActivityContext,
  sameAsNot: readonly string[],
  kinds: readonly ActivityKind[] = [activity.kind],
): Refusal | undefined {
  const { heldAt: from, endedAt: to, due, present } = activity;
  if (from === undefined || to === undefined) return undefined;
  if (to <= from) return refuse('ends-after-it-begins', words.endsAfterBegin, { field: 'to' });
  if (to > context.now) return refuse('held-is-past', say(words.past, { at: to }), { field: 'to' });
  if (Date.parse(to) - Date.parse(from) > DAY) return refuse('within-a-day', words.withinADay, { field: 'to' });
  if (due !== undefined && present !== undefined && present > due)
    return refuse('present-within-due', say(words.presentWithinDue, { present, due }), { field: 'present' });
  for (const kind of kinds) {
    const why = whyNotOfKind(activity, kind, from, context);
    if (why) return why;
  }
  const why = whyNotInPerson(activity, from, context);
  return why ?? overlapping(activity, context, sameAsNot) ?? whyNotAttended(activity, activity.attendances, context);
}

/** What each of its kinds asks for. */
function whyNotOfKind(
  activity: Activity,
  kind: ActivityKind,
  from: Instant,
  context: ActivityContext,
): Refusal | undefined {
  const { due, present, organiserKind, organiserId, chairId } = activity;
  const quorum = quorumOf(kind);
  if (quorum && (due === undefined || present === undefined))
    return refuse('counts-of-a-voting-body', say(words.countsNeeded, { kind: kindLabels[kind] }), { field: 'due' });
  if (quorum === 'refused' && isWithoutQuorum(activity, [kind]))
    return refuse('quorum', say(words.quorum, { kind: kindLabels[kind], due: due!, present: present! }), {
      field: 'present',
    });
  if (kind === 'special-study' && organiserKind !== 'work-committee')
    return refuse('special-study-by-the-work-committee', words.specialStudy, { field: 'organiserKind' });
  if (kind === 'grassroots-visit') {
    if (organiserId === undefined || chairId === undefined)
      return refuse('visit-names-the-secretary', words.visitNames, { field: 'chairId' });
    const why = whyNotSecretary(chairId, organiserId, from, context);
    if (why) return why;
  }
  if (kind === 'joint-meeting' && organiserKind === 'greater-committee' && activity.communityId === undefined)
    return refuse('quarterly-meeting-has-a-community', words.quarterlyNeedsCommunity, { field: 'communityId' });
  return undefined;
}

/** Why the chair was not the secretary of the organiser that day, as far as the register of organisations knows. */
function whyNotSecretary(
  chairId: string,
  organiserId: string,
  at: Instant,
  context: ActivityContext,
): Refusal | undefined {
  const isSecretary = (officer: Officer) =>
    officer.role === 'secretary' && officer.personId === chairId && isInOffice(officer, at, context);
  const officers = context.facts?.officers;
  if (!officers || officers.some(isSecretary)) return undefined;
  const day = context.calendar.dayOf(at);
  return refuse('chair-is-the-secretary', say(words.chairIsSecretary, { chairId, organiserId, day }), {
    field: 'chairId',
  });
}

/** 三个亲自 are the first person's: what another chaired, the secretary did not do in person. */
function whyNotInPerson(
  { inPerson, organiserId, chairId }: Activity,
  at: Instant,
  context: ActivityContext,
): Refusal | undefined {
  if (inPerson.length === 0) return undefined;
  if (organiserId === undefined || chairId === undefined)
    return refuse('in-person-names-the-secretary', words.inPersonNames, { field: 'chairId' });
  return whyNotSecretary(chairId, organiserId, at, context);
}

function overlapping(activity: Activity, context: ActivityContext, sameAsNot: readonly string[]): Refusal | undefined {
  const own = ownEntry(context.id, activity)!;
  const others = (context.facts?.others ?? []).filter(
    (entry) =>
      entry.part === '' && entry.holder !== context.id && !sameAsNot.includes(entry.holder) && clash(own, entry),
  );
  if (others.length === 0) return undefined;
  const names = [...new Set(others.map(({ holder }) => holder))].join(', ');
  return refuse('overlap', say(words.overlap, { others: names }), { field: 'sameAsNot' });
}

/** Of a body that votes: less than half of those entitled were there. */
function isWithoutQuorum({ due, present }: Activity, kinds: readonly ActivityKind[]): boolean {
  return (
    kinds.some((kind) => quorumOf(kind) !== undefined) &&
    due !== undefined &&
    present !== undefined &&
    present * 2 < due
  );
}

/** Why these attendances cannot have been at this activity, besides what the volunteers did elsewhere that day. */
export function whyNotAttended(
  activity: Activity,
  attendances: readonly Attendance[],
  context: ActivityContext,
): Refusal | undefined {
  const { heldAt, endedAt } = activity;
  if (heldAt === undefined || endedAt === undefined) return undefined;
  for (const { volunteerId, from, to, minutes } of attendances) {
    if (to <= from) return refuse('attendance-ends-after-it-begins', say(words.attendanceEnds, { volunteerId }));
    if (from < shifted(heldAt, -HOUR) || to > shifted(endedAt, HOUR))
      return refuse('attendance-within-the-activity', say(words.attendanceWithin, { volunteerId }));
    if (minutes > minutesOf({ from, to }))
      return refuse('minutes-of-actual-service', say(words.actualService, { volunteerId, minutes }));
  }
  return elsewhere(activity, attendances, context);
}

/** Nobody is in two places at a time, nor serves longer than a day can have; of here, the record itself says. */
function elsewhere(
  activity: Activity,
  attendances: readonly Attendance[],
  { calendar, config, facts, id }: ActivityContext,
): Refusal | undefined {
  const entries = attendances.map((attendance) => attendanceEntry(id, attendance));
  const here = activity.attendances
    .filter(({ attendanceId }) => !attendances.some((one) => one.attendanceId === attendanceId))
    .map((attendance) => attendanceEntry(id, attendance));
  const others = [...here, ...(facts?.others ?? []).filter(({ holder }) => holder !== id)];
  for (const [n, { volunteerId }] of attendances.entries()) {
    const [entry, all] = [entries[n]!, [...others, ...entries.slice(0, n)]];
    if (all.some((other) => clash(entry, other)))
      return refuse('one-place-at-a-time', say(words.onePlace, { volunteerId }));
    const day = calendar.dayOf(entry.from);
    const thatDay = [entry, ...all].filter(
      (one) => one.claims.includes(entry.claims[0]!) && calendar.dayOf(one.from) === day,
    );
    const hours = config.longestServiceHours;
    if (thatDay.reduce((sum, one) => sum + minutesOf(one), 0) > hours * 60)
      return refuse('hours-of-a-day', say(words.dayLimit, { volunteerId, hours }));
  }
  return undefined;
}

/**
 * Whether its chair answered for a community concerned that day, and was in office in the work committee then where the
 * register names its members. A chair goes by the name and by the id that registers have.
 */
function isLedByCommitteeMember(activity: Activity, facts: ActivityFacts | undefined): boolean {
  const { communityId, communityIds, chair, chairId } = activity;
  const concerned = communityId === undefined ? communityIds : [communityId, ...communityIds];
  const isChair = (person: string) => [chair, chairId].some((name) => name !== undefined && isSameName(name, person));
  const isMember = facts?.committee?.some(({ personId }) => isChair(personId)) ?? true;
  return isMember && facts?.leaders.some((one) => isChair(one.person) && concerned.includes(one.communityId)) === true;
}

/** Why what was settled and written down cannot belong to a meeting of that moment. */
export function whyNotAfter({ heldAt, decisions, minutesRecordedAt }: Activity): Refusal | undefined {
  if (heldAt === undefined) return undefined;
  const moments = [minutesRecordedAt, ...decisions.flatMap(({ takenAt, settledAt }) => [takenAt, settledAt])];
  const settled = decisions.find(({ takenAt, settledAt }) => settledAt !== undefined && settledAt < takenAt);
  if (settled) return refuse('settled-after-it-was-taken', say(words.settledAfter, { at: settled.takenAt }));
  return moments.some((at) => at !== undefined && at < heldAt)
    ? refuse('after-the-meeting', say(words.afterMeeting, { at: heldAt }), { field: 'occurredAt' })
    : undefined;
}

/** What follows from an activity as it was held: the tags that figures count by, its quarter, and when minutes are due. */
export function derivedOf(
  activity: Activity,
  enteredAt: Instant,
  { facts, calendar, config }: ActivityContext,
): { readonly tags: ActivityTag[]; readonly quarter: string } {
  const { kind, heldAt, endedAt, organiserKind } = activity;
  const isLed = isLedByCommitteeMember(activity, facts);
  const lateEntryDaysOf = () => config.lateEntryDays;
  const isJoint = kind === 'joint-meeting';
  const notCounted = [kind, ...activity.alsoKinds].filter((one) => quorumOf(one) === 'not-counted');
  const tags: readonly (readonly [ActivityTag, boolean])[] = [
    ['led-by-committee-member', isJoint && isLed],
    ['greater-committee-quarterly', isJoint && organiserKind === 'greater-committee'],
    ['quorum-missed', isWithoutQuorum(activity, notCounted)],
    ['late-entry', isLateEntry({ occurredAt: endedAt!, recordedAt: enteredAt }, { lateEntryDaysOf })],
  ];
  return {
    tags: tags.filter(([, holds]) => holds).map(([tag]) => tag),
    quarter: quarterNamed(calendar.dayOf(heldAt!)),
  };
}

/** The end of the day until which minutes are in time. */
export function minutesDueAfter(ended: Instant, { calendar, config }: RoomContext): Instant {
  return calendar.endOfDay(calendar.dayOf(shifted(ended, config.minutesDays * DAY)));
}
