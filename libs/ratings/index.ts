export * from './post.commands.js';
export * from './post.events.js';
export * from './post.rules.js';
export * from './post.views.js';
export * from './ratings.room.js';
