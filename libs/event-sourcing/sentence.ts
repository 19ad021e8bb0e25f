/** What a person reads, in both languages; it stands in a room's glossary, under a name that stays. */
export interface Sentence {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Sentence;

export const isSentence = (value: unknown): value is Sentence =>
  typeof value === 'object' && value !== null && 'zh' in value && 'en' in value;

/** A sentence with its `{places}` filled in; a part that is a sentence itself is put in in each language. */
export function say(sentence: Sentence, parts: Readonly<Record<string, string | number | Sentence>> = {}): Sentence {
  const filled = (language: Language) =>
    sentence[language].replace(/\{(\w+)\}/g, (place, name: string) => {
      const part = Object.hasOwn(parts, name) ? parts[name]! : place;
      return isSentence(part) ? part[language] : String(part);
    });
  return { zh: filled('zh'), en: filled('en') };
}

/** Sentences one after the other. */
export function inOneLine(...sentences: readonly Sentence[]): Sentence {
  return { zh: sentences.map(({ zh }) => zh).join(''), en: sentences.map(({ en }) => en).join(' ') };
}
