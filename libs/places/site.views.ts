import { viewOf, type View } from '#event-sourcing';
import { pageOf, type ListOf } from '#platform';
import { siteKinds } from './labels.js';
import { siteSpans } from './site.figures.js';
import { Site } from './site.record.js';
import { site } from './site.rules.js';

/** A site as lists and ledgers see it. */
export class SiteDocument extends Site {
  readonly revision: number;
  readonly retired: boolean;
}

/** One document a site. */
const view: View<SiteDocument> = viewOf(
  site,
  {
    name: 'sites',
    version: 4,
    searched: ['siteId', 'name', 'address'],
    fields: ['name', 'kind', 'communityId', 'retired'],
    indexes: [
      ['name'],
      ['communityId', 'name'],
      ['communityId', 'kind', 'name'],
      ['kind', 'name'],
      ['retired', 'name'],
    ],
  },
  (record, _id, revision): SiteDocument => ({ ...record, revision, retired: record.status === 'retired' }),
);

export const siteView: View<SiteDocument> = { ...view, parts: [siteSpans] };

/** Sites by name. */
export const siteList: ListOf = {
  name: 'sites',
  view: siteView,
  filters: {
    communityId: { is: 'id', field: 'communityId' },
    kind: { is: 'choice', field: 'kind', values: siteKinds },
    retired: { is: 'flag', field: 'retired' },
  },
  sort: { field: 'name', direction: 'asc' },
};

export class SiteAnswer extends SiteDocument {
  /** Commands that are allowed now. */
  readonly possible: string[];
}

export class SitePage extends pageOf(siteList, () => SiteDocument) {
  declare readonly sites: SiteDocument[];
}
