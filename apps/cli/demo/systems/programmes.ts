import * as o from '#organisations';
import { ADMIN, at, of, type Stage } from './stage.js';

const CHECKER = '核验员 蒋华';
const ISSUER = '区委组织部';

/** What is done of an item on a day, and whether that passes the check. */
interface Course {
  readonly name: string;
  readonly target?: number;
  readonly unit?: string;
  readonly dueOn: string;
  readonly done?: readonly { readonly day: string; readonly isPassed: boolean }[];
}

/** “321” and “1+N”: as the superior's document gives them; of the first nothing is known but its name. */
export function programmes(stage: Stage): void {
  const { year, plan } = stage;
  const communities = plan.communities.length;
  const day = (md: string) => `${year}-${md}`;
  const passed = (md: string) => [{ day: day(md), isPassed: true }];
  const item = (n: number, ...done: Course['done'] & readonly object[]) => ({
    name: `任务${n}（内容以上级文件为准）`,
    dueOn: day('12-31'),
    done,
  });
  issue(stage, { name: '“321”工程', documentNumber: `组通〔${year}〕21号` }, [
    item(1, ...passed('06-26')),
    item(2, { day: day('09-26'), isPassed: false }, { day: day('10-24'), isPassed: true }),
    item(3),
  ]);
  issue(stage, { name: '城市基层党建“1+N”', documentNumber: `组通〔${year}〕9号` }, [
    { name: '成立社区大党委', target: communities, unit: '个', dueOn: day('06-30'), done: passed('03-20') },
    { name: '配备专职党务工作者', target: communities, unit: '名', dueOn: day('06-30'), done: passed('03-21') },
    { name: '每季度召开联席会', target: 4 * communities, unit: '次', dueOn: day('12-31'), done: passed('12-24') },
  ]);
}

function issue(stage: Stage, document: Pick<o.IssueProgramme, 'name' | 'documentNumber'>, items: Course[]): void {
  const given = items.map(({ name, target, unit, dueOn }) => ({ name, target, unit, dueOn }));
  const issued = of(new o.IssueProgramme(), { ...document, edition: `${stage.year}`, issuedBy: ISSUER, items: given });
  const id = o.programmeIdOf(issued);
  stage.on(at(stage, `${stage.year}-02-27`, 9), async () => {
    const { events } = await stage.send(issued, id, ADMIN);
    const known = (events[0]!.data as o.ProgrammeIssued['data']).items;
    items.forEach(({ target, done = [] }, n) => {
      const { itemId } = known[n]!;
      for (const { day, isPassed } of done) {
        const result = target === undefined ? '已按要求完成' : undefined;
        const finished = of(new o.FinishProgrammeItem(), { itemId, reached: target, result });
        const remarks = isPassed ? '资料齐全' : '缺少佐证，退回补充';
        const checked = of(new o.CheckProgrammeItem(), { itemId, isPassed, remarks });
        stage.on(at(stage, day, 10), () => stage.send(finished, id, ADMIN));
        stage.on(at(stage, day, 15), () => stage.send(checked, id, CHECKER));
      }
    });
  });
}
