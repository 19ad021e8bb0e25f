import type { Figure, Sentence } from '#event-sourcing';
import { roomOf } from '#platform';
import { LateEntryDocument, lateEntryView, lateEntryViewBy } from './late-entry.view.js';

const labels = {
  'entries.late': { zh: '补录条数（各系统）', en: 'late entries of all rooms' },
} satisfies Record<string, Sentence>;

/** They count in the period in which it happened (systems.md 0.3). */
const figures: readonly Figure[] = [
  { name: 'entries.late', version: 1, of: lateEntryView, where: [], period: 'occurredAt' },
];

/** 补录: what was entered long after it happened, of all rooms. It keeps no events of its own. */
export const entriesRoom = roomOf({
  name: 'entries',
  records: [
    {
      at: 'late-entries',
      names: ['LateEntry', 'LateEntries'],
      says: 'Entries of all rooms that were made long after it happened, by the office’s settings of then 补录.',
      rows: 'entries',
      view: lateEntryView,
      filters: { kind: 'text', type: 'text', communityId: 'id', siteId: 'id', person: 'name' },
      sort: { field: 'occurredAt', direction: 'desc' },
      document: LateEntryDocument,
    },
  ],
  tags: { 'late-entries': '补录' },
  views: [lateEntryView],
  viewsBy: (settings) => [lateEntryViewBy(settings)],
  figures,
  labels,
});
