import { parse } from 'yaml';
import { say } from '#event-sourcing';
import { checkYears, isMapping, unknownKeys } from './arrangements.js';
import { words } from './calendar.glossary.js';
import { CalendarSettingsError, type YearArrangements } from './types.js';

/**
 * Reads a holiday file: YAML with the one key `years`, as in `holidays-2018.yml`.
 * Throws a `CalendarSettingsError` that names every fault: text that is no YAML, unknown or doubled keys, dates that do
 * not exist or belong to another year, working weekends that are no weekend, dates that are off and worked at once.
 *
 * Years of several files go together as `{ ...loadHolidays(one), ...loadHolidays(other) }`.
 */
export function loadHolidays(yamlText: string): YearArrangements {
  const file = parseYaml(yamlText);
  if (!isMapping(file) || !('years' in file)) {
    throw new CalendarSettingsError([words.mapping]);
  }
  const problems = [...unknownKeys(file, ['years'], words.file), ...checkYears(file.years, 'years')];
  if (problems.length > 0) throw new CalendarSettingsError(problems);
  return file.years as YearArrangements;
}

function parseYaml(text: string): unknown {
  try {
    // The core schema leaves dates as the text they are.
    return parse(text, { schema: 'core' });
  } catch (error) {
    throw new CalendarSettingsError([
      say(words.notYaml, { reason: error instanceof Error ? error.message : String(error) }),
    ]);
  }
}
