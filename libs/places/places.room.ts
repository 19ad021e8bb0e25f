import { byField, FindOpenAtSite, roomOf, THE_SYSTEM } from '#platform';
import { CommunityController, communityRecords } from './community.controller.js';
import { community } from './community.rules.js';
import { roleLabels, siteKindLabels } from './labels.js';
import { ledgerPlaces } from './place.ledger.js';
import { FindOpenAtSiteHandler } from './open-at-site.handler.js';
import { placesHeld } from './place.held.js';
import { communityTold } from './place.lookups.js';
import { FindResponsibleHandler, GetResponsibleHandler, responsibleTable } from './place.queries.js';
import { commandWords, eventWords, labels } from './places.glossary.js';
import { SiteController, siteRecords } from './site.controller.js';
import { siteFigures } from './site.figures.js';
import { siteRegister } from './site.register.js';
import { site } from './site.rules.js';
import { siteSubjects } from './site.subjects.js';

export const placesRoom = roomOf({
  name: 'places',
  commandWords,
  eventWords,
  codes: { ...siteKindLabels, ...roleLabels },
  records: [communityRecords, siteRecords],
  controllers: [CommunityController, SiteController],
  providers: [GetResponsibleHandler, FindResponsibleHandler, FindOpenAtSiteHandler],
  tables: [responsibleTable],
  figures: siteFigures,
  labels,
  places: ledgerPlaces,
  registers: [siteRegister],
  held: placesHeld,
  subjects: siteSubjects,
  kinds: [
    { aggregate: community, idOf: byField('communityId') },
    {
      aggregate: site,
      idOf: byField('siteId'),
      lookUps: {
        community: communityTold,
        open: (_command: object, { queries, sent }) => queries.ask(new FindOpenAtSite(sent.target), THE_SYSTEM),
      },
    },
  ],
});
