import type { Correctable, EventSchema, FieldReader } from '#event-sourcing';
import { isLocalDate, parseInstant } from './dates.js';
import { LONG } from './lengths.js';

/** How corrected values are read from the words of a command: limits as when they are entered. */
export function textOf(most: number): FieldReader {
  const read = (text: string) => (text.trim() !== '' && [...text].length <= most ? text.trim() : undefined);
  // Texts of several lines are for readers: no figure counts, groups or narrows by them.
  return Object.assign(read, { isProse: most >= LONG });
}

/** Words of a person, as long as they may be. */
export const prose: FieldReader = textOf(LONG);

export const momentOf: FieldReader = (text) => parseInstant(text);
/** Of what may be long ago, as its field says when it is entered. */
export const momentLongAgoOf: FieldReader = (text) => parseInstant(text, { longAgo: true });

export const dayOf: FieldReader = (text) => (isLocalDate(text) ? text : undefined);
export const dayLongAgoOf: FieldReader = (text) => (isLocalDate(text, { longAgo: true }) ? text : undefined);

export const wholeOf =
  (least: number, most = Number.MAX_SAFE_INTEGER): FieldReader =>
  (text) => {
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : undefined;
    return value !== undefined && value >= least && value <= most ? value : undefined;
  };

export const oneOf =
  (values: readonly string[]): FieldReader =>
  (text) =>
    values.includes(text) ? text : undefined;

/** What somebody entered, in its first version unless told: these fields can be corrected, and when it happened. */
export const entered = (fields: Correctable = {}, more: Partial<EventSchema> = {}): EventSchema => ({
  schema: 1,
  ...more,
  correctable: { ...fields, occurredAt: fields['occurredAt'] ?? momentOf },
});
