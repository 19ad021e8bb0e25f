import type { DecisionContext, Instant } from '#event-sourcing';

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** By time zone, of which an office has one: to make a format costs more than all that is asked of it in a request. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const made = formats.get(timeZone);
  if (made) return made;
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, format);
  return format;
}

/** Sentences hold moments as the log does, in UTC; whoever reads them reads the office's clock, to the minute. */
export function onOfficeClock(text: string, timeZone: string): string {
  return text.replace(INSTANT, (moment) => {
    const at = new Date(moment);
    return Number.isNaN(at.getTime()) ? moment : formatOf(timeZone).format(at);
  });
}

/** It happened when it began to hold, not when somebody wrote it down: "who was it by then" asks for that. */
export function whenItHeld(
  at: Instant,
  { now, occurredAt }: Pick<DecisionContext, 'now' | 'occurredAt'>,
): { readonly occurredAt?: Instant } {
  return at <= now && at !== occurredAt ? { occurredAt: at } : {};
}
