import * as f from '#formalities';
import { RegisterSite } from '#places';
import { handle } from './handling.js';
import { ADMIN, at, numbered, of, shareOf, sheet, spread, workingDays, type Stage } from './stage.js';

const AUTHORITY = '区环境保护局';
/** Besides those that are done: filed online, and still without their environmental formality. */
const HALF_DONE = 0.05;

/** Of those that are done: looked at again in November and something found; with another legal person by then. */
const FOUND = 0.08;
const CHANGED = 0.05;
const INSPECTOR = '巡查员 魏强';

/** 汽修企业: profiled, what the list of the day requires, filed and approved. */
export function formalities(stage: Stage): void {
  const { sizes, random } = stage;
  const half = Math.round(sizes.shops * HALF_DONE);
  const [isFound, isChanged] = [FOUND, CHANGED].map((share) => shareOf(random, sizes.shops, share));
  spread(sizes.shops + half, workingDays(stage, '01-15', '10-31')).forEach((day, n) =>
    stage.on(at(stage, day, 9.5), () => begin(stage, n, n < sizes.shops)),
  );
  const days = workingDays(stage, '11-26', '12-14');
  for (let n = 0; n < sizes.shops; n += 1) {
    const day = random.pick(days);
    if (isFound![n]) stage.on(at(stage, day, 10), () => find(stage, n));
    if (isChanged![n]) stage.on(at(stage, day, 15), () => change(stage, n));
  }
}

const shopId = (n: number) => numbered('repair', n);

async function begin(stage: Stage, n: number, isDone: boolean): Promise<void> {
  const { plan, random } = stage;
  const siteId = shopId(n);
  const { communityId, name } = plan.communities[n % plan.communities.length]!;
  const site = { siteId, name: `${name}${n + 1}号汽修店`, kind: 'auto-repair', communityId } as const;
  await stage.send(of(new RegisterSite(), site), siteId, ADMIN);
  const profile = {
    creditCode: `41010560${String(n + 1).padStart(7, '0')}`,
    businessClass: random.pick(f.businessClasses),
    floorAreaM2: random.whole(60, 900),
    sprayBooth: random.chance(0.3),
    sensitiveArea: random.chance(0.2),
    solventPaint: random.chance(0.3),
  };
  await stage.send(of(new f.RegisterRepairShop(), { siteId, ...profile }), siteId, ADMIN);
  const { events } = await stage.send(new f.DetermineFormalities(), siteId, ADMIN);
  const { required } = events[0]!.data as f.FormalitiesDetermined['data'];
  for (const kind of required) if (isDone || f.isFiling(kind)) await start(stage, siteId, kind, isDone);
}

async function start(stage: Stage, siteId: string, kind: f.FormalityKind, isDone: boolean): Promise<void> {
  if (!isDone && kind !== f.ONLINE_FILING) return;
  const { calendar, random, year } = stage;
  const id = f.formalityId(siteId, kind);
  await stage.send(of(new f.StartFormality(), { siteId, kind, by: random.chance(0.6) ? 'office' : 'shop' }), id, ADMIN);
  const number = `${kind}-${year}-${siteId}`;
  const command = f.isFiling(kind)
    ? of(new f.FileFormality(), { number, authority: AUTHORITY, receipt: sheet(id) })
    : of(new f.ApproveFormality(), { documentNumber: number, authority: AUTHORITY });
  stage.on(calendar.addWorkingDays(stage.now(), random.whole(2, 15)), () => stage.send(command, id, '专办员 吴磊'));
}

/** What an inspection finds becomes a case. */
async function find(stage: Stage, n: number): Promise<void> {
  const fields = { category: '危废暂存不规范', description: '废机油未入专用容器' };
  const { events } = await stage.send(of(new f.RecordRepairShopFinding(), fields), shopId(n), INSPECTOR);
  const { findingId } = events[0]!.data as f.RepairShopFindingRecorded['data'];
  handle(stage, findingId, { department: '环境保护办公室', assignee: INSPECTOR, measures: '已更换容器并上锁' });
}

/** Who answers for the shop is another one: what is filed under the old name is changed. */
async function change(stage: Stage, n: number): Promise<void> {
  const siteId = shopId(n);
  await stage.send(of(new f.ChangeRepairShop(), { legalPerson: true }), siteId, ADMIN);
  const changed = { number: `${f.ONLINE_FILING}-${stage.year}-${siteId}-2`, authority: AUTHORITY };
  const command = of(new f.ChangeFormality(), changed);
  stage.on(stage.calendar.addWorkingDays(stage.now(), 3), () =>
    stage.send(command, f.formalityId(siteId, f.ONLINE_FILING), '专办员 吴磊'),
  );
}
