#!/usr/bin/env node
// The pinned Node runs Zeren, whatever the machine's own is: `npm ci` brings it along.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const LEAST_NODE = 22;
const main = fileURLToPath(new URL('../dist/apps/cli/main.js', import.meta.url));
const pinned = fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url));

if (!existsSync(main)) {
  process.stderr.write('zeren: not built yet; run npm ci (or npm run build) first\n');
  process.exit(1);
}
if (Number(process.versions.node.split('.')[0]) >= LEAST_NODE) {
  await import(main);
} else if (existsSync(pinned)) {
  const child = spawn(pinned, [main, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Whatever ends the launcher ends the service: a closed terminal must not leave one that holds the data folder.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, () => child.kill(signal));
  process.on('exit', () => child.kill());
  child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
} else {
  process.stderr.write(
    `zeren: Node ${LEAST_NODE} or later is needed, this is ${process.version}; run npm ci to get it\n`,
  );
  process.exit(1);
}
