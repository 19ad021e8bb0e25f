import { expect, test } from '@jest/globals';
import { LeaseWatch } from './lease-watch.js';

test('a lease is told with its holder, and since when its beat stands still; one that nobody has is told too', () => {
  let now = 0;
  const watch = new LeaseWatch(() => now);
  const names = ['view:cases@3', 'clocks'];
  const lease = (beat: number, holder = 'desk/12/a') => ({ name: 'view:cases@3', holder, token: 2, beat });
  const old = { name: 'view:cases@2', holder: 'gone', token: 1, beat: 4 };
  const still = (leases: Parameters<LeaseWatch['look']>[1]) => watch.look(names, leases).map((l) => l.stillSeconds);
  expect(watch.look(names, [lease(1), old])).toEqual([
    { name: 'view:cases@3', holder: 'desk/12/a', token: 2, stillSeconds: 0 },
    { name: 'clocks', holder: '', token: 0, stillSeconds: 0 },
  ]);
  now = 4_000;
  expect(still([lease(1)])).toEqual([4, 0]);
  expect(still([lease(2)])).toEqual([0, 0]);
  now = 9_000;
  expect(still([lease(2)])).toEqual([5, 0]);
  expect(still([lease(2, '')])).toEqual([0, 0]);
});
