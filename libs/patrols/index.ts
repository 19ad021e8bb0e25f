export * from './patrol.commands.js';
export * from './patrol.decider.js';
export * from './patrol.events.js';
export * from './patrol.executor.js';
export * from './patrol.queries.js';
export * from './patrol.record.js';
export * from './patrol.views.js';
export * from './patrols.module.js';
export type { PatrolAnswer, PatrolPage } from './patrol.handlers.js';
