import { DAY } from '#calendar';
import { deriveId } from '#event-sourcing';
import { nodeOf } from './catalogue.js';
import { streetCatalogue } from './catalogue-in-use.js';
import type { TallyKey } from './tally.commands.js';

export const MOST_DAYS = 7;

/** The days that a command names, whether it names one or two. */
export function rangeOf({ day, from, to }: TallyKey): { readonly from?: string; readonly to?: string } {
  if (day !== undefined && from === undefined && to === undefined) return { from: day, to: day };
  return day === undefined ? { from, to } : {};
}

const startOf = (day: string) => Date.parse(`${day}T00:00:00Z`);

/** How many days of the calendar; none or fewer where the range is upside down. */
export const lengthOf = (from: string, to: string) => (from === to ? 1 : (startOf(to) - startOf(from)) / DAY + 1);

/** The days of a range, at most as many as a tally may have. */
export function daysOf(from: string, to: string): string[] {
  if (from === to) return [from];
  const length = Math.min(lengthOf(from, to), MOST_DAYS);
  return Array.from({ length }, (_, n) => new Date(startOf(from) + n * DAY).toISOString().slice(0, 10));
}

export const monthOf = (day: string) => day.slice(0, 7);

const LONGEST = 100;

/** What a tally is known by, as it is found in a command or an event. */
export interface KeyFound extends Pick<TallyKey, 'roadSegmentId' | 'communityId' | 'kind'> {
  /** The first day. */
  readonly from?: string;
  /** The class of the catalogue. */
  readonly nodeId?: string;
}

/** The same in one text: its id, unless that would be too long. */
export function keyTextOf({ from = '', roadSegmentId, communityId = '', nodeId = '', kind }: KeyFound): string {
  return `${from}:${roadSegmentId ?? communityId}:${nodeId}:${kind}${roadSegmentId === undefined ? ':all' : ''}`;
}

/**
 * One tally, one id: of first day, area, category and kind. So the stream itself forbids the same tally twice, holds
 * nothing but this one, and keeps nobody waiting who types another. It reads `2018-07-10:r1:gbt-0506:correction`, with
 * `:all` behind for a whole community; one that would be too long is a digest. The day comes first so that the tallies
 * of one day lie side by side in the log's index, whichever segments they are for.
 */
export function tallyIdOf(key: TallyKey): string {
  const { roadSegmentId, communityId, category, kind } = key;
  const node = nodeOf(streetCatalogue, category);
  const { from } = rangeOf(key);
  const id = keyTextOf({ from, roadSegmentId, communityId, nodeId: node?.id, kind });
  const isWhole = node && from !== undefined && (roadSegmentId ?? communityId) !== undefined;
  // What names no area, day or class is refused under whichever id.
  return isWhole && id.length <= LONGEST ? id : deriveId('tally', id, category);
}
