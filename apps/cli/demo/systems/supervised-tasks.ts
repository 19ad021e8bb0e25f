import * as t from '#supervised-tasks';
import { handle } from './handling.js';
import { at, daysAfter, of, sheet, spread, workingDays, type Stage } from './stage.js';

const CAMPAIGN = '中央环保督察“回头看”';
const UNIT = { unit: '办事处环保所', unitLevel: 'office', person: '所长 刘洋' } as const;
const ACCEPTOR = { unit: '区环境保护局', level: 'district' } as const;
const PROBLEMS = ['裸土未覆盖', '餐饮油烟扰民', '夜间施工噪声', '污水直排', '垃圾露天堆放'];
/** One in so many is a finding of the inspection's report, with a plan; the others are citizens' items. */
const FINDING_EVERY = 5;
/** One in so many has something wrong on the spot, which becomes a case. */
const ON_THE_SPOT_EVERY = 3;

/** 督办: handed over in June, rectified and accepted, or answered, and disclosed. */
export function supervisedTasks(stage: Stage): void {
  const { year, sizes, random } = stage;
  const isRectified = random.shuffled(Array.from({ length: sizes.tasks }, (_, n) => n < sizes.tasksRectified));
  spread(sizes.tasks, workingDays(stage, '06-04', '06-29')).forEach((day, n) => {
    const isFinding = n % FINDING_EVERY === FINDING_EVERY - 1;
    const { communityId } = stage.plan.communities[n % stage.plan.communities.length]!;
    const command = of(new t.HandOverTask(), {
      campaign: CAMPAIGN,
      kind: isFinding ? 'inspection-finding' : 'handed-over-item',
      externalNumber: `D2HA${year}06${String(n + 1).padStart(4, '0')}`,
      level: 'ministry',
      authority: '生态环境部',
      text: random.pick(PROBLEMS),
      dueDay: `${year}-${isFinding ? '11-30' : '08-31'}`,
      communityId,
    });
    const id = t.taskIdOf(command.externalNumber);
    const later = (days: number, hour = 10) => at(stage, daysAfter(day, days), hour);
    stage.on(later(0), () => stage.send(command, id, '督办专员 许峰'));
    stage.on(later(0, 15), () => stage.send(of(new t.ClaimTask(), UNIT), id, UNIT.person));
    const investigated = of(new t.InvestigateTask(), {
      isTrue: 'yes',
      findings: '现场核查属实',
      problems: n % ON_THE_SPOT_EVERY === 0 ? [{ category: '裸土未覆盖', description: `${command.text}（现场）` }] : [],
      evidence: [sheet(`task-${n + 1}`)],
    });
    stage.on(later(2), async () => {
      const { events } = await stage.send(investigated, id, UNIT.person);
      for (const { findingId } of (events[0]!.data as t.TaskInvestigated['data']).problems)
        handle(stage, findingId, { department: UNIT.unit, assignee: UNIT.person, measures: '已覆盖并落实专人' });
    });
    if (isRectified[n]) (isFinding ? finding : item)(stage, id, day, later);
  });
}

type Later = (days: number, hour?: number) => string;

const rectified = (id: string) =>
  of(new t.RectifyTask(), {
    what: '已整改到位',
    before: [sheet(`${id}-before`, 'image/jpeg')],
    after: [sheet(`${id}-after`, 'image/jpeg')],
  });

function item(stage: Stage, id: string, _day: string, later: Later): void {
  const steps = [
    rectified(id),
    of(new t.AnswerTask(), { reply: '已办结并回复举报人', evidence: [sheet(`${id}-reply`)] }),
  ];
  const days = stage.random.whole(8, 30);
  steps.forEach((command, n) => stage.on(later(days + n), () => stage.send(command, id, UNIT.person)));
  stage.on(later(days + 60), () =>
    stage.send(of(new t.LookBackOnTask(), { outcome: 'held', findings: '未反弹' }), id, '督查员 郭明'),
  );
}

/** By a plan, accepted by the authority above, disclosed, and struck off. */
function finding(stage: Stage, id: string, day: string, later: Later): void {
  const measures = [{ measure: '源头治理', responsible: UNIT.person, dueDay: daysAfter(day, 60) }];
  stage.on(later(5), async () => {
    const { events } = await stage.send(of(new t.PlanTask(), { goal: '长效治理', measures }), id, UNIT.person);
    const { measureId } = (events[0]!.data as t.TaskPlanned['data']).measures[0]!;
    stage.on(later(40), () => stage.send(of(new t.CompleteTaskMeasure(), { measureId }), id, UNIT.person));
  });
  stage.on(later(45), () => stage.send(rectified(id), id, UNIT.person));
  stage.on(later(46), () => stage.send(new t.ApplyForTaskAcceptance(), id, UNIT.person));
  stage.on(later(52), () => stage.send(of(new t.PassTaskAcceptance(), ACCEPTOR), id, '验收员 宋涛'));
  const disclosed = { where: '区政府网站', fromDay: daysAfter(day, 54), toDay: daysAfter(day, 70) };
  stage.on(later(54), () => stage.send(of(new t.DiscloseTask(), disclosed), id, UNIT.person));
  const delisted = { authority: '市整改办', documentNumber: `郑环整改销〔${stage.year}〕${id}` };
  stage.on(later(75), () => stage.send(of(new t.DelistTask(), delisted), id, '督办专员 许峰'));
}
