import { isRefusal, nothing, type Instant, type Told } from '#event-sourcing';
import { covers, findCommunity, findSite } from '#places';
import { findIfAny, FindRecords, THE_SYSTEM, type LookUpTools } from '#platform';
import { isInOffice, type ActivityContext, type ActivityFacts, type Officer } from './activity.checks.js';
import { CorrectActivity, CorrectHours, HoldActivity, PlanActivity, RecordAttendance } from './activity.commands.js';
import { activityCatalogue } from './activity.events.js';
import { attendanceEntry, entriesOf, ownEntry } from './activity.entries.js';
import type { Activity, ActivityRecord, Attendance } from './activity.record.js';
import { activity } from './activity.rules.js';
import { takeTimes, type AgendaEntry } from './agenda.js';
import { attendancesOf, withHours } from './attendance.rules.js';

type Command = PlanActivity | HoldActivity | RecordAttendance | CorrectHours | CorrectActivity;

/** What the command is about, as far as a look-up needs it; what its rule says of it, the rule says later. */
interface Meant {
  readonly activity: Activity;
  readonly attendances: Attendance[];
}

function fromHold(command: HoldActivity): Activity {
  const { from: heldAt, to: endedAt, communityIds = [], ...rest } = command;
  const lists = { topics: [], alsoKinds: [], inPerson: [], partners: [], evidence: [], sameAsNot: [], tags: [] };
  return {
    ...lists,
    decisions: [],
    ...rest,
    status: 'held',
    heldAt,
    endedAt,
    communityIds,
    attendances: [],
    minutesMissed: false,
  };
}

/** A corrected field takes the place of what was entered; a correction of anything else changes nothing here. */
function withField(record: Activity & Told, { eventId, field, value: text }: CorrectActivity): Activity {
  if (record.told?.find(({ id }) => id === eventId)?.type !== 'ActivityHeld') return record;
  const [name = '', n] = field.split('.');
  const value = activityCatalogue.ActivityHeld.correctable?.[n === undefined ? name : `${name}.*`]?.(text);
  if (value === undefined) return record;
  if (name === 'communityIds') {
    const communityIds = record.communityIds.map((id, at) => (String(at) === n ? String(value) : id));
    return { ...record, communityIds };
  }
  const renamed: Readonly<Record<string, string>> = { occurredAt: 'heldAt', to: 'endedAt' };
  return n === undefined ? { ...record, [renamed[name] ?? name]: value } : record;
}

function meantBy(command: Command, record: ActivityRecord, partId: string): Meant | undefined {
  if (command instanceof HoldActivity) return { activity: fromHold(command), attendances: [] };
  if (record.status === 'none' || command instanceof PlanActivity) return undefined;
  if (command instanceof CorrectActivity)
    return { activity: withField(record, command), attendances: record.attendances };
  if (command instanceof CorrectHours) {
    const meant = record.attendances.filter(({ attendanceId }) => attendanceId === command.attendanceId);
    return { activity: record, attendances: meant.map((one) => withHours(one, command)) };
  }
  const rows = attendancesOf(command.attendances, partId);
  return { activity: record, attendances: rows.map((row) => ({ ...row, recordedBy: '' })) };
}

const readActivity = async (id: string, { queries }: LookUpTools): Promise<ActivityRecord> =>
  (await findIfAny<ActivityRecord>(queries, 'activity', id)) ?? nothing;

/** Committee members that answered for the communities when it was held. @throws ProblemError (404) */
async function leadersOf(communityIds: readonly string[], at: Instant, { queries }: LookUpTools) {
  const leaders: ActivityFacts['leaders'][number][] = [];
  for (const communityId of new Set(communityIds)) {
    const { responsibilities } = await findCommunity(queries, communityId);
    for (const one of responsibilities)
      if (one.role === 'contracting-leader' && covers(one, at)) leaders.push({ communityId, person: one.person });
  }
  return leaders;
}

/** Who was in office in a work committee by then; undefined where the register names no member besides secretaries. */
async function committeeOf(at: Instant, { queries, calendar }: LookUpTools): Promise<readonly Officer[] | undefined> {
  const active = [
    { field: 'level', equals: 'work-committee' },
    { field: 'status', equals: 'active' },
  ];
  type Found = readonly { readonly officers: readonly Officer[] }[];
  const found = await queries.ask<Found>(new FindRecords('organisation', active), THE_SYSTEM);
  const inOffice = found.flatMap(({ officers }) => officers).filter((one) => isInOffice(one, at, { calendar }));
  return inOffice.some(({ role }) => role !== 'secretary') ? inOffice : undefined;
}

/** A greater committee goes by the id of its community, and its organisation by its own. */
async function organiserOfficers(
  { organiserKind, organiserId }: { readonly organiserKind?: string; readonly organiserId?: string },
  tools: LookUpTools,
): Promise<readonly Officer[] | undefined> {
  const isGreater = organiserKind === 'greater-committee' && organiserId !== undefined;
  const greater = isGreater && (await findIfAny(tools.queries, 'greater-committee', organiserId));
  return greater ? undefined : officersOf(organiserId, tools);
}

/** Undefined where the house has no register of organisations. @throws ProblemError (404) */
async function officersOf(id: string | undefined, tools: LookUpTools): Promise<readonly Officer[] | undefined> {
  if (id === undefined) return undefined;
  const found = await findIfAny<{ readonly officers?: readonly Officer[] }>(tools.queries, 'organisation', id, 'kind');
  return found?.officers;
}

/** Where it was: of what is entered, and of what a correction moves to another site or moment. @throws ProblemError (404) */
async function findPlace(command: Command, record: ActivityRecord, meant: Meant | undefined, { queries }: LookUpTools) {
  const isMoved =
    command instanceof CorrectActivity &&
    ['siteId', 'occurredAt'].includes(command.field) &&
    meant?.activity !== record;
  const siteId = command instanceof HoldActivity || isMoved ? meant?.activity.siteId : undefined;
  return siteId === undefined ? undefined : findSite(queries, siteId);
}

/** All that a command of an activity has to know; what it takes of people's time is put on the agenda first. */
export async function findFacts(command: Command, tools: LookUpTools): Promise<ActivityFacts> {
  const { sent, clock, calendar, config } = tools;
  const id = sent.target;
  const record = await readActivity(id, tools);
  const meant = meantBy(command, record, sent.id);
  const about = meant?.activity ?? (command instanceof PlanActivity ? command : undefined);
  const officers = await organiserOfficers(about ?? {}, tools);
  const communityIds = [about?.communityId ?? [], meant?.activity.communityIds ?? []].flat();
  const site = await findPlace(command, record, meant, tools);
  const at = meant?.activity.heldAt ?? clock.now();
  const leaders = await leadersOf(communityIds, at, tools);
  const committee = meant?.activity.kind === 'joint-meeting' ? await committeeOf(at, tools) : undefined;
  if (!meant) return { leaders, officers, others: [] };
  const found = { leaders, committee, officers, site };
  const now = clock.now();
  const occurredAt = ('occurredAt' in command ? command.occurredAt : undefined) ?? now;
  const context = { now, occurredAt, actor: sent.actor, id, partId: sent.id, calendar, config };
  const accepts = (others: readonly AgendaEntry[]) => {
    const told: ActivityContext = { ...context, facts: { ...found, others } };
    return !isRefusal(activity.rules.decide(record, command, told));
  };
  const own = command instanceof HoldActivity || command instanceof CorrectActivity;
  const wanted = [
    ...(own ? [ownEntry(id, meant.activity)].filter((entry) => entry !== undefined) : []),
    ...meant.attendances.map((attendance) => attendanceEntry(id, attendance)),
  ].filter(({ from, to }) => from < to);
  const others = await takeTimes(tools, {
    wanted,
    accepts,
    find: async (holder) => {
      const there = holder === id ? record : await readActivity(holder, tools);
      if (there.status === 'none') return undefined;
      const commandIds = new Set(there.told?.map(({ metadata }) => metadata.commandId));
      return { entries: entriesOf(holder, there), commandIds };
    },
  });
  return { ...found, others };
}
