import { aRowEach, sheetOf, type RoomSheets } from '#platform';
import { dutyRecords } from './duty.controller.js';
import { dutyStates, sheetWords } from './duty.glossary.js';
import { dutyListRecords } from './duty-list.controller.js';
import { dutyListStates, sheetWords as listWords } from './duty-list.glossary.js';

/** systems.md 7 and 13: a row a duty; the table of a unit, kinds side by side, is that of the duties. */
export const dutySheets: RoomSheets = {
  label: { zh: '应办事项', en: 'duties' },
  sheets: [
    sheetOf({
      ...aRowEach(dutyRecords),
      label: { zh: '应办事项台账', en: 'ledger of duties' },
      words: sheetWords,
      cells: {
        unit: 'unitId',
        period: 'periodKey',
        due: 'until',
        state: 'status',
        doneAt: ({ settlements }) => settlements.at(-1)?.doneAt,
        late: 'doneLate',
      },
      reads: { unit: { of: ['organisation', 'community', 'site'] }, duty: 'codes', state: { words: dutyStates } },
    }),
    sheetOf({
      ...aRowEach(dutyListRecords),
      label: { zh: '责任清单台账', en: 'ledger of duty lists' },
      words: listWords,
      cells: {
        items: ({ items }) => items.map(({ name }) => name),
        firstHalf: ({ reports }) => reports.filter(({ half }) => half === 'first').length,
        secondHalf: ({ reports }) => reports.filter(({ half }) => half === 'second').length,
        state: 'status',
      },
      reads: { state: { words: dutyListStates } },
      adds: ['firstHalf', 'secondHalf'],
    }),
  ],
};
