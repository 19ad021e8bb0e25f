import { say, type Sentence } from '#event-sourcing';
import { demoWords } from './demo.glossary.js';
import type { DemoSizes } from './sizes.js';

/** Tells in the data folder which year was played into it. */
export const DEMO_MARK = 'demo.json';

/** Raised with what is played: a folder of an earlier version holds another year of the same sizes. */
export const PLAY_VERSION = 2;

type Played = DemoSizes & { readonly seed: number };
type Mark = Partial<Played> & { readonly version?: number };

export const markOf = (played: Played): string => `${JSON.stringify({ version: PLAY_VERSION, ...played })}\n`;

/** Why a folder that bears this mark is not the year that is wanted; what is in it stays. */
export function whyNotPlayed(mark: string, wanted: Played, folder: string): Sentence | undefined {
  const found = read(mark);
  if (found === undefined) return say(demoWords.unreadableDemo, { folder });
  // The first version did not say which it was.
  const { version = 1 } = found;
  if (version !== PLAY_VERSION) return say(demoWords.otherVersion, { folder, version, wanted: PLAY_VERSION });
  const differing = Object.keys(wanted).filter((name) => found[name as keyof Played] !== wanted[name as keyof Played]);
  if (differing.length === 0) return undefined;
  const options = (of: Mark) => differing.map((name) => `${optionOf(name)} ${of[name as keyof Played]}`).join(' ');
  return say(demoWords.otherDemo, { folder, played: options(found), wanted: options(wanted) });
}

/** `undefined` for what is no mark. */
function read(mark: string): Mark | undefined {
  try {
    const found: unknown = JSON.parse(mark);
    return typeof found === 'object' && found !== null ? found : undefined;
  } catch {
    return undefined;
  }
}

/** E.g. `--small-ads` of `smallAds`. */
export const optionOf = (name: string): string => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
