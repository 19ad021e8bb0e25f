import { RegisterSite } from '#places';
import * as r from '#ratings';
import { ADMIN, at, daysAfter, numbered, of, shareOf, type Stage } from './stage.js';

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
const REVIEWER = '复核员 白洁';
const CYCLES = 4;
/** Rated in the first, disclosed and published in the second. */
const MONTHS = [
  ['10', '11'],
  ['11', '12'],
] as const;
/** Of the merchants: whose stars are contested, and who gets a red or a black flag. */
const CONTESTED = 0.05;
const RED = 0.1;
const BLACK = 0.05;
const TRADES = ['超市', '餐馆', '药店', '理发店', '水果店', '文具店'];

export const merchantId = (n: number): string => numbered('merchant', n);

/** 星级商户: weekly ratings of a month, disclosed and published; and what merchants and residents take part in. */
export function merchants(stage: Stage): void {
  const { year, sizes, random } = stage;
  if (sizes.merchants === 0) return;
  const rubric = of(new r.PublishMerchantRubric(), {
    version: `stars-${year}`,
    items: ITEMS,
    thresholds: THRESHOLDS,
    vetoes: ['重大安全事故'],
  });
  stage.on(at(stage, `${year}-08-01`, 9), () => stage.send(rubric, rubric.version, ADMIN));
  const draw = (share: number) => shareOf(random, sizes.merchants, share);
  const [isContested, isRed, isBlack] = [draw(CONTESTED), draw(RED), draw(BLACK)];
  for (let n = 0; n < sizes.merchants; n += 1) {
    register(stage, n);
    const flag = isRed[n] ? 'red' : isBlack[n] ? 'black' : undefined;
    for (const months of MONTHS) rate(stage, n, rubric.version, months, isContested[n]!, flag);
  }
  residents(stage);
}

function register(stage: Stage, n: number): void {
  const { year, plan, random } = stage;
  const shopId = merchantId(n);
  const { communityId, name } = plan.communities[n % plan.communities.length]!;
  const site = { siteId: shopId, name: `${name}${random.pick(TRADES)}${n + 1}`, kind: 'shop', communityId } as const;
  stage.on(at(stage, `${year}-08-02`, 9), () => stage.send(of(new RegisterSite(), site), shopId, ADMIN));
  const persons = random.whole(1, 6);
  const tookPart = of(new r.RecordParticipation(), { activity: '门前三包行动', who: 'merchant', shopId, persons });
  stage.on(at(stage, `${year}-09-15`, 16), () => stage.send(tookPart, numbered('participation', n), ADMIN));
}

function rate(
  stage: Stage,
  n: number,
  rubricVersion: string,
  [ratedIn, publishedIn]: (typeof MONTHS)[number],
  isContested: boolean,
  flag?: 'red' | 'black',
): void {
  const { year, random } = stage;
  const shopId = merchantId(n);
  const month = `${year}-${ratedIn}`;
  const ratingId = r.ratingIdOf({ shopId, month });
  const on = (day: string, command: object, actor = ADMIN) =>
    stage.on(at(stage, `${year}-${publishedIn}-${day}`, 9), () => stage.send(command, ratingId, actor));
  for (let cycle = 1; cycle <= CYCLES; cycle += 1) {
    const points = ITEMS.map(({ item, most }) => ({ item, points: random.whole(Math.ceil(most * 0.6), most) }));
    const rated = of(new r.RateMerchant(), { shopId, month, cycle, rubricVersion, points, raters: RATERS });
    stage.on(at(stage, daysAfter(`${month}-05`, (cycle - 1) * 7), 15), () => stage.send(rated, ratingId, RATERS[0]!));
  }
  on('01', new r.DiscloseMerchantStars());
  if (isContested) {
    on('05', of(new r.ContestMerchantRating(), { reason: '店主认为扣分过重' }));
    on('08', of(new r.ConfirmMerchantRating(), { findings: '复核属实，维持原分' }), REVIEWER);
  }
  on('16', new r.PublishMerchantStars());
  if (flag) on('19', of(new r.FlagMerchant(), { flag }));
}

/** An action in each community. */
function residents(stage: Stage): void {
  const { year, plan, random } = stage;
  plan.communities.forEach(({ communityId }, n) => {
    const fields = { activity: '周末清洁家园', who: 'resident', communityId, persons: random.whole(10, 40) } as const;
    stage.on(at(stage, `${year}-10-20`, 11), () =>
      stage.send(of(new r.RecordParticipation(), fields), numbered('residents', n), ADMIN),
    );
  });
}
