export { redact } from './errors.js';
export * from './mongo-document-store.js';
export * from './options.js';
