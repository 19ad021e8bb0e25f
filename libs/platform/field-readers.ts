import { listed, say, type Correctable, type EventSchema, type FieldReader, type Sentence } from '#event-sourcing';
import { dayWanted, instantWanted, isLocalDate, parseInstant } from './dates.js';
import { LONG } from './lengths.js';
import { fieldWords as words } from './platform.glossary.js';

/** How corrected values are read from the words of a command: limits as when they are entered. */
export function textOf(most: number): FieldReader {
  const read = (text: string) => (text.trim() !== '' && [...text].length <= most ? text.trim() : undefined);
  // Texts of several lines are for readers: no figure counts, groups or narrows by them.
  return Object.assign(read, { isProse: most >= LONG });
}

/** Words of a person, as long as they may be. */
export const prose: FieldReader = textOf(LONG);

const wanting = (wanted: Sentence, read: FieldReader): FieldReader => Object.assign(read, { wanted });

export const momentOf = wanting(instantWanted, (text) => parseInstant(text));
/** Of what may be long ago, as its field says when it is entered. */
export const momentLongAgoOf = wanting(instantWanted, (text) => parseInstant(text, { longAgo: true }));

export const dayOf = wanting(dayWanted, (text) => (isLocalDate(text) ? text : undefined));
export const dayLongAgoOf = wanting(dayWanted, (text) => (isLocalDate(text, { longAgo: true }) ? text : undefined));

export const flagOf = wanting(words.flag, (text) => (text === 'true' ? true : text === 'false' ? false : undefined));

export const wholeOf = (least: number, most = Number.MAX_SAFE_INTEGER): FieldReader =>
  wanting(say(words.wholeFrom, { least, most }), (text) => {
    const value = /^-?\d{1,16}$/.test(text) ? Number(text) : undefined;
    return value !== undefined && value >= least && value <= most ? value : undefined;
  });

export const oneOf = (values: readonly string[]): FieldReader =>
  wanting(say(words.choice, { values: listed(values) }), (text) => (values.includes(text) ? text : undefined));

/** What somebody entered, in its first version unless told: these fields can be corrected, and when it happened. */
export const entered = (fields: Correctable = {}, more: Partial<EventSchema> = {}): EventSchema => ({
  schema: 1,
  ...more,
  correctable: { ...fields, occurredAt: fields['occurredAt'] ?? momentOf },
});
