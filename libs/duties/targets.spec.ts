import { expect, test } from '@jest/globals';
import { targetsOf } from './targets.js';

const at = '2018-05-10T01:00:00.000Z';
const dutiesOf = (kind: string, shown: object) =>
  targetsOf[kind]!(shown as never).map(({ duty, unitId, personId }) => [duty, unitId, personId].join(' ').trim());
const meeting = {
  counts: true,
  kind: 'members-meeting',
  alsoKinds: [],
  tags: [],
  communityIds: [],
  chair: '王',
  organiserId: 'o1',
  heldAt: at,
};

test('a meeting does what is due of its organiser, its community and the office, by each kind on its agenda', () => {
  expect(dutiesOf('activity', meeting)).toEqual(['members-meeting o1', 'members-meeting office']);
  expect(dutiesOf('activity', { ...meeting, alsoKinds: ['theme-day'] })).toEqual(
    expect.arrayContaining(['members-meeting o1', 'theme-day o1']),
  );
  expect(dutiesOf('activity', { ...meeting, kind: 'party-lecture', chairId: 'p1' })).toContain('party-lecture o1 p1');
  expect(dutiesOf('activity', { ...meeting, counts: false })).toEqual([]);
  expect(dutiesOf('activity', { ...meeting, kind: 'joint-building' })).toEqual([]);
});

test('a joint meeting of the greater committee is its community’s quarterly one', () => {
  const joint = { ...meeting, kind: 'joint-meeting', communityId: 'c1', tags: ['greater-committee-quarterly'] };
  expect(dutiesOf('activity', joint)).toEqual(['member-visit c1 王', 'quarterly-joint-meeting c1']);
});

test('a member who chairs a visit or a joint meeting has been to each community concerned; a meeting indoors is none', () => {
  const visit = { ...meeting, kind: 'joint-meeting', communityId: 'c1', communityIds: ['c1', 'c2'], chairId: 'p1' };
  expect(dutiesOf('activity', visit)).toEqual(
    ['c1', 'c2'].flatMap((id) => [`member-visit ${id} 王`, `member-visit ${id} p1`]),
  );
  expect(dutiesOf('activity', { ...visit, kind: 'committee-study' }).join(' ')).not.toContain('member-visit');
});

test('a meeting counts for the period in which it was held, also where it was to be in another', () => {
  for (const postponedFrom of ['2018-04-20T01:00:00.000Z', '2018-06-20T01:00:00.000Z'])
    expect(targetsOf['activity']!({ ...meeting, postponedFrom } as never)[0]).toMatchObject({ at, doneAt: at });
});

test('a patrol is of the site, and of the chief who made it; a voided one of nobody', () => {
  const patrol = { voided: false, siteId: 's1', patroller: 'li.ming', patrolledAt: at };
  expect(dutiesOf('patrol', patrol)).toEqual(['chief-patrol s1 li.ming', 'site-patrol s1 li.ming', 'site-patrol s1']);
  expect(dutiesOf('patrol', { ...patrol, voided: true })).toEqual([]);
  const chief = { status: 'recorded', siteId: 's1', chief: '陈路长', patrolledAt: at };
  expect(dutiesOf('chief-patrol', chief)).toEqual(['chief-patrol s1 陈路长']);
  expect(dutiesOf('chief-patrol', { ...chief, status: 'voided' })).toEqual([]);
});

test('a visit of a round is of its community, in the quarter of the visit; a voided round of nobody', () => {
  const visited = { communityId: 'c1', state: 'visited', visitedAt: at };
  const round = { status: 'open', communities: [visited, { communityId: 'c2', state: 'excused' }] };
  expect(dutiesOf('round', round)).toEqual(['round c1']);
  expect(targetsOf['round']!(round as never)).toMatchObject([{ at, doneAt: at }]);
  expect(dutiesOf('round', { ...round, status: 'voided' })).toEqual([]);
});

test('each check of a venue is of the venue and of its community', () => {
  const venue = { siteId: 's1', communityId: 'c1', checks: [{ at }] };
  expect(dutiesOf('venue', venue)).toEqual(['venue-check s1', 'venue-check c1']);
  expect(dutiesOf('venue', { ...venue, checks: [] })).toEqual([]);
});
