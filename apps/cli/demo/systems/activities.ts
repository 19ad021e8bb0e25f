import { ConfirmAttendance, EnterActivity, FinishDecision, RecordAttendance, TakeDecision } from '#activities';
import { AssignCommunityResponsibility } from '#places';
import type { PlannedCommunity } from '../plan.js';
import { Bookings } from './bookings.js';
import { WORK_COMMITTEE as THE_COMMITTEE } from './organisations.js';
import { ADMIN, daysAfter, numbered, of, sheet, spread, workingDays, type Stage } from './stage.js';

const CLERK = '党建专干 李娜';
export const SECRETARY = '党工委书记 陈国强';
const HALL = '办事处三楼会议室';
const VOLUNTEERS_OF_A_COMMUNITY = 24;
/** Of what is decided. */
const STILL_OPEN = 0.06;
const QUARTERS = [
  ['01-08', '03-28'],
  ['04-02', '06-27'],
  ['07-02', '09-26'],
  ['10-08', '12-20'],
] as const;
const SERVICES = ['清洁家园', '文明交通劝导', '关爱老人', '垃圾分类宣传', '河道巡护'];

interface Booked {
  readonly stage: Stage;
  readonly bookings: Bookings;
  /** Whichever activity it is of the year. */
  readonly next: () => string;
}

/** Which committee member the community of this number is assigned to 联系社区. */
export function memberFor({ plan }: Pick<Stage, 'plan'>, n: number): string {
  const leaders = [...new Set(plan.sites.map(({ leader }) => leader))];
  return leaders[n % leaders.length]!;
}

/** Meetings, studies, visits, joint meetings of each community and quarter, and volunteer service. */
export function activities(stage: Stage): void {
  let entered = 0;
  const next = () => numbered('activity', entered++);
  const booked: Booked = { stage, bookings: new Bookings(stage, stage.random), next };
  const leaderOf = (n: number) => memberFor(stage, n);
  stage.on(stage.opening, async () => {
    const role = 'contracting-leader';
    for (const [n, { communityId }] of stage.plan.communities.entries())
      await stage.send(of(new AssignCommunityResponsibility(), { role, person: leaderOf(n) }), communityId, ADMIN);
  });
  meetings(booked);
  jointMeetings(booked, leaderOf);
  volunteering(booked);
}

/** Enters an activity half an hour after its end. */
function hold(
  { stage, bookings, next }: Booked,
  days: readonly string[],
  fields: Partial<EnterActivity> & Pick<EnterActivity, 'chair' | 'place' | 'title'>,
  then: (
    activityId: string,
    times: { readonly from: string; readonly to: string },
  ) => Promise<unknown> = async () => {},
): void {
  const times = bookings.book(days, [fields.chair, fields.place]);
  const activityId = next();
  const minutes = fields.kind === 'volunteer-service' ? undefined : sheet(`${fields.title}-${activityId}`);
  const command = of(new EnterActivity(), { ...fields, ...times, minutes });
  stage.on(new Date(Date.parse(times.to) + 1_800_000).toISOString(), async () => {
    await stage.send(command, activityId, CLERK);
    await then(activityId, times);
  });
}

/** Of the work committee: studies, visits, theory groups, spread over the year. */
function meetings(booked: Booked): void {
  const { stage } = booked;
  const { sizes, random } = stage;
  const around = (day: string) => [day];
  const common = { organiserKind: 'work-committee', chair: SECRETARY, place: HALL } as const;
  const secretary = { organiserId: THE_COMMITTEE.organisationId, chairId: THE_COMMITTEE.secretaryId };
  const days = workingDays(stage, '01-08');
  spread(sizes.specialStudies, days).forEach((day, n) => {
    const present = random.whole(8, 11);
    const title = '党建工作专题研讨会';
    const setUp: Partial<EnterActivity> = n % 2 === 0 ? { ...secretary, inPerson: ['set-up'] } : {};
    hold(booked, around(day), { ...common, ...setUp, kind: 'special-study', title, due: 11, present });
  });
  for (const day of spread(sizes.theoryGroups, days))
    hold(booked, around(day), { ...common, kind: 'theory-group', title: '理论学习中心组学习' });
  spread(sizes.secretaryVisits, days).forEach((day, n) => {
    const { communityId, name } = stage.plan.communities[n % stage.plan.communities.length]!;
    const title = `到${name}调研基层党建`;
    const inPerson: EnterActivity['inPerson'] = n % 3 === 0 ? ['asked-after', 'dealt-with'] : ['asked-after'];
    const visit = { ...common, ...secretary, kind: 'grassroots-visit', title, communityId, place: name } as const;
    hold(booked, around(day), { ...visit, inPerson });
  });
}

/**
 * One a quarter in each community; as many as were wanted are chaired by the leader who contracts it, the others by its
 * secretary. What is wanted beyond the quarterly ones the work committee calls.
 */
function jointMeetings(booked: Booked, leaderOf: (n: number) => string): void {
  const { stage } = booked;
  const { sizes, plan, random } = stage;
  const quarterly = plan.communities.flatMap((community, n) =>
    QUARTERS.map((quarter) => ({ community, quarter, leader: leaderOf(n) })),
  );
  const isLed = random.shuffled(quarterly.map((_, n) => n < sizes.jointMeetings));
  quarterly.forEach(({ community, quarter: [from, to], leader }, n) => {
    const chair = isLed[n] ? leader : community.secretary;
    const meeting = { ...jointMeeting(community, chair), organiserKind: 'greater-committee' } as const;
    const isDone = !random.chance(STILL_OPEN);
    hold(booked, workingDays(stage, from, to), meeting, (activityId) => decide(stage, activityId, community, isDone));
  });
  for (const n of Array.from({ length: Math.max(0, sizes.jointMeetings - quarterly.length) }, (_, extra) => extra)) {
    const community = plan.communities[n % plan.communities.length]!;
    const meeting = jointMeeting(community, leaderOf(n % plan.communities.length));
    hold(booked, workingDays(stage, '01-08'), { ...meeting, organiserKind: 'work-committee' });
  }
}

/** 议定事项: with who does it and by when, and done some weeks later. */
async function decide(
  stage: Stage,
  activityId: string,
  { secretary: person }: PlannedCommunity,
  isDone: boolean,
): Promise<void> {
  const { calendar, random, now } = stage;
  const dueOn = daysAfter(calendar.dayOf(now()), 30);
  const what = random.pick(['共建停车点位', '联合清理楼道', '开放单位活动室', '结对帮扶困难党员']);
  const { events } = await stage.send(of(new TakeDecision(), { what, person, dueOn }), activityId, CLERK);
  const { decisionId } = events[0]!.data as { readonly decisionId: string };
  const finished = of(new FinishDecision(), { decisionId, result: '已落实' });
  if (isDone)
    stage.on(calendar.addWorkingDays(now(), random.whole(6, 18)), () => stage.send(finished, activityId, CLERK));
}

const jointMeeting = ({ communityId, name }: PlannedCommunity, chair: string) =>
  ({ kind: 'joint-meeting', title: `${name}大党委联席会`, communityId, chair, place: `${name}会议室` }) as const;

/** Who came is told by pseudonyms, and the hours are confirmed by somebody else. */
function volunteering(booked: Booked): void {
  const { stage } = booked;
  const { sizes, plan, random } = stage;
  spread(sizes.volunteerActivities, workingDays(stage, '01-08')).forEach((day, n) => {
    const c = n % plan.communities.length;
    const { communityId, name, secretary } = plan.communities[c]!;
    const volunteers = Array.from({ length: VOLUNTEERS_OF_A_COMMUNITY }, (_, v) => `volunteer-${c + 1}-${v + 1}`);
    const service = { kind: 'volunteer-service', organiserKind: 'volunteers', place: `${name}广场` } as const;
    const title = `${name}${random.pick(SERVICES)}`;
    const meant = { ...service, title, communityId, chair: `${name}志愿服务队`, beneficiaries: 30 + 10 * (n % 5) };
    hold(booked, [day], meant, async (activityId, times) => {
      const came = random.shuffled(volunteers).slice(0, random.whole(6, 16));
      const attendances = came.map((volunteerId) => ({ volunteerId, ...times }));
      await stage.send(of(new RecordAttendance(), { attendances }), activityId, CLERK);
      await stage.send(new ConfirmAttendance(), activityId, secretary);
    });
  });
}
