export * from './backends.js';
export * from './http-app.js';
export * from './office.js';
export * from './rooms.js';
export * from './serve.js';
