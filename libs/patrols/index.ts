export * from './patrol.commands.js';
export * from './patrol.events.js';
export * from './patrol.record.js';
export * from './patrol.rules.js';
export * from './patrol.views.js';
export * from './patrols.room.js';
