import { backend, runPrefix, type Running } from '../libs/event-store-eventstoredb/testing/backend.js';
import { describeApi } from './api.suite.js';

let running: Running;

describeApi(
  backend.name,
  async () => {
    running = await backend.start();
    return { ZEREN_EVENT_STORE: running.connectionString, ZEREN_STREAM_PREFIX: runPrefix() };
  },
  () => running.stop(),
);
