import { digestOf, type Instant } from '#event-sourcing';
import type { OfficeSettings } from '#platform';
import type { LiveSettings } from './live-settings.js';

/**
 * What figures are judged by, by what was known then: limits by the day of reporting, hours and holidays by each day.
 * Only a change of days past makes another edition; what holds from a coming day on changes nothing that is judged.
 */
export function settingsOf(live: LiveSettings, now: Instant, recordedUntil?: Instant): OfficeSettings {
  const at = () => live.history.knownBy(recordedUntil);
  const limitsOf = (moment: Instant) => at().limitsOn(at().calendar.dayOf(moment));
  const { first, edition } = at();
  return {
    get calendar() {
      return at().calendar;
    },
    limits: limitsOf(now),
    limitsOf,
    lateEntryDaysOf: (recordedAt) => at().on(at().calendar.dayOf(recordedAt)).lateEntryDays,
    // By what it says, not by where it stands: a process that began before the first version is in the log, and one that
    // began after it, are to build the same.
    edition: `${edition} of ${digestOf(first)}`,
  };
}
