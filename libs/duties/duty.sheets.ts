import { aRowEach, sheetOf, type RoomSheets } from '#platform';
import { dutyRecords } from './duty.controller.js';
import { sheetWords } from './duty.glossary.js';
import { dutyListRecords } from './duty-list.controller.js';
import { sheetWords as listWords } from './duty-list.glossary.js';

/** systems.md 7 and 13: a row a duty; a branch's meetings of a month, kinds side by side, are a table: `meetings-by-branch`. */
export const dutySheets: RoomSheets = {
  label: { zh: '应办事项', en: 'duties' },
  sheets: [
    sheetOf({
      ...aRowEach(dutyRecords),
      label: { zh: '应办事项台账', en: 'ledger of duties' },
      columns: ['unit', 'community', 'period', 'duty', 'due', 'state', 'doneAt', 'late'],
      words: sheetWords,
      cells: {
        unit: 'unitId',
        period: 'periodKey',
        due: 'until',
        doneAt: ({ settlements }) => settlements.at(-1)?.doneAt,
        late: 'doneLate',
      },
      reads: { unit: { of: ['organisation', 'community', 'site'] }, duty: 'codes' },
    }),
    sheetOf({
      ...aRowEach(dutyListRecords),
      label: { zh: '责任清单台账', en: 'ledger of duty lists' },
      columns: ['year', 'person', 'post', 'items', 'firstHalf', 'secondHalf', 'state'],
      words: listWords,
      cells: {
        items: ({ items }) => items.map(({ name }) => name),
        firstHalf: ({ reports }) => reports.filter(({ half }) => half === 'first').length,
        secondHalf: ({ reports }) => reports.filter(({ half }) => half === 'second').length,
      },
      adds: ['firstHalf', 'secondHalf'],
    }),
  ],
};
