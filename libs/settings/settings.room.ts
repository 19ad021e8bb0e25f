import { roomOf } from '#platform';
import { eventWords } from './settings.glossary.js';
import { SettingsController } from './settings.controller.js';
import { settingsCatalogue } from './settings.events.js';
import { SettingsExecutor } from './settings.executor.js';
import { settingsHandlers } from './settings.handlers.js';

/** What figures are judged by, as versions in the log. The live settings are given by whoever opened the log. */
export const settingsRoom = roomOf({
  name: 'settings',
  eventWords,
  controllers: [SettingsController],
  tags: { settings: '设置' },
  providers: [SettingsExecutor, ...settingsHandlers],
  catalogue: settingsCatalogue,
});
