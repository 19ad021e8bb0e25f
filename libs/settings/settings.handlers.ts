import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import type { Clock } from '#event-sourcing';
import { CLOCK, handlerFor } from '#platform';
import type { LiveSettings } from './live-settings.js';
import type { OfficeSpan, SettingsAnswer, SettingsVersionAnswer } from './settings.answers.js';
import { ChangeSettings } from './settings.commands.js';
import type { OfficeSettings } from './settings.events.js';
import { SETTINGS, SettingsExecutor } from './settings.executor.js';
import type { SettingsVersion } from './settings.history.js';

export class GetSettings {}

type Shown<S> = Omit<S, 'years' | 'officeHours'> & { officeHours?: OfficeSpan[]; holidaysOf?: number[] };

function shown<S extends Partial<OfficeSettings>>({ years, officeHours, ...settings }: S): Shown<S> {
  return {
    ...settings,
    ...(officeHours && { officeHours: [...officeHours] }),
    ...(years && { holidaysOf: Object.keys(years).map(Number) }),
  };
}

const versionAnswer = ({ data, recordedAt, actor }: SettingsVersion, n: number): SettingsVersionAnswer => ({
  version: n + 1,
  recordedAt,
  actor,
  ...shown(data),
});

@QueryHandler(GetSettings)
export class GetSettingsHandler implements IQueryHandler<GetSettings, SettingsAnswer> {
  constructor(
    @Inject(SETTINGS) private readonly settings: LiveSettings,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(): Promise<SettingsAnswer> {
    await this.settings.refresh();
    const { history } = this.settings;
    const today = history.on(history.calendar.dayOf(this.clock.now()));
    return { ...(shown(today) as Required<Shown<OfficeSettings>>), versions: history.versions.map(versionAnswer) };
  }
}

export const settingsHandlers = [handlerFor(ChangeSettings, SettingsExecutor), GetSettingsHandler];
