export * from './catalogue.js';
export * from './catalogue-in-use.js';
export * from './street.room.js';
export * from './tally.commands.js';
export * from './tally.events.js';
export { tallyIdOf } from './tally.key.js';
export * from './tally.rules.js';
export * from './tally.views.js';
