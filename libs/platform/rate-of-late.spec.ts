import { expect, test } from '@jest/globals';
import { RateOfLate } from './rate-of-late.js';

test('a rate is that of the last minute, and of less where there was less', () => {
  let now = 5_000;
  const rate = new RateOfLate(() => now);
  rate.add(30);
  expect(rate.perSecond()).toBe(30);
  now += 10_000;
  rate.add(20);
  expect(rate.perSecond()).toBe(5);
  now += 49_500;
  expect(rate.perSecond()).toBe(0.84);
  now += 1_000;
  expect(rate.perSecond()).toBe(0.33);
  now += 500_000;
  expect(rate.perSecond()).toBe(0);
});
