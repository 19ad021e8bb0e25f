import { sheetOf, type RoomSheets } from '#platform';
import { sheetWords } from './venue.glossary.js';
import { venueView, type VenueDocument } from './venue.views.js';

/** systems.md 14. */
export const venueSheets: RoomSheets = {
  label: { zh: '阵地', en: 'venues' },
  sheets: [
    sheetOf({
      name: 'venues',
      label: { zh: '阵地台账', en: 'ledger of venues' },
      of: venueView,
      sort: { field: 'profiledAt', direction: 'desc' },
      record: ({ venueId }: VenueDocument) => `venues/${venueId}`,
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
    }),
  ],
};
