import { NO_END, viewOf, type PartView, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { Community } from './community.record.js';
import { community } from './community.rules.js';

/** A community as lists and ledgers see it. */
export class CommunityDocument extends Community {
  readonly revision: number;
}

/** Each responsibility for it while it holds. */
export const communityResponsibilities: PartView<CommunityDocument> = {
  name: 'community-responsibilities',
  version: 1,
  fields: ['communityId', 'role', 'person', 'personKey', 'from', 'until'],
  indexes: [['personKey']],
  flat: true,
  *of({ communityId, responsibilities }, id) {
    for (const [n, { role, person, from, until }] of responsibilities.entries())
      yield [
        `${id} ${String(n).padStart(4, '0')}`,
        { communityId, role, person, personKey: nameKey(person), from, until: until ?? NO_END },
      ];
  },
};

/** Each count of its households until the next one. */
export const communityHouseholds: PartView<CommunityDocument> = {
  name: 'community-households',
  version: 1,
  fields: ['communityId', 'households', 'from', 'until'],
  indexes: [['communityId', 'from'], ['from']],
  amounts: ['households'],
  *of({ communityId, households: counts = [] }, id) {
    for (const [n, { households, at: from }] of counts.entries())
      yield [`${id}/${n}`, { communityId, households, from, until: counts[n + 1]?.at ?? NO_END }];
  },
};

/** One document a community. */
export const communityView: View<CommunityDocument> = viewOf(community, {
  name: 'communities',
  version: 6,
  searched: ['communityId', 'name'],
  fields: ['communityId', 'name', 'registeredAt'],
  id: 'communityId',
  parts: [communityResponsibilities, communityHouseholds],
});
