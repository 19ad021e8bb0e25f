import * as r from '#rounds';
import type { PlannedCommunity } from '../plan.js';
import { handle } from './handling.js';
import { ADMIN, at, of, workingDays, type Stage } from './stage.js';

const RUBRIC = [
  { item: '党建阵地', most: 30 },
  { item: '环境卫生', most: 40 },
  { item: '群众评价', most: 30 },
];
const JUDGES = ['评委 郑成', '评委 韩梅', '评委 罗刚', '评委 高洁'];
const PRIZES = [
  { prize: '一等奖', count: 1 },
  { prize: '二等奖', count: 3 },
];
/** Month and day on which the quarters' rounds begin and end. */
const QUARTERS = [
  ['03-05', '03-30'],
  ['06-04', '06-28'],
  ['09-03', '09-27'],
  ['12-03', '12-20'],
] as const;
const FINDINGS = ['档案资料不全', '公示栏更新不及时', '楼栋长信息未上墙'];
/** More than this no round takes in. */
const MOST_COMMUNITIES = 200;

/** 逐社区观摩: every quarter all communities are visited and scored, and ranked at the end. */
export function rounds(stage: Stage): void {
  const { year, sizes, plan, random } = stage;
  const communities = plan.communities.slice(0, MOST_COMMUNITIES);
  const findings = findingsOf(stage, sizes.rounds * communities.length);
  QUARTERS.slice(0, sizes.rounds).forEach(([from, to], n) => {
    const days = workingDays(stage, from, to);
    const opening = of(new r.OpenRound(), {
      year,
      quarter: n + 1,
      theme: '整办提升',
      rubricVersion: `${year}-1`,
      rubric: RUBRIC,
      communityIds: communities.map(({ communityId }) => communityId),
      judges: JUDGES.map((person) => ({ person })),
      prizes: PRIZES,
    });
    const id = r.roundIdOf(opening);
    const [first, last] = [days[0]!, days.at(-1)!];
    const visiting = days.slice(1, -1);
    stage.on(at(stage, first, 9), () => stage.send(opening, id, ADMIN));
    communities.forEach(({ communityId, name, secretary: presentedBy }, c) => {
      const day = visiting[Math.floor((c * visiting.length) / communities.length)]!;
      stage.on(at(stage, day, 9 + (c % 7)), async () => {
        const spots = [`${name}党群服务中心`, `${name}小游园`];
        await stage.send(of(new r.VisitRoundCommunity(), { communityId, spots, presentedBy }), id, ADMIN);
        for (const judge of JUDGES) {
          const points = RUBRIC.map(({ item, most }) => ({ item, points: random.whole(Math.ceil(most * 0.6), most) }));
          await stage.send(of(new r.GiveRoundScore(), { communityId, points }), id, judge);
        }
        for (let found = findings[n * communities.length + c]!; found > 0; found -= 1)
          await find(stage, id, { communityId, name, secretary: presentedBy });
      });
    });
    stage.on(at(stage, last, 16), async () => {
      await stage.send(new r.ScoreRound(), id, ADMIN);
      await stage.send(new r.CloseRound(), id, ADMIN);
    });
  });
}

/** How many each visit finds: all of them, wherever. */
function findingsOf({ sizes, random }: Stage, visits: number): number[] {
  const findings = Array.from({ length: visits }, () => 0);
  for (let n = 0; n < sizes.roundFindings && visits > 0; n += 1) findings[random.whole(0, visits - 1)]! += 1;
  return findings;
}

/** What the judges point out becomes a case of the community. */
async function find(stage: Stage, id: string, { communityId, name, secretary }: PlannedCommunity): Promise<void> {
  const category = stage.random.pick(FINDINGS);
  const finding = of(new r.RaiseRoundFinding(), { communityId, category, description: `${name}：${category}` });
  const { events } = await stage.send(finding, id, JUDGES[0]!);
  const { findingId } = events[0]!.data as r.RoundFindingRaised['data'];
  handle(stage, findingId, { department: '党建办公室', assignee: secretary, measures: '已对照清单整改' });
}
