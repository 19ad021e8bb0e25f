import { describe, expect, test } from '@jest/globals';
import * as c from './deliberation.commands.js';
import type { DeliberationOpened } from './deliberation.events.js';
import { outcomeOf, quorumOf, type Ballot } from './methods.js';
import {
  command,
  consult,
  disclose,
  discloseDone,
  disclosed,
  done,
  given,
  history,
  late,
  on,
  open,
  opening,
  propose,
  resolve,
  resolved,
  solicit,
  start,
} from './testing.js';

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
