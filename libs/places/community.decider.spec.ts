import { expect, test } from '@jest/globals';
import { fold, type Recorded } from '#event-sourcing';
import { deciderSpec } from '#event-sourcing/testing';
import * as c from './community.commands.js';
import { community as aggregate } from './community.rules.js';
import type { CommunityEvent } from './community.events.js';
import { assigned, at, command, community } from './testing.js';

const { given } = deciderSpec(aggregate);
const june = at('2018-06-01T02:00:00.000Z', { id: 'c1' });

test('a community is registered once', () => {
  const registering = command(c.RegisterCommunity, { name: '明湖社区' });
  given().when(registering, june).then(community);
  given(community).when(registering, june).refused('register-once');
});

test('a community is renamed where the name is another', () => {
  given(community)
    .when(command(c.RenameCommunity, { name: '东明湖社区' }), june)
    .then({ type: 'CommunityRenamed', data: { name: '东明湖社区' } });
  given(community)
    .when(command(c.RenameCommunity, { name: '明湖社区' }), june)
    .then();
  given()
    .when(command(c.RenameCommunity, { name: '明湖社区' }), june)
    .refused('rename-when-registered');
});

test('its households are counted of any day, and each count holds until the next', () => {
  const count = command(c.CountHouseholds, { households: 900 });
  given().when(count, june).refused('count-when-registered');
  given(community).when(count, june).thenTypes('CommunityHouseholdsCounted');
  given(community, assigned())
    .when(count, at('2018-02-01T02:00:00.000Z', { id: 'c1' }))
    .thenTypes('CommunityHouseholdsCounted');
});

test('people answer for it over time', () => {
  const secretary = { role: 'community-secretary', person: '赵' } as const;
  given(community)
    .when(command(c.AssignCommunityResponsibility, secretary), june)
    .then(assigned({ responsibilityId: 'part-1', from: june.occurredAt, ...secretary }));
  given(community, assigned())
    .when(command(c.EndCommunityResponsibility, { responsibilityId: 'r1' }), june)
    .thenTypes('ResponsibilityEnded');
  given().when(command(c.AssignCommunityResponsibility, secretary), june).refused('assign-while-in-service');
});

test('its events concern the community', () => {
  const metadata = { actor: 'a', occurredAt: june.now, commandId: 'c', commandDigest: '' };
  const event = { ...community, id: 'e', recordedAt: june.now, metadata } as Recorded<CommunityEvent>;
  const state = fold(aggregate.evolve, aggregate.initialState, [event]);
  expect(aggregate.subject(state)).toEqual({ communityId: 'c1' });
  expect(aggregate.subject(aggregate.initialState)).toEqual({});
});
