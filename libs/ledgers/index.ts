export * from './figures.js';
export * from './groups.js';
export * from './indicators.js';
export * from './ledger.js';
export * from './ledger.queries.js';
export * from './ledgers.module.js';
export * from './office-documents.js';
export * from './replay.js';
export { LedgerReader } from './ledger.handlers.js';
