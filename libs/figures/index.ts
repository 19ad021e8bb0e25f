export * from './figures.answers.js';
export * from './figures.queries.js';
export * from './groupings.js';
export * from './figures.room.js';
