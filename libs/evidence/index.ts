export * from './evidence.room.js';
