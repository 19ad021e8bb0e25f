import type { Sentence } from '#event-sourcing';
import { words } from './settings.glossary.js';
import type { ChangeSettings } from './settings.commands.js';

/** What follows from a change of settings, for whoever has made it. */
export function settingsWarnings({ daysPast, holidays, officeHours }: Partial<ChangeSettings>): Sentence[] {
  if ((holidays ?? officeHours) === undefined) return [];
  const past = daysPast ? words.pastChanged : words.pastKept;
  return [past, words.affected];
}
