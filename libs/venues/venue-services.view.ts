import {
  idIn,
  isOf,
  recordedOf,
  typesIn,
  type CollectionSchema,
  type Instant,
  type PartView,
  type View,
} from '#event-sourcing';
import { servicesOf, site, whileInService, type Site, type SiteEvent, type SiteRecord } from '#places';
import { nameKey } from '#platform';
import type { VenueEvent } from './venue.events.js';
import type { Venue, VenueRecord } from './venue.record.js';
import { venue } from './venue.rules.js';
import { statesOf } from './venue.views.js';

/** A venue with its entry in the register of sites, which says while what it is in service. */
interface VenueAtSite {
  readonly site: SiteRecord;
  readonly venue: VenueRecord;
}

/** A venue that has a profile, while its site is in service. */
interface VenueService {
  readonly venueId: string;
  readonly communityId: string;
  readonly keeper: string;
  /** By which lists tell people apart, however they are spelled. */
  readonly keeperKey: string;
  readonly isIdle: boolean;
  /** m², by what was told or measured last. */
  readonly areaM2: number;
  readonly from: Instant;
  readonly until: Instant;
}

/** Both of them, with the community that the register has; undefined as long as one is not there. */
function known({ site: place, venue: record }: VenueAtSite) {
  return place.status === 'none' || record.status === 'none'
    ? undefined
    : { services: servicesOf(place as Site), record: record as Venue, communityId: (place as Site).communityId };
}

const services: PartView<VenueAtSite, VenueService> = {
  name: 'venue-services',
  version: 1,
  fields: ['venueId', 'communityId', 'keeperKey', 'isIdle', 'areaM2', 'from', 'until'],
  amounts: ['areaM2'],
  indexes: [['from'], ['communityId', 'from'], ['isIdle', 'from']],
  *of(document, venueId) {
    const both = known(document);
    if (!both) return;
    const { communityId } = both;
    const { keeper, idleSince, profiledAt, areaM2 } = both.record;
    const of = { venueId, communityId, keeper, keeperKey: nameKey(keeper), isIdle: idleSince !== undefined, areaM2 };
    for (const [n, span] of whileInService({ from: profiledAt }, both.services).entries())
      // The first bears the venue's own id: who draws records of the figure, draws venues.
      yield [n === 0 ? venueId : `${venueId}/${n}`, { ...of, ...span }];
  },
};

/** What each check found, from then until the next one, while the venue is in service. */
const states: PartView<VenueAtSite> = {
  name: 'venue-states',
  version: 1,
  fields: ['venueId', 'communityId', 'state', 'exists', 'from', 'until'],
  indexes: [['from'], ['communityId', 'from']],
  *of(document, venueId) {
    const both = known(document);
    if (!both) return;
    for (const check of statesOf(both.record))
      for (const [n, span] of whileInService(check, both.services).entries())
        yield [`${check.checkId}/${n}`, { ...check, venueId, communityId: both.communityId, ...span }];
  },
};

/** Each check beside each time for which the venue is in service: what was checked is a share of what there is. */
const checked: PartView<VenueAtSite> = {
  name: 'venue-checks-in-service',
  version: 1,
  fields: ['venueId', 'communityId', 'checkedAt', 'from', 'until'],
  indexes: [['checkedAt'], ['communityId', 'checkedAt']],
  *of(document, venueId) {
    const both = known(document);
    if (!both) return;
    const { communityId, record } = both;
    for (const { checkId, inventoryId, state, at: checkedAt } of record.checks)
      for (const [n, span] of whileInService({ from: record.profiledAt }, both.services).entries())
        yield [`${checkId}/${n}`, { checkId, venueId, communityId, inventoryId, state, checkedAt, ...span }];
  },
};

export const servicePart: CollectionSchema = services;
export const checkedPart: CollectionSchema = checked;
export const statePart: CollectionSchema = states;

/** Of venues and their sites together; all sites, as the kind of one may be corrected. */
export const venueServicesView: View<VenueAtSite> = {
  name: 'venue-sites',
  version: 2,
  fields: [],
  indexes: [],
  parts: [services, states, checked] as PartView[],
  types: typesIn(site, venue),
  touches: (event) => {
    const kind = [site, venue].find((one) => isOf(one, event));
    return kind ? [idIn(kind, event)] : [];
  },
  evolve: (before = { site: site.initialState, venue: venue.initialState }, event) =>
    isOf(site, event)
      ? { ...before, site: site.evolve(before.site, recordedOf<SiteEvent>(event)) }
      : { ...before, venue: venue.evolve(before.venue, recordedOf<VenueEvent>(event)) },
};
