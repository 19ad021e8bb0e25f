export * from './folder.js';
export * from './folder.queries.js';
export * from './folders.room.js';
export * from './zip.js';
