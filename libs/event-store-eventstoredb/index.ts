export { redact } from './connection-string.js';
export type { ServerFacts } from './check.js';
export { AppendTooLarge } from './errors.js';
export * from './eventstoredb-event-store.js';
export * from './options.js';
