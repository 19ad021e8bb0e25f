import { sheetOf, type RoomSheets } from '#platform';
import { sheetWords } from './activity.glossary.js';
import { activityView, type ActivityDocument } from './activity.views.js';

/** systems.md 7, 11, 12 and 13: one sheet, as one activity is one record; of who came the number alone. */
export const activitySheets: RoomSheets = {
  label: { zh: '会议与活动', en: 'meetings and activities' },
  sheets: [
    sheetOf({
      name: 'activities',
      label: { zh: '会议活动台账', en: 'ledger of meetings and activities' },
      of: activityView,
      sort: { field: 'heldAt', direction: 'desc' },
      record: ({ activityId }: ActivityDocument) => `activities/${activityId}`,
      words: sheetWords,
      cells: {
        day: ({ heldAt, plannedFor }) => heldAt ?? plannedFor,
        community: 'communityId',
        present: ({ present, attendances }) => present ?? (attendances.length > 0 ? attendances.length : undefined),
        decisions: ({ decisions }) => decisions.map(({ what }) => what),
        settled: ({ decisions }) => decisions.filter(({ state }) => state === 'done').length,
        minutes: ({ attendances }) => attendances.reduce((sum, { minutes }) => sum + minutes, 0),
        evidence: 'hasEvidence',
        state: 'status',
      },
    }),
  ],
};
