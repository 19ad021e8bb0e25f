import { CONFIG, roomOf, type ZerenConfig } from '#platform';
import { checkCatalogue } from './catalogue-in-use.js';
import { StreetController } from './street.controller.js';
import { labels } from './street.glossary.js';
import { TallyController } from './tally.controller.js';
import { findBeside, findSheet, inTheBook } from './tally.lookups.js';
import { tally } from './tally.rules.js';
import { tallyView } from './tally.views.js';

/** Street problems and road chiefs 街面整治与路长制 (systems 1.1 and 5). */
export const streetRoom = roomOf({
  name: 'street',
  controllers: [StreetController, TallyController],
  providers: [
    {
      provide: 'catalogue of street categories',
      inject: [CONFIG],
      useFactory: ({ streetCatalogueFiles }: ZerenConfig) => checkCatalogue(streetCatalogueFiles),
    },
  ],
  labels,
  kinds: [
    {
      aggregate: tally,
      view: tallyView,
      lookUps: { sheet: findSheet, beside: findBeside },
      around: inTheBook,
    },
  ],
});
