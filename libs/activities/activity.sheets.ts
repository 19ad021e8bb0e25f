import { aRowEach, sheetOf } from '#platform';
import { activityRecords } from './activity.controller.js';
import { sheetWords } from './activity.glossary.js';

/** systems.md 7, 11, 12 and 13: one sheet, as one activity is one record; of who came the number alone. */
export const activitySheet = sheetOf({
  ...aRowEach(activityRecords),
  label: { zh: '会议活动台账', en: 'ledger of meetings and activities' },
  words: sheetWords,
  cells: {
    day: ({ heldAt, plannedFor }) => heldAt ?? plannedFor,
    present: ({ present, attendances }) => present ?? (attendances.length > 0 ? attendances.length : undefined),
    organiser: 'organiserId',
    decisions: ({ decisions }) => decisions.map(({ what }) => what),
    inCharge: ({ decisions }) => decisions.map(({ person }) => person),
    deadlines: ({ decisions }) => decisions.map(({ due }) => due),
    settled: ({ decisions }) => decisions.filter(({ state }) => state === 'done').length,
    minutes: ({ attendances }) => attendances.reduce((sum, { minutes }) => sum + minutes, 0),
    evidence: 'hasEvidence',
  },
  reads: { kind: 'codes', organiserKind: 'codes', organiser: { of: ['organisation', 'community'] } },
  adds: ['due', 'present', 'settled', 'minutes', 'beneficiaries'],
});
