import { aRowEach, sheetOf, type RoomSheets } from '#platform';
import { dutyRecords } from './duty.controller.js';
import { dutyStates, sheetWords } from './duty.glossary.js';

/** systems.md 13: a row a duty; the table of a unit, kinds side by side, is that of the duties. */
export const dutySheets: RoomSheets = {
  label: { zh: '应办事项', en: 'duties' },
  sheets: [
    sheetOf({
      ...aRowEach(dutyRecords),
      label: { zh: '应办事项台账', en: 'ledger of duties' },
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
      reads: { unit: { of: ['organisation', 'community', 'site'] }, duty: 'codes', state: { words: dutyStates } },
    }),
  ],
};
