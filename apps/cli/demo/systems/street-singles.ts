import { CorrectOnTheSpot } from '#cases';
import type { Random } from '../random.js';
import type { DemoSizes } from '../sizes.js';
import { at, daysAfter, of, type Stage } from './stage.js';
import type { Segment } from './street-problems.js';

/** One in so many is a persuasion. */
const PERSUASION_EVERY = 5;

/** How many of each sheet are written singly besides: they are taken off the sheet, so that the total stays. */
export function singlesOf(sizes: DemoSizes, size: string, counts: readonly number[], random: Random): number[] {
  const persuasions = Math.min(sizes.persuasions, Math.floor(sizes.singleCorrections / PERSUASION_EVERY));
  const wanted = { bicycles: sizes.singleCorrections - persuasions, persuasions }[size] ?? 0;
  const singles = counts.map(() => 0);
  for (let left = Math.min(wanted, sizes[size as keyof DemoSizes]); left > 0;) {
    const n = random.whole(0, counts.length - 1);
    if (singles[n]! >= counts[n]!) continue;
    singles[n]! += 1;
    left -= 1;
  }
  return singles;
}

/** 当场规范: written by itself in the week that the sheet is of. */
export function correctOnTheSpot(
  stage: Stage,
  { siteId, name, chief }: Segment,
  { category, kind }: { readonly category: string; readonly kind: string },
  from: string,
  n: number,
): void {
  const { random } = stage;
  const [day, hour] = [daysAfter(from, random.whole(0, 6)), 8 + random.next() * 9];
  const seen = { siteId, category, kind: kind as CorrectOnTheSpot['kind'], description: `${name}：${category}` };
  const id = `single-${siteId}-${kind}-${from}-${n}`;
  stage.on(at(stage, day, hour), () => stage.send(of(new CorrectOnTheSpot(), seen), id, chief));
}
