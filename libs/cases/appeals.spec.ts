import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import { AppealDeduction, DenyAppeal, GrantAppeal } from './appeal.commands.js';
import { caseDecider } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import { at, command, past as p, recordOf, timed, type Step } from './testing.js';

const { given } = deciderSpec(caseDecider);
const june = (day: number) => `2018-06-${String(day).padStart(2, '0')}T02:00:00.000Z`;
const by = (actor: string, day = 12) => at(june(day), { actor, partId: 'a1' });

const due = { at: '2018-06-08T09:30:00.000Z', precision: 'instant' } as const;
const late: Step[] = [
  [june(1), p.reported],
  [june(1), p.filed],
  [june(1), p.dispatched],
  [due.at, { type: 'DeadlineMissed', data: { deadlineId: 'd1', due } }],
  [june(11), p.rectified, 'zhang'],
];
const lodged = {
  appealId: 'a1',
  legId: 'event-2',
  deduction: 'late',
  ground: 'not-ours',
  unit: '城管',
  reason: '归区局',
} as const;
const appeal = (fields: Partial<AppealDeduction> = {}) => {
  const { deduction, ground, unit, reason } = lodged;
  return command(AppealDeduction, { deduction, ground, unit, reason, ...fields });
};
const open: Step[] = [...late, [june(12), { type: 'DeductionAppealed', data: lodged }, 'wu']];
const checked: Step[] = [
  ...open,
  [june(12), { type: 'AppealGranted', data: { appealId: 'a1', stage: 'pre-check', unit: '考核办' } }, 'qian'],
];
const grant = command(GrantAppeal, { appealId: 'a1', unit: '考核办' });
const deny = command(DenyAppeal, { appealId: 'a1', unit: '考核办', reason: '属城管' });

describe('an appeal', () => {
  test('is of the unit that was marked down, for what it was, in its term, once', () => {
    const refused = (fields: Partial<AppealDeduction>, rule: string, day?: number) =>
      given(...timed(...late))
        .when(appeal(fields), by('wu', day))
        .refused(rule);
    given(...timed(...late))
      .when(appeal(), by('wu'))
      .then({ type: 'DeductionAppealed', data: lodged });
    refused({ unit: '环保' }, 'leg-unknown');
    refused({ unit: '环保', legId: 'event-2' }, 'appeal-ones-own-deduction');
    refused({ deduction: 'rework' }, 'appeal-what-was-deducted');
    // The fifth working day after the 8th of June is the 15th.
    given(...timed(...late))
      .when(appeal(), by('wu', 15))
      .thenTypes('DeductionAppealed');
    refused({}, 'appeal-within-its-term', 20);
    given(...timed(...open))
      .when(appeal(), by('wu'))
      .refused('appeal-once');
    given(...timed(...late.slice(0, 3)))
      .when(appeal(), by('wu', 4))
      .refused('appeal-a-deduction');
  });

  test('is decided by two in order, of other units, none of them twice', () => {
    const first: CaseEvent = { type: 'AppealGranted', data: { appealId: 'a1', stage: 'pre-check', unit: '考核办' } };
    given(...timed(...open))
      .when(grant, by('qian'))
      .then(first);
    given(...timed(...open))
      .when(command(GrantAppeal, { appealId: 'a1', unit: ' 城管' }), by('qian'))
      .refused('reviewer-of-another-unit');
    for (const actor of ['wu', 'zhang'])
      given(...timed(...open))
        .when(grant, by(actor))
        .refused('two-reviewers');
    given(...timed(...checked))
      .when(grant, by('qian'))
      .refused('two-reviewers');
    given(...timed(...checked))
      .when(grant, by('zhou'))
      .then({ type: 'AppealGranted', data: { appealId: 'a1', stage: 'leader', unit: '考核办' } });
    given(...timed(...checked))
      .when(deny, by('zhou'))
      .then({ type: 'AppealDenied', data: { appealId: 'a1', stage: 'leader', unit: '考核办', reason: '属城管' } });
    given(...timed(...late))
      .when(grant, by('qian'))
      .refused('decide-an-open-appeal');
    given(...timed(...open))
      .when(command(GrantAppeal, { appealId: 'a2', unit: '考核办' }), by('qian'))
      .refused('appeal-unknown');
  });

  test('keeps who decided', () => {
    const leader = { appealId: 'a1', stage: 'leader', unit: '考核办' } as const;
    const granted = recordOf(...checked, [june(13), { type: 'AppealGranted', data: leader }, 'zhou']);
    const kept = { state: 'granted', by: 'wu', preCheckedBy: 'qian', decidedBy: 'zhou', decidedAt: june(13) };
    expect(granted.appeals['a1']).toMatchObject(kept);
    expect(recordOf(...checked).appeals['a1']!.state).toBe('pre-checked');
  });
});
