import { NO_END, type DecisionContext, type Instant } from '#event-sourcing';

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** By time zone, of which an office has one: to make a format costs more than all that is asked of it in a request. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string, timeStyle: 'short' | 'medium'): Intl.DateTimeFormat {
  const key = `${timeStyle} ${timeZone}`;
  const made = formats.get(key);
  if (made) return made;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle });
  formats.set(key, format);
  return format;
}

/**
 * A moment as the office's clock shows it, to the minute or the second; what has no end is shown as none. A text that only
 * looks like a moment stays as it is.
 */
export function officeTime(moment: string, timeZone: string, timeStyle: 'short' | 'medium' = 'short'): string {
  if (moment === NO_END) return '';
  const at = new Date(moment);
  return Number.isNaN(at.getTime()) ? moment : formatOf(timeZone, timeStyle).format(at);
}

/** Sentences hold moments as the log does, in UTC; whoever reads them reads the office's clock, to the minute. */
export const onOfficeClock = (text: string, timeZone: string): string =>
  text.replace(INSTANT, (moment) => officeTime(moment, timeZone));

/** It happened when it began to hold, not when somebody wrote it down: "who was it by then" asks for that. */
export function whenItHeld(
  at: Instant,
  { now, occurredAt }: Pick<DecisionContext, 'now' | 'occurredAt'>,
): { readonly occurredAt?: Instant } {
  return at <= now && at !== occurredAt ? { occurredAt: at } : {};
}
