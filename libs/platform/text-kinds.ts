import { say, type Sentence } from '#event-sourcing';
import { fieldWords as words } from './platform.glossary.js';

/**
 * What each kind of text may hold, in one place for the bodies of commands, queries, the header X-Actor and imports.
 * Every kind is a pattern that any implementation of JSON Schema can check (ECMA-262 with the flag `u`, no look-around)
 * and a form in which it is stored. Lengths are in code points, as JSON Schema counts them.
 */
export interface TextKind {
  readonly pattern: string;
  /** Characters that it may not hold, as the body of a class. */
  readonly forbidden?: string;
  /** Says what is wanted where none of them is in it. */
  readonly wanted: Sentence;
  /** As it is stored. */
  readonly stored: (text: string) => string;
}

/** Characters by which text is written backwards, isolated or embedded (UAX #9): they make a line read as another one. */
const BIDI = '\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069';
const TAGS = '\\u{E0000}-\\u{E007F}';
const LINE_ENDS = '\\u2028\\u2029';
const CONTROLS_BUT_TAB_AND_LINE_ENDS = '\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F';
/** Also half a surrogate pair, and what Unicode has not assigned, noncharacters among it. */
const NO_TEXT = `\\p{Cs}\\p{Cn}${BIDI}${TAGS}`;
const NOT_IN_A_LINE = `\\p{Cc}${LINE_ENDS}${NO_TEXT}`;
const NOT_IN_A_TEXT = `${CONTROLS_BUT_TAB_AND_LINE_ENDS}${NO_TEXT}`;

const SPACES = '\\u0020\\u00A0\\u1680\\u2000-\\u200A\\u202F\\u205F\\u3000';
/** Default_Ignorable_Code_Point of Unicode, and three annotation marks: nothing of them is seen. */
const IGNORABLE =
  '\\u00AD\\u034F\\u115F\\u1160\\u17B4\\u17B5\\u180B-\\u180F\\u200B-\\u200D\\u2060-\\u2064\\u206A-\\u206F' +
  '\\u3164\\uFE00-\\uFE0F\\uFEFF\\uFFA0\\uFFF9-\\uFFFB\\u{1BCA0}-\\u{1BCA3}\\u{1D173}-\\u{1D17A}\\u{E0100}-\\u{E01EF}';
const UNSEEN = `${SPACES}${IGNORABLE}\\u2800`;

/** No forbidden character, and something that is seen: after what is not seen the first that is. */
const withSomethingSeen = (forbidden: string, unseen: string) =>
  `^[${unseen}]*[^${forbidden}${unseen}][^${forbidden}]*$`;

/** A letter that is seen: the Hangul fillers are letters, and are not. */
const LETTER = '[^\\P{L}\\u115F\\u1160\\u3164\\uFFA0]';

const compiled = (body: string, flags = 'u') => new RegExp(body, flags);
const ignorables = compiled(`[${IGNORABLE}]`, 'gu');

/** Nothing of it is beyond ASCII, and nothing of it needs a second look. */
const PLAIN = /^[!-~](?:[ -~]*[!-~])?$/;

const trimmed = (text: string) => (PLAIN.test(text) ? text : text.normalize('NFC').trim());

export const textKinds = {
  /** Names something in Zeren: letters and digits of any script, then also . _ : and -. */
  id: {
    pattern: `^(${LETTER}|\\p{N})(${LETTER}|[\\p{N}._:\\-])*$`,
    wanted: words.id,
    stored: (text) => text,
  },
  /** A person, department, category, authority or place: what people are told apart and figures are grouped by. */
  name: {
    pattern: withSomethingSeen(NOT_IN_A_LINE, UNSEEN),
    forbidden: NOT_IN_A_LINE,
    wanted: words.seen,
    stored: (text) => (PLAIN.test(text) ? text : text.replace(ignorables, '').normalize('NFC').trim()),
  },
  line: {
    pattern: withSomethingSeen(NOT_IN_A_LINE, UNSEEN),
    forbidden: NOT_IN_A_LINE,
    wanted: words.seen,
    stored: trimmed,
  },
  /** Line breaks and tabs are its own. */
  text: {
    pattern: withSomethingSeen(NOT_IN_A_TEXT, `${UNSEEN}${LINE_ENDS}\\t\\n\\r`),
    forbidden: NOT_IN_A_TEXT,
    wanted: words.seen,
    stored: trimmed,
  },
  fileName: {
    pattern: withSomethingSeen(`${NOT_IN_A_LINE}\\/\\\\`, `${UNSEEN}.`),
    forbidden: `${NOT_IN_A_LINE}\\/\\\\`,
    wanted: words.seen,
    stored: trimmed,
  },
} as const satisfies Record<string, TextKind>;

export type TextKindName = keyof typeof textKinds;

const patterns = Object.fromEntries(
  Object.entries(textKinds).map(([name, { pattern }]) => [name, compiled(pattern)]),
) as Record<TextKindName, RegExp>;

const forbidden = Object.fromEntries(
  Object.entries(textKinds as Record<string, TextKind>).map(([name, kind]) => [
    name,
    kind.forbidden === undefined ? undefined : compiled(`[${kind.forbidden}]`),
  ]),
) as Record<TextKindName, RegExp | undefined>;

/** In code points; a text that is longer than `enough` by its units alone is not counted to its end. */
export function lengthOf(text: string, enough = Infinity): number {
  if (text.length > enough * 2) return text.length;
  let length = 0;
  for (const _character of text) length += 1;
  return length;
}

/** Why a text is none of this kind, as it was given; `undefined` where it is one. */
export function faultOf(kind: TextKindName, text: string, most: number): Sentence | undefined {
  if (text === '') return words.empty;
  if (text.length > most && lengthOf(text, most) > most) return say(words.tooLong, { most });
  if (patterns[kind].test(text)) return undefined;
  const foreign = forbidden[kind]?.exec(text)?.[0];
  return foreign === undefined ? textKinds[kind].wanted : say(words.foreign, { character: nameOfCharacter(foreign) });
}

function nameOfCharacter(character: string): Sentence {
  const point = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  if (/[\n\r\u2028\u2029]/.test(character)) return say(words.lineBreak, { point });
  if (/\p{Cc}/u.test(character)) return say(words.control, { point });
  return /[/\\]/.test(character) ? words.path : say(words.character, { point });
}

/** As it is stored; of a text that the kind allows. */
export function storedForm(kind: TextKindName, text: string): string {
  return textKinds[kind].stored(text);
}

const spaces = compiled(`[${SPACES}\\s]+`, 'gu');

/**
 * By which names are told apart, wherever two are compared, listed by or grouped by: NFKC, case folded, without what is
 * not seen, each run of spaces one space. Two names with one key are one name.
 */
export function nameKey(name: string): string {
  let key = keys.get(name);
  if (key === undefined) {
    if (keys.size >= MOST_KEYS) keys.clear();
    keys.set(name, (key = keyOf(name)));
  }
  return key;
}

/** A rebuild asks for the same few names for each event. */
const keys = new Map<string, string>();
const MOST_KEYS = 10_000;

function keyOf(name: string): string {
  if (PLAIN.test(name) && !name.includes('  ')) return name.toLowerCase();
  const folded = name.normalize('NFKC').toUpperCase().toLowerCase().normalize('NFKC');
  return folded.replace(ignorables, '').replace(spaces, ' ').trim();
}

/** By the key of a name that may not be there: in documents, which lists and figures are asked for by it. */
export function keyOfName(name: string | undefined): string | undefined {
  return name === undefined ? undefined : nameKey(name);
}

export function isSameName(one: string, other: string): boolean {
  return one === other || nameKey(one) === nameKey(other);
}

/** The first name that was there before, however it is spelled. */
export function namedTwice(names: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return names.find((name) => {
    const key = nameKey(name);
    if (seen.has(key)) return true;
    seen.add(key);
    return false;
  });
}

const unprintable = compiled(`[${NOT_IN_A_LINE}\\uFEFF]`, 'gu');

const eachLine = (text: string, change: (line: string) => string) => text.split('\n').map(change).join('\n');

/** The same of a text of several lines, which stay. */
export function printableLines(text: string): string {
  return eachLine(text, printable);
}

/** The same of JSON, which says the same afterwards. */
export function printableJson(json: string): string {
  const escaped = (character: string) =>
    Array.from(
      { length: character.length },
      (_, n) => `\\u${character.charCodeAt(n).toString(16).padStart(4, '0')}`,
    ).join('');
  return eachLine(json, (line) => line.replace(unprintable, escaped));
}

/** For a terminal: what would move its cursor, colour it or turn a line round is shown as its code point. */
export function printable(text: string): string {
  return text.replace(unprintable, (character) => `\\u{${character.codePointAt(0)!.toString(16).toUpperCase()}}`);
}
