import { CONFIG, roomOf, type ZerenConfig } from '#platform';
import { checkCatalogue } from './catalogue-in-use.js';
import { StreetController } from './street.controller.js';
import { correctionFigures, streetRates } from './street.figures.js';
import { labels } from './street.glossary.js';
import { SinglesReactor } from './singles.reactor.js';
import { streetRecords } from './street-records.view.js';
import { TallyController } from './tally.controller.js';
import { findBeside, findSheet, inTheBook } from './tally.lookups.js';
import { tally, type TallyContext } from './tally.rules.js';
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
  views: [streetRecords],
  reactors: [SinglesReactor],
  figures: correctionFigures,
  rates: streetRates,
  labels,
  kinds: [
    {
      aggregate: tally,
      view: tallyView,
      lookUps: { sheet: findSheet, beside: findBeside },
      around: inTheBook,
      isNew: ({ sheet }: TallyContext) => sheet?.isNew === true,
    },
  ],
});
