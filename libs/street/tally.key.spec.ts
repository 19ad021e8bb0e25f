import { expect, test } from '@jest/globals';
import { isId } from '#platform';
import { daysOf, lengthOf, tallyIdOf } from './tally.key.js';

const key = { category: '0506', kind: 'correction', day: '2018-07-10' } as const;

test('the same area, class, kind and first day are one tally, whatever they are called', () => {
  const id = tallyIdOf({ ...key, roadSegmentId: 'r1' });
  expect(id).toBe('2018-07-10:r1:gbt-0506:correction');
  expect(tallyIdOf({ ...key, roadSegmentId: 'r1', category: '非机动车乱停乱放', by: '王' })).toBe(id);
  expect(tallyIdOf({ ...key, roadSegmentId: 'r1', day: undefined, from: '2018-07-10', to: '2018-07-12' })).toBe(id);
});

test('any other is another, a community beside a segment of the same id too; and all are ids', () => {
  const keys = [
    { ...key, roadSegmentId: 'x' },
    { ...key, communityId: 'x' },
    { ...key, roadSegmentId: 'x', kind: 'cleaning' },
    { ...key, roadSegmentId: 'x', category: '0505' },
    { ...key, roadSegmentId: 'x', day: '2018-07-11' },
    { ...key, roadSegmentId: 'x', category: '扬尘' },
    { ...key, roadSegmentId: 'r'.repeat(100) },
    { ...key, communityId: 'r'.repeat(100) },
    { ...key },
    { ...key, roadSegmentId: 'x', day: undefined },
  ] as const;
  const ids = keys.map((one) => tallyIdOf(one));
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.filter((id) => !isId(id))).toEqual([]);
});

test('days of a range, over the ends of months and years', () => {
  expect(daysOf('2018-02-27', '2018-03-01')).toEqual(['2018-02-27', '2018-02-28', '2018-03-01']);
  expect(lengthOf('2017-12-30', '2018-01-01')).toBe(3);
  expect(daysOf('2018-07-10', '2018-07-10')).toEqual(['2018-07-10']);
  expect(daysOf('2018-07-10', '2018-07-09')).toEqual([]);
});
