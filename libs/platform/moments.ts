import type { DecisionContext, Instant } from '#event-sourcing';

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g;

/** Sentences hold moments as the log does, in UTC; whoever reads them reads the office's clock, to the minute. */
export function onOfficeClock(text: string, timeZone: string): string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  return text.replace(INSTANT, (moment) => {
    const at = new Date(moment);
    return Number.isNaN(at.getTime()) ? moment : format.format(at);
  });
}

/** It happened when it began to hold, not when somebody wrote it down: "who was it by then" asks for that. */
export function whenItHeld(
  at: Instant,
  { now, occurredAt }: Pick<DecisionContext, 'now' | 'occurredAt'>,
): { readonly occurredAt?: Instant } {
  return at <= now && at !== occurredAt ? { occurredAt: at } : {};
}
