import { EnterActivity } from '#activities';
import { AppraiseDuty, dutyListIdOf, IssueDutyList, ReportDutyItem, type Grade } from '#duties';
import type { PlannedCommunity } from '../plan.js';
import { memberFor, SECRETARY } from './activities.js';
import { defineDuty } from './duties.js';
import { ADMIN, at, of, sheet, workingDays, type Stage } from './stage.js';

const SUPERIOR = '区委组织部 考核组';
const ITEMS = [
  '落实第一责任人职责',
  '抓好基层党组织建设',
  '抓好党风廉政建设',
  '联系社区、走访群众',
  '抓好意识形态工作',
  '推动非公党建两个覆盖',
];
const FEWEST_ITEMS = 3;
/** Of what is to be reported: so much comes after its half. */
const LATE = 0.06;
const GRADES: readonly Grade[] = ['good', 'good', 'good', 'fairly-good', 'fairly-good', 'fair'];
/** Of the communities and quarters: where the member who is responsible gives a lecture. */
const LECTURE = 0.7;
const QUARTERS = [
  ['04-09', '06-22'],
  ['07-09', '09-21'],
  ['10-09', '12-14'],
] as const;

/** 责任清单 of the secretary and of each committee member, and what members do in the communities that are theirs 一岗双责. */
export function dutyLists(stage: Stage): void {
  const { communities } = stage.plan;
  const members = [...new Set(communities.map((_, n) => memberFor(stage, n)))];
  for (const person of [SECRETARY, ...members]) list(stage, person);
  for (const member of members)
    visits(
      stage,
      member,
      communities.filter((_, n) => memberFor(stage, n) === member),
    );
}

function list(stage: Stage, person: string): void {
  const { year, random } = stage;
  const items = random
    .shuffled(ITEMS)
    .slice(0, random.whole(FEWEST_ITEMS, ITEMS.length))
    .map((name) => ({ name }));
  const listId = dutyListIdOf({ year, person });
  const grade = random.pick(GRADES);
  const reports = items.flatMap((_, item) =>
    (['first', 'second'] as const).map((half) => {
      const late = half === 'first' && random.chance(LATE);
      const [from, to] = half === 'second' ? ['12-10', '12-20'] : late ? ['07-03', '07-13'] : ['06-18', '06-29'];
      return { item, half, day: random.pick(workingDays(stage, from, to)) };
    }),
  );
  stage.on(at(stage, `${year}-01-18`, 10), async () => {
    const issued = of(new IssueDutyList(), { year, person, items });
    const { events } = await stage.send(issued, listId, ADMIN);
    const given = (events[0]!.data as { readonly items: readonly { readonly itemId: string }[] }).items;
    for (const { item, half, day } of reports) {
      const fields = { itemId: given[item]!.itemId, half, done: `${items[item]!.name}：已按计划落实` };
      stage.on(at(stage, day, 17), () => stage.send(of(new ReportDutyItem(), fields), listId, person));
    }
  });
  const appraiser = person === SECRETARY ? SUPERIOR : SECRETARY;
  stage.on(at(stage, `${year}-12-26`, 15), () => stage.send(of(new AppraiseDuty(), { grade }), listId, appraiser));
}

/** From the second quarter on a member comes to each of these communities once a quarter, or is missed. */
function visits(stage: Stage, personId: string, communities: readonly PlannedCommunity[]): void {
  const { year, random } = stage;
  const visit = { duty: 'member-visit', unitKind: 'community', personId, period: 'quarter' } as const;
  stage.on(at(stage, `${year}-03-28`, 9), async () => {
    for (const { communityId: unitId } of communities)
      await defineDuty(stage, { ...visit, unitId, from: `${year}-04-01` });
  });
  for (const [quarter, [first, last]] of QUARTERS.entries()) {
    // On an evening of its own each: whoever has more communities than there are days does not come to all.
    const days = random.shuffled(workingDays(stage, first, last));
    for (const [n, community] of communities.slice(0, days.length).entries())
      if (random.chance(LECTURE)) lecture(stage, personId, community, days[n]!, quarter + 2);
  }
}

function lecture(
  stage: Stage,
  chair: string,
  { communityId, name }: PlannedCommunity,
  day: string,
  quarter: number,
): void {
  const activityId = `lecture-${communityId}-${quarter}`;
  const held = of(new EnterActivity(), {
    kind: 'party-lecture',
    title: `到${name}讲党课`,
    organiserKind: 'work-committee',
    communityId,
    chair,
    place: `${name}党员活动室`,
    from: at(stage, day, 18.5),
    to: at(stage, day, 20),
    minutes: sheet(activityId),
  });
  stage.on(at(stage, day, 20.5), () => stage.send(held, activityId, ADMIN));
}
