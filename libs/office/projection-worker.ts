import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { Projector, saidBy, SharedProjections } from '#event-sourcing';
import { isOnServers, type ZerenConfig } from '#platform';
import { openBackends } from './backends.js';
import { holderName } from './holder.js';
import { startTelemetry } from './open-telemetry.js';
import type { FromThread } from './projection-thread.js';
import { withReadCounts } from './read-counts.js';
import { viewsFor } from './rooms.js';
import { withProjectionSpans } from './spans.js';

/** Niceness of this thread: whoever sends a command waits for it, and whoever reads can say what to wait for. */
const BEHIND_COMMANDS = 5;

/** On Linux a thread has a priority of its own; elsewhere the process would get it. */
function giveWay(): void {
  if (process.platform !== 'linux') return;
  try {
    setPriority(BEHIND_COMMANDS);
  } catch {
    // A sandbox may forbid it: then the views share the machine evenly.
  }
}

const STATUS_EVERY_MILLISECONDS = 10;

// Runs in a thread of its own: follows the log and keeps the views, so that commands need not wait for it.
giveWay();
const port = parentPort!;
const say = (message: FromThread) => port.postMessage(message);
const config = workerData as ZerenConfig;
const telemetry = await startTelemetry(config);
const backends = await openBackends(config, {
  role: 'projections',
  log: (line) => say({ kind: 'error', message: line }),
});
const { store, rawStore, documents, ids, close } = backends;
let taken = 0;
const options = {
  store: withReadCounts(withProjectionSpans(store), (events) => (taken += events)),
  documents,
  views: viewsFor(backends),
  onProgress: ({ events }: { readonly events: number }) => say({ kind: 'progress', events }),
  onIndexes: (made: number) => say({ kind: 'indexes', made }),
  onError: (error: unknown) => say({ kind: 'error', message: saidBy(error) }),
};
const projector = isOnServers(config)
  ? new SharedProjections({ ...options, ...config.leases, holder: holderName(ids) })
  : new Projector(options);

let told = '';
// A change holds from a coming day on: it is known here long before anything is judged by it.
const settingsTimer = setInterval(() => {
  backends.settings.refresh().catch((error: unknown) => options.onError(error));
}, config.clockTickMilliseconds);
const timer = setInterval(() => tellStatus(), STATUS_EVERY_MILLISECONDS);
function tellStatus(): void {
  if (taken > 0) say({ kind: 'taken', events: taken });
  taken = 0;
  const status = projector.status();
  const shown = JSON.stringify(status);
  if (shown !== told) say({ kind: 'status', status });
  told = shown;
}

port.on('message', (message: 'stop' | 'nudge') => {
  if (message === 'nudge') return rawStore.nudge?.();
  clearInterval(timer);
  clearInterval(settingsTimer);
  void projector
    .stop()
    .then(close)
    .then(() => telemetry?.close())
    .finally(() => port.close());
});

projector.start().then(
  () => {
    tellStatus();
    say({ kind: 'caught-up' });
  },
  (error: unknown) => say({ kind: 'failed', message: saidBy(error) }),
);
