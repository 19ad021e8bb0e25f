import { describe, expect, test } from '@jest/globals';
import { detailOf } from './event-detail.js';
import { headingOf } from './record-words.js';

const time = (text: string) => (text.endsWith('Z') ? `at ${text}` : text);
const corrected = (previous: string | null, value: string) =>
  detailOf({ type: 'RecordCorrected', data: { field: 'location', previous, value, reason: 'r' } }, time);

describe('the detail of an event in a history', () => {
  test.each([
    ['CaseFiled', { number: 'MH-1' }, 'MH-1'],
    ['CaseDispatched', { department: '城管科', assignee: '张强', note: 'n' }, '城管科 张强'],
    ['CaseDispatched', { department: '城管科' }, '城管科'],
    ['CaseMerged', { into: 'case-2', reason: '重复' }, 'case-2 重复'],
    ['CaseVoided', { reason: '不属实' }, '不属实'],
    ['RectificationVerified', { note: 'seen' }, 'seen'],
    ['RectificationVerified', {}, ''],
    ['ProblemReported', { category: '扬尘', description: 'd' }, '扬尘'],
    ['ResponsibilityAssigned', { role: 'r', person: 'p', from: 'f' }, 'r p'],
    ['DeadlineMissed', { deadlineId: 'd', due: { at: '2018-01-01T00:00:00.000Z' } }, 'at 2018-01-01T00:00:00.000Z'],
    ['CaseVoided', { reason: `a\n\n b\t${'长'.repeat(80)}` }, `a b ${'长'.repeat(55)}…`],
  ])('%s %j', (type, data, detail) => {
    expect(detailOf({ type, data }, time)).toBe(detail);
  });

  test('of a correction is what it was and what it is', () => {
    expect(corrected('东侧', '西侧')).toBe(`${headingOf('location')}: 东侧 → 西侧`);
    expect(corrected(null, '2018-01-01T00:00:00Z')).toBe(`${headingOf('location')}: — → at 2018-01-01T00:00:00Z`);
    expect(corrected('x'.repeat(99), 'y')).toBe(`${headingOf('location')}: ${'x'.repeat(23)}… → y`);
  });
});
