import { roomOf } from '#platform';
import { CommunityController } from './community.controller.js';
import { community } from './community.rules.js';
import { communityView } from './community.views.js';
import { findCommunity } from './place.lookups.js';
import { GetResponsibleHandler } from './place.queries.js';
import { labels } from './places.glossary.js';
import type { RegisterSite } from './site.commands.js';
import { SiteController } from './site.controller.js';
import { siteFigures } from './site.figures.js';
import { siteRegister } from './site.register.js';
import { site } from './site.rules.js';
import { siteView } from './site.views.js';

export const placesRoom = roomOf({
  name: 'places',
  controllers: [CommunityController, SiteController],
  providers: [GetResponsibleHandler],
  figures: siteFigures,
  labels,
  registers: [siteRegister],
  kinds: [
    { aggregate: community, view: communityView },
    {
      aggregate: site,
      view: siteView,
      lookUps: { community: ({ communityId }: RegisterSite, { queries }) => findCommunity(queries, communityId) },
    },
  ],
});
