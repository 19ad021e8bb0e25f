import { isDeepStrictEqual } from 'node:util';
import { CalendarSettingsError, daysAfter, loadHolidays, type OfficeHours } from '#calendar';
import {
  apart,
  refuse as refuseBy,
  say,
  type Decider,
  type Decision,
  type DecisionContext,
  type Recorded,
  type Refusal,
  type Sentence,
} from '#event-sourcing';
import { ChangeSettings, EstablishSettings } from './settings.commands.js';
import type { OfficeSettings, SettingsChanged } from './settings.events.js';
import { words } from './settings.glossary.js';
import { settingsHistory, type SettingsVersion } from './settings.history.js';

export interface SettingsContext extends DecisionContext {
  /** What is configured: it holds where the log has no version. */
  readonly configured: OfficeSettings;
}

type Changed = Partial<OfficeSettings>;

/** Some settings are always in force, and can always be changed. */
const refuse = (rule: string, sentence: Sentence, field?: string): Refusal =>
  refuseBy(rule, sentence, { state: 'in-force', possible: [ChangeSettings.name], ...(field && { field }) });

function decide(
  versions: readonly SettingsVersion[],
  command: object,
  context: SettingsContext,
): Decision<SettingsChanged> {
  if (command instanceof EstablishSettings) return established(versions, command.settings);
  if (!(command instanceof ChangeSettings))
    return refuse('command-unknown', say(words.commandUnknown, { command: command.constructor.name }));

  const history = settingsHistory(context.configured, versions);
  const tomorrow = daysAfter(history.calendar.dayOf(context.now), 1);
  const { daysPast = false, reason } = command;
  const from = command.from ?? (daysPast ? null : tomorrow);
  if (!daysPast && from! < tomorrow)
    return refuse('settings-from-tomorrow', say(words.fromTomorrow, { tomorrow }), 'from');
  const limits = [command.filingWorkingHours, command.dispatchWorkingHours, command.verificationWorkingHours];
  if (daysPast && [...limits, command.lateEntryDays, command.reportingPeriod].some((value) => value !== undefined))
    return refuse('limits-bind-by-the-day-of-reporting', words.limits, 'daysPast');

  try {
    const wanted = read(command, history.latest);
    const changed = Object.fromEntries(
      Object.entries(wanted).filter(
        ([name, value]) => !isDeepStrictEqual(value, history.latest[name as keyof Changed]),
      ),
    ) as Changed;
    if (Object.keys(changed).length === 0) return refuse('settings-unchanged', words.unchanged);
    const data = { from, ...changed, reason };
    // What makes no calendar is refused before it is in the log.
    settingsHistory(context.configured, [...versions, { data, recordedAt: context.now, actor: context.actor }]);
    return [{ type: 'SettingsChanged', data }];
  } catch (error) {
    if (!(error instanceof CalendarSettingsError)) throw error;
    return refuse('settings-unusable', say(words.unusable, { problems: apart(error.problems) }));
  }
}

/** Once, and of a setting that the program learned of since what has counted until now. */
function established(versions: readonly SettingsVersion[], settings: OfficeSettings): SettingsChanged[] {
  const missing = Object.entries(settings).filter(([name]) => !versions.some(({ data }) => name in data));
  return missing.length === 0
    ? []
    : [{ type: 'SettingsChanged', data: { from: null, ...Object.fromEntries(missing) } }];
}

function read(
  {
    filingWorkingHours,
    dispatchWorkingHours,
    verificationWorkingHours,
    officeHours,
    holidays,
    lateEntryDays,
    reportingPeriod,
  }: ChangeSettings,
  before: OfficeSettings,
): Changed {
  return {
    ...(filingWorkingHours !== undefined && { filingWorkingHours }),
    ...(dispatchWorkingHours !== undefined && { dispatchWorkingHours }),
    ...(verificationWorkingHours !== undefined && { verificationWorkingHours }),
    ...(lateEntryDays !== undefined && { lateEntryDays }),
    ...(reportingPeriod !== undefined && { reportingPeriod }),
    ...(officeHours !== undefined && { officeHours: hoursOf(officeHours) }),
    ...(holidays !== undefined && { years: { ...before.years, ...loadHolidays(holidays) } }),
  };
}

/** `08:30-12:00,14:00-17:30`; what is no time is refused by the calendar. */
export function hoursOf(text: string): OfficeHours[] {
  return text.split(',').map((span) => {
    const [from = '', to = ''] = span.trim().split('-');
    return { from, to };
  });
}

export function evolveSettings(
  versions: readonly SettingsVersion[],
  { data, recordedAt, metadata }: Recorded<SettingsChanged>,
): readonly SettingsVersion[] {
  return [...versions, { data, recordedAt, actor: metadata.actor }];
}

/** The settings of the office, in one stream. */
export const settingsDecider: Decider<readonly SettingsVersion[], object, SettingsChanged, SettingsContext> = {
  initialState: [],
  decide,
  evolve: evolveSettings,
  subject: () => ({}),
};
