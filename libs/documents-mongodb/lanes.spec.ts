import { expect, test } from '@jest/globals';
import { setImmediate as turn } from 'node:timers/promises';
import { inLanes } from './lanes.js';

test('so much at a time, all of it, and the first failure is told when nothing runs any more', async () => {
  let [running, most] = [0, 0];
  const done: number[] = [];
  const all = inLanes(3, [1, 2, 3, 4, 5, 6, 7], async (n) => {
    most = Math.max(most, (running += 1));
    await turn();
    running -= 1;
    done.push(n);
    if (n % 3 === 0) throw new Error(`no ${n}`);
  });
  await expect(all).rejects.toThrow('no 3');
  expect([running, most, done.length]).toEqual([0, 3, 7]);
});
