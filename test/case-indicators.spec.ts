import { describe, expect, test } from '@jest/globals';
import type { CaseDocument } from '#cases';
import { deskLedger, groupRows, type Indicator } from '#ledgers';
import { defaultLimits } from '#platform';
import {
  closed,
  dispatched,
  document,
  due,
  endOfYear,
  notice,
  rules,
  filed,
  indicatorsOf,
  inTime,
  late,
  onTheSpot,
  openOverdue,
  parts,
  rectified,
  reported,
  sourceOf,
  sumFigures,
  value,
  verified,
  voided,
  withoutDeadline,
  yardstick,
  type Step,
} from './case-yardstick.js';

describe('indicators', () => {
  const all = [inTime(), late(), openOverdue(), voided()];

  test.each<[string, number]>([
    ['closure', 2 / 3],
    ['onTimeClosure', 1 / 3],
    ['lateClosure', 1 / 3],
    ['handling', 2 / 3],
    ['onTimeHandling', 2 / 3],
    ['onTimeFiling', 1],
    ['onTimeDispatch', 1],
    ['accurateFiling', 3 / 4],
    ['accurateDispatch', 1],
    ['onTimeVerification', 1 / 2],
    ['rework', 0],
    ['extension', 0],
    ['extension@due-to-handle', 0],
    ['validReports', 3 / 4],
    ['notClosed', 1 / 4],
  ])('%s', (name, expected) => {
    expect(value(all, name)).toBeCloseTo(expected, 10);
  });

  test('a denominator of zero gives no value', () => {
    for (const indicator of indicatorsOf(sumFigures([], endOfYear))) expect(indicator.value).toBeNull();
    expect(value([withoutDeadline()], 'closure')).toBeNull();
  });

  test('each carries its name, version and formula', () => {
    const closure = indicatorsOf(sumFigures(all, endOfYear))[0];
    expect(closure).toMatchObject({
      name: 'closure',
      zh: '结案率',
      version: 2,
      formula: '(closedInTime + closedLate) / dueToBeClosed',
      numerator: 2,
      denominator: 3,
    });
  });

  test('the office’s limits stand in the formulas that depend on them', async () => {
    const limits = { filingWorkingHours: 3, dispatchWorkingHours: 2, verificationWorkingHours: 21 };
    const formula = (name: string, given?: typeof limits) =>
      indicatorsOf(sumFigures(all, endOfYear), given).find((i) => i.name === name)!.formula;
    expect(formula('onTimeFiling')).toBe('filedInTime / toBeFiled, within 7 working hours');
    expect(formula('onTimeFiling', limits)).toBe('filedInTime / toBeFiled, within 3 working hours');
    expect(formula('onTimeDispatch')).toBe('dispatchedInTime / toBeDispatched, within 7 working hours');
    expect(formula('onTimeDispatch', limits)).toBe('dispatchedInTime / toBeDispatched, within 2 working hours');
    expect(formula('onTimeVerification', limits)).toBe('verifiedInTime / toBeVerified, within 21 working hours');
    expect(formula('rework', limits)).toBe('reworkedDue / dueToBeClosed');
    const ledger = await deskLedger({}, sourceOf(all, { ...endOfYear, limits }), { ...rules, limits });
    expect((ledger['indicators'] as Indicator[]).find((i) => i.name === 'onTimeFiling')!.formula).toContain(
      '3 working hours',
    );
  });

  test('returned, reworked and extended cases count', () => {
    const returned = document(
      reported,
      filed,
      dispatched,
      ['2018-06-01T04:00:00.000Z', { type: 'CaseReturned', data: { reason: 'r' } }],
      dispatched,
    );
    expect(value([returned], 'accurateDispatch')).toBe(1 / 2);
    const rejected: Step = ['2018-06-04T04:00:00.000Z', { type: 'RectificationRejected', data: { reason: 'r' } }, 'b'];
    const reworked = document(
      reported,
      filed,
      dispatched,
      rectified('2018-06-04T03:00:00.000Z'),
      rejected,
      rectified('2018-06-05T03:00:00.000Z'),
      verified('2018-06-05T04:00:00.000Z'),
      closed('2018-06-05T05:00:00.000Z'),
    );
    expect(value([reworked, inTime()], 'rework')).toBe(1 / 2);
    const asked: Step = [
      '2018-06-02T00:00:00.000Z',
      {
        type: 'ExtensionRequested',
        data: { extensionId: 'x', deadlineId: 'd', until: due('2018-06-15T09:30:00.000Z'), reason: 'r' },
      },
    ];
    const granted: Step = [
      '2018-06-02T01:00:00.000Z',
      { type: 'ExtensionGranted', data: { extensionId: 'x', deadlineId: 'd', due: due('2018-06-15T09:30:00.000Z') } },
      'b',
    ];
    const extended = document(
      reported,
      filed,
      dispatched,
      asked,
      granted,
      rectified('2018-06-12T03:00:00.000Z'),
      verified('2018-06-12T07:00:00.000Z'),
      closed('2018-06-12T08:00:00.000Z'),
    );
    expect(value([extended], 'extension')).toBe(1);
    // Handled, and not due to be closed yet: offices differ in what they divide by.
    const handledOnly = document(reported, filed, dispatched, rectified('2018-06-04T03:00:00.000Z'));
    const early = yardstick('2018-06-04T04:00:00.000Z');
    expect(indicatorsOf(sumFigures([handledOnly, extended], early)).map(({ name, value: v }) => [name, v])).toEqual(
      expect.arrayContaining([
        ['extension', 1],
        ['extension@due-to-handle', 1 / 2],
      ]),
    );
    expect(value([handledOnly, extended], 'extension@due-to-handle')).toBe(1 / 2);
    expect(value([extended], 'onTimeClosure')).toBe(1);
  });

  test('a report of the public is examined in time that is filed or turned down in time; others need none', () => {
    const [at, event] = reported;
    const told: Step = [at, { ...event, data: { ...event.data, source: 'resident' } } as Step[1]];
    const turnedDown: Step = ['2018-06-04T09:00:00.000Z', { type: 'CaseVoided', data: { reason: '不属实' } }];
    const merged: Step = [
      '2018-06-01T03:00:00.000Z',
      { type: 'CaseMerged', data: { into: 'x', reason: '重复' } } as Step[1],
    ];
    const examined = [document(told, filed), document(told, turnedDown), document(told, merged), document(told)];
    const all = [...examined, openOverdue(), onTheSpot()];
    expect(sumFigures(all, endOfYear)).toMatchObject({ reportsToBeExamined: 4, reportsExaminedInTime: 2 });
    expect(value(all, 'onTimeExamination')).toBe(1 / 2);
    // What waits counts once its time is over.
    expect(value([document(told)], 'onTimeExamination', yardstick('2018-06-01T04:00:00.000Z'))).toBeNull();
  });

  describe('the first dispatch after the filing', () => {
    /** Filed on Friday at 10:00: seven working hours have passed on Monday at 10:00. */
    const inSeven = '2018-06-04T02:00:00.000Z';
    const monday = '2018-06-04T02:00:00.001Z';
    const on = (at: string, then: Step = dispatched): Step => [at, then[1]];
    const suspended = (at: string): Step => [at, { type: 'CaseSuspended', data: { reason: 'r' } }];
    const resumed = (at: string): Step => [at, { type: 'CaseResumed', data: { deadlines: [] } }];
    const counted = (...cases: CaseDocument[]) => countedAt('2018-12-31T15:59:59.999Z', ...cases);
    const countedAt = (at: string, ...cases: CaseDocument[]) => {
      const { toBeDispatched, dispatchedInTime } = sumFigures(cases, yardstick(at));
      return [toBeDispatched, dispatchedInTime];
    };

    test('is in time within the working hours of the office, and later ones do not matter', () => {
      expect(counted(document(reported, filed, on(inSeven)))).toEqual([1, 1]);
      expect(counted(document(reported, filed, on(monday)))).toEqual([1, 0]);
      const returned: Step = ['2018-06-01T04:00:00.000Z', { type: 'CaseReturned', data: { reason: 'r' } }];
      expect(counted(document(reported, filed, dispatched, returned, on('2018-07-01T00:00:00.000Z')))).toEqual([1, 1]);
    });

    test('counts as one that was to be made once its time is over', () => {
      expect(countedAt(inSeven, document(reported, filed))).toEqual([0, 0]);
      expect(countedAt(monday, document(reported, filed))).toEqual([1, 0]);
    });

    test('is not asked of what was not filed, was corrected on the spot, or is voided or merged away', () => {
      const merged: Step = ['2018-06-20T00:00:00.000Z', { type: 'CaseMerged', data: { into: 'x', reason: 'r' } }];
      expect(counted(onTheSpot(), document(reported), document(reported, on(monday)), voided())).toEqual([0, 0]);
      expect(counted(document(reported, filed, on(monday), merged))).toEqual([0, 0]);
    });

    test('is not asked where a notice in time or a closing came first', () => {
      const tooLate = on('2018-06-20T00:00:00.000Z', notice);
      expect(counted(document(reported, filed, notice, on('2018-07-01T00:00:00.000Z')))).toEqual([0, 0]);
      expect(counted(document(reported, filed, tooLate))).toEqual([1, 0]);
      const again: Step = ['2018-06-20T00:00:00.000Z', { type: 'CaseReopened', data: { reason: 'r' } }];
      const dispatchedAgain = on('2018-07-01T00:00:00.000Z');
      expect(counted(withoutDeadline())).toEqual([0, 0]);
      expect(counted(document(reported, filed, closed('2018-06-05T00:00:00.000Z'), again, dispatchedAgain))).toEqual([
        0, 0,
      ]);
    });

    test('has the time besides in which the case stood still', () => {
      const pause = [suspended('2018-06-01T03:00:00.000Z'), resumed('2018-06-04T01:00:00.000Z')];
      expect(counted(document(reported, filed, ...pause, on('2018-06-04T07:00:00.000Z')))).toEqual([1, 1]);
      expect(counted(document(reported, filed, ...pause, on('2018-06-05T02:00:00.000Z')))).toEqual([1, 0]);
      // What had run out before stands still no more.
      expect(counted(document(reported, filed, pause[0]!))).toEqual([0, 0]);
      expect(counted(document(reported, filed, suspended('2018-06-12T00:00:00.000Z')))).toEqual([1, 0]);
    });
  });

  test('a notice is answered by a verified rectification', () => {
    const answered = document(
      reported,
      filed,
      notice,
      rectified('2018-06-04T03:00:00.000Z'),
      verified('2018-06-04T07:00:00.000Z'),
    );
    const unanswered = document(reported, filed, notice, rectified('2018-06-04T03:00:00.000Z'));
    expect(value([answered, unanswered], 'noticeAnswer')).toBe(1 / 2);
  });
});

describe('groups', () => {
  test('a row for each group, known by name or by its cases; those that have none come last, under null', async () => {
    const elsewhere = { ...inTime(), communityId: 'c10' };
    const rows = await groupRows(
      'community',
      parts,
      sourceOf([inTime(), onTheSpot(), elsewhere], endOfYear),
      new Map([
        ['c1', '一'],
        ['c2', '二'],
      ]),
      defaultLimits,
    );
    expect(rows.map((row) => [row.id, row.name, row['reported']])).toEqual([
      ['c1', '一', 1],
      ['c2', '二', 0],
      ['c10', 'c10', 1],
      [null, null, 1],
    ]);
  });
});

describe('who answers for what', () => {
  const on = (moment: string, deadlineId: string, department: string, until: string): Step => [
    moment,
    { type: 'CaseDispatched', data: { deadlineId, department, assignee: `${department}的人`, due: due(until) } },
  ];
  const givenOn = () =>
    document(
      reported,
      filed,
      on('2018-06-01T03:00:00.000Z', 'd1', '甲局', '2018-06-05T09:30:00.000Z'),
      [
        '2018-06-05T09:30:00.000Z',
        { type: 'DeadlineMissed', data: { deadlineId: 'd1', due: due('2018-06-05T09:30:00.000Z') } },
      ],
      ['2018-06-06T01:00:00.000Z', { type: 'CaseReturned', data: { reason: '非本部门' } }],
      on('2018-06-06T02:00:00.000Z', 'd2', '乙局', '2018-06-20T09:30:00.000Z'),
      rectified('2018-06-07T03:00:00.000Z'),
      verified('2018-06-07T07:00:00.000Z'),
      closed('2018-06-08T00:00:00.000Z'),
    );
  const rowsBy = async (by: 'department' | 'person', cases: CaseDocument[]) => {
    const rows = await groupRows(by, parts, sourceOf(cases, endOfYear), new Map(), defaultLimits);
    return Object.fromEntries(rows.map((row) => [row.id, row]));
  };

  test('a miss and a return count at the desk that held the case then; the next one is judged by its own deadline', async () => {
    const rows = await rowsBy('department', [givenOn()]);
    expect(rows['甲局']).toMatchObject({ deadlinesMissed: 1, returns: 1, dispatches: 1, toBeHandled: 1, handled: 0 });
    expect(rows['乙局']).toMatchObject({ deadlinesMissed: 0, returns: 0, dispatches: 1, handled: 1, handledInTime: 1 });
    expect((await rowsBy('person', [givenOn()]))['甲局的人']).toMatchObject({ deadlinesMissed: 1, returns: 1 });
  });

  test('the case as a whole is late, though its second deadline was kept', () => {
    expect(sumFigures([givenOn()], endOfYear)).toMatchObject({ closedInTime: 0, closedLate: 1, dueToBeClosed: 1 });
  });

  test('a closure that was reopened counts once, and what runs now is judged by itself', () => {
    const reopened = document(
      reported,
      filed,
      dispatched,
      rectified('2018-06-04T03:00:00.000Z'),
      verified('2018-06-04T07:00:00.000Z'),
      closed('2018-06-05T09:30:00.000Z'),
      ['2018-07-01T00:00:00.000Z', { type: 'CaseReopened', data: { reason: '又裸露' } }],
    );
    expect(sumFigures([reopened], endOfYear)).toMatchObject({ closedInTime: 1, dueToBeClosed: 1, open: 1, closed: 0 });
  });
});
