import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { openOffice, type BackendOptions, type Office } from '#api';
import { dataFiles, DataFolderHeld } from '#event-store-sqlite';
import { CommandSender, growHeapSlowly, readConfig, type CommandOrigin, type ZerenConfig } from '#platform';
import { terminalOutput, type Output } from './output.js';

/** Options that every verb has. */
export interface CommonOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly actor?: string;
}

export interface Session {
  readonly config: ZerenConfig;
  readonly office: Office;
  readonly context: INestApplicationContext;
  readonly queries: QueryBus;
  readonly sender: CommandSender;
  readonly origin: CommandOrigin;
  readonly output: Output;
}

export function configOf(options: CommonOptions): ZerenConfig {
  return readConfig(process.env, { dataFolder: options.data });
}

/** Whoever is logged in acts, unless told. */
export function actorOf(options: CommonOptions): string {
  return options.actor ?? process.env['ZEREN_ACTOR'] ?? userInfo().username;
}

/** The log alone, the views as well, to write where there is something, or to write wherever. */
export type Needs = 'log' | 'read' | 'existing' | 'write';

/**
 * Opens the data folder, brings the views up to date, runs the verb, and closes. Verbs that only read run beside a
 * service that holds the folder: its views are the ones that are read then.
 */
export async function withSession<T>(
  options: CommonOptions,
  needs: Needs,
  run: (session: Session) => Promise<T>,
  backendOptions: BackendOptions = {},
): Promise<T> {
  const growAsBefore = growHeapSlowly();
  const config = configOf(options);
  const output = terminalOutput(config.timeZone);
  if (needs !== 'write') assertThere(config);
  const { context, office } = await open(config, needs, backendOptions);
  try {
    if (needs !== 'log' && !office.backends.readOnly)
      await office.follow({
        react: false,
        onProgress: ({ events }) => output.progress(`bringing the views up to date: ${events} events`),
      });
    output.done();
    const session = {
      config,
      office,
      context,
      queries: context.get(QueryBus),
      sender: context.get(CommandSender),
      origin: { actor: actorOf(options) },
      output,
    };
    return await run(session);
  } finally {
    output.done();
    await context.close();
    await office.close();
    growAsBefore();
  }
}

class NoDataFolder extends Error {
  override readonly name = 'NoDataFolder';
}

/** Whoever asks a folder that holds nothing has named the wrong one, and nothing is made in it. */
function assertThere({ dataFolder, eventStore }: ZerenConfig): void {
  const found = statSync(dataFolder, { throwIfNoEntry: false });
  if (!found) throw new NoDataFolder(`there is no data folder ${dataFolder}; --data names another one`);
  if (found.isDirectory() && eventStore === 'sqlite' && !existsSync(dataFiles(dataFolder).events))
    throw new NoDataFolder(`there is no event log in the data folder ${dataFolder}; --data names another one`);
}

async function open(config: ZerenConfig, needs: Needs, options: BackendOptions) {
  try {
    return await openOffice(config, options);
  } catch (error) {
    if ((needs === 'read' || needs === 'log') && error instanceof DataFolderHeld)
      return openOffice(config, { ...options, role: 'reader' });
    throw error;
  }
}
