import { Inject, Injectable } from '@nestjs/common';
import { CommandRunner, type Clock, type EventStore, type IdSource, type Outcome } from '#event-sourcing';
import { CLOCK, EVENT_STORE, SYSTEM, type CommandExecutor, type Sent } from '#platform';
import type { LiveSettings } from './live-settings.js';
import { EstablishSettings } from './settings.commands.js';
import { settingsDecider, type SettingsContext } from './settings.decider.js';
import { SETTINGS_ID, SETTINGS_PREFIX, settingsCatalogue, type SettingsChanged } from './settings.events.js';
import type { SettingsVersion } from './settings.history.js';

export const SETTINGS = Symbol('LiveSettings');

function settingsRunner(store: EventStore, clock: Clock) {
  return new CommandRunner<readonly SettingsVersion[], object, SettingsChanged, SettingsContext>({
    store,
    clock,
    decider: settingsDecider,
    catalogue: settingsCatalogue,
    prefix: SETTINGS_PREFIX,
  });
}

/** Changes the settings; what is asked afterwards is answered by the new ones. */
@Injectable()
export class SettingsExecutor implements CommandExecutor<object> {
  private readonly runner: ReturnType<typeof settingsRunner>;

  constructor(
    @Inject(EVENT_STORE) store: EventStore,
    @Inject(CLOCK) clock: Clock,
    @Inject(SETTINGS) private readonly settings: LiveSettings,
  ) {
    this.runner = settingsRunner(store, clock);
  }

  async execute(command: object, sent: Sent): Promise<Outcome> {
    const outcome = await this.runner.run(SETTINGS_ID, command, sent, { configured: this.settings.configured });
    await this.settings.refresh();
    return outcome;
  }
}

/**
 * What is configured at the first start becomes the first version, and what the program learned of since one of its own;
 * nothing happens where all has one.
 * @param ids the log is known by the id of its first event, so no two offices have the same
 */
export async function establishSettings(
  store: EventStore,
  clock: Clock,
  settings: LiveSettings,
  ids: IdSource,
): Promise<void> {
  const { configured, history } = settings;
  const has = (name: string) => history.versions.some(({ data }) => name in data);
  if (Object.keys(configured).every(has)) return;
  const command = Object.assign(new EstablishSettings(), { settings: configured });
  const envelope = { id: ids.next(), digest: '', actor: `${SYSTEM}settings` };
  await settingsRunner(store, clock).run(SETTINGS_ID, command, envelope, { configured });
  await settings.refresh();
}
