import type { Decider } from '#event-sourcing';
import type { CommunityEvent } from './community.events.js';
import { evolveCommunity, noCommunity, type CommunityRecord } from './community.record.js';
import { communityRules } from './rules/communities.js';
import type { PlaceContext } from './rules/rule.js';

/** Every command of a community. */
export const communityCommands = communityRules.commands;

export const communityDecider: Decider<CommunityRecord, object, CommunityEvent, PlaceContext> = {
  initialState: noCommunity,
  decide: communityRules.decide,
  evolve: evolveCommunity,
  subject: (record) => (record.status === 'none' ? {} : { communityId: record.communityId }),
};
