import * as f from '#formalities';
import { RegisterSite } from '#places';
import { ADMIN, at, numbered, of, sheet, spread, workingDays, type Stage } from './stage.js';

const AUTHORITY = '区环境保护局';
/** Besides those that are done: filed online, and still without their environmental formality. */
const HALF_DONE = 0.05;

/** 汽修企业: profiled, what the list of the day requires, filed and approved. */
export function formalities(stage: Stage): void {
  const { sizes } = stage;
  const half = Math.round(sizes.shops * HALF_DONE);
  spread(sizes.shops + half, workingDays(stage, '01-15', '10-31')).forEach((day, n) =>
    stage.on(at(stage, day, 9.5), () => begin(stage, n, n < sizes.shops)),
  );
}

async function begin(stage: Stage, n: number, isDone: boolean): Promise<void> {
  const { plan, random } = stage;
  const siteId = numbered('repair', n);
  const { communityId, name } = plan.communities[n % plan.communities.length]!;
  const site = { siteId, name: `${name}${n + 1}号汽修店`, kind: 'auto-repair', communityId } as const;
  await stage.send(of(new RegisterSite(), site), siteId, ADMIN);
  const profile = {
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
