import { sheetOf, type RoomSheets } from '#platform';
import { sheetWords } from './patrol.glossary.js';
import { patrolView, type PatrolDocument } from './patrol.views.js';

/** System 1: who was where and saw what. */
export const patrolSheets: RoomSheets = {
  label: { zh: '巡查', en: 'patrols' },
  sheets: [
    sheetOf({
      name: 'patrols',
      label: { zh: '巡查台账', en: 'ledger of patrols' },
      of: patrolView,
      sort: { field: 'patrolledAt', direction: 'desc' },
      record: ({ patrolId }: PatrolDocument) => `patrols/${patrolId}`,
      words: sheetWords,
      cells: { site: 'siteId', community: 'communityId', state: 'status' },
    }),
  ],
};
