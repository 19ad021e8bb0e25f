import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { isRefusal } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import { readConfig } from '#platform';
import type { ActivityContext, ActivityFacts } from './activity.checks.js';
import * as c from './activity.commands.js';
import type { ActivityEvent, ActivityHeld } from './activity.events.js';
import { activity } from './activity.rules.js';

const { given } = deciderSpec(activity);
const nobody: ActivityFacts = { leaders: [], others: [] };
const at = (occurredAt: string, facts = nobody): ActivityContext => ({
  ...{ now: '2018-06-05T00:00:00.000Z', occurredAt, actor: 'li.ming', id: 'a1', partId: 'x', facts },
  ...{ calendar: defaultCalendar, config: readConfig({}, { dataFolder: '/nowhere' }) },
});
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);
const from = '2018-06-01T01:00:00.000Z';
const meeting = (fields: Partial<c.HoldActivity> = {}) =>
  command(c.EnterActivity, {
    ...{ kind: 'joint-meeting', title: '联席会', organiserKind: 'community', chair: '王书记', place: '三楼' },
    ...{ communityId: 'c1', from, to: '2018-06-01T03:00:00.000Z', ...fields },
  });
function held(fields: Partial<c.HoldActivity> = {}, facts = nobody): { event: ActivityHeld; occurredAt: string } {
  const { decision } = given().when(meeting(fields), at(from, facts));
  if (isRefusal(decision)) throw new Error(decision.message);
  return { event: decision[0] as ActivityHeld, occurredAt: from };
}
const tagsOf = (fields: Partial<c.HoldActivity>, facts: ActivityFacts) => held(fields, facts).event.data.tags;

describe('what a meeting decided', () => {
  const sha256 = 'a'.repeat(64);
  const minutes: ActivityEvent = {
    type: 'MinutesRecorded',
    data: { minutes: { sha256, bytes: 1, mediaType: 'text/plain' } },
  };
  const late = { event: minutes, occurredAt: '2018-06-04T01:00:00.000Z' };
  const taken = {
    event: {
      type: 'DecisionTaken',
      data: { decisionId: 'd1', what: '修路', person: '张', due: from },
    } as ActivityEvent,
    occurredAt: '2018-06-01T02:00:00.000Z',
  };
  const take = command(c.TakeDecision, { what: '修路', person: '张', dueOn: '2018-06-30' });
  const finish = command(c.FinishDecision, { decisionId: 'd1' });

  test('is entered with its day, also when its minutes are in', () => {
    given(held(), late).when(take, at('2018-06-01T02:00:00.000Z')).thenTypes('DecisionTaken');
    given(held(), late, taken).when(finish, at('2018-06-03T00:00:00.000Z')).thenTypes('DecisionDone');
  });

  test('is not older than the meeting, and settled after it was taken', () => {
    given(held()).when(take, at('2018-05-31T02:00:00.000Z')).refused('after-the-meeting');
    given(held(), taken).when(finish, at('2018-06-01T01:30:00.000Z')).refused('settled-after-it-was-taken');
    const dropping = command(c.DropDecision, { decisionId: 'd1', reason: '停' });
    given(held(), taken).when(dropping, at('2018-06-01T01:30:00.000Z')).refused('settled-after-it-was-taken');
    const moved = (eventId: string, value: string) =>
      command(c.CorrectActivity, { eventId, field: 'occurredAt', value, reason: '录错' });
    given(held(), taken).when(moved('event-1', '2018-05-31T02:00:00.000Z'), at(from)).refused('after-the-meeting');
    given(held(), late).when(moved('event-1', '2018-05-31T02:00:00.000Z'), at(from)).refused('after-the-meeting');
    given(held(), taken).when(moved('event-1', '2018-06-02T02:00:00.000Z'), at(from)).thenTypes('RecordCorrected');
  });
});

describe('a joint meeting is led by a committee member', () => {
  const led = 'led-by-committee-member';
  const leaders = [{ communityId: 'c1', person: 'p-7' }];
  const member = { role: 'committee-member', personId: 'p-7', from: '2018-01-01' };

  test('who is told by the id that the registers have, or by the name', () => {
    expect(tagsOf({ chair: '委员甲', chairId: 'p-7' }, { ...nobody, leaders })).toEqual([led]);
    expect(tagsOf({ chair: 'p-7' }, { ...nobody, leaders })).toEqual([led]);
    expect(tagsOf({ chair: '委员甲' }, { ...nobody, leaders })).toEqual([]);
    const byName = [{ communityId: 'c1', person: '委员甲' }];
    const facts = { ...nobody, leaders: byName, committee: [member] };
    expect(tagsOf({ chair: '委员甲', chairId: 'p-7' }, facts)).toEqual([led]);
  });

  test('and in office that day, where the register names the members', () => {
    expect(tagsOf({ chair: '委员甲', chairId: 'p-7' }, { ...nobody, leaders, committee: [member] })).toEqual([led]);
    const others = [{ ...member, personId: 'p-8' }];
    expect(tagsOf({ chair: '委员甲', chairId: 'p-7' }, { ...nobody, leaders, committee: others })).toEqual([]);
    const elsewhere = [{ communityId: 'c2', person: 'p-7' }];
    const facts = { ...nobody, leaders: elsewhere, committee: [member] };
    expect(tagsOf({ chair: '委员甲', chairId: 'p-7' }, facts)).toEqual([]);
  });
});

test('a meeting is merged of what goes together, with an agenda of each, and what each of them asks for', () => {
  const topics = ['学习', '选举'];
  const themeDay = { kind: 'theme-day', alsoKinds: ['members-meeting'], due: 10, present: 5, topics } as const;
  const merged = (fields: object = {}) => meeting({ ...themeDay, ...fields } as never);
  given().when(merged(), at(from)).thenTypes('ActivityHeld');
  given()
    .when(merged({ topics: ['学习'] }), at(from))
    .refused('agenda-of-each-kind');
  given()
    .when(merged({ alsoKinds: ['grassroots-visit'] }), at(from))
    .refused('visit-names-the-secretary');
  given()
    .when(merged({ alsoKinds: ['talk'] }), at(from))
    .refused('kinds-that-merge');
  given()
    .when(merged({ alsoKinds: ['theme-day'] }), at(from))
    .refused('merged-kinds-once');
  given()
    .when(merged({ present: undefined }), at(from))
    .refused('counts-of-a-voting-body');
  expect(tagsOf({ ...themeDay, alsoKinds: [...themeDay.alsoKinds], topics, present: 4 }, nobody)).toEqual([
    'quorum-missed',
  ]);
});

describe('what the secretary did in person 亲自部署、过问、处置', () => {
  const officers = [{ role: 'secretary', personId: 'p1', from: '2018-01-01' }];
  const known = at(from, { ...nobody, officers });
  const fields: Partial<c.HoldActivity> = { inPerson: ['set-up', 'asked-after'], organiserId: 'o1', chairId: 'p1' };

  test('is what the secretary of that day chaired, whatever the kind', () => {
    given()
      .when(meeting({ ...fields, chairId: undefined }), known)
      .refused('in-person-names-the-secretary');
    given()
      .when(meeting({ ...fields, chairId: 'p2' }), known)
      .refused('chair-is-the-secretary');
    const entered = held(fields, { ...nobody, officers });
    expect(entered.event.data.inPerson).toEqual(['set-up', 'asked-after']);
    const correct = (field: string, value: string) =>
      command(c.CorrectActivity, { eventId: 'event-0', field, value, reason: '录错' });
    given(entered).when(correct('chairId', 'p2'), known).refused('chair-is-the-secretary');
    given(entered).when(correct('inPerson.1', 'dealt-with'), known).thenTypes('RecordCorrected');
  });

  test('is nothing in activities that were entered before anybody was asked for it', () => {
    const { inPerson: _, ...before } = held().event.data;
    const { schema, upcasts } = activity.catalogue.ActivityHeld!;
    expect(upcasts?.[1]?.(before)).toEqual({ ...before, inPerson: [] });
    // Who benefited came later: an older program refuses what may say it, and what says nothing of it stays.
    expect([schema, upcasts?.[2]?.({ ...before, inPerson: [] })]).toEqual([3, { ...before, inPerson: [] }]);
  });
});
