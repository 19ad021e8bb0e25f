import { describe, expect, test } from '@jest/globals';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './organisation.commands.js';
import type { OrganisationEvent } from './organisation.events.js';
import { organisation, type OrganisationContext } from './organisation.rules.js';
import type { Organisation } from './organisation.record.js';
import { at, command } from './testing/index.js';

const { given } = deciderSpec(organisation);
const june = at<OrganisationContext>('2018-06-01T02:00:00.000Z');
const start = '2018-01-01T00:00:00.000Z';
const july = '2018-08-01T00:00:00.000Z';

const data = {
  name: '明湖社区第一党支部',
  level: 'branch',
  type: 'community',
  form: 'alone',
  units: [],
  parentId: undefined,
  communityId: 'c1',
  approvalNumber: undefined,
  fullMembers: 12,
} as const;
const founded: OrganisationEvent = { type: 'OrganisationFounded', data };
const of = (fields: object): OrganisationEvent => ({ type: 'OrganisationFounded', data: { ...data, ...fields } });
const dissolved: OrganisationEvent = { type: 'OrganisationDissolved', data: { reason: '合并' } };
const counted = (on: string, full: number, probationary = 0, reportId = on): OrganisationEvent => ({
  type: 'MemberCountReported',
  data: { reportId, on, full, probationary },
});
const term = (from: string, to: string, fields: object = {}): OrganisationEvent => ({
  type: 'TermBegun',
  data: { termId: from, from, to, due: 10, present: 9, votes: 8, ...fields },
});
const officer = (fields: object = {}): OrganisationEvent => ({
  type: 'OfficerAppointed',
  data: { officerId: 'f1', role: 'secretary', personId: 'p1', from: start, ...fields },
});
const withSuperior = (fields: Partial<Organisation>) => ({
  ...june,
  superior: { status: 'active', ...fields } as never,
});
const founding = (fields: Partial<c.FoundOrganisation> = {}) =>
  command(c.FoundOrganisation, { ...data, units: [], ...fields });

describe('an organisation', () => {
  test('is founded once, a branch with three full members unless it is joint or temporary', () => {
    given().when(founding(), june).then(founded);
    given(founded).when(founding(), june).refused('found-once');
    given()
      .when(founding({ fullMembers: 2 }), june)
      .refused('three-full-members');
    given()
      .when(founding({ fullMembers: undefined }), june)
      .refused('three-full-members');
    for (const form of ['joint', 'temporary'] as const)
      given()
        .when(founding({ form, fullMembers: 2 }), june)
        .thenTypes('OrganisationFounded');
    given()
      .when(founding({ level: 'committee', fullMembers: undefined }), june)
      .thenTypes('OrganisationFounded');
  });

  test('stands below an active one of a higher level, so that no circle closes', () => {
    const below = founding({ parentId: 'o0' });
    given()
      .when(below, withSuperior({ level: 'committee' }))
      .thenTypes('OrganisationFounded');
    for (const level of ['branch', 'group'] as const)
      given().when(below, withSuperior({ level })).refused('no-parent-cycle');
    given()
      .when(below, withSuperior({ level: 'committee', status: 'dissolved' }))
      .refused('superior-is-active');
    const moving = command(c.MoveOrganisation, { parentId: 'o1' });
    given(founded)
      .when(moving, withSuperior({ level: 'branch' }))
      .refused('no-parent-cycle');
    given(founded)
      .when(moving, withSuperior({ level: 'general-branch' }))
      .then({ type: 'OrganisationMoved', data: { parentId: 'o1' } });
    given(founded)
      .when(command(c.MoveOrganisation, { communityId: 'c1' }), june)
      .then();
  });

  test('is renamed and reclassified while it is active, and only to something else', () => {
    const renaming = command(c.RenameOrganisation, { name: '湖滨党支部' });
    given(founded).when(renaming, june).thenTypes('OrganisationRenamed');
    given(founded)
      .when(command(c.RenameOrganisation, { name: data.name }), june)
      .then();
    const building = command(c.ReclassifyOrganisation, { type: 'building' });
    given(founded).when(building, june).thenTypes('OrganisationReclassified');
    given(founded)
      .when(command(c.ReclassifyOrganisation, { type: 'community' }), june)
      .then();
    given(founded, dissolved).when(renaming, june).refused('rename-while-active');
    given(founded, dissolved).when(building, june).refused('reclassify-while-active');
    given(founded, dissolved)
      .when(command(c.MoveOrganisation, { communityId: 'c2' }), june)
      .refused('move-while-active');
    given(founded).when(renaming, at('2017-12-31T00:00:00.000Z')).refused('not-before-the-last-step');
  });

  test('is dissolved without members left and without organisations below', () => {
    const dissolving = command(c.DissolveOrganisation, { reason: '合并' });
    given(founded, counted('2018-05-01', 3), counted('2018-04-01', 0))
      .when(dissolving, june)
      .refused('dissolve-without-members');
    given(founded, counted('2018-05-01', 0, 1))
      .when(dissolving, june)
      .refused('dissolve-without-members');
    given(founded, counted('2018-04-01', 3), counted('2018-05-01', 0))
      .when(dissolving, june)
      .thenTypes('OrganisationDissolved');
    given(founded)
      .when(dissolving, { ...june, inferiors: ['o2'] })
      .refused('without-organisations-below');
    given(founded)
      .when(dissolving, { ...june, enterprises: ['e1'] })
      .refused('without-enterprises');
    // Until a count is reported, those with whom it was founded are there.
    given(founded).when(dissolving, june).refused('dissolve-without-members');
    given(of({ form: 'joint', fullMembers: undefined }))
      .when(dissolving, june)
      .thenTypes('OrganisationDissolved');
    given(founded, dissolved).when(dissolving, june).refused('dissolve-while-active');
  });

  test('is voided while nothing has come of it', () => {
    const voiding = command(c.VoidOrganisation, { reason: '重复' });
    given(founded).when(voiding, june).thenTypes('OrganisationVoided');
    given(founded, counted('2018-05-01', 3)).when(voiding, june).refused('void-without-history');
    given(founded, officer()).when(voiding, june).refused('void-without-history');
    given(founded)
      .when(voiding, { ...june, inferiors: ['o2'] })
      .refused('without-organisations-below');
  });
});

describe('terms', () => {
  const beginning = (fields: Partial<c.BeginTerm> = {}) =>
    command(c.BeginTerm, { due: 10, present: 9, votes: 8, ...fields });
  const inAugust = at<OrganisationContext>(july);

  test('have the years of their level and type', () => {
    const lasting = (level: string, type: string, from = july) => {
      const { decision } = given(of({ level, type })).when(beginning({ from }), inAugust);
      return (decision as unknown as { data: { to: string } }[])[0]!.data.to;
    };
    expect(lasting('branch', 'community')).toBe('2023-08-01T00:00:00.000Z');
    expect(lasting('branch', 'village')).toBe('2023-08-01T00:00:00.000Z');
    expect(lasting('branch', 'enterprise')).toBe('2021-08-01T00:00:00.000Z');
    expect(lasting('general-branch', 'enterprise')).toBe('2021-08-01T00:00:00.000Z');
    expect(lasting('committee', 'enterprise')).toBe('2023-08-01T00:00:00.000Z');
    for (const level of ['work-committee', 'group'])
      given(of({ level })).when(beginning(), inAugust).refused('no-term-of-this-level');
    const five = { from: july, to: '2023-08-01T00:00:00.000Z' };
    given(of({ type: 'enterprise' }))
      .when(beginning(five), inAugust)
      .refused('term-within-its-years');
    given(founded)
      .when(beginning({ from: july, to: july }), inAugust)
      .refused('until-after-from');
    // A term that ran before the opinion of July 2018 ends as it began.
    const before = { from: '2018-03-01T00:00:00.000Z', to: '2022-03-01T00:00:00.000Z' };
    given(of({ type: 'enterprise' }))
      .when(beginning(before), inAugust)
      .thenTypes('TermBegun');
    given(founded)
      .when(beginning({ from: '2017-12-31T00:00:00.000Z' }), inAugust)
      .refused('not-before-the-founding');
  });

  test('begin with an election: more than four fifths present, since 2020 four fifths', () => {
    given(founded)
      .when(beginning({ present: 8 }), inAugust)
      .refused('four-fifths-present');
    given(founded)
      .when(beginning({ present: 11 }), inAugust)
      .refused('present-among-the-entitled');
    given(founded)
      .when(beginning({ votes: 10 }), inAugust)
      .refused('votes-of-those-present');
    // Who is elected has more than half of the votes of those present.
    given(founded)
      .when(beginning({ present: 10, votes: 5 }), inAugust)
      .refused('elected-by-more-than-half');
    given(founded)
      .when(beginning({ present: 10, votes: 6 }), inAugust)
      .thenTypes('TermBegun');
    const later = at<OrganisationContext>('2020-08-01T00:00:00.000Z', { now: '2020-12-31T00:00:00.000Z' });
    given(founded)
      .when(beginning({ present: 8 }), later)
      .thenTypes('TermBegun');
    given(founded)
      .when(beginning({ present: 7, votes: 7 }), later)
      .refused('four-fifths-present');
  });

  test('follow each other, ahead of time by a year at most and with consent', () => {
    const first = term(start, '2019-06-01T00:00:00.000Z');
    given(founded, first).when(beginning(), inAugust).refused('early-election-with-consent');
    given(founded, first)
      .when(beginning({ approval: '明湖党〔2018〕3号' }), inAugust)
      .thenTypes('TermBegun');
    const long = term(start, '2021-01-01T00:00:00.000Z');
    given(founded, long)
      .when(beginning({ approval: '3号' }), inAugust)
      .refused('term-after-term');
  });

  test('are extended by a year at most', () => {
    const first = term(start, '2018-06-01T00:00:00.000Z');
    const extending = (to: string, termId = start) => command(c.ExtendTerm, { termId, to, approval: '4号' });
    given(founded, first).when(extending('2019-06-01T00:00:00.000Z'), june).thenTypes('TermExtended');
    given(founded, first).when(extending('2019-06-02T00:00:00.000Z'), june).refused('extended-by-a-year');
    given(founded, first).when(extending('2018-05-01T00:00:00.000Z'), june).refused('extended-by-a-year');
    given(founded, first).when(extending('2019-06-01T00:00:00.000Z', 'x'), june).refused('term-unknown');
  });

  test('are called overdue once, and again after an extension', () => {
    const first = term(start, '2018-06-01T00:00:00.000Z');
    const calling = command(c.CallTermOverdue, { termId: start });
    const now = '2018-07-01T00:00:00.000Z';
    const overdue: OrganisationEvent = {
      type: 'TermOverdue',
      data: { termId: start, to: '2018-06-01T00:00:00.000Z' },
    };
    given(founded, first).when(calling, at(now, { now })).then(overdue);
    given(founded, first, overdue).when(calling, at(now, { now })).then();
    given(founded, first)
      .when(calling, at('2018-05-01T00:00:00.000Z', { now: '2018-05-01T00:00:00.000Z' }))
      .then();
    const extended: OrganisationEvent = {
      type: 'TermExtended',
      data: { termId: start, to: '2018-09-01T00:00:00.000Z', approval: '4号' },
    };
    given(founded, first, overdue, extended).when(calling, at(now, { now })).then();
    given(founded, first, overdue, extended).when(calling, at('2018-10-01T00:00:00.000Z')).thenTypes('TermOverdue');
    expect(
      organisation.rules.possible({ status: 'active', terms: [], officers: [], memberCounts: [] } as never),
    ).not.toContain('CallTermOverdue');
  });
});

describe('officers', () => {
  const appointing = (fields: Partial<c.AppointOfficer> = {}) =>
    command(c.AppointOfficer, { role: 'secretary', personId: 'p2', ...fields });
  const electing = (fields: Partial<c.ElectOfficer> = {}) =>
    command(c.ElectOfficer, { role: 'deputy-secretary', personId: 'p2', ...fields });

  test('there is one secretary at a time', () => {
    given(founded, officer()).when(appointing(), june).refused('one-secretary-at-a-time');
    given(founded, officer({ until: july }))
      .when(appointing(), june)
      .refused('one-secretary-at-a-time');
    given(founded, officer({ until: july }))
      .when(appointing({ from: july }), june)
      .thenTypes('OfficerAppointed');
    // Also before one who is there already.
    const later = officer({ from: july });
    given(founded, later)
      .when(appointing({ from: start }), june)
      .refused('one-secretary-at-a-time');
    given(founded, later)
      .when(appointing({ from: start, until: july }), june)
      .thenTypes('OfficerAppointed');
    given(founded, officer())
      .when(appointing({ role: 'deputy-secretary' }), june)
      .thenTypes('OfficerAppointed');
    given(founded, officer({ role: 'organisation', personId: 'p2' }))
      .when(appointing({ role: 'organisation' }), june)
      .refused('once-in-a-role-at-a-time');
    given(founded, officer({ role: 'organisation' }))
      .when(appointing({ role: 'organisation' }), june)
      .thenTypes('OfficerAppointed');
  });

  test('are elected in a term, and appointed in a work committee', () => {
    given(founded).when(electing(), june).refused('elected-in-a-term');
    const running = term(start, july);
    given(founded, running).when(electing(), june).thenTypes('OfficerElected');
    given(founded, running)
      .when(electing({ from: july }), june)
      .refused('elected-in-a-term');
    given(of({ level: 'work-committee' }))
      .when(electing(), june)
      .refused('work-committee-appoints');
    given(of({ level: 'work-committee' }))
      .when(appointing(), june)
      .thenTypes('OfficerAppointed');
    given(founded)
      .when(appointing({ role: 'group-leader' }), june)
      .refused('role-of-the-level');
    given(of({ level: 'group' }))
      .when(appointing(), june)
      .refused('role-of-the-level');
    given(of({ level: 'group' }))
      .when(electing({ role: 'group-leader' }), june)
      .thenTypes('OfficerElected');
    given(founded)
      .when(appointing({ from: '2017-01-01T00:00:00.000Z' }), june)
      .refused('not-before-the-founding');
    given(founded)
      .when(appointing({ until: start }), june)
      .refused('until-after-from');
    given(founded, dissolved).when(appointing(), june).refused('appoint-while-active');
    given(founded, dissolved).when(electing(), june).refused('elect-while-active');
  });

  test('end once, or earlier than it was said', () => {
    const ending = (fields: Partial<c.EndOfficer> = {}) => command(c.EndOfficer, { officerId: 'f1', ...fields });
    given(founded, officer()).when(ending(), june).thenTypes('OfficerEnded');
    given(founded, officer())
      .when(ending({ officerId: 'f9' }), june)
      .refused('officer-unknown');
    given(founded, officer())
      .when(ending({ until: start }), june)
      .refused('until-after-from');
    given(founded, officer({ until: '2018-03-01T00:00:00.000Z' }))
      .when(ending(), june)
      .refused('end-earlier-than-before');
    given(founded, officer({ until: july }))
      .when(ending(), june)
      .thenTypes('OfficerEnded');
  });
});

describe('member counts', () => {
  const reporting = (fields: Partial<c.ReportMembers> = {}) =>
    command(c.ReportMembers, { on: '2018-05-31', full: 30, probationary: 2, ...fields });

  test('are reported once a day, for a day that has come, of an organisation that was there', () => {
    const { decision } = given(founded).when(reporting(), june);
    // The day begins at 00:00 in the office's zone.
    expect(decision).toMatchObject([{ occurredAt: '2018-05-30T16:00:00.000Z', data: { on: '2018-05-31', full: 30 } }]);
    given(founded, counted('2018-05-31', 1)).when(reporting(), june).refused('one-count-a-day');
    given(founded, counted('2018-05-31', 1), {
      type: 'MemberCountWithdrawn',
      data: { reportId: '2018-05-31', reason: '日期有误' },
    })
      .when(reporting(), june)
      .thenTypes('MemberCountReported');
    given(founded)
      .when(reporting({ on: '2019-01-01' }), june)
      .refused('not-in-the-future');
    given(founded)
      .when(reporting({ on: '2017-12-31' }), june)
      .refused('not-before-the-founding');
    given(founded)
      .when(reporting({ women: 33 }), june)
      .refused('part-of-the-members');
    given(founded, dissolved).when(reporting(), june).refused('report-while-active');
    // A report in arrears comes after later steps.
    const renamed: OrganisationEvent = { type: 'OrganisationRenamed', data: { name: '新名' } };
    given(founded, { event: renamed, occurredAt: july }).when(reporting(), june).thenTypes('MemberCountReported');
  });

  test('are withdrawn once', () => {
    const withdrawing = command(c.WithdrawMemberCount, { reportId: 'r', reason: '单位有误' });
    given(founded, counted('2018-05-31', 1, 0, 'r'))
      .when(withdrawing, june)
      .thenTypes('MemberCountWithdrawn');
    given(founded).when(withdrawing, june).refused('report-unknown');
  });
});

describe('corrections', () => {
  const correcting = (fields: Partial<c.CorrectOrganisation>) =>
    command(c.CorrectOrganisation, { eventId: 'event-1', reason: '录错', ...fields });

  test('lead to nothing that could not have been entered', () => {
    given(founded)
      .when(correcting({ eventId: 'event-0', field: 'fullMembers', value: '2' }), june)
      .refused('three-full-members');
    given(founded)
      .when(correcting({ eventId: 'event-0', field: 'level', value: 'group' }), june)
      .refused('field-not-correctable');
    given(founded, officer({ until: july }), officer({ officerId: 'f2', personId: 'p2', from: july }))
      .when(correcting({ field: 'until', value: '2018-09-01T00:00:00Z' }), june)
      .refused('one-secretary-at-a-time');
    given(founded, term(start, '2018-06-01T00:00:00.000Z'))
      .when(correcting({ field: 'present', value: '8' }), june)
      .refused('four-fifths-present');
    const { decision } = given(founded, counted('2018-05-31', 30)).when(
      correcting({ field: 'full', value: '31' }),
      june,
    );
    expect(decision).toMatchObject([{ data: { field: 'full', previous: '30', value: '31' } }]);
    given(founded, counted('2018-05-31', 3))
      .when(correcting({ field: 'women', value: '4' }), june)
      .refused('part-of-the-members');
    given(founded, counted('2018-05-31', 30))
      .when(correcting({ field: 'on', value: '2018-05-30' }), june)
      .refused('field-not-correctable');
  });
});
