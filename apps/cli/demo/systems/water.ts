import { RegisterSite } from '#places';
import * as w from '#water';
import { handle } from './handling.js';
import { ADMIN, at, of, sheet, type Stage } from './stage.js';

const siteId = 'water-001';
const DITCH = 'water-002';
const KEEPER = '河长 赵建设';
const LAB = '华测检测';
const ASSESSOR = '环境评估中心';
const MEASURES = ['控源截污', '清淤'];

const POINTS = [1, 2, 3].map((n) => ({ no: `${n}`, location: `塘岸${n}号桩`, chainageM: n * 20 }));
const BLACK = { depthMm: 800, transparencyMm: 120, dissolvedOxygenUgL: 600, redoxMv: -60, ammoniaNitrogenUgL: 11_000 };
const CLEAR = { depthMm: 800, transparencyMm: 420, dissolvedOxygenUgL: 5_200, redoxMv: 110, ammoniaNitrogenUgL: 2_100 };

/** 黑臭水体: one pond from its identification over the works to being struck off. */
export function water(stage: Stage): void {
  const { year, sizes, plan } = stage;
  if (sizes.waterArea === 0) return;
  const { communityId, name } = plan.communities[0]!;
  const step = (day: string, command: object, actor = ADMIN) =>
    stage.on(at(stage, `${year}-${day}`, 10), () => stage.send(command, siteId, actor));
  const sampled = (day: string, values: typeof CLEAR) => {
    for (const { no: pointNo } of POINTS)
      step(day, of(new w.RecordWaterSample(), { ...values, pointNo, lab: LAB, labQualified: true }));
  };
  step('02-05', of(new RegisterSite(), { siteId, name: `${name}坑塘`, kind: 'water-body', communityId }));
  const areaM2 = Math.ceil(sizes.waterArea * 1.1);
  const found = { kind: 'pond', how: 'complaint', areaM2, lengthM: 60, listing: 'city' } as const;
  step('02-05', of(new w.IdentifyWaterBody(), { siteId, ...found, mainSource: '生活污水直排' }));
  step('02-06', of(new w.SetSamplingPoints(), { points: POINTS }));
  sampled('02-07', BLACK);
  const planned = { contractor: '清河工程', budgetYuan: 80_000, dueDay: `${year}-05-31`, responsible: KEEPER };
  step('02-26', of(new w.PlanWaterRemediation(), { ...planned, measures: MEASURES }));
  step('03-12', new w.StartWaterWorks(), KEEPER);
  step('03-30', of(new w.ReportWaterProgress(), { percent: 60 }), KEEPER);
  const evidence = {
    evidenceBefore: [sheet('water-before', 'image/jpeg')],
    evidenceAfter: [sheet('water-after', 'image/jpeg')],
  };
  step('04-20', of(new w.FinishWaterWorks(), { areaM2: sizes.waterArea, measures: MEASURES, ...evidence }), KEEPER);
  for (const day of ['04-24', '05-03', '05-10']) sampled(day, CLEAR);
  const appraisal = { purpose: 'appraise', sent: 130, valid: 120, affirmed: 112, by: name } as const;
  step('05-14', of(new w.RecordPublicSurvey(), appraisal));
  step('05-18', of(new w.AssessWaterEffect(), { result: 'first-effect', by: ASSESSOR }));
  for (const day of ['07-18', '09-18', '11-20']) sampled(day, CLEAR);
  step('12-03', of(new w.ConfirmLastingWater(), { by: ASSESSOR }));
  step('12-17', of(new w.DelistWaterBody(), { authority: '市住建局', documentNumber: `郑黑臭销〔${year}〕7号` }));
  ditch(stage);
}

/** 返黑返臭: a ditch of no list that was put right in spring and is black again after the summer, so it counts no more. */
function ditch(stage: Stage): void {
  const { year, plan } = stage;
  const { communityId, name } = plan.communities.at(-1)!;
  const on = (day: string, action: () => Promise<unknown>) => stage.on(at(stage, `${year}-${day}`, 14), action);
  const step = (day: string, command: object, actor = ADMIN) => on(day, () => stage.send(command, DITCH, actor));
  step('03-06', of(new RegisterSite(), { siteId: DITCH, name: `${name}排水沟`, kind: 'water-body', communityId }));
  const found = { kind: 'ditch', how: 'complaint', areaM2: 40, lengthM: 80, listing: 'none' } as const;
  step('03-06', of(new w.IdentifyWaterBody(), { siteId: DITCH, ...found, mainSource: '雨污混接' }));
  const planned = { measures: ['清淤'], contractor: '清河工程', budgetYuan: 12_000, responsible: KEEPER };
  step('03-20', of(new w.PlanWaterRemediation(), { ...planned, dueDay: `${year}-04-30` }));
  step('04-02', new w.StartWaterWorks(), KEEPER);
  const evidence = {
    evidenceBefore: [sheet('ditch-before', 'image/jpeg')],
    evidenceAfter: [sheet('ditch-after', 'image/jpeg')],
  };
  step('04-18', of(new w.FinishWaterWorks(), { areaM2: 30, measures: ['清淤'], ...evidence }), KEEPER);
  const relapsed = { foundBy: '网格员 赵敏', description: '汛期后排水沟返黑、有异味' };
  on('09-05', async () => {
    const { events } = await stage.send(of(new w.RecordWaterRelapse(), relapsed), DITCH, ADMIN);
    const { findingId } = events[0]!.data as w.WaterRelapsed['data'];
    handle(stage, findingId, { department: '城市管理办公室', assignee: KEEPER, measures: '已重新列入整治计划' });
  });
  const again = { ...planned, measures: ['雨污分流'], budgetYuan: 60_000 };
  step('11-26', of(new w.PlanWaterRemediation(), { ...again, dueDay: `${year + 1}-03-31` }));
  step('12-05', new w.StartWaterWorks(), KEEPER);
}
