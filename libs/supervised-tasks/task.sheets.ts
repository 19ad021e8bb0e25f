import { aRowEach, sheetOf } from '#platform';
import { supervisedTaskRecords } from './task.controller.js';
import { lookBackWords, sheetWords } from './task.glossary.js';

/** systems.md 4; of those held to account the number alone, their names stay with the record. */
export const taskSheet = sheetOf({
  ...aRowEach(supervisedTaskRecords),
  name: 'supervised-tasks',
  label: { zh: '督办事项台账', en: 'ledger of supervised tasks' },
  words: sheetWords,
  cells: {
    number: 'externalNumber',
    pollution: 'pollutionType',
    isTrue: ({ investigation }) => investigation?.isTrue,
    findings: ({ investigation }) => investigation?.findings,
    rectification: ({ rectification, answer }) => rectification?.what ?? answer?.reply,
    due: ({ granted, due }) => granted ?? due,
    lookBack: ({ lookBacks }) => lookBacks.at(-1)?.outcome,
    accountability: ({ accountabilities }) => accountabilities.reduce((sum, { persons }) => sum + persons, 0),
    shared: 'sharedAreas',
  },
  reads: { isTrue: 'codes', lookBack: { words: lookBackWords } },
  adds: ['accountability'],
});
