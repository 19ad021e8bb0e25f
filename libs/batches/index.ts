export * from './batch.commands.js';
export * from './batches.room.js';
export * from './enter-rows.js';
