import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { fold, isRefusal, type Recorded } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import { caseDecider } from './case.decider.js';
import type { CaseEvent } from './case.events.js';
import { evolveCase } from './case.fold.js';
import type { CaseRecord } from './case.record.js';
import { dueOf, nextDueOf } from './case.views.js';
import { at, command, commands as c, past as p, recorded, recordOf, timed, type Step } from './testing.js';

const { given } = deciderSpec(caseDecider);
const june = (day: number, hour = 2) =>
  `2018-06-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`;
const due = (instant: string) => ({ at: instant, precision: 'instant' as const });
const dispatch = (deadlineId: string, department: string, until: string): CaseEvent => ({
  type: 'CaseDispatched',
  data: { deadlineId, department, assignee: `${department}的人`, due: due(until) },
});

/** Decides and folds, as the runner does. */
function after(steps: readonly Step[], sent: object, moment: string, more = {}): CaseRecord {
  const history = recorded(...steps);
  const record = fold(evolveCase, recordOf(), history);
  const decision = caseDecider.decide(record, sent, at(moment, { history, ...more }));
  if (isRefusal(decision)) throw new Error(decision.message);
  const events = decision.map((event, n): Recorded<CaseEvent> => ({
    ...event,
    id: `new-${n}`,
    recordedAt: moment,
    metadata: { actor: 'x', occurredAt: event.occurredAt ?? moment, commandId: 'y', commandDigest: '' },
  }));
  return fold(evolveCase, record, events);
}

const filed: readonly Step[] = [
  [june(1), p.reported],
  [june(1, 3), p.filed],
];
const onDesk: readonly Step[] = [...filed, [june(1, 4), dispatch('d1', '甲局', june(4))]];
const redispatch = command(c.DispatchCase, { department: '乙局', deadline: { at: june(20) } });

describe('who holds a case answers for what happens then', () => {
  test('what ran out at one desk counts there, and the next desk begins without it', () => {
    const record = after(onDesk, redispatch, june(6));
    expect(record.legs).toMatchObject([
      { department: '甲局', misses: 1, until: june(6) },
      { department: '乙局', misses: 0 },
    ]);
  });

  test('a return is counted at the desk that returned it', () => {
    const record = after(onDesk, command(c.ReturnCase, { reason: '非本部门' }), june(2));
    expect(record.legs).toMatchObject([{ department: '甲局', returned: true, misses: 0, until: june(2) }]);
  });

  test('the miss of a notice counts at the desk that held the case when it ran out', () => {
    const steps: readonly Step[] = [
      ...onDesk,
      [june(1, 5), { ...p.noticed, data: { ...p.noticed.data, due: due(june(3)) } }],
      [june(2), dispatch('d2', '乙局', june(20))],
      [june(3), { type: 'DeadlineMissed', data: { deadlineId: 'n1', due: due(june(3)) } }],
    ];
    expect(recordOf(...steps).legs.map(({ department, misses }) => [department, misses])).toEqual([
      ['甲局', 0],
      ['乙局', 1],
    ]);
  });
});

describe('a missed deadline stays the measure', () => {
  test('a later deadline of another dispatch does not make the case in time', () => {
    const record = after(onDesk, redispatch, june(6));
    expect(dueOf(record)).toBe(june(4));
    expect(nextDueOf(record)).toBe(june(20));
  });

  test('nor does an extension that is granted after it ran out', () => {
    const steps: readonly Step[] = [
      ...onDesk,
      [june(2), { ...p.extensionRequested, data: { ...p.extensionRequested.data, until: due(june(10)) } }],
    ];
    const record = after(steps, command(c.GrantExtension, { extensionId: 'x1' }), june(5));
    expect([dueOf(record), nextDueOf(record), record.counts.missed]).toEqual([june(4), june(10), 1]);
  });

  test.each([
    ['a dispatch anew', redispatch],
    ['a return', command(c.ReturnCase, { reason: '非本部门' })],
    ['a request for extension', command(c.RequestExtension, { until: { at: june(20) }, reason: '雨' })],
    ['a suspension', command(c.SuspendCase, { reason: '停工' })],
    ['a merge', command(c.MergeCase, { into: 'other' })],
  ])('%s just before the clock speaks does not escape the miss', (_what, sent) => {
    const context = at(june(5), { id: 'this', into: recordOf(...filed) });
    const { decision } = given(...timed(...onDesk)).when(sent, context);
    expect(decision).toMatchObject([{ type: 'DeadlineMissed', occurredAt: june(4) }, {}]);
  });

  test('what has run out stays overdue while the case is suspended; what has not stands still', () => {
    const suspended: Step = [june(5), p.suspended];
    expect(nextDueOf(recordOf(...onDesk, suspended))).toBe(june(4));
    expect(nextDueOf(recordOf(...filed, [june(1, 4), dispatch('d1', '甲局', june(8))], suspended))).toBeUndefined();
  });
});

describe('clocks follow whose desk the case is on', () => {
  const rectified: readonly Step[] = [
    ...filed,
    [june(1, 4), dispatch('d1', '甲局', june(6, 9))],
    [june(4, 1), p.rectified],
  ];
  const rejecting = command(c.RejectRectification, { reason: '未全部覆盖' });

  test('a rejection gives back the working time that was left, and calls no miss of what was answered', () => {
    const record = after(rectified, rejecting, june(20, 1), { actor: 'checker' });
    const left = defaultCalendar.workingTimeBetween(june(4, 1), june(6, 9));
    const goesOn = nextDueOf(record)!;
    expect(defaultCalendar.workingTimeBetween(june(20, 1), goesOn)).toBe(left);
    expect(record.counts.missed).toBe(0);
    expect(goesOn > june(20, 1)).toBe(true);
  });

  test('each check is judged by itself', () => {
    const record = recordOf(
      ...rectified,
      [june(20, 1), p.rejected, 'checker'],
      [june(20, 2), p.rectified],
      [june(20, 3), p.verified, 'checker'],
    );
    expect(record.checks).toMatchObject([
      { from: june(4, 1), until: june(20, 1), result: 'rejected' },
      { from: june(20, 2), until: june(20, 3), result: 'passed' },
    ]);
  });

  test('a reopened case starts anew: nothing measures it until it is dispatched, and its first closure stays', () => {
    const steps: readonly Step[] = [...rectified, [june(5), p.verified], [june(5), p.closed], [june(9), p.reopened]];
    const record = recordOf(...steps);
    expect([dueOf(record), nextDueOf(record)]).toEqual([undefined, undefined]);
    expect(record.lives).toMatchObject([{ closedAt: june(5), dueAt: june(6, 9) }]);
  });
});

describe('nothing is lost by a merge', () => {
  const merging = command(c.MergeCase, { into: 'other' });

  test('a case is merged into an open one only', () => {
    const into = recordOf(...onDesk, [june(2), p.rectified], [june(2), p.verified], [june(2), p.closed]);
    given(...timed(...filed))
      .when(merging, at(june(3), { id: 'this', into }))
      .refused('merge-into-a-living-case');
  });

  test('a case that others were merged into is not voided', () => {
    const voiding = command(c.VoidCase, { reason: '误报' });
    given(...timed(...filed))
      .when(voiding, at(june(3), { duplicates: ['a'] }))
      .refused('void-without-duplicates');
    given(...timed(...filed))
      .when(voiding, at(june(3), { duplicates: [] }))
      .thenTypes('CaseVoided');
  });

  test('neither a merge nor a voiding ends what an authority waits for', () => {
    const supervised = timed(...filed, [june(2), p.supervised]);
    const context = at(june(3), { id: 'this', into: recordOf(...filed) });
    given(...supervised)
      .when(merging, context)
      .refused('lift-supervision-first');
    given(...supervised)
      .when(command(c.VoidCase, { reason: '误报' }), context)
      .refused('lift-supervision-first');
  });

  test('a merge that is undone leaves the case as it was', () => {
    const merged: Step = [june(2), { type: 'CaseMerged', data: { into: 'other' } }];
    const undone = after([...onDesk, merged], command(c.UndoMerge, { reason: '不是同一件' }), june(3));
    const before = recordOf(...onDesk);
    expect(undone).toMatchObject({ status: 'dispatched', deadlines: before.deadlines, legs: before.legs });
    expect(undone.mergedInto).toBeUndefined();
  });

  test('what ran out while a case was merged away is missed when the merge is undone, and not in the time before', () => {
    const merged: Step = [june(2), { type: 'CaseMerged', data: { into: 'other' } }];
    const undo = command(c.UndoMerge, { reason: '不是同一件' });
    const { decision } = given(...timed(...onDesk, merged)).when(undo, at(june(20)));
    expect(decision).toMatchObject([
      { type: 'MergeUndone' },
      { type: 'DeadlineMissed', data: { deadlineId: 'd1', due: { at: june(4) } }, occurredAt: june(20) },
    ]);
    expect(after([...onDesk, merged], undo, june(20)).legs).toMatchObject([{ department: '甲局', misses: 1 }]);
  });
});

describe('moments', () => {
  const correcting = (eventId: string, value: string) =>
    command(c.CorrectRecord, { eventId, field: 'occurredAt', value, reason: '录错' });
  const history = recorded(...onDesk);
  const context = at(june(20), { history });

  test('a correction does not contradict the steps before and after it', () => {
    given(...timed(...onDesk))
      .when(correcting('event-1', june(2)), context)
      .refused('steps-in-order');
    given(...timed(...onDesk))
      .when(correcting('event-1', june(1, 1)), context)
      .refused('steps-in-order');
    given(...timed(...onDesk))
      .when(correcting('event-1', '2018-06-01T03:30:00.000Z'), context)
      .thenTypes('RecordCorrected');
  });

  test('the moment of a closing that was reopened since moves the life that it ended', () => {
    const done: readonly Step[] = [...onDesk, [june(3), p.rectified], [june(3), p.verified], [june(5), p.closed]];
    const reopened: readonly Step[] = [...done, [june(6), p.reopened]];
    expect(recordOf(...reopened).lives).toMatchObject([{ closedAt: june(5), dueAt: june(4) }]);
    const record = after(reopened, correcting('event-5', june(3)), june(7));
    expect(record.lives).toMatchObject([{ closedAt: june(3), dueAt: june(4) }]);
  });

  test('entries long after it happened are counted as late', () => {
    const [first, ...rest] = recorded(...filed);
    const late = { ...first!, recordedAt: june(20) };
    const { counts, delays } = fold(evolveCase, recordOf(), [late, ...rest]);
    expect([counts.entered, delays]).toEqual([2, [{ occurredAt: june(1), recordedAt: june(20) }]]);
  });
});
