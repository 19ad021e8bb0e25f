import { ownSite } from '#places';
import { byField, CountOpenCases, roomOf, THE_SYSTEM, type OpenAtSite } from '#platform';
import { waterRecords } from './water.controller.js';
import type { WaterRelapsed } from './water.events.js';
import { waterFigures, waterRates } from './water.figures.js';
import { waterDesk } from './water.desk.js';
import { commandWords, eventWords, labels, words } from './water.glossary.js';
import { waterBody } from './water.rules.js';
import { waterView } from './water.views.js';
import { listings } from './water.terms.js';
import { waterSheet } from './water.sheets.js';

const atWater = (where: OpenAtSite['where']): OpenAtSite => ({
  kind: waterBody.stream,
  what: words.water,
  of: waterView,
  by: 'siteId',
  where,
});

/** Black and odorous water 黑臭水体 (system 2). */
export const waterRoom = roomOf({
  name: 'water',
  commandWords,
  eventWords,
  sheets: { label: { zh: '黑臭水体', en: 'black and odorous water' }, sheets: [waterSheet] },
  records: [waterRecords],
  tags: { 'water-bodies': '黑臭水体' },
  figures: waterFigures,
  rates: waterRates,
  labels,
  desk: waterDesk,
  openAtSite: [
    atWater([{ field: 'state', in: ['identified', 'planned', 'underway', 'finished', 'relapsed'] }]),
    // Whoever keeps a list strikes off what is on it.
    atWater([
      { field: 'state', in: ['assessed', 'lasting'] },
      { field: 'listing', in: listings.filter((one) => one !== 'none') },
    ]),
  ],
  kinds: [
    {
      aggregate: waterBody,
      idOf: byField('siteId'),
      lookUps: {
        site: ownSite,
        openCases: (_command, { queries, sent }) => queries.ask(new CountOpenCases(sent.target), THE_SYSTEM),
      },
    },
  ],
  findings: {
    WaterRelapsed: (event) => {
      const { findingId, description, evidence } = event.data as WaterRelapsed['data'];
      const { siteId, communityId } = event.metadata;
      const foundIn = { kind: waterBody.stream, id: siteId! };
      const files = evidence && [...evidence];
      return [
        {
          findingId,
          source: 'water',
          category: '返黑返臭',
          description,
          siteId,
          communityId,
          evidence: files,
          foundIn,
        },
      ];
    },
  },
});
