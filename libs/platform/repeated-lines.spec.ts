import { expect, jest, test } from '@jest/globals';
import { RepeatedLines } from './repeated-lines.js';

test('a line is written when it is new, then how often it came again, until it comes no more', () => {
  jest.useFakeTimers();
  const written: string[] = [];
  const lines = new RepeatedLines((line) => written.push(line));
  for (let n = 0; n < 1_000; n += 1) lines.add('away');
  lines.add('full');
  expect(written).toEqual(['away', 'full']);
  jest.advanceTimersByTime(10_000);
  expect(written.slice(2)).toEqual(['away (999 more in 10 s)']);
  lines.add('away');
  jest.advanceTimersByTime(10_000);
  expect(written.slice(3)).toEqual(['away (1 more in 10 s)']);
  jest.advanceTimersByTime(10_000);
  lines.add('away');
  expect(written.slice(4)).toEqual(['away']);
  jest.useRealTimers();
});
