import { refuse, say, type Refusal } from '#event-sourcing';
import { namedOnceWords as words } from './platform.glossary.js';
import { namedTwice } from './text-kinds.js';

/** Of a list in which something stands twice. */
export const isThereTwice = (what: string, field: string): Refusal =>
  refuse('named-once', say(words.twice, { what }), { field });

/** Refused where a name stands in a list twice, however it is spelled. */
export function namedOnce(names: readonly string[], field: string): Refusal | undefined {
  const what = namedTwice(names);
  return what === undefined ? undefined : isThereTwice(what, field);
}
