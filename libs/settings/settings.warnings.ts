import type { ChangeSettings } from './settings.commands.js';

/** What follows from a change of settings, for whoever has made it. */
export function settingsWarnings({ daysPast, holidays, officeHours }: Partial<ChangeSettings>): string[] {
  if ((holidays ?? officeHours) === undefined) return [];
  const past = daysPast
    ? 'the calendar of days past was changed, and with it the figures of then: stop the service and build the views anew (zeren rebuild)'
    : 'days before keep the hours and holidays that held for them; daysPast changes those too';
  return [past, 'deadlines that fall elsewhere now are listed by `zeren deadlines --affected`'];
}
