export * from './backends.js';
export * from './ledgers.answers.js';
export * from './log-guard.js';
export * from './office.js';
export * from './office.module.js';
export * from './open-office.js';
export * from './rooms.js';
export * from './stderr-logger.js';
