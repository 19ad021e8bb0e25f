import { test } from '@jest/globals';
import { backend, runPrefix, type Running } from '../libs/event-store-eventstoredb/testing/backend.js';
import { describeApi } from './api.suite.js';
import { mongoBackends, runPrefix as documentsPrefix, type RunningMongo } from './servers/mongo-backends.js';

// FerretDB answers no figure rightly, and looks through a collection for each write.
for (const { name, missing, lacks, start } of mongoBackends()) {
  const why = missing ?? lacks.sums;
  if (why) {
    test.skip(`API on ${name}: skipped, ${why}`, () => undefined);
    continue;
  }
  let events: Running;
  let documents: RunningMongo;
  describeApi(
    `${backend.name}, ${name}`,
    async () => {
      [events, documents] = [await backend.start(), await start()];
      return {
        ZEREN_EVENT_STORE: events.connectionString,
        ZEREN_STREAM_PREFIX: runPrefix(),
        ZEREN_DOCUMENTS: documents.options.connectionString,
        ZEREN_DOCUMENTS_PREFIX: documentsPrefix(),
      };
    },
    async () => {
      await events.stop();
      await documents.stop();
    },
    true,
  );
}
