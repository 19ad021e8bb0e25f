import { expect, test } from '@jest/globals';
import { SeenStates } from './seen-states.js';
import type { ViewState } from './view-state.js';

const state = (revision: number): ViewState => ({ _id: 'v', revision, generations: {} });

test('what was asked for lately is gone by, from when it was asked for', async () => {
  let now = 0;
  const seen = new SeenStates(10, () => now);
  expect(seen.fresh('v')).toBeUndefined();
  await seen.noting('v', async () => {
    now = 8;
    return state(1);
  });
  expect(seen.fresh('v')).toEqual(state(1));
  now = 10;
  expect([seen.fresh('v'), seen.last('v')]).toEqual([undefined, state(1)]);
});

test('of answers that crossed on their way the later state counts; one that was asked for afterwards does anyway', () => {
  let now = 5;
  const seen = new SeenStates(10, () => now);
  seen.note('v', state(3), 1);
  now = 6;
  seen.note('v', state(2), 4);
  expect(seen.last('v')).toEqual(state(3));
  seen.note('v', undefined, 4);
  expect(seen.last('v')).toEqual(state(3));
  now = 8;
  seen.note('v', state(0), 7);
  expect(seen.last('v')).toEqual(state(0));
  seen.clear();
  expect(seen.last('v')).toBeUndefined();
});

test('without a grace nothing is fresh', () => {
  const seen = new SeenStates(0, () => 1);
  seen.note('v', state(1), 1);
  expect(seen.fresh('v')).toBeUndefined();
});
