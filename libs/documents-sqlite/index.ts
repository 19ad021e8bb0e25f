export * from './damage.js';
export * from './sqlite-document-store.js';
