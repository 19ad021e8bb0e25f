import type { Recorded, StoredEvent, View } from '#event-sourcing';
import { COMMUNITY_STREAM, isCommunityEvent, type CommunityEvent } from './community.events.js';
import { evolveCommunity, noCommunity, Community } from './community.record.js';

/** A community as lists and ledgers see it. */
export class CommunityDocument extends Community {
  readonly revision: number;
}

export function communityIdOf(event: Pick<StoredEvent, 'stream'>): string {
  return event.stream.slice(COMMUNITY_STREAM.length + 1);
}

/** One document a community. */
export const communityView: View<CommunityDocument> = {
  name: 'communities',
  version: 1,
  fields: ['name'],
  indexes: [['name']],
  touches: (event) => (isCommunityEvent(event) ? [communityIdOf(event)] : []),
  evolve: (before, event) => {
    const record = evolveCommunity(before ?? noCommunity, event as unknown as Recorded<CommunityEvent>);
    return record.status === 'none' ? undefined : { ...record, revision: event.revision };
  },
};
