export * from './http-app.js';
export * from './serve.js';
export * from './serve-projector.js';
