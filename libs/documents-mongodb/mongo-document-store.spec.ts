import { describe, test } from '@jest/globals';
import { describeDocumentStore } from '#event-sourcing/testing';
import { MongoDocumentStore } from './index.js';
import { mongoBackends, REAL_SERVER_SKIPPED, runPrefix, type RunningMongo } from '../../test/servers/mongo-backends.js';

const backends = mongoBackends();

for (const { name, missing, many, lacks, start } of backends) {
  if (missing) {
    test.skip(`${name}: skipped, ${missing}`, () => undefined);
    continue;
  }
  let running: RunningMongo;
  describeDocumentStore(
    name,
    async () => {
      running = await start();
      return MongoDocumentStore.connect({ ...running.options, prefix: runPrefix(), graceMilliseconds: 0 });
    },
    () => running.stop(),
    { many, noSums: lacks.sums },
  );
}

if (!backends.some(({ name }) => name.includes('real server')))
  describe('document store contract', () => test.skip(REAL_SERVER_SKIPPED, () => undefined));
