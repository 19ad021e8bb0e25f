// Hands what it reads to the host of verbs at a socket, and prints its answer: for whoever must wait without a loop.
import { connect } from 'node:net';
import { performance } from 'node:perf_hooks';
import { pipeline } from 'node:stream/promises';
import { setTimeout as pause } from 'node:timers/promises';

const [, , socket] = process.argv;
const LONGEST_START_MS = 60_000;

/** A host that was just started listens when it has loaded the program. */
async function connected() {
  for (;;) {
    const connection = connect({ path: socket, allowHalfOpen: true });
    const outcome = await new Promise((resolve) => {
      connection.once('connect', () => resolve(undefined));
      connection.once('error', resolve);
    });
    if (outcome === undefined) return connection;
    if (performance.now() > LONGEST_START_MS) throw outcome;
    await pause(20);
  }
}

const connection = await connected();
await pipeline(process.stdin, connection, { end: true });
await pipeline(connection, process.stdout, { end: false });
