import type { Instant } from '#event-sourcing';
import type { OfficeSettings } from '#platform';
import type { LiveSettings } from './live-settings.js';

/**
 * What figures are judged by, by what was known then: limits by the day of reporting, hours and holidays by each day.
 * Only a change of days past makes another edition; what holds from a coming day on changes nothing that is judged.
 */
export function settingsOf(live: LiveSettings, now: Instant, recordedUntil?: Instant): OfficeSettings {
  const at = () => live.history.knownBy(recordedUntil);
  const limitsOf = (moment: Instant) => at().limitsOn(at().calendar.dayOf(moment));
  const { versions, edition, calendar } = at();
  return {
    get calendar() {
      return at().calendar;
    },
    limits: limitsOf(now),
    limitsOf,
    edition:
      versions.length > 0 ? `edition ${edition}` : `configured ${calendar.digest} ${JSON.stringify(limitsOf(now))}`,
  };
}
