import type { Figure } from '#event-sourcing';
import { aRowEach, rectifiedThen, sheetOf, type SheetCell } from '#platform';
import { venueClosures, venueFindingView } from './finding.view.js';
import { venueRecords } from './venue.controller.js';
import { sheetWords } from './venue.glossary.js';
import type { VenueDocument } from './venue.views.js';

const counted = (name: string, { of, where }: Pick<Figure, 'of' | 'where'>): SheetCell<VenueDocument> => ({
  sums: { name, version: 1, of, where },
  by: 'venueId',
  is: ({ venueId }) => venueId,
});

/** systems.md 14. */
export const venueSheet = sheetOf({
  ...aRowEach(venueRecords),
  label: { zh: '阵地台账', en: 'ledger of venues' },
  words: sheetWords,
  cells: {
    venue: 'siteId',
    area: 'areaM2',
    signs: 'signsUnified',
    uses: ({ uses }) => uses.reduce((sum, use) => sum + use.uses, 0),
    persons: ({ uses }) => uses.reduce((sum, use) => sum + use.persons, 0),
    state: ({ isIdle, state }) => (isIdle ? 'idle' : state),
    problems: counted('problems', { of: venueFindingView, where: [{ field: 'holds', equals: true }] }),
    rectified: counted('rectified', { of: venueClosures, where: rectifiedThen }),
  },
  reads: { venue: { of: ['site'] }, ownership: 'codes', state: 'codes' },
  adds: ['area', 'uses', 'persons', 'problems', 'rectified'],
});
