import { InvalidArgumentError, type Command } from 'commander';
import { isId, isLocalDate, parseInstant } from '#platform';

/** Options that every verb has. */
export function common(command: Command, folder = './data'): Command {
  return command
    .option('--data <folder>', `data folder (default: ZEREN_DATA or ${folder})`)
    .option('--json', 'print JSON');
}

export function asOf(command: Command): Command {
  return command
    .option('--recorded-until <time>', 'what was known then (RFC 3339 with offset)', instant)
    .option('--occurred-until <time>', 'what had happened by then (RFC 3339 with offset)', instant);
}

export function instant(text: string): string {
  const parsed = parseInstant(text);
  if (parsed === undefined)
    throw new InvalidArgumentError('It must be a date and time with offset, e.g. 2018-09-30T18:00:00+08:00.');
  return parsed;
}

export function day(text: string): string {
  if (!isLocalDate(text)) throw new InvalidArgumentError('It must be a day that exists, e.g. 2018-09-30.');
  return text;
}

export function id(text: string): string {
  if (!isId(text)) throw new InvalidArgumentError('It must be an id: 1 to 100 letters, digits, or . _ : -');
  return text;
}

/** Without `most`, the office's configuration says what is too much. */
export function whole(least: number, most = Infinity): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most)
      throw new InvalidArgumentError(
        `It must be a whole number from ${least}${most === Infinity ? '' : ` to ${most}`}.`,
      );
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
    .option('--limit <n>', 'how many at most; ZEREN_LARGEST_PAGE_SIZE is the most of a page', whole(1))
    .option('--cursor <cursor>', 'as the page before gave it');
}

/** The list's own name in the JSON stands for its rows; the cursor goes on. */
export function more(next: string | undefined): string[] {
  return next === undefined ? [] : [`more: --cursor ${next}`];
}
