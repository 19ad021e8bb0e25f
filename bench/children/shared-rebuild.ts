import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { generationRead, SharedProjections } from '#event-sourcing';
import { openBackends, viewsFor } from '#office';
import { growHeapSlowly, readConfig } from '#platform';
import { onMongo } from '../mongo.js';

export interface SharedRebuilt {
  /** From the word to begin until all views show the whole log, whoever builds them. */
  readonly seconds: number;
}

const LOOK_AGAIN_MILLISECONDS = 50;
/** Long enough for all to join before much is built. */
const LEASES = { beatMilliseconds: 200, expiryMilliseconds: 60_000 };

/** One projector of several: says that it is there, begins when it is told to, and ends when it is told to. */
growHeapSlowly();
const [folder, prefix] = [process.argv[2]!, process.argv[3]!];
const backends = await openBackends(readConfig({}, { dataFolder: folder, ...onMongo(prefix) }), {
  role: 'projections',
});
const { store, documents, ids } = backends;
const views = viewsFor(backends);
const head = await store.head();
const shared = new SharedProjections({ store, documents, views, ...LEASES, holder: ids.next() });
const told = () => once(process, 'message');
const begin = told();
process.send!('ready');
await begin;
const start = performance.now();
await shared.start();
for (;;) {
  const generations = await documents.generations();
  const isShown = (view: (typeof views)[number]) => {
    const read = generationRead(view, generations);
    return read?.version === view.version && read.checkpoint >= head;
  };
  if (views.every(isShown)) break;
  await pause(LOOK_AGAIN_MILLISECONDS);
}
const end = told();
process.send!({ seconds: (performance.now() - start) / 1_000 } satisfies SharedRebuilt);
await end;
await shared.stop();
await backends.close();
process.disconnect();
