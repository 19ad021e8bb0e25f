export * from './decider-spec.js';
export * from './documents.contract.js';
export * from './event-store.contract.js';
export * from './samples.js';
