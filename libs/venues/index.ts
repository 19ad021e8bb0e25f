export * from './idle-clock.js';
export * from './venue.commands.js';
export * from './venue.events.js';
export * from './venue.rules.js';
export * from './venue.views.js';
export * from './venues.room.js';
