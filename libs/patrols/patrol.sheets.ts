import { aRowEach, sheetOf } from '#platform';
import { patrolRecords } from './patrol.controller.js';
import { sheetWords } from './patrol.glossary.js';

/** System 1: who was where and saw what. */
export const patrolSheet = sheetOf({
  ...aRowEach(patrolRecords),
  label: { zh: '巡查台账', en: 'ledger of patrols' },
  columns: ['patrolledAt', 'site', 'community', 'patroller', 'companions', 'findings', 'state'],
  words: sheetWords,
  adds: ['findings'],
  remarks: ({ note }) => note,
});
