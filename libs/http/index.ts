export * from './http-app.js';
export * from './serve.js';
