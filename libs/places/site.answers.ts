import { SiteDocument } from './site.views.js';

export class SiteAnswer extends SiteDocument {
  /** Commands that are allowed now. */
  readonly possible: string[];
}

export class SitePage {
  readonly sites: SiteDocument[];
  readonly next?: string;
}
