// Runs verbs of the built command line, one after another, in a process that has loaded the program once: loading it is
// most of what a short verb costs. Each runs the entry point anew, with its own arguments, environment and streams, and
// has ended only when nothing of it would keep a process alive. The host ends with the standard input that it was given.
import { createServer } from 'node:net';
import { performance } from 'node:perf_hooks';
import { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

const [, , socket] = process.argv;
const main = new URL('../../dist/apps/cli/main.js', import.meta.url);
const LONGEST_END_MS = 20_000;
const exit = process.exit.bind(process);

/** Thrown where a process would have ended in the middle of the work. */
class Exited extends Error {}

function sink() {
  const parts = [];
  const stream = new Writable({ write: (part, _encoding, done) => done(void parts.push(part)) });
  return { stream, text: () => Buffer.concat(parts).toString('utf8') };
}

/** Of those who ask, also while they wait for their turn. */
let connections = 0;

function without(all, some) {
  const rest = [...some];
  return all.filter((name) => {
    const at = rest.indexOf(name);
    if (at >= 0) rest.splice(at, 1);
    return at < 0;
  });
}

/** What keeps this process alive beside who asks. */
const keeping = () => without(process.getActiveResourcesInfo(), Array(connections).fill('PipeWrap'));
const added = (before) => without(keeping(), before);

async function nothingKeeps(before) {
  const until = performance.now() + LONGEST_END_MS;
  for (let wait = 0; added(before).length > 0; wait = Math.min(wait + 1, 20)) {
    if (performance.now() > until) throw new Error(`the process would go on: ${added(before).join(', ')}`);
    await pause(wait);
  }
}

let runs = 0;
/** Ends the run as the process would have. */
let leave = () => undefined;
process.exit = (status) => {
  leave(status ?? process.exitCode ?? 0);
  throw new Exited();
};
process.on('uncaughtException', (error) => {
  if (!(error instanceof Exited)) leave(1, error);
});

/** The status with which the process would have ended, and what it would have said. */
async function run({ args, env, cwd }) {
  const [stdout, stderr] = [sink(), sink()];
  Object.defineProperty(process, 'stdout', { configurable: true, value: stdout.stream });
  Object.defineProperty(process, 'stderr', { configurable: true, value: stderr.stream });
  process.argv = [process.execPath, 'zeren', ...args];
  for (const name of Object.keys(process.env)) if (!(name in env)) delete process.env[name];
  Object.assign(process.env, env);
  process.chdir(cwd);
  process.exitCode = undefined;
  const before = keeping();
  const ending = Promise.withResolvers();
  leave = (status, error) =>
    ending.resolve({ status, stdout: stdout.text(), stderr: stderr.text() + (error ? `${error.stack}\n` : '') });
  runs += 1;
  const ended = import(`${main.href}?run=${runs}`).then(() => nothingKeeps(before));
  ended.then(
    () => leave(process.exitCode ?? 0),
    (error) => leave(1, error),
  );
  const result = await ending.promise;
  // The next begins when nothing of this one goes on.
  await ended.catch(() => undefined);
  return result;
}

let last = Promise.resolve();
const server = createServer({ allowHalfOpen: true }, async (connection) => {
  connections += 1;
  connection.on('close', () => (connections -= 1));
  const asked = JSON.parse(await text(connection));
  last = last.then(() => run(asked));
  connection.end(JSON.stringify(await last));
});
// Before anybody asks: the program is loaded.
await import('../../dist/apps/cli/program.js');
server.listen(socket);
process.stdin.resume().on('close', () => exit());
