import { describe, expect, test } from '@jest/globals';
import { defaultCalendar } from '#calendar';
import { deriveId } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import type { Community } from '#places';
import { readConfig } from '#platform';
import * as c from './round.commands.js';
import type { RoundEvent } from './round.events.js';
import { round, type RoundContext } from './round.rules.js';

const { given } = deciderSpec(round);
const config = readConfig({}, {});
const community = (communityId: string, more: Partial<Community> = {}): Community => ({
  status: 'registered',
  communityId,
  name: communityId,
  registeredAt: '2018-01-01T00:00:00.000Z',
  responsibilities: [],
  ...more,
});
const at = (more: Partial<RoundContext> = {}): RoundContext => ({
  now: '2018-12-31T00:00:00.000Z',
  occurredAt: '2018-03-20T02:00:00.000Z',
  actor: 'zhao',
  id: '2018-q1',
  partId: 'part',
  calendar: defaultCalendar,
  config,
  community: community('c1'),
  ...more,
});
const command = <C extends object>(Command: new () => C, fields: Partial<C>): C => Object.assign(new Command(), fields);

const opening = {
  year: 2018,
  quarter: 1,
  theme: '春季观摩',
  rubricVersion: '2018',
  rubric: [
    { item: '环境', most: 60 },
    { item: '党建', most: 40 },
  ],
  communityIds: ['c1', 'c2'],
  judges: [{ person: 'zhao' }, { person: 'qian', communityId: 'c2' }],
};
const opened: RoundEvent = { type: 'RoundOpened', data: { ...opening, prizes: [] } };
const visited = (communityId: string): RoundEvent => ({
  type: 'RoundCommunityVisited',
  data: { communityId, spots: ['广场'], materials: [], presentedBy: '孙' },
});
const excused: RoundEvent = { type: 'RoundCommunityExcused', data: { communityId: 'c2', reason: '拆迁' } };
const points = [
  { item: '环境', points: 55 },
  { item: '党建', points: 40 },
];
const scored = (communityId: string, judge = 'zhao'): RoundEvent => ({
  type: 'RoundScoreGiven',
  data: { communityId, judge, points },
});
const counted: RoundEvent = { type: 'RoundScored', data: { method: 'mean', results: [] } };
const closed: RoundEvent = { type: 'RoundClosed', data: {} };
const finding: RoundEvent = {
  type: 'RoundFindingRaised',
  data: { findingId: 'f1', category: '扬尘', description: '裸土', communityId: 'c1' },
};
const toScore = [opened, visited('c1'), visited('c2')];

describe('a round', () => {
  test('is opened once a quarter, and not before it', () => {
    const open = (fields: object = {}) => command(c.OpenRound, { ...opening, ...fields });
    given().when(open(), at()).then(opened);
    given(opened).when(open(), at()).refused('one-round-a-quarter');
    given(opened, ...toScore.slice(1), closed)
      .when(open(), at())
      .refused('one-round-a-quarter');
    given(opened, { type: 'RoundVoided', data: { reason: '录错' } })
      .when(open(), at())
      .thenTypes('RoundOpened');
    given()
      .when(open({ quarter: 2 }), at())
      .refused('quarter-has-begun');
    given()
      .when(open({ communityIds: ['c1', 'c1'] }), at())
      .refused('named-once');
    given()
      .when(open({ judges: [{ person: 'zhao' }, { person: 'ZHAO' }] }), at())
      .refused('named-once');
  });

  test('goes through its communities, each visited or excused by the opener', () => {
    const visiting = (communityId: string) =>
      command(c.VisitRoundCommunity, { communityId, spots: ['广场'], presentedBy: '孙' });
    given(opened).when(visiting('c1'), at()).then(visited('c1'));
    given(opened).when(visiting('c3'), at()).refused('community-of-the-round');
    given(opened, visited('c1')).when(visiting('c1'), at()).refused('visit-once');
    given(...toScore, scored('c1'), scored('c2'), counted, closed)
      .when(visiting('c1'), at())
      .refused('visit-before-closing');
    const excusing = command(c.ExcuseRoundCommunity, { communityId: 'c2', reason: '拆迁' });
    given(opened).when(excusing, at()).refused('opener-excuses');
    given({ event: opened, actor: 'li' })
      .when(excusing, at({ actor: 'li' }))
      .then(excused);
    given({ event: opened, actor: 'li' }, excused)
      .when(excusing, at({ actor: 'li' }))
      .refused('visit-once');
  });

  test('a judge scores a visited community once, by the whole rubric and within it', () => {
    const scoring = (fields: object = {}) => command(c.GiveRoundScore, { communityId: 'c1', points, ...fields });
    given(...toScore)
      .when(scoring(), at({ actor: 'ZHAO' }))
      .then(scored('c1'));
    given(...toScore)
      .when(scoring(), at({ actor: 'wu' }))
      .refused('judges-score');
    given(opened).when(scoring(), at()).refused('score-what-is-visited');
    given(...toScore)
      .when(scoring({ communityId: 'c3' }), at())
      .refused('community-of-the-round');
    given(...toScore, scored('c1'))
      .when(scoring(), at())
      .refused('score-once');
    given(...toScore)
      .when(scoring({ points: points.slice(1) }), at())
      .refused('score-each-item');
    given(...toScore)
      .when(scoring({ points: [points[0], points[0]] }), at())
      .refused('score-each-item');
    given(...toScore)
      .when(scoring({ points: [{ item: '环境', points: 61 }, points[1]] }), at())
      .refused('within-the-maximum');
    given(...toScore, scored('c1'), scored('c2'), counted, closed)
      .when(scoring(), at())
      .refused('score-before-closing');
  });

  test('no judge scores a community they come from or answer for', () => {
    const scoring = command(c.GiveRoundScore, { communityId: 'c2', points });
    given(...toScore)
      .when(scoring, at({ actor: 'qian', community: community('c2') }))
      .refused('judge-of-another-community');
    const from = '2018-01-01T00:00:00.000Z';
    const responsible = {
      responsibilityId: 'r',
      role: 'contracting-leader',
      person: 'Zhao',
      from,
      assignedBy: 'x',
    } as const;
    given(...toScore)
      .when(scoring, at({ community: community('c2', { responsibilities: [responsible] }) }))
      .refused('judge-of-another-community');
    const until = '2018-02-01T00:00:00.000Z';
    given(...toScore)
      .when(scoring, at({ community: community('c2', { responsibilities: [{ ...responsible, until }] }) }))
      .thenTypes('RoundScoreGiven');
  });

  test('a score is revised with a reason before the round is closed, and counted anew', () => {
    const revising = command(c.ReviseRoundScore, { communityId: 'c1', points, reason: '漏项' });
    given(...toScore)
      .when(revising, at())
      .refused('score-first');
    given(...toScore, scored('c1'), scored('c2'), counted)
      .when(revising, at())
      .thenTypes('RoundScoreRevised');
    const revised: RoundEvent = {
      type: 'RoundScoreRevised',
      data: { communityId: 'c1', judge: 'zhao', points, reason: '漏项' },
    };
    given(...toScore, scored('c1'), scored('c2'), counted, revised)
      .when(command(c.CloseRound, {}), at())
      .refused('close-when-scored');
    given(...toScore, scored('c1'), scored('c2'), counted, closed)
      .when(revising, at())
      .refused('score-before-closing');
  });

  test('is counted when all are visited or excused and scored, then closed', () => {
    const counting = command(c.ScoreRound, {});
    given(opened, visited('c1'), scored('c1')).when(counting, at()).refused('visit-all');
    given(...toScore, scored('c1'))
      .when(counting, at())
      .refused('score-all');
    const { decision } = given(opened, visited('c1'), excused, scored('c1')).when(counting, at());
    expect(decision).toMatchObject([{ data: { method: 'mean', results: [{ communityId: 'c1', rank: 1, sum: 95 }] } }]);
    given(opened, visited('c1'), excused, scored('c1'))
      .when(command(c.CloseRound, {}), at())
      .refused('close-when-scored');
    given(opened, visited('c1'), excused, scored('c1'), counted).when(command(c.CloseRound, {}), at()).then(closed);
  });

  test('findings are of visited communities, and have the id of their case', () => {
    const raising = (fields: object = {}) =>
      command(c.RaiseRoundFinding, { communityId: 'c1', category: '扬尘', description: '裸土', ...fields });
    const { decision } = given(...toScore).when(raising(), at());
    expect(decision).toMatchObject([{ data: { findingId: deriveId('finding', 'part', 0), communityId: 'c1' } }]);
    given(opened).when(raising(), at()).refused('find-what-is-visited');
    given(...toScore)
      .when(raising({ communityId: 'c3' }), at())
      .refused('community-of-the-round');
    const site = { siteId: 's1', communityId: 'c2', name: '工地', kind: 'construction-site', retired: false } as const;
    given(...toScore)
      .when(raising({ siteId: 's1' }), at({ site }))
      .refused('site-in-community');
    const late = given(...toScore, scored('c1'), scored('c2'), counted, closed).when(raising(), at());
    late.refused('find-before-closing');
    expect(late.decision).toMatchObject({ sentence: { zh: expect.stringContaining('才能指出问题') } });
    const voiding = command(c.VoidRound, { reason: '录错' });
    given(...toScore, finding)
      .when(voiding, at())
      .refused('void-without-findings');
    given(...toScore)
      .when(voiding, at())
      .thenTypes('RoundVoided');
  });

  test('its words are corrected, its scores are not', () => {
    const correcting = (fields: Partial<c.CorrectRound>) => command(c.CorrectRound, { reason: '录错', ...fields });
    given(opened)
      .when(correcting({ eventId: 'event-0', field: 'theme', value: '春观摩' }), at())
      .thenTypes('RecordCorrected');
    given(...toScore, scored('c1'))
      .when(correcting({ eventId: 'event-3', field: 'points.0.points', value: '1' }), at())
      .refused('field-not-correctable');
  });
});
