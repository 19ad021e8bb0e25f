import { describe, test } from '@jest/globals';
import { describeEventStore } from '#event-sourcing/testing';
import { EventStoreDbEventStore } from './index.js';
import { REAL_SERVER_SKIPPED, backend, runPrefix } from './testing/backend.js';

describeEventStore(backend.name, async () => {
  const running = await backend.start();
  const open = () => EventStoreDbEventStore.connect({ connectionString: running.connectionString });
  return { open, reopen: open, dispose: () => running.stop(), prefix: runPrefix() };
});

if (!backend.real)
  describe('event store contract: EventStoreDB (real server)', () => {
    test.skip(REAL_SERVER_SKIPPED, () => undefined);
  });
