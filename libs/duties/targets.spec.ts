import { expect, test } from '@jest/globals';
import { rooms } from '#office';
import { targetsOf, venuesTogether, voidingTypes } from './targets.js';

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
  expect(dutiesOf('activity', { ...joint, communityIds: ['c1', 'c2'] })).toEqual([
    'member-visit c1 王',
    'member-visit c2 王',
    'quarterly-joint-meeting c1',
    'quarterly-joint-meeting c2',
  ]);
  expect(dutiesOf('activity', { ...meeting, communityIds: ['c2'] })).toContain('members-meeting c2');
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

test('a check of a community is done by the checks of all venues that were in service for the period', () => {
  const period = { from: '2018-04-01T00:00:00.000Z', until: '2018-07-01T00:00:00.000Z' };
  const periodAt = (moment: string) => (period.from <= moment && moment < period.until ? period : undefined);
  const before = '2018-01-01T00:00:00.000Z';
  const venue = (more: object = {}) => ({ profiledAt: before, checks: [{ at }], ...more });
  const doneAt = (...venues: ReturnType<typeof venue>[]) =>
    venuesTogether('c1', venues, periodAt).map((one) => one.doneAt);
  const later = '2018-06-01T01:00:00.000Z';
  expect(doneAt(venue(), venue({ checks: [] }))).toEqual([]);
  expect(doneAt(venue(), venue({ checks: [{ at: '2018-03-01T01:00:00.000Z' }] }))).toEqual([]);
  expect(doneAt(venue({ checks: [{ at: later }, { at }] }), venue({ checks: [{ at: later }] }))).toEqual([later]);
  // What is new in the period, or went out of service in it, need not be checked.
  expect(doneAt(venue(), venue({ profiledAt: later, checks: [] }))).toEqual([at]);
  expect(doneAt(venue(), venue({ retiredAt: later, checks: [] }))).toEqual([at]);
  expect(doneAt(venue({ profiledAt: later }))).toEqual([at]);
});

test('each check of a venue is of the venue', () => {
  const venue = { siteId: 's1', communityId: 'c1', checks: [{ at }] };
  expect(dutiesOf('venue', venue)).toEqual(['venue-check s1']);
  expect(dutiesOf('venue', { ...venue, checks: [] })).toEqual([]);
});

test('whatever the house voids is known to prove nothing any more', () => {
  const voids = rooms.flatMap(({ kinds }) =>
    kinds.flatMap(({ aggregate }) =>
      Object.keys(aggregate.catalogue)
        .filter((type) => /(Voided|Merged)$/.test(type))
        .map((type) => [type, aggregate.stream] as const),
    ),
  );
  expect(voids.length).toBeGreaterThan(10);
  expect(voids.filter(([type, stream]) => voidingTypes[type] !== stream)).toEqual([]);
});
