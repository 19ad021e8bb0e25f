import { words } from '../cli.glossary.js';
import type { Command } from 'commander';
import { serve, type Served } from '#http';
import { readConfig } from '#platform';
import { common, whole } from './options.js';
import { help } from '../help.glossary.js';
import { tell, told } from '../language.js';
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
  process.stdout.write(options.json ? `${JSON.stringify(hello)}\n` : `${tell(words.listening, hello)}\n`);
  await stopped(served);
}

function stopped(served: Served): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => void served.close().then(resolve, reject);
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, stop);
  });
}

export function addServeVerb(program: Command): void {
  common(program.command('serve').description(told(help.serveTheHttpApiUntil)))
    .option('--port <port>', told(help.portDefaultZerenPortOr), whole(0, 65_535))
    .option('--host <address>', told(help.addressToBindDefaultZeren))
    .action(serveUntilStopped);
}
