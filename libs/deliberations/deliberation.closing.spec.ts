import { describe, expect, test } from '@jest/globals';
import * as c from './deliberation.commands.js';
import {
  close,
  command,
  disclosed,
  done,
  given,
  history,
  late,
  on,
  open,
  register,
  resolve,
  resolved,
  started,
} from './testing.js';

describe('households', () => {
  const past = history(...started);

  test('are registered once each, never more than there are, while it is carried out', () => {
    given(...history(...disclosed))
      .when(register('h1'), late)
      .refused('register-while-implementing');
    given(...past)
      .when(register('h1', 'h2'), late)
      .thenTypes('HouseholdRegistered', 'HouseholdRegistered');
    given(...past)
      .when(register('h1', 'h1'), late)
      .refused('household-once');
    const one = history(...started, ['06-02', register('h1')]);
    given(...one)
      .when(register('h1'), late)
      .refused('household-once');
    const withdraw = command(c.WithdrawHousehold, { householdId: 'h1' });
    given(...one)
      .when(withdraw, late)
      .thenTypes('HouseholdWithdrawn');
    given(...past)
      .when(withdraw, late)
      .refused('household-unknown');
    given(...history(...disclosed))
      .when(withdraw, late)
      .refused('withdraw-while-implementing');
    given(...history(...started, ['06-02', register('h1')], ['06-03', withdraw]))
      .when(register('h1'), late)
      .thenTypes('HouseholdRegistered');
    const ids = Array.from({ length: 101 }, (_, n) => `h${n}`);
    given(...past)
      .when(register(...ids), late)
      .refused('registered-within-households');
    const none = history(['05-01', open({ households: undefined })], ...started.slice(1));
    given(...none)
      .when(register('h1'), late)
      .refused('total-known');
  });

  test('are counted: a count takes the place of single ones, and of the count before', () => {
    const tally = (count: number) => command(c.TallyHouseholds, { count });
    given(...past)
      .when(tally(101), late)
      .refused('registered-within-households');
    given(...history(...disclosed))
      .when(tally(1), late)
      .refused('tally-while-implementing');
    const tallied = history(...started, ['06-02', register('h1')], ['06-03', tally(77)]);
    given(...tallied)
      .when(register('h2'), late)
      .refused('registered-or-tallied');
    given(...tallied)
      .when(tally(78), late)
      .thenTypes('HouseholdsTallied');
  });

  test('in all change with a reason once there are registrations, and never below them', () => {
    const total = (households: number, reason?: string) => command(c.ChangeHouseholds, { households, reason });
    given(...past)
      .when(total(90), late)
      .thenTypes('HouseholdsChanged');
    given(...past)
      .when(total(100), late)
      .then();
    const two = history(...started, ['06-02', register('h1', 'h2')]);
    given(...two)
      .when(total(90), late)
      .refused('another-total-needs-a-reason');
    given(...two)
      .when(total(90, '核实'), late)
      .thenTypes('HouseholdsChanged');
    given(...two)
      .when(total(1, '核实'), late)
      .refused('registered-within-households');
    given(...history(...done))
      .when(total(90), late)
      .thenTypes('HouseholdsChanged');
  });
});

describe('closing', () => {
  const past = history(...done);
  const other = { ...late, actor: 'zhang.wei' };

  test('as solved is after both disclosures, by somebody else than who proposed it', () => {
    given(...past)
      .when(close(), other)
      .thenTypes('DeliberationClosed');
    given(...past)
      .when(close(), { ...late, actor: 'Wang.Fang' })
      .refused('solved-by-another');
    given(...past)
      .when(close(), late)
      .refused('solved-by-another');
    given(...past)
      .when(close(), { ...on('08-07'), actor: 'zhang.wei' })
      .refused('solved-after-both-disclosures');
    given(...history(...started))
      .when(close(), other)
      .refused('solved-after-both-disclosures');
    given(...history(...started))
      .when(close({ outcome: 'not-solved' }), late)
      .thenTypes('DeliberationClosed');
    const objected = history(...done, ['08-02', command(c.RaiseObjection, { text: '没有' })]);
    given(...objected)
      .when(close(), other)
      .refused('objections-answered');
  });

  test('partly names which problems; solved is all of them', () => {
    const two = history(['05-01', open({ problems: ['a', 'b'] })], ...done.slice(1));
    const outcome = 'partly';
    given(...two)
      .when(close({ outcome }), other)
      .refused('partly-names-problems');
    given(...two)
      .when(close({ outcome, solvedProblems: [0, 1] }), other)
      .refused('partly-names-problems');
    given(...two)
      .when(close({ outcome, solvedProblems: [2] }), other)
      .refused('partly-names-problems');
    given(...two)
      .when(close({ solvedProblems: [0] }), other)
      .refused('partly-names-problems');
    expect(given(...two).when(close({ outcome, solvedProblems: [1] }), other).decision).toMatchObject([
      { data: { solvedProblems: [1] } },
    ]);
    expect(given(...two).when(close(), other).decision).toMatchObject([{ data: { solvedProblems: [0, 1] } }]);
  });

  test('or dropping ends it; where it was dropped stays on record', () => {
    const drop = command(c.DropDeliberation, { reason: '无法筹资' });
    expect(given(...history(...resolved)).when(drop, late).decision).toEqual([
      { type: 'DeliberationDropped', data: { step: 'disclose-resolution', reason: '无法筹资' } },
    ]);
    given(...past)
      .when(drop, late)
      .refused('drop-while-open');
    const dropped = history(...resolved, ['06-01', drop]);
    given(...dropped)
      .when(close({ outcome: 'not-solved' }), late)
      .refused('close-while-open');
    given(...dropped)
      .when(command(c.ReportImplementation, { report: 'r' }), late)
      .refused('report-what-is-carried-out');
    given(...dropped)
      .when(command(c.ChangeHouseholds, { households: 9 }), late)
      .refused('change-total-while-open');
    given(...dropped)
      .when(command(c.AnswerObjection, { objectionId: 'x', reply: 'r' }), late)
      .refused('answer-an-objection');
    const voiding = command(c.VoidDeliberation, { reason: '重复' });
    given(...dropped)
      .when(voiding, late)
      .thenTypes('DeliberationVoided');
    given(...history(...resolved, ['06-01', voiding]))
      .when(voiding, late)
      .refused('void-once');
  });
});

describe('a correction', () => {
  const correct = (n: number, field: string, value: string) =>
    command(c.CorrectDeliberation, { eventId: `event-${n}`, field, value, reason: '录错' });

  test('keeps votes what they were, and counts within their bounds', () => {
    const past = history(
      ...started,
      ['06-02', register('h1', 'h2')],
      ['06-03', command(c.TallyHouseholds, { count: 50 })],
    );
    given(...past)
      .when(correct(4, 'against', '4'), late)
      .thenTypes('RecordCorrected');
    given(...past)
      .when(correct(4, 'inFavour', '3'), late)
      .refused('vote-still-passes');
    given(...past)
      .when(correct(4, 'due', '29'), late)
      .refused('present-within-due');
    given(...past)
      .when(correct(5, 'to', '2018-05-24'), late)
      .refused('disclosed-long-enough');
    given(...past)
      .when(correct(9, 'count', '77'), late)
      .thenTypes('RecordCorrected');
    given(...past)
      .when(correct(9, 'count', '101'), late)
      .refused('registered-within-households');
    given(...past)
      .when(correct(0, 'households', '49'), late)
      .refused('registered-within-households');
    given(...past)
      .when(correct(2, 'occurredAt', '2018-05-30T00:00:00.000Z'), late)
      .refused('steps-in-order');
    given(...past)
      .when(correct(7, 'householdId', 'h3'), late)
      .refused('event-unknown');
  });

  test('makes no passed vote of one that failed', () => {
    const few = resolve({ present: 20, inFavour: 20, against: 0, abstained: 0 });
    const past = history(...resolved.slice(0, 4), ['05-20', few]);
    given(...past)
      .when(correct(4, 'inFavour', '25'), late)
      .refused('vote-still-failed');
    given(...past)
      .when(correct(4, 'inFavour', '19'), late)
      .thenTypes('RecordCorrected');
  });
});
