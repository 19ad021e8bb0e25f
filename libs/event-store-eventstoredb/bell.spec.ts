import { expect, test } from '@jest/globals';
import { sampleEvent } from '#event-sourcing/testing';
import { EventStoreDbEventStore } from './index.js';
import { backend, runPrefix } from './testing/backend.js';

test(`a subscription that pauses for long goes on as soon as an append is taken: ${backend.name}`, async () => {
  const running = await backend.start();
  const wire = await running.wire();
  const dropped: string[] = [];
  const store = await EventStoreDbEventStore.connect({
    connectionString: wire.connectionString,
    timeouts: { firstPause: 600_000, longestPause: 600_000 },
    log: (line) => dropped.push(line),
  });
  const stream = `${runPrefix()}s`;
  const seen: string[] = [];
  const stop = new AbortController();
  const following = (async () => {
    for await (const message of store.subscribe({ filter: { streamPrefixes: [stream] }, signal: stop.signal }))
      if (message.kind === 'events') seen.push(...message.events.map(({ id }) => id));
  })();
  const until = async (isSo: () => boolean) => {
    for (let tries = 0; tries < 1_000 && !isSo(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(isSo()).toBe(true);
  };
  const events = [sampleEvent(), sampleEvent()];
  await store.append(stream, [events[0]!], 'no-stream');
  await until(() => seen.length === 1);
  wire.proxy.cut();
  await until(() => dropped.length === 1);
  await wire.proxy.mend();
  for (let taken = false; !taken;)
    taken = await store.append(stream, [events[1]!], 0).then(
      () => true,
      () => false,
    );
  await until(() => seen.length === 2);
  expect(seen).toEqual(events.map(({ id }) => id));
  stop.abort();
  await following;
  await store.close();
  await running.stop();
});
