export * from './corrections.room.js';
