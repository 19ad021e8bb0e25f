import { EndDoorstepPledge, SignDoorstepPledge } from '#street';
import { merchantId } from './merchants.js';
import { at, of, shareOf, sheet, workingDays, type Stage } from './stage.js';

const CLERK = '网格员 赵敏';
const SIGNED = 0.9;
const ENDED = 0.05;

/** 门前三包承诺书: most merchants sign in August; the pledge of one that gives up its shop ends. */
export function pledges(stage: Stage): void {
  const { year, sizes, random } = stage;
  const days = workingDays(stage, '08-06', '08-31');
  const [isSigned, isEnded] = [SIGNED, ENDED].map((share) => shareOf(random, sizes.merchants, share));
  for (let n = 0; n < sizes.merchants; n += 1) {
    if (!isSigned![n]) continue;
    const shopId = merchantId(n);
    const evidence = [sheet(`pledge-${shopId}`, 'image/jpeg')];
    const signed = of(new SignDoorstepPledge(), { shopId, items: ['order', 'cleanliness', 'facade'], evidence });
    stage.on(at(stage, random.pick(days), 11), () => stage.send(signed, shopId, CLERK));
    const ended = of(new EndDoorstepPledge(), { reason: '店铺转让，由新店主重新签订' });
    if (isEnded![n]) stage.on(at(stage, `${year}-11-22`, 11), () => stage.send(ended, shopId, CLERK));
  }
}
