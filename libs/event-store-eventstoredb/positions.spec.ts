import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { START } from '#event-sourcing';
import { fromToken, toToken } from './positions.js';

const uint64 = () => fc.bigInt(0n, 2n ** 64n - 1n);

describe('position tokens', () => {
  test('keep all 64 bits of both numbers', () => {
    fc.assert(
      fc.property(uint64(), uint64(), (commit, prepare) => {
        expect(fromToken(toToken(commit, prepare))).toEqual({ commit, prepare });
      }),
    );
    expect(toToken('9007199254740993', '18446744073709551615')).toBe('0020000000000001ffffffffffffffff');
  });

  test('sort as the log does', () => {
    fc.assert(
      fc.property(uint64(), uint64(), uint64(), uint64(), (a, b, c, d) => {
        const before = a < c || (a === c && b < d);
        expect(toToken(a, b) < toToken(c, d)).toBe(before);
        expect(toToken(a, b) > START).toBe(true);
      }),
    );
  });

  test.each(['1', 'x'.repeat(32), '0000000000000001', 'A'.repeat(32)])('%s is refused', (token) => {
    expect(() => fromToken(token)).toThrow(RangeError);
  });
});
