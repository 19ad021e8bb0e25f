export * from './patrol.commands.js';
export * from './patrol.events.js';
export * from './patrol.views.js';
export * from './patrols.room.js';
