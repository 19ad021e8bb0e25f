import { aRowEach, sheetOf, type RoomSheets } from '#platform';
import { venueRecords } from './venue.controller.js';
import { sheetWords } from './venue.glossary.js';

/** systems.md 14. */
export const venueSheets: RoomSheets = {
  label: { zh: '阵地', en: 'venues' },
  sheets: [
    sheetOf({
      ...aRowEach(venueRecords),
      label: { zh: '阵地台账', en: 'ledger of venues' },
      words: sheetWords,
      cells: {
        venue: 'siteId',
        community: 'communityId',
        area: 'areaM2',
        signs: 'signsUnified',
        uses: ({ uses }) => uses.reduce((sum, use) => sum + use.uses, 0),
        persons: ({ uses }) => uses.reduce((sum, use) => sum + use.persons, 0),
        state: ({ isIdle, state }) => (isIdle ? 'idle' : state),
        problems: ({ checks }) => checks.reduce((sum, { problems }) => sum + problems.length, 0),
      },
      reads: { venue: { of: ['site'] }, ownership: 'codes', state: 'codes' },
      adds: ['area', 'uses', 'persons', 'problems'],
    }),
  ],
};
