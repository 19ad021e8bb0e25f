import { sheetOf, type RoomSheets } from '#platform';
import { sheetWords } from './duty.glossary.js';
import { dutyView, type DutyDocument } from './duty.views.js';

/** systems.md 13: a row a duty; the table of a unit, kinds side by side, is that of the duties. */
export const dutySheets: RoomSheets = {
  label: { zh: '应办事项', en: 'duties' },
  sheets: [
    sheetOf({
      name: 'duties',
      label: { zh: '应办事项台账', en: 'ledger of duties' },
      of: dutyView,
      sort: { field: 'from', direction: 'desc' },
      record: ({ dutyId }: DutyDocument) => `duties/${dutyId}`,
      words: sheetWords,
      cells: {
        unit: 'unitId',
        community: 'communityId',
        period: 'periodKey',
        due: 'until',
        state: 'status',
        doneAt: ({ settlements }) => settlements.at(-1)?.doneAt,
        late: 'doneLate',
      },
    }),
  ],
};
