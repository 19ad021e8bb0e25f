export * from './reacting-office.js';
export * from './test-office.js';
