import { RegisterSite } from '#places';
import * as r from '#ratings';
import { ADMIN, at, daysAfter, numbered, of, type Stage } from './stage.js';

const ITEMS = [
  { item: '门前整洁', most: 50 },
  { item: '诚信经营', most: 50 },
];
const THRESHOLDS = [
  { stars: 1, least: 50 },
  { stars: 3, least: 70 },
  { stars: 5, least: 90 },
];
const RATERS = ['评分员 冯燕', '评分员 董亮'];
const CYCLES = 4;
const MONTH = '10';
const TRADES = ['超市', '餐馆', '药店', '理发店', '水果店', '文具店'];

/** 星级商户: four weekly ratings in October, disclosed and published; and the actions that merchants take part in. */
export function merchants(stage: Stage): void {
  const { year, sizes } = stage;
  if (sizes.merchants === 0) return;
  const rubric = of(new r.PublishMerchantRubric(), {
    version: `stars-${year}`,
    items: ITEMS,
    thresholds: THRESHOLDS,
    vetoes: ['重大安全事故'],
  });
  stage.on(at(stage, `${year}-08-01`, 9), () => stage.send(rubric, rubric.version, ADMIN));
  for (let n = 0; n < sizes.merchants; n += 1) merchant(stage, n, rubric.version);
}

function merchant(stage: Stage, n: number, rubricVersion: string): void {
  const { year, plan, random } = stage;
  const shopId = numbered('merchant', n);
  const { communityId, name } = plan.communities[n % plan.communities.length]!;
  const site = { siteId: shopId, name: `${name}${random.pick(TRADES)}${n + 1}`, kind: 'shop', communityId } as const;
  stage.on(at(stage, `${year}-08-02`, 9), () => stage.send(of(new RegisterSite(), site), shopId, ADMIN));
  const month = `${year}-${MONTH}`;
  const ratingId = r.ratingIdOf({ shopId, month });
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    const points = ITEMS.map(({ item, most }) => ({ item, points: random.whole(Math.ceil(most * 0.6), most) }));
    const rated = of(new r.RateMerchant(), { shopId, month, cycle, rubricVersion, points, raters: RATERS });
    stage.on(at(stage, daysAfter(`${month}-05`, (cycle - 1) * 7), 15), () => stage.send(rated, ratingId, RATERS[0]!));
  }
  stage.on(at(stage, `${year}-11-01`, 9), () => stage.send(new r.DiscloseMerchantStars(), ratingId, ADMIN));
  stage.on(at(stage, `${year}-11-16`, 9), () => stage.send(new r.PublishMerchantStars(), ratingId, ADMIN));
  const persons = random.whole(1, 6);
  const tookPart = of(new r.RecordParticipation(), { activity: '门前三包行动', who: 'merchant', shopId, persons });
  stage.on(at(stage, `${year}-09-15`, 16), () => stage.send(tookPart, numbered('participation', n), ADMIN));
}
