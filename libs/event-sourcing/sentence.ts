/** What a person reads, in both languages; it stands in a room's glossary, under a name that stays. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Sentence;

/** What a person reads: in both languages, or a word that is the same in each (a name, what another system says). */
export type Words = Sentence | string;

export const isSentence = (value: unknown): value is Sentence =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** `{name}`, or a count with the noun that goes with it, of one and of more: `{rows row|rows}`. */
const PLACE = /\{(\w+)(?: ([^{}|]+)\|([^{}|]+))?\}/g;

/** A sentence with its `{places}` filled in; a part that is a sentence itself is put in in each language. */
export function say(sentence: Sentence, parts: Readonly<Record<string, string | number | Sentence>> = {}): Sentence {
  const filled = (language: Language) =>
    sentence[language].replace(PLACE, (place: string, name: string, one?: string, more?: string) => {
      if (!Object.hasOwn(parts, name)) return place;
      const part = parts[name]!;
      const text = isSentence(part) ? part[language] : String(part);
      return more === undefined ? text : `${text} ${text === '1' ? one : more}`;
    });
  return { zh: filled('zh'), en: filled('en') };
}

/** Sentences one after the other. */
export function inOneLine(...sentences: readonly Sentence[]): Sentence {
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}

/** For what is written into the log, which people of either language read. */
export const inBoth = ({ zh, en }: Sentence): string => `${zh} · ${en}`;

export const inWords = (words: Words, language: Language): string =>
  typeof words === 'string' ? words : words[language];

/** Words as a sentence; of those that are the same in each language, the same. */
export const asSentence = (words: Words): Sentence => (typeof words === 'string' ? { zh: words, en: words } : words);

/** Names one after the other, as each language parts them. */
export function listed(names: readonly Words[]): Sentence {
  const sentences = names.map(asSentence);
  return { zh: sentences.map(({ zh }) => zh).join('、'), en: sentences.map(({ en }) => en).join(', ') };
}

/** Sentences in one line, each to be read by itself. */
export function apart(sentences: readonly Sentence[]): Sentence {
  return { zh: sentences.map(({ zh }) => zh).join('；'), en: sentences.map(({ en }) => en).join('; ') };
}

/** One of these names. */
export const eitherOf = (names: readonly string[]): Sentence => ({ zh: names.join(' 或 '), en: names.join(' or ') });

/** Each on a line of its own, as a list. */
export function inLines(items: readonly Words[]): Sentence {
  const sentences = items.map(asSentence);
  const lines = (language: Language) => sentences.map((sentence) => `  - ${sentence[language]}`).join('\n');
  return { zh: lines('zh'), en: lines('en') };
}

/** An error that a person reads: its message is the English one, for logs. */
export class SaidError extends Error {
  constructor(
    readonly sentence: Sentence,
    options?: ErrorOptions,
  ) {
    super(sentence.en, options);
    this.name = new.target.name;
  }
}

/** What an error says to a person; of one that nobody foresaw, its message. */
export function saidBy(error: unknown): Words {
  if (error instanceof SaidError) return error.sentence;
  return error instanceof Error ? error.message : String(error);
}
