/** Spans of time in milliseconds; a day is one without change of the clock. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
