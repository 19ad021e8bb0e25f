export * from './patrol.commands.js';
export * from './patrol.events.js';
export { patrolLedgerPart } from './patrol.figures.js';
export * from './patrol.record.js';
export * from './patrol.rules.js';
export * from './patrol.views.js';
export * from './patrols.room.js';
