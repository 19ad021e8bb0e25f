export * from './task.commands.js';
export * from './task.events.js';
export * from './task.kinds.js';
export * from './task.rules.js';
export * from './task.views.js';
export * from './supervised-tasks.room.js';
export { taskIdOf } from './task.controller.js';
