export * from './data-folder.js';
export * from './sqlite-event-store.js';
