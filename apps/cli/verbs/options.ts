import { words } from '../cli.glossary.js';
import { InvalidArgumentError, type Command } from 'commander';
import { help } from '../help.glossary.js';
import { tell, told } from '../language.js';
import { isId, languageNamed, isLocalDate, parseInstant, type ListedPage } from '#platform';

/** Options that every verb has. */
export function common(command: Command, folder = './data'): Command {
  return command
    .option('--data <folder>', tell(help.dataFolder, { folder }))
    .option('--json', told(help.printJson))
    .option('--lang <language>', told(help.languageOf), spokenLanguage);
}

export function asOf(command: Command): Command {
  return command
    .option('--recorded-until <time>', told(help.whatWasKnownThenRfc), instant)
    .option('--occurred-until <time>', told(help.whatHadHappenedByThen), instant);
}

/** `language.ts` has read it already: here is only refused what names none. */
export function spokenLanguage(text: string): string {
  if (languageNamed(text) === undefined) throw new InvalidArgumentError(told(help.badLanguage));
  return text;
}

export function instant(text: string): string {
  const parsed = parseInstant(text);
  if (parsed === undefined) throw new InvalidArgumentError(told(help.badInstant));
  return parsed;
}

export function day(text: string): string {
  if (!isLocalDate(text)) throw new InvalidArgumentError(told(help.badDay));
  return text;
}

export function id(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError(told(help.badId));
  return text;
}

/** Without `most`, the office's configuration says what is too much. */
export function whole(least: number, most = Infinity): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(tell(most === Infinity ? help.badWhole : help.badWholeTo, { least, most }));
    return value;
  };
}

export interface AsOfOptions {
  readonly recordedUntil?: string;
  readonly occurredUntil?: string;
}

export function asOfOf({ recordedUntil, occurredUntil }: AsOfOptions): AsOfOptions {
  return { recordedUntil, occurredUntil };
}

export function paged(command: Command): Command {
  return common(command)
    .option('--limit <n>', told(help.howManyAtMostZeren), whole(1))
    .option('--cursor <cursor>', told(help.asThePageBeforeGave));
}

/** The list's own name in the JSON stands for its rows; the cursor goes on. */
export function more(next: string | undefined): string[] {
  return next === undefined ? [] : [tell(words.more, { next })];
}

/** What whoever goes on would not see, and how it goes on. */
export function around({ next, earlier }: Partial<Pick<ListedPage<never>, 'next' | 'earlier'>>): string[] {
  const ids = earlier?.ids ?? [];
  return [
    ...(ids.length > 0 ? [tell(words.earlier, { ids: ids.join(' ') })] : []),
    ...(earlier?.isCutShort ? [told(words.readAnew)] : []),
    ...more(next),
  ];
}
