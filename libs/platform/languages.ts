import type { Language } from '#event-sourcing';

/** Whoever says nothing is answered in Chinese. */
export const DEFAULT_LANGUAGE: Language = 'zh';

/** BCP 47. */
export const LANGUAGE_TAGS: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** What an answer in this language says of itself: whoever keeps it asks anew for the other. */
export const languageHeaders = (language: Language) => ({
  'content-language': LANGUAGE_TAGS[language],
  vary: 'accept-language',
});

const languageOfTag = (tag: string): Language | undefined => {
  const primary = tag
    .trim()
    .toLowerCase()
    .split(/[-_.@]/)[0];
  return primary === 'zh' || primary === 'en' ? primary : undefined;
};

/** The language that a request would rather have (RFC 9110, 12.5.4): of two that it likes as well, the first. */
export function languageAsked(acceptLanguage: string | undefined): Language {
  let best = { language: DEFAULT_LANGUAGE, weight: 0 };
  for (const range of (acceptLanguage ?? '').split(',')) {
    const [tag = '', ...parameters] = range.split(';');
    const q = parameters.map((parameter) => /^\s*q\s*=\s*([01](?:\.\d{0,3})?)\s*$/i.exec(parameter)?.[1]).find(Boolean);
    const language = tag.trim() === '*' ? DEFAULT_LANGUAGE : languageOfTag(tag);
    const weight = q === undefined ? 1 : Number(q);
    if (language !== undefined && weight > best.weight) best = { language, weight };
  }
  return best.language;
}

/** Names a language as a user would: `zh`, `zh-CN`, `en`, `en_GB`; undefined for one that Zeren does not speak. */
export const languageNamed = languageOfTag;

/** The language of whoever started the process: the first of POSIX's variables that is set decides. */
export function languageOfLocale({
  LC_ALL,
  LC_MESSAGES,
  LANG,
}: Readonly<Record<string, string | undefined>>): Language {
  return languageOfTag(LC_ALL || LC_MESSAGES || LANG || '') ?? DEFAULT_LANGUAGE;
}
