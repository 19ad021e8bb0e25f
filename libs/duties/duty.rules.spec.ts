import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { ConfirmCorrection } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './duty.commands.js';
import { AppraiseDuty, IssueDutyList, ReportDutyItem } from './duty-list.commands.js';
import type { DutyListEvent, DutyListIssued } from './duty-list.events.js';
import { dutyListIdOf, dutyListKind, type DutyListContext } from './duty-list.rules.js';
import type { DutyDefined, DutyEvent, DutyPlanEvent } from './duty.events.js';
import type { DutyPlan } from './duty.record.js';
import { duty, type DutyContext } from './duty.rules.js';
import { periodOf, periodsFrom } from './periods.js';
import { dutyPlan, type PlanContext } from './plan.rules.js';

const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);
const now = '2018-06-10T00:00:00.000Z';
const common = { now, occurredAt: now, actor: 'li.ming', id: 'd1' };

describe('periods', () => {
  test('are whole, by the calendar', () => {
    expect(periodOf('half-month', '2018-02-16')).toEqual({ key: '2018-02-B', first: '2018-02-16', last: '2018-02-28' });
    expect(periodOf('half-month', '2018-02-15').key).toBe('2018-02-A');
    expect(periodOf('quarter', '2018-06-30')).toEqual({ key: '2018-Q2', first: '2018-04-01', last: '2018-06-30' });
    expect(periodOf('week', '2018-12-31')).toEqual({ key: '2019-W01', first: '2018-12-31', last: '2019-01-06' });
    expect(periodOf('week', '2021-01-03').key).toBe('2020-W53');
    expect(periodOf('month', '2020-02-01').last).toBe('2020-02-29');
    expect(periodOf('year', '2018-05-05').last).toBe('2018-12-31');
  });

  test('follow one another without a gap, each known by any of its days', () => {
    for (const kind of ['day', 'week', 'half-month', 'month', 'quarter', 'year'] as const) {
      const all = [...periodsFrom(kind, '2018-01-01', '2019-12-31')];
      for (const [n, period] of all.entries()) {
        expect(periodOf(kind, period.last)).toEqual(period);
        if (n > 0) expect(Date.parse(period.first) - Date.parse(all[n - 1]!.last)).toBe(86_400_000);
      }
    }
  });
});

describe('a duty list', () => {
  const { given } = deciderSpec(dutyListKind);
  const at = (occurredAt: string, actor = 'li.ming'): DutyListContext => ({
    ...{ ...common, now: '2019-12-31T00:00:00.000Z', occurredAt, actor, calendar: defaultCalendar },
  });
  const [march, august, january] = ['2018-03-01', '2018-08-01', '2019-01-10'].map((day) => at(`${day}T01:00:00.000Z`));
  const issue = (...names: string[]) =>
    command(IssueDutyList, { year: 2018, person: '张书记', items: names.map((name) => ({ name })) });
  const h1 = { half: 'first', from: '2017-12-31T16:00:00.000Z', until: '2018-06-30T16:00:00.000Z' } as const;
  const h2 = { half: 'second', from: h1.until, until: '2018-12-31T16:00:00.000Z' } as const;
  const issued = (...halves: DutyListIssued['data']['halves']): DutyListIssued => ({
    type: 'DutyListIssued',
    data: { year: 2018, person: '张书记', items: [{ itemId: 'a', name: '党建' }], halves },
  });
  const report = (half: 'first' | 'second', itemId = 'a') => command(ReportDutyItem, { itemId, half, done: '已落实' });
  const told: DutyListEvent = { type: 'DutyItemReported', data: { itemId: 'a', half: 'first', done: '已落实' } };
  const appraise = command(AppraiseDuty, { grade: 'good' });

  test('is of one person and year, with the halves that were not over; an item once', () => {
    expect(dutyListIdOf(issue())).toBe(dutyListIdOf({ year: 2018, person: '张书记 ' }));
    expect(given().when(issue('党建'), march!).decision).toMatchObject([{ data: { halves: [h1, h2] } }]);
    expect(given().when(issue('党建'), august!).decision).toMatchObject([{ data: { halves: [h2] } }]);
    given().when(issue('党建'), january!).refused('issue-within-the-year');
    given().when(issue('党建', '党建'), march!).refused('an-item-once');
    given(issued(h1, h2)).when(issue('党建'), march!).refused('issue-once');
  });

  test('has each item reported once a half, not before the half begins', () => {
    given(issued(h1, h2)).when(report('first'), march!).then(told);
    given(issued(h1, h2)).when(report('second'), march!).refused('report-what-has-begun');
    given(issued(h1, h2)).when(report('first', 'x'), march!).refused('item-unknown');
    given(issued(h1, h2), told).when(report('first'), august!).refused('report-once');
    given(issued(h1, h2), told).when(report('second'), august!).thenTypes('DutyItemReported');
    given(issued(h2)).when(report('first'), august!).refused('half-was-over');
  });

  test('is appraised once, by another than the person and than who reported', () => {
    const list = [issued(h1, h2), { event: told, actor: 'chen' }] as const;
    for (const own of ['张 书记', 'chen'])
      given(...list)
        .when(appraise, at(january!.occurredAt, own))
        .refused('another-than-the-person-appraises');
    given(...list)
      .when(appraise, january!)
      .thenTypes('DutyAppraised');
    const appraised: DutyListEvent = { type: 'DutyAppraised', data: { grade: 'good' } };
    given(...list, appraised)
      .when(appraise, january!)
      .refused('appraise-once');
    given(...list, appraised)
      .when(report('second'), january!)
      .refused('report-while-issued');
  });
});

describe('a duty plan', () => {
  const { given } = deciderSpec(dutyPlan);
  const context: PlanContext = { ...common, calendar: defaultCalendar };
  const define = (fields: Partial<c.DefineDuty> = {}) =>
    command(c.DefineDuty, {
      duty: 'committee-meeting',
      unitKind: 'organisation',
      unitId: 'o1',
      period: 'month',
      from: '2018-01-01',
      ...fields,
    });
  const defined: DutyDefined = { type: 'DutyDefined', data: { ...define(), communityId: 'c1', personId: undefined } };
  const ended: DutyPlanEvent = { type: 'DutyPlanEnded', data: { until: '2018-05-20', reason: '撤销' } };

  test('is defined once, ended once, and defined again after its end', () => {
    // It happened when it began to hold: a plan for months that are over is a late entry.
    given()
      .when(define(), { ...context, unit: { communityId: 'c1' } })
      .then({ ...defined, occurredAt: '2017-12-31T16:00:00.000Z' });
    given()
      .when(define({ from: '2030-01-01' }), context)
      .then({ type: 'DutyDefined', data: { ...define({ from: '2030-01-01' }), communityId: undefined } });
    given(defined).when(define(), context).refused('define-once');
    given(defined, ended).when(define(), context).refused('define-after-the-end');
    given(defined, ended)
      .when(define({ from: '2018-05-20' }), context)
      .thenTypes('DutyDefined');
    const end = command(c.EndDutyPlan, { until: '2018-05-20', reason: '撤销' });
    given(defined).when(end, context).then(ended);
    given(defined)
      .when(end, { ...context, occurredAt: '1970-01-01T00:00:00.000Z' })
      .refused('not-before-the-last-step');
    given(defined, ended).when(end, context).refused('end-once');
    given(defined)
      .when(command(c.EndDutyPlan, { until: '2017-12-31', reason: '撤销' }), context)
      .refused('end-after-the-begin');
    const correct = (value: string) =>
      command(c.CorrectDutyPlan, { eventId: 'event-1', field: 'until', value, reason: '录错' });
    given(defined, ended).when(correct('2018-06-01'), context).thenTypes('RecordCorrected');
    given(defined, ended).when(correct('2017-12-31'), context).refused('end-after-the-begin');
    const again: DutyPlanEvent = { type: 'DutyDefined', data: { ...defined.data, from: '2018-05-25' } };
    given(defined, ended, again).when(correct('2018-06-01'), context).refused('define-after-the-end');
    given()
      .when(define({ unitKind: 'office' }), context)
      .refused('office-unit');
    given()
      .when(define({ unitId: 'office' }), context)
      .refused('office-unit');
  });
});

describe('a duty', () => {
  const { given } = deciderSpec(duty);
  const plan: DutyPlan = {
    status: 'ended',
    duty: 'committee-meeting',
    unitKind: 'organisation',
    unitId: 'o1',
    communityId: 'c1',
    spans: [{ period: 'month', from: '2018-02-10', until: '2018-08-20' }],
  };
  const context: DutyContext = { ...common, calendar: defaultCalendar, plan };
  const open = (day: string) => command(c.OpenDuty, { planId: 'p1', day });
  const opened: DutyEvent = {
    type: 'DutyOpened',
    data: {
      planId: 'p1',
      duty: 'committee-meeting',
      unitKind: 'organisation',
      unitId: 'o1',
      personId: undefined,
      communityId: 'c1',
      period: 'month',
      periodKey: '2018-05',
      from: '2018-04-30T16:00:00.000Z',
      until: '2018-05-31T16:00:00.000Z',
    },
    occurredAt: '2018-04-30T16:00:00.000Z',
  };
  const missed: DutyEvent = { type: 'DutyMissed', data: { until: '2018-05-31T16:00:00.000Z' } };
  const settle = (doneAt: string, recordId = 'a1') =>
    command(c.SettleDuty, { planId: 'p1', day: '2018-05-10', recordKind: 'activity', recordId, doneAt });
  const done = (recordId = 'a1'): DutyEvent => ({
    type: 'DutyDone',
    data: { recordKind: 'activity', recordId, note: undefined },
  });

  test('is opened when its period begins, if the plan covers the whole of it', () => {
    given().when(open('2018-05-31'), context).then(opened);
    given(opened).when(open('2018-05-01'), context).refused('open-once');
    given().when(open('2018-02-20'), context).refused('due-in-the-period');
    given()
      .when(open('2018-08-01'), { ...context, now: '2018-09-01T00:00:00.000Z' })
      .refused('due-in-the-period');
    given().when(open('2018-07-01'), context).refused('open-when-it-begins');
  });

  test('is done by a record, also when that comes before it was opened; the same record does it once', () => {
    const at = '2018-05-10T01:00:00.000Z';
    given().when(settle(at), context).thenTypes('DutyOpened', 'DutyDone');
    given(opened).when(settle(at), context).thenTypes('DutyDone');
    given(opened, { event: done(), occurredAt: at }).when(settle(at), context).then();
    given(opened, { event: done(), occurredAt: at })
      .when(settle('2018-05-11T01:00:00.000Z'), context)
      .thenTypes('SettlementWithdrawn', 'DutyDone');
    const withdraw = command(c.WithdrawSettlement, { recordKind: 'activity', recordId: 'a1' });
    given(opened, done()).when(withdraw, context).thenTypes('SettlementWithdrawn');
    given(opened, done('a2')).when(withdraw, context).then();
  });

  test('is missed once, when its period is over and nothing was done', () => {
    given(opened).when(new c.MissDuty(), context).thenTypes('DutyMissed');
    given(opened)
      .when(new c.MissDuty(), { ...context, now: '2018-05-31T15:59:59.999Z', occurredAt: '2018-05-31T15:59:59.999Z' })
      .refused('miss-after-the-end');
    given(opened, missed).when(new c.MissDuty(), context).refused('miss-once');
    given(opened, done()).when(new c.MissDuty(), context).refused('miss-once');
  });

  test('is completed by a person, also late, and never both done and missed', () => {
    const complete = command(c.CompleteDuty, { recordKind: 'activity', recordId: 'a1', note: '见记录' });
    const known: DutyContext = { ...context, proof: { status: 'held' } };
    given(opened).when(complete, known).thenTypes('DutyDone');
    given(opened, missed).when(complete, known).thenTypes('DutyDone');
    given(opened, done()).when(complete, known).refused('complete-what-is-pending');
    given(opened)
      .when(complete, { ...known, occurredAt: '2018-04-30T15:00:00.000Z' })
      .refused('done-in-the-period');
  });

  test('is completed by a record that holds, and by another than whose duty it is', () => {
    const complete = (recordKind: string) => command(c.CompleteDuty, { recordKind, recordId: 'a1' });
    const nothing = 'complete-by-a-record-that-holds';
    given(opened).when(complete('activity'), context).refused(nothing);
    given(opened).when(new c.CompleteDuty(), context).refused(nothing);
    for (const status of ['voided', 'merged'])
      given(opened)
        .when(complete('case'), { ...context, proof: { status } })
        .refused(nothing);
    for (const kind of ['duty', 'dutyplan'])
      given(opened)
        .when(complete(kind), { ...context, proof: { status: 'open' } })
        .refused(nothing);
    const hers: DutyEvent = { ...opened, data: { ...opened.data, personId: 'Chen.Yi' } } as DutyEvent;
    const known: DutyContext = { ...context, proof: { status: 'held' } };
    const her = { ...known, actor: 'chen.yi' };
    const release = command(c.ReleaseDuty, { reason: '请假' });
    for (const one of [complete('activity'), release]) {
      given(hers).when(one, her).refused('another-than-whose-duty');
      given(hers, missed).when(one, her).refused('another-than-whose-duty');
    }
    given(hers).when(complete('activity'), known).thenTypes('DutyDone');
    given(hers).when(release, known).thenTypes('DutyReleased');
    // Nor does the person confirm what another proposed of a period that is over.
    const corrections = { proposalId: 'p1', isOver: () => true, isSamePerson: (a: string, b: string) => a === b };
    for (const one of [complete('activity'), release]) {
      const { decision } = given(hers, missed).when(one, { ...known, corrections });
      expect(decision).toMatchObject([{ type: 'CorrectionProposed' }]);
      const [proposal] = decision as DutyEvent[];
      const confirming = command(ConfirmCorrection, { proposalId: 'p1' });
      given(hers, missed, proposal!)
        .when(confirming, { ...her, corrections })
        .refused('another-than-whose-duty');
      given(hers, missed, proposal!)
        .when(confirming, { ...known, actor: 'zhao', corrections })
        .thenTypes(one === release ? 'DutyReleased' : 'DutyDone', 'CorrectionConfirmed');
    }
  });

  test('is not moved before its period by a correction', () => {
    const correct = (value: string) =>
      command(c.CorrectDuty, { eventId: 'event-1', field: 'occurredAt', value, reason: '录错' });
    const at = '2018-05-10T01:00:00.000Z';
    const past = [opened, { event: done(), occurredAt: at }] as const;
    given(...past)
      .when(correct('2018-05-01T01:00:00.000Z'), context)
      .thenTypes('RecordCorrected');
    given(...past)
      .when(correct('2018-04-30T01:00:00.000Z'), context)
      .refused('done-in-the-period');
  });

  test('is released while nothing was done', () => {
    const release = command(c.ReleaseDuty, { reason: '无支委会' });
    given(opened, missed).when(release, context).thenTypes('DutyReleased');
    given(opened, done()).when(release, context).refused('release-what-is-pending');
  });
});
