import { inWords, say, type Language, type Sentence, type Words } from '#event-sourcing';
import { languageNamed, languageOfLocale } from '#platform';

/** What `--lang` names, wherever it stands: the help is written before anything is parsed. */
function languageAsked(args: readonly string[]): Language | undefined {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  if (at < 0) return undefined;
  const [, value = args[at + 1]] = args[at]!.split('=');
  return value === undefined ? undefined : languageNamed(value);
}

/** In which this run of the command line speaks: as `--lang` says, else as the locale does, else Chinese. */
export const language: Language = languageAsked(process.argv.slice(2)) ?? languageOfLocale(process.env);

export const told = (words: Words): string => inWords(words, language);

export const tell = (sentence: Sentence, parts?: Parameters<typeof say>[1]): string => told(say(sentence, parts));
