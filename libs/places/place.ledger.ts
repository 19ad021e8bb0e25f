import type { LedgerPlace } from '#platform';
import { communityView, type CommunityDocument } from './community.views.js';
import { responsibleAt, type Responsibility } from './responsibility.js';
import { siteView, type SiteDocument } from './site.views.js';

/** A site's ledger begins with what it is, and who answers for it at this moment or did before. */
const site: LedgerPlace = {
  kind: 'site',
  view: siteView,
  registeredBy: 'SiteRegistered',
  heading: (document: SiteDocument, at) => {
    const { siteId, name, kind, communityId, responsibilities } = document;
    const isOver = ({ until }: Responsibility) => until !== undefined && until <= at;
    return {
      siteId,
      name,
      kind,
      communityId,
      asOf: at,
      responsible: responsibleAt(document, at),
      responsibleBefore: responsibilities.filter(isOver),
    };
  },
};

const community: LedgerPlace = {
  kind: 'community',
  view: communityView,
  registeredBy: 'CommunityRegistered',
  heading: ({ communityId, name }: CommunityDocument, at) => ({ communityId, name, asOf: at }),
};

export const ledgerPlaces: readonly LedgerPlace[] = [community, site];
