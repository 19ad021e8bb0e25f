export * from './desk.answers.js';
export * from './desk.queries.js';
export * from './desk.room.js';
export * from './handover.reactor.js';
