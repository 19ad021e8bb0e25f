/** Sums of a daily amount over stretches of days, so that a stretch of centuries costs what a stretch of a week does. */
export interface PrefixSums {
  /** Sum over the days before `day`, counted from a fixed day: only differences mean something. */
  before(day: number): number;
  /** The first day from `from` on with `before(day + 1) >= target`; `undefined` when there is none up to `last`. */
  firstReaching(target: number, from: number, last: number): number | undefined;
}

/** Days of which the sums are made together, when one of them is asked for the first time. */
const BLOCK = 256;

/** The block of 2018, since most questions are about the years after it. */
const ORIGIN = 68;

/**
 * @param amountOf the day's amount: 0 or more, and always the same for the same day. Sums stay exact below 2^53.
 */
export function prefixSums(amountOf: (day: number) => number): PrefixSums {
  /** By block: sums over the days of the block before its n-th day; the last one is the sum of the whole block. */
  const within = new Map<number, Float64Array>();
  /** By block, without a gap from `low` to `high`: the sum before its first day. */
  const starts = new Map<number, number>([[ORIGIN, 0]]);
  let low = ORIGIN;
  let high = ORIGIN;

  const sumsOf = (block: number): Float64Array => {
    let sums = within.get(block);
    if (!sums) {
      sums = new Float64Array(BLOCK + 1);
      for (let n = 0; n < BLOCK; n += 1) sums[n + 1] = sums[n]! + amountOf(block * BLOCK + n);
      within.set(block, sums);
    }
    return sums;
  };
  const totalOf = (block: number) => sumsOf(block)[BLOCK]!;
  const startOf = (block: number): number => {
    for (; high < block; high += 1) starts.set(high + 1, starts.get(high)! + totalOf(high));
    for (; low > block; low -= 1) starts.set(low - 1, starts.get(low)! - totalOf(low - 1));
    return starts.get(block)!;
  };

  const before = (day: number): number => {
    const block = Math.floor(day / BLOCK);
    return startOf(block) + sumsOf(block)[day - block * BLOCK]!;
  };
  return {
    before,

    firstReaching(target, from, last) {
      for (let block = Math.floor(from / BLOCK); block * BLOCK <= last; block += 1) {
        const start = startOf(block);
        if (start + totalOf(block) < target) continue;
        const sums = sumsOf(block);
        let [least, most] = [Math.max(0, from - block * BLOCK), BLOCK - 1];
        while (least < most) {
          const middle = (least + most) >> 1;
          if (start + sums[middle + 1]! >= target) most = middle;
          else least = middle + 1;
        }
        const day = block * BLOCK + least;
        return day <= last ? day : undefined;
      }
      return undefined;
    },
  };
}
