import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultCalendar, defaultSettings, makeCalendar, TIME_LIMIT_KINDS } from '#calendar';
import { deciderSpec } from '#event-sourcing/testing';
import { affectedDeadlines } from './affected-deadlines.js';
import { caseDecider } from './case.decider.js';
import { caseCatalogue, type CaseEvent, type Due } from './case.events.js';
import { MoveDeadline } from './internal.commands.js';
import { dueOfOrder, holidayWarning, paused, unknownYears } from './ordered.js';
import { at, command, commands as c, past as p, recordOf, timed, type Step } from './testing.js';

const { given } = deciderSpec(caseDecider);
const june = (day: number, hour = 2) => new Date(Date.UTC(2018, 5, day, hour)).toISOString();
/** As before anybody knew that Monday 18 June is 端午节. */
const before = makeCalendar({ ...defaultSettings, years: {} });

const filed: Step[] = [
  [june(1), p.reported],
  [june(1), p.filed],
];
/** The events of a decision, each with its moment. */
const stepsOf = (steps: Step[], decide: object, context: ReturnType<typeof at>): Step[] => {
  const { decision } = given(...timed(...steps)).when(decide, context);
  return (decision as readonly CaseEvent[]).map((event): Step => [context.occurredAt, event]);
};
const dispatch = (deadline: object) => command(c.DispatchCase, { department: '城管', deadline });
const dispatchedFor = (deadline: object, context = at(june(14))) => [
  ...filed,
  ...stepsOf(filed, dispatch(deadline), { ...context, partId: 'd1' }),
];
const dueOf = (steps: Step[]) => recordOf(...steps).deadlines['d1']!.due;

describe('a deadline keeps what was ordered', () => {
  test.each([
    [{ workingDays: 3 }, { kind: 'workingDays', amount: 3 }, '2018-06-20T09:30:00.000Z', 'instant'],
    [{ workingHours: 7 }, { kind: 'workingHours', amount: 7 }, '2018-06-15T02:00:00.000Z', 'instant'],
    [{ urgentHours: 24 }, { kind: 'urgentHours', amount: 24 }, '2018-06-15T02:00:00.000Z', 'instant'],
    [{ calendarDays: 3 }, { kind: 'calendarDays', amount: 3 }, '2018-06-17T15:59:59.999Z', 'day'],
  ])('%j', (deadline, ordered, moment, precision) => {
    expect(dueOf(dispatchedFor(deadline))).toEqual({ at: moment, precision, ordered: { ...ordered, from: june(14) } });
  });

  test('in notices, supervisions and extensions too; a moment orders nothing', () => {
    const notice = command(c.IssueNotice, {
      ...{ facts: 'f', basis: 'b', requirements: 'r', recipient: 'x' },
      deadline: { workingDays: 1 },
    });
    const supervise = command(c.PlaceSupervision, { level: 'city', by: '市局', deadline: { workingDays: 1 } });
    const ask = command(c.RequestExtension, { until: { workingDays: 9 }, reason: '雨' });
    const running = dispatchedFor({ at: june(15) });
    expect(dueOf(running).ordered).toBeUndefined();
    const ordered = { kind: 'workingDays', from: june(14) };
    const data = (decide: object) => stepsOf(running, decide, at(june(14)))[0]![1].data;
    expect(data(notice)).toMatchObject({ due: { ordered } });
    expect(data(supervise)).toMatchObject({ due: { ordered } });
    expect(data(ask)).toMatchObject({ until: { ordered } });
  });

  test('which older programs cannot read: they refuse the log', () => {
    for (const type of [
      'CaseDispatched',
      'NoticeIssued',
      'SupervisionPlaced',
      'ExtensionGranted',
      'CaseResumed',
    ] as const)
      expect(caseCatalogue[type].schema).toBe(2);
    const data = { deadlineId: 'd', due: { at: june(1), precision: 'instant' } };
    expect(caseCatalogue['CaseDispatched']).toMatchObject({ upcasts: { 1: expect.any(Function) as unknown } });
    const { upcasts } = caseCatalogue.CaseDispatched as unknown as {
      upcasts: Record<number, (data: object) => object>;
    };
    expect(upcasts[1]!(data)).toEqual(data);
  });
});

describe('a deadline after a suspension', () => {
  const resumed = (steps: Step[], from: string, until: string) => {
    const suspended: Step[] = [...steps, [from, p.suspended]];
    return dueOf([...suspended, ...stepsOf(suspended, command(c.ResumeCase, {}), at(until))]);
  };

  test('that is a day ends at the end of a day', () => {
    const due: Due = { at: '2018-06-20T15:59:59.999Z', precision: 'day' };
    const imported: Step[] = [...filed, [june(14), { ...p.dispatched, data: { ...p.dispatched.data, due } }]];
    expect(resumed(imported, june(15), june(20, 7))).toEqual({ at: '2018-06-22T15:59:59.999Z', precision: 'day' });
    expect(resumed(dispatchedFor({ calendarDays: 3 }), june(15), june(20)).at).toBe('2018-06-22T15:59:59.999Z');
  });

  test('ordered in working days ends at a close of business, and a minute gains nothing', () => {
    const running = dispatchedFor({ workingDays: 3 });
    expect(resumed(running, june(15), '2018-06-15T02:01:00.000Z').at).toBe('2018-06-20T09:30:00.000Z');
    expect(resumed(running, june(15), june(20)).at).toBe('2018-06-22T09:30:00.000Z');
  });

  test('ordered in hours that run on has the hours left that were left', () => {
    expect(resumed(dispatchedFor({ urgentHours: 24 }), june(14, 12), june(20, 12)).at).toBe(june(21, 2));
  });

  test('can still be derived from what was ordered and when its clock stood still', () => {
    const moment = fc
      .integer({ min: 0, max: 2_000 })
      .map((hours) => new Date(Date.UTC(2018, 0, 1, hours)).toISOString());
    const order = fc.record({
      kind: fc.constantFrom(...TIME_LIMIT_KINDS),
      amount: fc.integer({ min: 1, max: 60 }),
      from: moment,
    });
    fc.assert(
      fc.property(order, fc.array(fc.tuple(moment, moment), { maxLength: 3 }), (ordered, times) => {
        let due = dueOfOrder(ordered, defaultCalendar);
        for (const [one, other] of times) {
          const [from, until] = [one, other].sort() as [string, string];
          const next = paused(due, { from, until }, defaultCalendar);
          expect(next.at >= due.at).toBe(true);
          if (next.precision === 'day') expect(next.at).toBe(defaultCalendar.endOfDay(defaultCalendar.dayOf(next.at)));
          due = next;
        }
        expect(dueOfOrder(due.ordered!, defaultCalendar)).toEqual(due);
      }),
    );
  });
});

describe('holidays that come later', () => {
  const given3Days = dispatchedFor({ workingDays: 3 }, at(june(14), { calendar: before }));
  const move = command(MoveDeadline, { deadlineId: 'd1', reason: '端午节' });
  const affected = (steps: Step[], now: string) =>
    affectedDeadlines({ ...recordOf(...steps), caseId: '1' }, defaultCalendar, now);

  test('list the deadlines that they move, and move them by an event', () => {
    expect(dueOf(given3Days).at).toBe('2018-06-19T09:30:00.000Z');
    expect(affected(given3Days, june(15))).toEqual([
      {
        ...{ caseId: '1', number: '明湖案〔2018〕1号', department: '城管', deadlineId: 'd1', kind: 'dispatch' },
        ...{ due: '2018-06-19T09:30:00.000Z', moved: '2018-06-20T09:30:00.000Z', ordered: '3 workingDays' },
      },
    ]);
    const moved = [...given3Days, ...stepsOf(given3Days, move, at(june(15)))];
    expect(moved.at(-1)![1]).toMatchObject({
      type: 'DeadlineMoved',
      data: { deadlineId: 'd1', previous: '2018-06-19T09:30:00.000Z', reason: '端午节' },
    });
    expect(dueOf(moved).at).toBe('2018-06-20T09:30:00.000Z');
    expect(affected(moved, june(15))).toEqual([]);
    expect(stepsOf(moved, move, at(june(15)))).toEqual([]);
  });

  test('judge nothing anew: what has run out, was answered or was given as a moment stays', () => {
    expect(stepsOf(given3Days, move, at(june(19, 10)))).toEqual([]);
    expect(stepsOf([...given3Days, [june(15), p.rectified]], move, at(june(15)))).toEqual([]);
    expect(stepsOf(dispatchedFor({ at: june(18) }), move, at(june(15)))).toEqual([]);
    expect(affected(given3Days, june(19, 10))).toEqual([]);
  });

  test('are warned of, year by year, where a deadline touches years without them', () => {
    const late = dispatchedFor({ workingDays: 300 }, at('2026-12-01T02:00:00.000Z'));
    const events = late.map(([, event]) => event);
    expect(unknownYears(events, defaultCalendar)).toEqual([2027, 2028]);
    expect(
      unknownYears(
        given3Days.map(([, event]) => event),
        defaultCalendar,
      ),
    ).toEqual([]);
    expect(
      unknownYears(
        given3Days.map(([, event]) => event),
        before,
      ),
    ).toEqual([2018]);
    expect(holidayWarning(2027).en).toMatch(/2027, whose holidays are not known/);
  });
});
