import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { isRefusal } from '#event-sourcing';
import { deciderSpec, type Past } from '#event-sourcing/testing';
import { readConfig } from '#platform';
import type { DeliberationContext } from './deliberation.checks.js';
import * as c from './deliberation.commands.js';
import type { DeliberationEvent, DeliberationOpened } from './deliberation.events.js';
import { deliberation } from './deliberation.rules.js';
import { outcomeOf, quorumOf, type Ballot } from './methods.js';

const { given } = deciderSpec(deliberation);
const config = readConfig({}, { dataFolder: '/nowhere' });
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);
const on = (day: string, more: Partial<DeliberationContext> = {}): DeliberationContext => ({
  now: '2018-12-31T00:00:00.000Z',
  occurredAt: `2018-${day}T02:00:00.000Z`,
  actor: 'li.ming',
  id: 'd1',
  partId: 'x',
  calendar: defaultCalendar,
  config,
  ...more,
});
const late = on('09-01');

const open = (fields: Partial<c.OpenDeliberation> = {}) =>
  command(c.OpenDeliberation, {
    method: 'one-solicitation',
    matter: '垃圾分类',
    communityId: 'c1',
    proposer: 'wang.fang',
    households: 100,
    ...fields,
  });
type Then = Past<DeliberationEvent>;

/** What the commands lead to, one after the other: each has to be allowed. */
function history(...steps: readonly (readonly [day: string, command: object])[]): Then[] {
  const past: Then[] = [];
  for (const [day, one] of steps) {
    const { decision } = given(...past).when(one, on(day));
    if (isRefusal(decision)) throw new Error(`${one.constructor.name}: ${decision.message}`);
    for (const event of decision) past.push({ event, actor: 'li.ming', occurredAt: on(day).occurredAt });
  }
  return past;
}

const solicit = command(c.SolicitOpinions, { how: '意见表', asked: 100, opinions: 40 });
const propose = command(c.MakeProposal, { due: 9, present: 8, proposal: '设四分类亭' });
const consult = command(c.ConsultUnits, { units: ['物业公司'] });
const resolve = (fields: Partial<c.VoteResolution> = {}) =>
  command(c.VoteResolution, {
    assembly: 'representatives',
    due: 40,
    present: 30,
    inFavour: 25,
    against: 3,
    abstained: 2,
    ...fields,
  });
const disclose = (from: string, to: string) => command(c.DiscloseResolution, { where: '公告栏', from, to });
const start = command(c.StartImplementation, {});
const register = (...ids: string[]) =>
  command(c.RegisterHouseholds, { households: ids.map((householdId) => ({ householdId })) });
const discloseDone = command(c.DiscloseImplementation, { where: '公告栏', from: '2018-08-01', to: '2018-08-07' });
const close = (fields: Partial<c.CloseDeliberation> = {}) =>
  command(c.CloseDeliberation, { outcome: 'solved', why: '已建成', ...fields });

const opening = ['05-01', open()] as const;
const resolved = [opening, ['05-02', solicit], ['05-10', propose], ['05-12', consult], ['05-20', resolve()]] as const;
const disclosed = [...resolved, ['05-21', disclose('2018-05-21', '2018-05-27')]] as const;
const started = [...disclosed, ['06-01', start]] as const;
const done = [...started, ['08-01', discloseDone]] as const;

describe('the steps of a deliberation', () => {
  test('are taken in the order of its method, each once', () => {
    const all = [solicit, propose, consult, resolve(), disclose('2018-05-21', '2018-05-27'), start, discloseDone];
    for (let n = 0; n < all.length; n += 1) {
      const taken = done.slice(0, n + 1);
      for (const [at, one] of all.entries())
        if (at !== n)
          given(...history(...taken))
            .when(one, late)
            .refused('steps-in-their-order');
    }
    given(...history(opening))
      .when(open(), late)
      .refused('open-once');
    const { decision } = given(...history(opening)).when(propose, late);
    expect(decision).toMatchObject({ state: 'open, next: solicit', message: expect.stringContaining('solicit') });
  });

  test('of 四议两公开 begin with the branch and go through the members’ meeting', () => {
    const four = open({ method: 'four-deliberations' });
    const both = command(c.DeliberateInCommittees, { due: 9, present: 9 });
    const review = command(c.ReviewByMembers, { due: 30, present: 20, inFavour: 16, against: 4, abstained: 0 });
    const path = [
      ['05-01', four],
      ['05-02', propose],
      ['05-03', both],
      ['05-04', review],
      ['05-20', resolve()],
    ] as const;
    expect(history(...path).map((one) => one.event.type)).toEqual([
      'DeliberationOpened',
      'ProposalMade',
      'CommitteesDeliberated',
      'MembersReviewed',
      'ResolutionVoted',
    ]);
    const proposed = history(...path.slice(0, 2));
    given(...proposed)
      .when(resolve(), late)
      .refused('steps-in-their-order');
    given(...history(['05-01', four]))
      .when(solicit, late)
      .refused('steps-in-their-order');
    given(...proposed)
      .when(both, on('05-02'))
      .refused('two-meetings-unless-one-person');
    const combined = history(
      ['05-01', open({ method: 'four-deliberations', combinedPosts: true })],
      ['05-02', propose],
    );
    given(...combined)
      .when(both, on('05-02'))
      .thenTypes('CommitteesDeliberated');
    const weak = command(c.ReviewByMembers, { due: 30, present: 20, inFavour: 15, against: 5, abstained: 0 });
    given(...history(...path.slice(0, 3)))
      .when(weak, late)
      .thenTypes('VoteFailed');
  });

  test('are not before those that were taken', () => {
    given(...history(...resolved))
      .when(disclose('2018-05-21', '2018-05-27'), on('05-19'))
      .refused('not-before-the-last-step');
  });
});

describe('a vote', () => {
  const before = history(...resolved.slice(0, 4));

  test('has as many votes as there were people, and no more people than were due', () => {
    given(...before)
      .when(resolve({ present: 29 }), late)
      .refused('votes-are-those-present');
    given(...before)
      .when(resolve({ due: 29 }), late)
      .refused('present-within-due');
    given(...history(opening, ['05-02', solicit]))
      .when(command(c.MakeProposal, { due: 7, present: 8, proposal: 'p' }), late)
      .refused('present-within-due');
  });

  test('without a quorum or a majority is on record as failed, and may be held again', () => {
    const few = resolve({ present: 20, inFavour: 20, against: 0, abstained: 0 });
    expect(given(...before).when(few, late).decision).toMatchObject([
      { type: 'VoteFailed', data: { step: 'resolve', lacks: 'quorum' } },
    ]);
    const split = resolve({ inFavour: 15, against: 15, abstained: 0 });
    expect(given(...before).when(split, late).decision).toMatchObject([{ data: { lacks: 'majority' } }]);
    const failed = history(...resolved.slice(0, 4), ['05-20', few]);
    given(...failed)
      .when(resolve(), late)
      .thenTypes('ResolutionVoted');
    given(...failed)
      .when(disclose('2018-05-21', '2018-05-27'), late)
      .refused('steps-in-their-order');
  });

  test('needs what its method, place and assembly need', () => {
    const of = (assembly: Ballot['assembly'], setting: 'community' | 'village', present: number, inFavour: number) =>
      outcomeOf(quorumOf('four-deliberations', setting, assembly, '2018-06-01')!, {
        assembly,
        due: 30,
        inFavour,
        against: present - inFavour,
        abstained: 0,
      });
    expect(of('members', 'community', 19, 19)).toBe('quorum');
    expect(of('members', 'community', 20, 15)).toBe('majority');
    expect(of('members', 'community', 20, 16)).toBe('passed');
    expect(of('representatives', 'community', 15, 15)).toBe('quorum');
    expect(of('representatives', 'community', 16, 9)).toBe('passed');
    expect(of('representatives', 'village', 19, 19)).toBe('quorum');
    expect(of('representatives', 'village', 20, 11)).toBe('passed');
    expect(of('residents', 'village', 16, 9)).toBe('passed');
  });
});

describe('opening', () => {
  test('one matter of one compound is open once, in the community of the compound', () => {
    given()
      .when(open(), on('05-01', { facts: { other: 'd0' } }))
      .refused('matter-open-once');
    const site = { siteId: 's1', communityId: 'c2', name: '一小区', kind: 'compound', retired: false } as const;
    given()
      .when(open({ siteId: 's1' }), on('05-01', { facts: { site } }))
      .refused('site-in-community');
  });

  test('names its problems: one, the matter, unless told; what owners decide together is warned of', () => {
    const dataOf = (fields: Partial<c.OpenDeliberation>, at = on('05-01')) =>
      (given().when(open(fields), at).decision as DeliberationOpened[])[0]!.data;
    expect(dataOf({})).toMatchObject({ problems: ['垃圾分类'], setting: 'community', ownersJointBy: undefined });
    expect(dataOf({ problems: ['a', 'b'] }).problems).toEqual(['a', 'b']);
    expect(dataOf({ ownersJoint: true }).ownersJointBy).toBe('物权法第七十六条');
    const newer = { now: '2021-02-01T00:00:00.000Z', occurredAt: '2021-01-02T00:00:00.000Z' };
    expect(dataOf({ ownersJoint: true }, on('05-01', newer)).ownersJointBy).toBe('民法典第二百七十八条');
  });
});

describe('a disclosure', () => {
  test('is long enough, after what it discloses, and has begun', () => {
    const past = history(...resolved);
    given(...past)
      .when(disclose('2018-05-21', '2018-05-26'), late)
      .refused('disclosed-long-enough');
    given(...past)
      .when(disclose('2018-05-19', '2018-05-27'), late)
      .refused('disclosed-after-the-step');
    given(...past)
      .when(disclose('2019-01-05', '2019-01-20'), late)
      .refused('disclosure-has-begun');
    given(...past)
      .when(disclose('2018-05-20', '2018-05-26'), late)
      .thenTypes('ResolutionDisclosed');
  });

  test('ends, with all objections answered, before anything is carried out', () => {
    const past = history(...disclosed);
    given(...past)
      .when(start, on('05-27'))
      .refused('implement-after-the-disclosure');
    given(...past)
      .when(start, on('05-28'))
      .thenTypes('ImplementationStarted');
    const raise = command(c.RaiseObjection, { text: '太近' });
    given(...history(...resolved))
      .when(raise, late)
      .refused('object-to-what-is-disclosed');
    const objected = history(...disclosed, ['05-25', raise]);
    given(...objected)
      .when(start, late)
      .refused('objections-answered');
    const answer = command(c.AnswerObjection, { objectionId: 'x', reply: '改到东门' });
    given(...past)
      .when(answer, late)
      .refused('objection-unknown');
    const answered = history(...disclosed, ['05-25', raise], ['05-26', answer]);
    given(...answered)
      .when(start, late)
      .thenTypes('ImplementationStarted');
    given(...answered)
      .when(answer, late)
      .refused('objection-unknown');
  });
});

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
