import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { RecentMap } from './recent-map.js';

test('the entries used last are there with their last values, and there are never more than twice as many', () => {
  const use = fc.record({ key: fc.nat(12), value: fc.option(fc.nat(), { nil: undefined }) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5 }), fc.array(use, { maxLength: 60 }), (most, uses) => {
      const map = new RecentMap<number, number>(most);
      const last = new Map<number, number>();
      const used: number[] = [];
      for (const { key, value } of uses) {
        if (value !== undefined) {
          map.set(key, value);
          last.set(key, value);
        } else if (map.get(key) === undefined) continue;
        used.push(key);
      }
      const distinct = [...new Set(used.reverse())];
      const held = distinct.filter((key) => map['young'].has(key) || map['old'].has(key));
      expect(held.length).toBeLessThanOrEqual(2 * most);
      expect(held).toEqual(expect.arrayContaining(distinct.slice(0, most)));
      for (const key of held) expect(map.get(key) ?? last.get(key)).toBe(last.get(key));
      map.clear();
      expect(map.get(used[0] ?? 0)).toBeUndefined();
    }),
  );
});
