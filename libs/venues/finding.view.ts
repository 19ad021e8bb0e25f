import { idIn, type CollectionSchema, type Instant, type PartView } from '#event-sourcing';
import {
  closuresByCase,
  foundView,
  notFollowedYet,
  type CaseFollowed,
  type FindingClosure,
  type KnownOf,
} from '#platform';
import type { VenueChecked } from './venue.events.js';
import { venue } from './venue.rules.js';

/** What a check found wrong at a venue, and what became of the case that it is. */
interface VenueFinding extends CaseFollowed {
  readonly venueId: string;
  readonly siteId: string;
  readonly communityId?: string;
  readonly inventoryId: string;
  /** When the check was, as it was entered. */
  readonly foundAt: Instant;
}

const VENUE_FIELDS = ['venueId', 'siteId', 'communityId', 'foundAt'] as const;
const INDEXES = [['foundAt'], ['communityId', 'foundAt'], ['venueId', 'foundAt']];

const closures: PartView<VenueFinding, FindingClosure & Pick<VenueFinding, (typeof VENUE_FIELDS)[number]>> = {
  name: 'venue-finding-closures',
  version: 1,
  fields: [...VENUE_FIELDS, 'from', 'until'],
  indexes: INDEXES,
  of: ({ findingId, venueId, siteId, communityId, foundAt, holds, closures: all }) =>
    (holds ? all : []).map((one) => [
      `${findingId}/${one.closedBy}`,
      { findingId, venueId, siteId, communityId, foundAt, ...one },
    ]),
};

export const venueClosures: CollectionSchema = closures;

export const venueFindingView = foundView<KnownOf<VenueFinding>>({
  name: 'venue-findings',
  version: 1,
  fields: [...VENUE_FIELDS, 'inventoryId', 'holds', 'rectifiedAt'],
  indexes: INDEXES,
  parts: [closures as PartView],
  by: 'VenueChecked',
  problemsIn: ({ data }) => (data as VenueChecked['data']).problems,
  known: (event) => {
    const { inventoryId } = event.data as VenueChecked['data'];
    const { communityId, occurredAt: foundAt } = event.metadata;
    const venueId = idIn(venue, event);
    return { venueId, siteId: venueId, communityId, inventoryId, foundAt, ...notFollowedYet };
  },
  ofCase: closuresByCase<VenueFinding>(),
});
