import { expect, test } from '@jest/globals';
import { nearestFew, nearestOf } from './nearest.js';

test.each([
  ['7', 'community-07'],
  ['COMMUNITY_07', 'community-07'],
  ['comunity-17', 'community-17'],
  ['maozhuang', 'maozhuang'],
])('%s is most likely %s', (word, nearest) => {
  expect(nearestOf(word, ['community-17', 'community-07', 'maozhuang'].toSorted())).toBe(nearest);
});

test('nothing is near where nothing is known', () => {
  expect(nearestOf('7', [])).toBeUndefined();
});

test('of many names the nearest few are told, the nearest first', () => {
  const known = ['water.bodies', 'water.area', 'tasks.rate', 'water.relapsedArea'];
  expect(nearestFew('area', known, 2)).toEqual(['water.area', 'water.relapsedArea']);
  expect(nearestFew('taks.rate', known, 1)).toEqual(['tasks.rate']);
});
