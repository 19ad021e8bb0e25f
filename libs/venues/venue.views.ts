import { NO_END, viewOf, type CollectionSchema, type Instant, type PartView, type View } from '#event-sourcing';
import { nameKey } from '#platform';
import { type VenueState } from './venue.commands.js';
import { Venue, VenueInventory } from './venue.record.js';
import { venue, venueInventory } from './venue.rules.js';

/** A venue as lists and ledgers see it; its id is that of its site. */
export class VenueDocument extends Venue {
  readonly venueId: string;
  readonly revision: number;
  /** By the last check. */
  readonly state?: VenueState;
  readonly checkedAt?: Instant;
  readonly isIdle: boolean;
  /** By which lists tell people apart, however they are spelled. */
  readonly keeperKey: string;
  /** Since when nobody used it, as long as the clock has not said that it is idle. */
  readonly watchedSince?: Instant;
}

export class VenueInventoryDocument extends VenueInventory {
  readonly inventoryId: string;
  readonly revision: number;
}

/** What each check found: from then until the next one. */
export function statesOf({ checks: all }: Venue) {
  const inOrder = [...all].sort((a, b) => (a.at < b.at ? -1 : 1));
  return inOrder.map((check, n) => ({ ...check, from: check.at, until: inOrder[n + 1]?.at ?? NO_END }));
}

const checks: PartView<VenueDocument> = {
  name: 'venue-checks',
  version: 2,
  fields: ['venueId', 'communityId', 'inventoryId', 'state', 'exists', 'from', 'until'],
  indexes: [['from'], ['communityId', 'from'], ['inventoryId', 'from']],
  of: (document) => {
    const { venueId, communityId } = document;
    return statesOf(document).map((check) => [check.checkId, { ...check, venueId, communityId }]);
  },
};

const uses: PartView<VenueDocument> = {
  name: 'venue-uses',
  version: 1,
  fields: ['venueId', 'communityId', 'at', 'uses', 'persons'],
  indexes: [['at'], ['communityId', 'at'], ['venueId', 'at']],
  of: ({ venueId, communityId, uses: all }) => all.map((use) => [use.useId, { ...use, venueId, communityId }]),
};

export const checkPart: CollectionSchema = checks;
export const usePart: CollectionSchema = uses;

export const venueView: View<VenueDocument> = viewOf(venue, {
  name: 'venues',
  version: 6,
  searched: ['*'],
  fields: [
    'siteId',
    'communityId',
    'areaM2',
    'profiledAt',
    'state',
    'checkedAt',
    'isIdle',
    'keeperKey',
    'watchedSince',
  ],
  indexes: [['keeperKey', 'isIdle'], ['watchedSince']],
  adds: (record) => {
    const last = record.checks.reduce<Venue['checks'][number] | undefined>(
      (found, check) => (found && found.at > check.at ? found : check),
      undefined,
    );
    const isIdle = record.idleSince !== undefined;
    return {
      state: last?.state,
      checkedAt: last?.at,
      isIdle,
      keeperKey: nameKey(record.keeper),
      watchedSince: isIdle ? undefined : (record.lastUsedAt ?? record.profiledAt),
    };
  },
  parts: [checks, uses],
});

export const inventoryView: View<VenueInventoryDocument> = viewOf(venueInventory, {
  name: 'venue-inventories',
  version: 3,
  searched: ['*'],
  fields: ['status', 'openedAt', 'due'],
  indexes: [['status', 'due']],
});
