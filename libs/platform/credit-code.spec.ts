import { expect, test } from '@jest/globals';
import { creditCodeFault } from './credit-code.js';

test('a credit code is told by its last character', () => {
  for (const code of ['91350100M000100Y43', '91310115591693856A', '91440300708461136T'])
    expect(creditCodeFault(code)).toBeUndefined();
  for (const wrong of ['91350100M000100Y44', '91310115591693865A', '91440300708461136t', '9135010OM000100Y43', ''])
    expect(creditCodeFault(wrong)).toBeDefined();
});

test('any one character that is mistyped is found', () => {
  const code = '91350100M000100Y43';
  const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  for (let at = 0; at < code.length; at += 1)
    for (const other of ALPHABET)
      if (other !== code[at]) expect(creditCodeFault(code.slice(0, at) + other + code.slice(at + 1))).toBeDefined();
});

test('a licence of before has 15 digits', () => {
  expect(creditCodeFault('410100000012345')).toBeUndefined();
  expect(creditCodeFault('41010000001234')).toBeDefined();
});
