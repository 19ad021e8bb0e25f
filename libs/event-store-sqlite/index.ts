export * from './backup.js';
export * from './data-folder.js';
export { COLUMNS, type EventRow } from './rows.js';
export { tune } from './schema.js';
export * from './sqlite-event-store.js';
