import type { Recorded, StoredEvent, View } from '#event-sourcing';
import { isSiteEvent, SITE_STREAM, type SiteEvent } from './site.events.js';
import { evolveSite, noSite, Site } from './site.record.js';

/** A site as lists and ledgers see it. */
export class SiteDocument extends Site {
  readonly revision: number;
  readonly retired: boolean;
}

export function siteDocument(site: Site, revision: number): SiteDocument {
  return { ...site, revision, retired: site.status === 'retired' };
}

export function siteIdOf(event: Pick<StoredEvent, 'stream'>): string {
  return event.stream.slice(SITE_STREAM.length + 1);
}

/** One document a site. */
export const siteView: View<SiteDocument> = {
  name: 'sites',
  version: 1,
  fields: ['name', 'kind', 'communityId', 'retired'],
  indexes: [['name'], ['communityId', 'name'], ['communityId', 'kind', 'name'], ['kind', 'name'], ['retired', 'name']],
  touches: (event) => (isSiteEvent(event) ? [siteIdOf(event)] : []),
  evolve: (before, event) => {
    const record = evolveSite(before ?? noSite, event as unknown as Recorded<SiteEvent>);
    return record.status === 'none' ? undefined : siteDocument(record, event.revision);
  },
};
