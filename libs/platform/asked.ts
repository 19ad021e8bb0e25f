import type { WorkingCalendar } from '#calendar';
import { momentAfter, type Asked, type Instant } from '#event-sourcing';

/**
 * By what figures are asked. A period is from 00:00 of its first to 24:00 of its last day in the office's zone; what a
 * register counts, it counts as of the end of the last day, or of the first of these moments where that comes before.
 * @param moments inclusive; one at least
 */
export function askedOfPeriod(
  moments: readonly Instant[],
  { from, to }: { readonly from?: string; readonly to?: string },
  calendar: WorkingCalendar,
): Asked {
  const until = to === undefined ? undefined : momentAfter(calendar.endOfDay(to));
  const bounds = [...moments.map(momentAfter), ...(until === undefined ? [] : [until])].sort();
  return { at: bounds[0]!, until, from: from === undefined ? undefined : calendar.startOfDay(from) };
}
