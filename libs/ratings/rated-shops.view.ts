import { idIn, isOf, recordedOf, typesIn, type CollectionSchema, type PartView, type View } from '#event-sourcing';
import { servicesOf, site, type SiteEvent, type SiteRecord } from '#places';
import { beginningsAfter, type Beginnings } from '#platform';
import { merchantRating } from './merchant.rules.js';

/** A site with the ratings that it has, by their ids: when the shop was rated for that month for the first time. */
interface RatedSite {
  readonly site: SiteRecord;
  readonly rated: Beginnings;
}

/** Each rating of a shop beside each time for which the shop is in service: those rated are a share of those there are. */
const rated: PartView<RatedSite> = {
  name: 'rated-shops-in-service',
  version: 1,
  fields: ['shopId', 'communityId', 'ratedAt', 'from', 'until'],
  indexes: [['ratedAt'], ['communityId', 'ratedAt']],
  *of({ site: place, rated: ratings }, shopId) {
    if (place.status === 'none' || place.kind !== 'shop') return;
    const services = servicesOf(place);
    for (const [ratingId, { at: ratedAt }] of Object.entries(ratings))
      for (const [n, span] of services.entries())
        yield [`${ratingId}/${n}`, { ratingId, shopId, communityId: place.communityId, ratedAt, ...span }];
  },
};

export const ratedPart: CollectionSchema = rated;

/** Of all sites, as the kind of one may be corrected. */
export const ratedShopsView: View<RatedSite> = {
  name: 'rated-shops',
  version: 1,
  fields: [],
  indexes: [],
  parts: [rated as PartView],
  types: [...typesIn(site), 'MerchantRated'],
  touches: (event) => {
    if (isOf(site, event)) return [idIn(site, event)];
    return isOf(merchantRating, event) && event.metadata.siteId !== undefined ? [event.metadata.siteId] : [];
  },
  evolve: (before = { site: site.initialState, rated: {} }, event) =>
    isOf(site, event)
      ? { ...before, site: site.evolve(before.site, recordedOf<SiteEvent>(event)) }
      : { ...before, rated: beginningsAfter(before.rated, merchantRating, event, 'MerchantRated') },
};
