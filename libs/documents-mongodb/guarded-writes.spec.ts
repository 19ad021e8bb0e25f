import { expect, test } from '@jest/globals';
import type { DocumentWrite } from '#event-sourcing';
import { Pace, writeGuarded } from './guarded-writes.js';

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const writes = (count: number): DocumentWrite[] =>
  Array.from({ length: count }, (_, n) => ({ id: `d${n}`, position: 'a', body: {} }));

test('what a slow server cannot take in one command is written all the same, in smaller ones', async () => {
  const [each, patience] = [1, 30];
  const sizes: number[] = [];
  let answered = 0;
  const send = async ({ length }: readonly unknown[]) => {
    sizes.push(length);
    await pause(Math.min(length * each, patience));
    if (length * each > patience) throw new Error('it did not answer');
    answered += length;
  };
  const pace = new Pace(patience / 3);
  let tries = 0;
  for (let done = false; !done; tries += 1)
    done = await writeGuarded(send, writes(200), false, pace).then(
      () => true,
      () => false,
    );
  expect([tries, answered]).toEqual([expect.any(Number), 200 * 1]);
  expect(tries).toBeLessThan(5);
  expect(Math.max(...sizes.slice(tries))).toBeLessThanOrEqual(patience);
});

test('a fast server soon takes a thousand at a time', async () => {
  const sizes: number[] = [];
  const pace = new Pace(3_000);
  await writeGuarded(async ({ length }) => void sizes.push(length), writes(4_000), false, pace);
  expect(sizes.slice(0, 3)).toEqual([100, 400, 1_000]);
});
