import { IsId, IsOneOf, PageQuery } from '#platform';
import { siteKinds, type SiteKind } from './labels.js';
import type { ResponsibleQuery } from './place.queries.js';

/** Whether there is such a site, for other modules: always by what is stored now. */
export class FindSite {
  constructor(readonly siteId: string) {}
}

/** A site as it is now. */
export class GetSite {
  constructor(readonly siteId: string) {}
}

/** Who answered for a site at a moment. */
export class GetSiteResponsible {
  constructor(
    readonly siteId: string,
    readonly query: ResponsibleQuery = {},
  ) {}
}

/** Sites by name. */
export class ListSites extends PageQuery {
  @IsId({ optional: true })
  readonly communityId?: string;

  @IsOneOf(siteKinds, { optional: true })
  readonly kind?: SiteKind;

  @IsOneOf(['true', 'false'], { optional: true })
  readonly retired?: 'true' | 'false';
}
