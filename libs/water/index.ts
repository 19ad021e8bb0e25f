export * from './water.commands.js';
export * from './water.context.js';
export * from './water.events.js';
export * from './water.grading.js';
export * from './water.limits.js';
export * from './water.rules.js';
export * from './water.views.js';
export * from './water.room.js';
