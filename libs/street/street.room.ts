import { findSite, ownSite, siteTold, type Site } from '#places';
import {
  byField,
  casesFound,
  CONFIG,
  FindRecord,
  problemsIn,
  roomOf,
  THE_SYSTEM,
  visitsAlike,
  type LookUpTools,
  type ZerenConfig,
} from '#platform';
import { commandWords, eventWords } from './events.glossary.js';
import { tallyIdOf } from './tally.key.js';
import { chiefPatrolRecords } from './chief-patrol.controller.js';
import type { ChiefPatrol } from './chief-patrol.record.js';
import { chiefPatrol } from './chief-patrol.rules.js';
import { chiefPatrolView } from './chief-patrol.views.js';
import { OverlapsReactor } from './overlaps.reactor.js';
import { pledgeRecords } from './pledge.controller.js';
import { pledge } from './pledge.rules.js';
import { pledgeSubjects } from './pledge.subjects.js';
import { pledgeView } from './pledge.views.js';
import type { ProfileRoadSegment, RecordChiefPatrol } from './road.commands.js';
import { roadFigures } from './road.figures.js';
import { segmentRecords } from './segment.controller.js';
import { segmentRegister } from './segment.register.js';
import { segment } from './segment.rules.js';
import { roadSegmentView, segmentView } from './segment.views.js';
import { checkCatalogue } from './catalogue-in-use.js';
import { catalogueTable, GetStreetCatalogueHandler } from './catalogue.queries.js';
import { StreetController } from './street.controller.js';
import { correctionFigures, streetRates } from './street.figures.js';
import { fieldWords, labels } from './street.glossary.js';
import { words as roadWords } from './road.glossary.js';
import { tallyDesk } from './tally.desk.js';
import { SinglesReactor } from './singles.reactor.js';
import { streetRecords } from './street-records.view.js';
import { TallyController, tallyRecords } from './tally.controller.js';
import { findBeside, findSheet, inTheBook, standsUnder } from './tally.lookups.js';
import { tallyRegister } from './tally.register.js';
import { tally, type TallyContext } from './tally.rules.js';
import { streetPapers } from './street.papers.js';
import { streetSheet } from './segment.sheets.js';

async function findResponsibilities({ siteId }: RecordChiefPatrol, { queries }: LookUpTools) {
  return (await queries.ask<Site>(new FindRecord('site', siteId), THE_SYSTEM)).responsibilities;
}

const counts = { field: 'status', equals: 'recorded' };
const fields = { person: 'chiefKey', at: 'patrolledAt', counts };
const alike = visitsAlike(chiefPatrolView, fields, ({ chief }: RecordChiefPatrol) => chief);
const cases = casesFound(({ findings }: ChiefPatrol) => findings);

/** Street problems and road chiefs 街面整治与路长制 (systems 1.1 and 5). */
export const streetRoom = roomOf({
  name: 'street',
  commandWords,
  eventWords,
  sheets: { label: { zh: '街面整治与路长制', en: 'streets and road chiefs' }, sheets: [streetSheet] },
  records: [tallyRecords, segmentRecords, chiefPatrolRecords, pledgeRecords],
  controllers: [StreetController, TallyController],
  tags: {
    street: '街面',
    tallies: '汇总登记',
    segments: '路段',
    'chief-patrols': '路长巡查',
    pledges: '门前三包承诺书',
  },
  tables: [catalogueTable],
  providers: [
    GetStreetCatalogueHandler,
    {
      provide: 'catalogue of street categories',
      inject: [CONFIG],
      useFactory: ({ streetCatalogueFiles }: ZerenConfig) => checkCatalogue(streetCatalogueFiles),
    },
  ],
  views: [streetRecords, roadSegmentView],
  reactors: [SinglesReactor, OverlapsReactor],
  figures: [...correctionFigures, ...roadFigures],
  rates: streetRates,
  labels,
  fieldWords,
  desk: tallyDesk,
  papers: streetPapers,
  subjects: pledgeSubjects,
  registers: [segmentRegister, tallyRegister],
  openAtSite: [
    {
      kind: pledge.stream,
      what: roadWords.pledge,
      of: pledgeView,
      by: 'shopId',
      where: [
        { field: 'status', equals: 'signed' },
        { field: 'until', atLeast: { asked: 'at' } },
      ],
    },
  ],
  kinds: [
    {
      aggregate: tally,
      idOf: tallyIdOf,
      standsUnder,
      lookUps: { sheet: findSheet, beside: findBeside },
      around: inTheBook,
      isNew: ({ sheet }: TallyContext) => sheet?.isNew === true,
    },
    {
      aggregate: segment,
      view: segmentView,
      lookUps: {
        site: ownSite,
        shops: ({ shopIds = [] }: ProfileRoadSegment, { queries }) =>
          Promise.all(shopIds.map((shopId) => findSite(queries, shopId))),
      },
    },
    {
      aggregate: chiefPatrol,
      lookUps: { site: siteTold, responsibilities: findResponsibilities, alike, cases },
    },
    {
      aggregate: pledge,
      idOf: byField('shopId'),
      lookUps: { shop: ownSite },
    },
  ],
  findings: { ChiefPatrolRecorded: problemsIn(chiefPatrol, 'findings', 'street') },
});
