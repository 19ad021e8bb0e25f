import type { DomainEvent, EventCatalogue } from '#event-sourcing';
import { responsibilityCatalogue, type ResponsibilityEvent } from './responsibility.events.js';

export type CommunityRegistered = DomainEvent<
  'CommunityRegistered',
  { readonly communityId: string; readonly name: string }
>;
export type CommunityRenamed = DomainEvent<'CommunityRenamed', { readonly name: string }>;

export type CommunityEvent = CommunityRegistered | CommunityRenamed | ResponsibilityEvent;

/** Every event of a community and the version of its data; an older version gets its upcast here. */
export const communityCatalogue: EventCatalogue & Record<CommunityEvent['type'], { schema: number }> = {
  CommunityRegistered: { schema: 1 },
  CommunityRenamed: { schema: 1 },
  ...responsibilityCatalogue,
};

export const COMMUNITY_STREAM = 'community';

export function isCommunityEvent(event: { readonly stream: string }): boolean {
  return event.stream.startsWith(`${COMMUNITY_STREAM}-`);
}
