export * from './entries.room.js';
export { lateEntryViewBy } from './late-entry.view.js';
