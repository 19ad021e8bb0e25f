export * from './deliberation.commands.js';
export * from './deliberation.events.js';
export * from './deliberation.record.js';
export * from './deliberation.rules.js';
export * from './deliberation.views.js';
export * from './deliberations.room.js';
export * from './methods.js';
