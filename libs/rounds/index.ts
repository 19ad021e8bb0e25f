export * from './finding.views.js';
export * from './ranking.js';
export * from './round.commands.js';
export * from './round.events.js';
export * from './round.rules.js';
export * from './round.views.js';
export * from './rounds.room.js';
export { roundIdOf } from './round.controller.js';
