import { words } from './cli.glossary.js';
import { existsSync, statSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { INestApplicationContext } from '@nestjs/common';
import { holdSettings, openOffice, settingsThatDiffer, type BackendOptions, type Office, type Purpose } from '#office';
import { dataFiles, DataFolderHeld, DataFolderReadOnly } from '#event-store-sqlite';
import { SaidError, say } from '#event-sourcing';
import { tellDifferences } from '#settings';
import {
  actorNamed,
  CommandSender,
  growHeapSlowly,
  isOnServers,
  QueryDoor,
  readConfig,
  type CommandOrigin,
  type ZerenConfig,
} from '#platform';
import { copyAside } from './copy-aside.js';
import { tell, told } from './language.js';
import { terminalOutput, type Output } from './output.js';

/** Options that every verb has. */
export interface CommonOptions {
  readonly data?: string;
  readonly json?: boolean;
  readonly actor?: string;
  /** The verb itself changes the settings. */
  readonly changesSettings?: boolean;
}

export interface Session {
  readonly config: ZerenConfig;
  readonly office: Office;
  readonly context: INestApplicationContext;
  readonly queries: QueryDoor;
  /** In the name of whoever acts. */
  readonly ask: <A>(query: object) => Promise<A>;
  readonly sender: CommandSender;
  readonly origin: CommandOrigin;
  readonly output: Output;
}

export function configOf(options: CommonOptions): ZerenConfig {
  return readConfig(process.env, { dataFolder: options.data });
}

/** Whoever is logged in acts, unless told. */
function actorOf(options: CommonOptions): string {
  const name = options.actor ?? process.env['ZEREN_ACTOR'] ?? userInfo().username;
  const actor = actorNamed(name);
  if (actor === undefined) throw new NoActor(say(words.noActor, { name }));
  return actor;
}

class NoActor extends SaidError {}

interface Access {
  /** Else it is made. */
  readonly exists: boolean;
  /** Beside a service that holds the folder, whose views are read then. */
  readonly beside: boolean;
  /** Else the log alone, whatever has become of the views. */
  readonly views: boolean;
  readonly purpose: Purpose;
}

const NEEDS = {
  read: { exists: true, beside: true, views: true, purpose: 'reading' },
  'read the log': { exists: true, beside: true, views: false, purpose: 'inspecting' },
  rebuild: { exists: true, beside: false, views: true, purpose: 'reading' },
  write: { exists: false, beside: false, views: true, purpose: 'commands' },
  'write the log': { exists: false, beside: false, views: false, purpose: 'importing' },
  restore: { exists: false, beside: false, views: false, purpose: 'restoring' },
} as const satisfies Record<string, Access>;

export type Needs = keyof typeof NEEDS;

/** Opens the data folder, brings the views up to date where the verb needs them, runs it, and closes. */
export async function withSession<T>(
  options: CommonOptions,
  needs: Needs,
  run: (session: Session) => Promise<T>,
  backendOptions: BackendOptions = {},
): Promise<T> {
  const growAsBefore = growHeapSlowly();
  const asked = configOf(options);
  const output = terminalOutput(asked.timeZone);
  const { exists, beside, views, purpose } = NEEDS[needs];
  if (exists) assertThere(asked);
  const { context, office, config, closed } = await open(asked, beside, {
    withoutViews: !views,
    purpose,
    ...backendOptions,
  });
  try {
    await takeSettings(office, needs, options);
    if (views && !office.backends.readOnly)
      await office.follow({
        react: false,
        onProgress: ({ events }) => output.progress(tell(words.catchingUp, { events })),
      });
    output.done();
    const queries = context.get(QueryDoor);
    const origin = { actor: actorOf(options) };
    const session: Session = {
      config,
      office,
      context,
      queries,
      ask: (query) => queries.ask(query, origin),
      sender: context.get(CommandSender),
      origin,
      output,
    };
    return await run(session);
  } finally {
    output.done();
    await context.close();
    await office.close();
    closed();
    growAsBefore();
  }
}

/** What the log has holds; a differing environment keeps from writing, and is told of. */
async function takeSettings({ backends }: Office, needs: Needs, { changesSettings }: CommonOptions): Promise<void> {
  if (needs === 'write' && !changesSettings) return holdSettings(backends);
  const differences = settingsThatDiffer(backends);
  if (differences.length > 0) process.stderr.write(`zeren: ${told(tellDifferences(differences))}\n`);
}

class NoDataFolder extends SaidError {}

/** Whoever asks a folder that holds nothing has named the wrong one, and nothing is made in it. */
function assertThere(config: ZerenConfig): void {
  const { dataFolder, eventStore } = config;
  if (isOnServers(config)) return;
  const found = statSync(dataFolder, { throwIfNoEntry: false });
  if (!found) throw new NoDataFolder(say(words.noData, { dataFolder }));
  if (found.isDirectory() && eventStore === 'sqlite' && !existsSync(dataFiles(dataFolder).events))
    throw new NoDataFolder(say(words.noLog, { dataFolder }));
}

interface Opened extends Awaited<ReturnType<typeof openOffice>> {
  /** With the folder that was really opened. */
  readonly config: ZerenConfig;
  closed(): void;
}

async function open(config: ZerenConfig, beside: boolean, options: BackendOptions): Promise<Opened> {
  const opened = async (role: BackendOptions['role']) => ({
    ...(await openOffice(config, { ...options, role })),
    config,
    closed: () => undefined,
  });
  try {
    return await opened('owner');
  } catch (error) {
    if (beside && error instanceof DataFolderHeld) return opened('reader');
    if (beside && error instanceof DataFolderReadOnly) return openCopy(config, options);
    throw error;
  }
}

async function openCopy(config: ZerenConfig, options: BackendOptions): Promise<Opened> {
  const { folder, remove } = copyAside(config.dataFolder);
  try {
    const copied = { ...config, dataFolder: folder };
    return { ...(await openOffice(copied, options)), config: copied, closed: remove };
  } catch (error) {
    remove();
    throw error;
  }
}
