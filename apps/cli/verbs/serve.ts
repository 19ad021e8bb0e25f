import type { Command } from 'commander';
import { serve, type Served } from '#http';
import { readConfig } from '#platform';
import { common, whole } from './options.js';
import type { CommonOptions } from '../session.js';

interface ServeOptions extends CommonOptions {
  readonly port?: number;
  readonly host?: string;
}

/** Serves until the process is told to stop. */
export async function serveUntilStopped(options: ServeOptions): Promise<void> {
  const config = readConfig(process.env, { dataFolder: options.data, port: options.port, host: options.host });
  const served = await serve(config);
  const hello = { url: served.url, docs: `${served.url}/api/docs`, data: config.dataFolder };
  process.stdout.write(
    options.json
      ? `${JSON.stringify(hello)}\n`
      : `Zeren listens on ${hello.url} (API: ${hello.docs}, data: ${hello.data})\n`,
  );
  await stopped(served);
}

function stopped(served: Served): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => void served.close().then(resolve, reject);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  });
}

export function addServeVerb(program: Command): void {
  common(program.command('serve').description('serve the HTTP API until stopped'))
    .option('--port <port>', 'port (default: ZEREN_PORT or 3000; 0 for any free one)', whole(0, 65_535))
    .option('--host <address>', 'address to bind (default: ZEREN_HOST or 127.0.0.1)')
    .action(serveUntilStopped);
}
