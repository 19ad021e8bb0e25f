import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { fold, isRefusal, nothing, type Recorded } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import { readConfig } from '#platform';
import type { ActivityContext, ActivityFacts } from './activity.checks.js';
import * as c from './activity.commands.js';
import type { ActivityEvent, ActivityHeld } from './activity.events.js';
import { activity } from './activity.rules.js';
import { isValidMeeting, type Activity } from './activity.record.js';

const { given } = deciderSpec(activity);
const config = readConfig({}, { dataFolder: '/nowhere' });
const nobody: ActivityFacts = { leaders: [], others: [] };
const at = (occurredAt: string, more: Partial<ActivityContext> = {}): ActivityContext => ({
  now: '2018-06-02T00:00:00.000Z',
  occurredAt,
  actor: 'li.ming',
  id: 'a1',
  partId: 'x',
  calendar: defaultCalendar,
  config,
  facts: nobody,
  ...more,
});
const june = at('2018-06-01T12:00:00.000Z');
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);

const from = '2018-06-01T01:00:00.000Z';
const to = '2018-06-01T03:00:00.000Z';
const meeting: Partial<c.HoldActivity> = {
  kind: 'theory-group',
  title: '中心组学习',
  organiserKind: 'work-committee',
  chair: '王书记',
  place: '办事处三楼',
  from,
  to,
};
const enter = (fields: Partial<c.HoldActivity> = {}) => command(c.EnterActivity, { ...meeting, ...fields });
const hold = (fields: Partial<c.HoldActivity> = {}) => command(c.HoldActivity, { ...meeting, ...fields });

/** What entering it leads to. */
function heldAs(fields: Partial<c.HoldActivity> = {}, context = june): { event: ActivityHeld; occurredAt: string } {
  const { decision } = given().when(enter(fields), context);
  if (isRefusal(decision)) throw new Error(decision.message);
  const event = decision[0] as ActivityHeld;
  return { event, occurredAt: event.occurredAt! };
}
const service = heldAs({ kind: 'volunteer-service', communityId: 'c1', title: '清扫' });
const row = { volunteerId: 'v1', from, to };
const attend = (fields: Partial<c.AttendanceEntry> = {}) =>
  command(c.RecordAttendance, { attendances: [{ ...row, ...fields }] });
const entry = (fields: object) => ({ holder: 'a2', part: '', claims: ['chair:王书记'], from, to, ...fields });

describe('an activity', () => {
  test('is entered once, when it was over; it happened when it began', () => {
    const { event, occurredAt } = heldAs();
    expect(event.data).toMatchObject({ tags: [], quarter: '2018-Q2', minutesDue: '2018-06-11T15:59:59.999Z' });
    expect(occurredAt).toBe(from);
    given(event).when(enter(), june).refused('hold-once');
    given(event).when(hold(), june).refused('hold-once');
    given().when(hold(), june).refused('hold-once');
    given()
      .when(enter({ to: '2018-06-03T00:00:00.000Z' }), june)
      .refused('held-is-past');
    given()
      .when(enter({ to: from }), june)
      .refused('ends-after-it-begins');
    given()
      .when(enter({ from: '2018-05-30T00:00:00.000Z' }), june)
      .refused('within-a-day');
    given()
      .when(enter({ due: 10, present: 11 }), june)
      .refused('present-within-due');
  });

  test('is planned, put off, called off; held as what was planned', () => {
    const plan = command(c.PlanActivity, {
      kind: 'theory-group',
      title: '学习',
      organiserKind: 'work-committee',
      plannedFor: '2018-06-20T01:00:00.000Z',
    });
    const planned: ActivityEvent = { type: 'ActivityPlanned', data: { ...plan } };
    given().when(plan, june).thenTypes('ActivityPlanned');
    given(planned).when(plan, june).refused('plan-once');
    const later = '2018-07-01T01:00:00.000Z';
    const postpone = command(c.PostponeActivity, { plannedFor: later, reason: '防汛' });
    const { plannedFor: postponedFrom } = plan;
    given(planned)
      .when(postpone, june)
      .then({ type: 'ActivityPostponed', data: { plannedFor: later, postponedFrom, reason: '防汛' } });
    given(planned).when(hold(), june).thenTypes('ActivityHeld');
    given(planned)
      .when(hold({ kind: 'talk' }), june)
      .refused('held-as-planned');
    given({ event: planned, occurredAt: '2018-06-01T02:00:00.000Z' })
      .when(hold(), june)
      .refused('not-before-the-last-step');
    given(planned)
      .when(command(c.CancelActivity, { reason: '不办' }), june)
      .thenTypes('ActivityCancelled');
    given(planned, heldAs().event).when(postpone, june).refused('postpone-what-is-planned');
    given(heldAs().event)
      .when(command(c.CancelActivity, { reason: '不办' }), june)
      .refused('cancel-what-is-planned');
  });

  test('of a body that votes needs half of those due: refused, or recorded and not counted', () => {
    const study = { kind: 'special-study', due: 9 } as const;
    given()
      .when(enter({ ...study, present: 4 }), june)
      .refused('quorum');
    given()
      .when(enter({ ...study, present: 5 }), june)
      .thenTypes('ActivityHeld');
    given()
      .when(enter({ kind: 'special-study' }), june)
      .refused('counts-of-a-voting-body');
    given()
      .when(enter({ ...study, present: 5, organiserKind: 'community' }), june)
      .refused('special-study-by-the-work-committee');
    const tagsOf = (present: number) => heldAs({ kind: 'members-meeting', due: 9, present }).event.data.tags;
    expect([tagsOf(4), tagsOf(5)]).toEqual([['quorum-missed'], []]);
  });

  test('by the secretary is by who was secretary that day', () => {
    const visit = { kind: 'grassroots-visit', organiserId: 'o1', chairId: 'p1' } as const;
    const with_ = (officers: ActivityFacts['officers']) => ({ ...june, facts: { ...nobody, officers } });
    given()
      .when(enter({ kind: 'grassroots-visit' }), june)
      .refused('visit-names-the-secretary');
    given().when(enter(visit), june).thenTypes('ActivityHeld');
    const until = '2018-06-01';
    given().when(enter(visit), with_([])).refused('chair-is-the-secretary');
    const officer = { role: 'secretary', personId: 'p1', from: '2018-01-01' };
    given()
      .when(enter(visit), with_([officer]))
      .thenTypes('ActivityHeld');
    given()
      .when(enter(visit), with_([{ ...officer, until }]))
      .refused('chair-is-the-secretary');
    given()
      .when(enter(visit), with_([{ ...officer, from: '2018-06-01T00:00:00.000Z' }]))
      .thenTypes('ActivityHeld');
    given()
      .when(enter(visit), with_([{ ...officer, role: 'deputy' }]))
      .refused('chair-is-the-secretary');
  });

  test('one joint meeting may count twice: its tags are derived, not typed', () => {
    const joint = { kind: 'joint-meeting', communityId: 'c1', organiserKind: 'greater-committee' } as const;
    const leaders = [{ communityId: 'c1', person: '王书记' }];
    const led = { ...june, facts: { ...nobody, leaders } };
    expect(heldAs(joint, led).event.data.tags).toEqual(['led-by-committee-member', 'greater-committee-quarterly']);
    expect(heldAs({ ...joint, chair: '王\u200b书记' }, led).event.data.tags).toContain('led-by-committee-member');
    expect(heldAs({ ...joint, chair: '李' }, led).event.data.tags).toEqual(['greater-committee-quarterly']);
    expect(heldAs({ ...joint, organiserKind: 'community' }, led).event.data.tags).toEqual(['led-by-committee-member']);
    given()
      .when(enter({ ...joint, communityId: undefined }), led)
      .refused('quarterly-meeting-has-a-community');
  });

  test('overlaps no other in chair, place or organiser, unless it is said that they are two', () => {
    const other = (fields: object) => ({ ...june, facts: { ...nobody, others: [entry(fields)] } });
    given().when(enter(), other({})).refused('overlap');
    given()
      .when(enter(), other({ claims: ['place:办事处三楼'] }))
      .refused('overlap');
    given()
      .when(enter({ sameAsNot: ['a2'] }), other({}))
      .thenTypes('ActivityHeld');
    given()
      .when(enter({ sameAsNot: ['a3'] }), other({}))
      .refused('overlap');
    given()
      .when(enter(), other({ from: to, to: '2018-06-01T04:00:00.000Z' }))
      .thenTypes('ActivityHeld');
    given()
      .when(enter(), other({ claims: ['chair:李'] }))
      .thenTypes('ActivityHeld');
    given()
      .when(enter({ organiserId: 'o1' }), other({ claims: ['organiser:o1/theory-group'] }))
      .refused('overlap');
  });

  test('entered more than a week later is marked so', () => {
    const late = { ...june, now: '2018-06-09T00:00:00.000Z' };
    expect(heldAs({}, late).event.data.tags).toEqual(['late-entry']);
  });

  test('has minutes once, and is flagged once where they are late', () => {
    const minutes = { sha256: 'a'.repeat(64), bytes: 1, mediaType: 'text/plain' };
    const add = command(c.RecordMinutes, { minutes });
    const { event } = heldAs();
    given(event).when(add, june).thenTypes('MinutesRecorded');
    given(event, { type: 'MinutesRecorded', data: { minutes } }).when(add, june).refused('minutes-once');
    given(heldAs({ minutes }).event).when(add, june).refused('minutes-once');
    given(service.event).when(add, june).refused('minutes-once');
    const after = { ...june, now: '2018-06-12T00:00:00.000Z' };
    given(event).when(new c.MissMinutes(), june).then();
    given(event).when(new c.MissMinutes(), after).thenTypes('MinutesMissed');
    const missed: ActivityEvent = { type: 'MinutesMissed', data: { due: event.data.minutesDue! } };
    given(event, missed).when(new c.MissMinutes(), after).refused('minutes-missed-once');
  });

  test('takes decisions with a person and a day, each settled once', () => {
    const { event } = heldAs();
    const take = command(c.TakeDecision, { what: '修路', person: '张', dueOn: '2018-06-30' });
    given(event)
      .when(take, june)
      .then({
        type: 'DecisionTaken',
        data: { decisionId: 'x', what: '修路', person: '张', due: '2018-06-30T15:59:59.999Z' },
      });
    for (const missing of [{ person: undefined }, { dueOn: undefined }])
      given(event)
        .when(Object.assign(new c.TakeDecision(), take, missing), june)
        .refused('decision-has-person-and-day');
    given(event)
      .when(Object.assign(new c.TakeDecision(), take, { dueOn: '2018-05-31' }), june)
      .refused('decision-due-later');
    given().when(take, june).refused('decide-at-what-was-held');
    const taken: ActivityEvent = {
      type: 'DecisionTaken',
      data: { decisionId: 'd1', what: '修路', person: '张', due: '2018-06-30T15:59:59.999Z' },
    };
    const finish = command(c.FinishDecision, { decisionId: 'd1' });
    const done: ActivityEvent = { type: 'DecisionDone', data: { decisionId: 'd1', result: undefined, evidence: [] } };
    given(event, taken).when(finish, june).then(done);
    given(event, taken, done).when(finish, june).refused('decision-open');
    given(event, taken, done)
      .when(command(c.DropDecision, { decisionId: 'd1', reason: 'r' }), june)
      .refused('decision-open');
    given(event).when(finish, june).refused('decision-unknown');
  });

  test('is voided once', () => {
    const voiding = command(c.VoidActivity, { reason: '重复' });
    const { event } = heldAs();
    given(event).when(voiding, june).thenTypes('ActivityVoided');
    given(event, { type: 'ActivityVoided', data: { reason: '重复' } })
      .when(voiding, june)
      .refused('void-once');
  });
});

describe('attendance of volunteers', () => {
  test('is of volunteer service alone, within its hours, and no longer than it was', () => {
    given(heldAs().event).when(attend(), june).refused('attendance-of-volunteers');
    given(service).when(attend(), june).thenTypes('AttendanceRecorded');
    given(service)
      .when(attend({ to: from }), june)
      .refused('attendance-ends-after-it-begins');
    given(service)
      .when(attend({ to: '2018-06-01T04:00:01.000Z' }), june)
      .refused('attendance-within-the-activity');
    given(service)
      .when(attend({ from: '2018-06-01T00:00:00.000Z' }), june)
      .thenTypes('AttendanceRecorded');
    given(service)
      .when(attend({ minutes: 121 }), june)
      .refused('minutes-of-actual-service');
    given(service)
      .when(attend({ minor: true }), june)
      .refused('minor-with-consent');
    given(service)
      .when(attend({ minor: true, guardianConsent: true }), june)
      .thenTypes('AttendanceRecorded');
  });

  test('is in one place at a time, here and elsewhere, and for hours that a day can have', () => {
    const twice = command(c.RecordAttendance, { attendances: [row, { ...row, from: '2018-06-01T02:00:00.000Z' }] });
    given(service).when(twice, june).refused('one-place-at-a-time');
    const claims = ['volunteer:v1'];
    const elsewhere = (fields: object) => ({
      ...june,
      facts: { ...nobody, others: [entry({ part: 'p', claims, ...fields })] },
    });
    given(service).when(attend(), elsewhere({})).refused('one-place-at-a-time');
    given(service)
      .when(attend(), elsewhere({ claims: ['volunteer:v2'] }))
      .thenTypes('AttendanceRecorded');
    const morning = { from: '2018-05-31T10:00:00.000Z', to: from };
    given(service).when(attend(), elsewhere(morning)).thenTypes('AttendanceRecorded');
    const long = { from: '2018-05-31T16:00:00.000Z', to: from };
    const short = { ...june, config: { ...config, longestServiceHours: 10 } };
    given(service)
      .when(attend(), { ...short, facts: elsewhere(long).facts })
      .refused('hours-of-a-day');
  });

  const recorded: ActivityEvent = {
    type: 'AttendanceRecorded',
    data: { attendanceId: 't1', ...row, minutes: 120, role: undefined, paid: false, minor: false },
  };
  const past = [service, { event: recorded, actor: 'clerk' }];

  test('is confirmed by somebody who neither served nor entered it', () => {
    const confirm = command(c.ConfirmAttendance, {});
    const confirmed: ActivityEvent = { type: 'AttendanceConfirmed', data: { attendanceIds: ['t1'] } };
    given(...past)
      .when(confirm, june)
      .then(confirmed);
    given(...past)
      .when(confirm, { ...june, actor: 'v1' })
      .refused('confirmed-by-another');
    given(...past)
      .when(confirm, { ...june, actor: 'Clerk' })
      .refused('confirmed-by-another');
    given(...past)
      .when(command(c.ConfirmAttendance, { attendanceIds: ['t9'] }), june)
      .refused('attendance-unknown');
    given(...past, confirmed)
      .when(confirm, june)
      .refused('something-to-confirm');
    given(heldAs().event).when(confirm, june).refused('confirm-attendance-of-volunteers');
  });

  test('is corrected within the same bounds', () => {
    const correct = (fields: Partial<c.CorrectHours>) =>
      command(c.CorrectHours, { attendanceId: 't1', reason: '早退', ...fields });
    given(...past)
      .when(correct({ minutes: 60 }), june)
      .thenTypes('HoursCorrected');
    given(...past)
      .when(correct({ minutes: 120 }), june)
      .then();
    given(...past)
      .when(correct({ minutes: 121 }), june)
      .refused('minutes-of-actual-service');
    given(...past)
      .when(correct({ to: '2018-06-01T05:00:00.000Z' }), june)
      .refused('attendance-within-the-activity');
    given(...past)
      .when(correct({ attendanceId: 't9', minutes: 1 }), june)
      .refused('attendance-unknown');
    given(heldAs().event)
      .when(correct({ minutes: 1 }), june)
      .refused('correct-hours-of-volunteers');
  });
});

describe('a correction of an activity', () => {
  const correct = (field: string, value: string, more: Partial<c.CorrectActivity> = {}) =>
    command(c.CorrectActivity, { eventId: 'event-0', field, value, reason: '录错', ...more });

  test('has to be possible as if it had been entered at once', () => {
    const study = heldAs({ kind: 'special-study', due: 9, present: 6 });
    given(study).when(correct('present', '8'), june).thenTypes('RecordCorrected');
    given(study).when(correct('present', '4'), june).refused('quorum');
    given(study).when(correct('present', '10'), june).refused('present-within-due');
    given(study).when(correct('to', from), june).refused('ends-after-it-begins');
    const others = [entry({ claims: ['chair:李'] })];
    const busy = { ...june, facts: { ...nobody, others } };
    given(study).when(correct('chair', '李'), busy).refused('overlap');
    given(study)
      .when(correct('chair', '李', { sameAsNot: ['a2'] }), busy)
      .thenTypes('RecordCorrected');
  });

  test('moves what is derived with it', () => {
    const joint = { kind: 'joint-meeting', communityId: 'c1', organiserKind: 'community' } as const;
    const led = { ...june, facts: { ...nobody, leaders: [{ communityId: 'c1', person: '李' }] } };
    const past = heldAs(joint, led);
    const { decision } = given(past).when(correct('chair', '李'), led);
    expect(decision).toMatchObject([
      { type: 'RecordCorrected' },
      { type: 'ActivityTagsDerived', data: { tags: ['led-by-committee-member'] } },
    ]);
    const spring = given(past).when(correct('occurredAt', '2018-03-31T23:00:00.000Z'), led).decision;
    expect(spring).toMatchObject({ refused: 'within-a-day' });
  });

  test('of a meeting whose quorum is right after all makes it count', () => {
    const low = heldAs({ kind: 'members-meeting', due: 9, present: 3 });
    const { decision } = given(low).when(correct('present', '5'), june);
    const record = fold(
      activity.evolve,
      nothing as never,
      [
        ...[low, ...(decision as ActivityEvent[])].map((event, n) => ({
          ...('event' in event ? event.event : event),
          id: `event-${n}`,
          recordedAt: june.now,
          metadata: { actor: 'a', occurredAt: from, commandId: '', commandDigest: '' },
        })),
      ] as Recorded<ActivityEvent>[],
    ) as Activity;
    expect(record).toMatchObject({ present: 5, tags: [] });
    expect(isValidMeeting(record)).toBe(true);
  });
});
