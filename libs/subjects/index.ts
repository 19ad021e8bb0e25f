export * from './subject.answers.js';
export * from './subject.queries.js';
export * from './subjects.room.js';
