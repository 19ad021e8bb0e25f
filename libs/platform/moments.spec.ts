import { expect, test } from '@jest/globals';
import { NO_END, say } from '#event-sourcing';
import { officeTime, onOfficeClock } from './moments.js';
import { inTheMinuteOf, isSameMinute } from './visits.js';
import { inLanguage, problem } from './problem.js';

const sentence = say(
  { zh: '{at} 早于 {last}。', en: '{at} is before {last}.' },
  {
    at: '2025-02-20T01:00:00.000Z',
    last: '2025-03-01T17:30:00.000Z',
  },
);

test('a refusal tells moments by the clock of the office, also in its fields', () => {
  const refused = problem('refused', sentence, { errors: [{ field: 'occurredAt', message: sentence }] });
  const told = inLanguage(refused, 'zh', 'Asia/Shanghai');
  expect(told.detail).toBe('2025-02-20 09:00 早于 2025-03-02 01:30。');
  expect(told.errors![0]!.message).toBe(told.detail);
  expect(inLanguage(refused, 'en').detail).toBe(sentence.en);
});

test('days, and what is no moment, stay as they are', () => {
  expect(onOfficeClock('2025-02-20 2025-99-99T99:99:99.000Z', 'Asia/Shanghai')).toBe(
    '2025-02-20 2025-99-99T99:99:99.000Z',
  );
});

test('a minute is one by the clock, from its first moment to before the next', () => {
  const first = '2018-06-01T02:03:00.000Z';
  const minute = { field: 'at', atLeast: first, lessThan: '2018-06-01T02:04:00.000Z' };
  for (const at of [first, '2018-06-01T02:03:59.999Z']) expect(inTheMinuteOf('at', at)).toEqual(minute);
  expect(isSameMinute(first, '2018-06-01T02:04:00.000Z')).toBe(false);
});

test('what has no end is shown as none', () => {
  expect(officeTime('2025-02-20T01:00:00.000Z', 'Asia/Shanghai')).toBe('2025-02-20 09:00');
  expect(officeTime(NO_END, 'Asia/Shanghai')).toBe('');
});
