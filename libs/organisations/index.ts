export * from './labels.js';
export * from './organisation.commands.js';
export * from './organisation.events.js';
export * from './organisation.figures.js';
export * from './organisation.record.js';
export * from './organisation.rules.js';
export * from './organisation.views.js';
export * from './organisations.room.js';
