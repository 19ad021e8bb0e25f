import { expect, test } from '@jest/globals';
import type { EventRow } from './rows.js';
import { Tail } from './tail.js';

const row = (position: number, data = '{}'): EventRow => [
  position,
  's',
  position - 1,
  `id${position}`,
  'T',
  1,
  '',
  data,
  '{}',
];
const positions = (rows: readonly EventRow[] | undefined) => rows?.map(([position]) => position);

test('gives what comes after a position, or says that it does not reach back so far', () => {
  const tail = new Tail();
  expect(tail.after(0, 10)).toBeUndefined();
  tail.add([5, 6, 7].map((position) => row(position)));
  expect(positions(tail.after(3, 10))).toBeUndefined();
  expect(positions(tail.after(4, 10))).toEqual([5, 6, 7]);
  expect(positions(tail.after(5, 1))).toEqual([6]);
  expect(positions(tail.after(7, 10))).toEqual([]);
});

test('holds no more than so many rows, and no more than so much text', () => {
  const tail = new Tail();
  for (let n = 0; n < 100; n += 1) tail.add(Array.from({ length: 250 }, (_, m) => row(n * 250 + m + 1)));
  expect(tail['rows'].length).toBeLessThanOrEqual(4_000);
  expect(positions(tail.after(24_990, 100))).toEqual([
    24_991, 24_992, 24_993, 24_994, 24_995, 24_996, 24_997, 24_998, 24_999, 25_000,
  ]);
  tail.add(Array.from({ length: 60 }, (_, n) => row(25_001 + n, 'x'.repeat(900_000))));
  expect(tail['characters']).toBeLessThanOrEqual(8 * 1024 * 1024);
  expect(positions(tail.after(25_058, 5))).toEqual([25_059, 25_060]);
});
