import { expect, test } from '@jest/globals';
import { drawnFrom, mersenneTwister } from './mersenne-twister.js';

test('it is MT19937: by the value that the C++ standard gives, and those of its authors', () => {
  // ISO/IEC 14882, [rand.predef]: the 10000th of a default-constructed std::mt19937, whose seed is 5489.
  const standard = mersenneTwister(5489);
  let last = 0;
  for (let n = 0; n < 10_000; n += 1) last = standard();
  expect(last).toBe(4_123_659_995);
  const first = mersenneTwister(5489);
  expect([first(), first(), first()]).toEqual([3_499_211_612, 581_869_302, 3_890_346_734]);
  expect(mersenneTwister(0xffff_ffff)()).toBe(419_326_371);
});

test('the same seed draws the same, none twice; another seed draws others', () => {
  const items = Array.from({ length: 1_000 }, (_, n) => n);
  const drawn = drawnFrom(items, 50, 20_180_901);
  expect(drawn).toEqual(drawnFrom(items, 50, 20_180_901));
  expect(new Set(drawn).size).toBe(50);
  expect(drawn).not.toEqual(drawnFrom(items, 50, 20_180_902));
  // The first of a larger sample are the smaller one.
  expect(drawnFrom(items, 10, 20_180_901)).toEqual(drawn.slice(0, 10));
  expect(drawnFrom([1, 2, 3], 5, 7).sort()).toEqual([1, 2, 3]);
});

test('no item is favoured', () => {
  const counts = new Map<number, number>();
  for (let seed = 0; seed < 3_000; seed += 1)
    for (const n of drawnFrom([0, 1, 2, 3, 4, 5], 2, seed)) counts.set(n, (counts.get(n) ?? 0) + 1);
  // 1000 each are expected; six standard deviations are 155.
  for (const count of counts.values()) expect(Math.abs(count - 1_000)).toBeLessThan(155);
});
