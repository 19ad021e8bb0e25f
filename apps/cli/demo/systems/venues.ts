import { RegisterSite } from '#places';
import * as v from '#venues';
import { ADMIN, at, numbered, of, workingDays, type Stage } from './stage.js';

const INSPECTOR = '清查员 曹阳';
const FUNCTIONS = ['党员活动', '便民服务', '议事协商'];
const INVENTORY = 'inventory-001';

/** 党群服务阵地: profiled in January, used every month, and taken stock of in May. */
export function venues(stage: Stage): void {
  const { year, sizes, plan, random } = stage;
  const all = Array.from({ length: sizes.venues }, (_, n) => {
    const { communityId, name, secretary } = plan.communities[n % plan.communities.length]!;
    const areaM2 = random.whole(200, 1_500);
    return {
      siteId: numbered('venue', n),
      communityId,
      name: `${name}党群服务中心${n + 1}`,
      keeper: secretary,
      areaM2,
    };
  });
  if (all.length === 0) return;
  for (const { siteId, communityId, name, keeper, areaM2 } of all) {
    stage.on(at(stage, `${year}-01-10`, 9), async () => {
      await stage.send(of(new RegisterSite(), { siteId, name, kind: 'venue', communityId }), siteId, ADMIN);
      const profile = { siteId, areaM2, ownership: 'own', functions: FUNCTIONS, signsUnified: true, keeper } as const;
      await stage.send(of(new v.SetVenueProfile(), profile), siteId, ADMIN);
    });
    for (let month = 1; month <= 12; month += 1) {
      const day = `${year}-${String(month).padStart(2, '0')}-20`;
      const used = { what: '党员活动与居民议事', uses: random.whole(4, 20), persons: random.whole(60, 400) };
      stage.on(at(stage, day, 17), () => stage.send(of(new v.RecordVenueUse(), used), siteId, keeper));
    }
  }
  inventory(stage, all);
}

function inventory(stage: Stage, all: readonly { readonly siteId: string; readonly areaM2: number }[]): void {
  const days = workingDays(stage, '05-07', '05-25');
  const opening = { name: '阵地清查', venueIds: all.map(({ siteId }) => siteId), dueDay: `${stage.year}-05-31` };
  stage.on(at(stage, days[0]!, 9), () => stage.send(of(new v.OpenVenueInventory(), opening), INVENTORY, ADMIN));
  all.forEach(({ siteId, areaM2 }, n) => {
    const state = stage.random.chance(0.06) ? 'under-repair' : 'in-use';
    const seen = { inventoryId: INVENTORY, exists: true, areaM2, state, signsUnified: true, hasLogBook: true } as const;
    const day = days[1 + (n % (days.length - 2))]!;
    stage.on(at(stage, day, 10), () => stage.send(of(new v.CheckVenue(), seen), siteId, INSPECTOR));
  });
  stage.on(at(stage, days.at(-1)!, 16), () => stage.send(new v.CloseVenueInventory(), INVENTORY, ADMIN));
}
