import { refuse, say, type Refusal } from '#event-sourcing';
import { rubricWords as words } from './platform.glossary.js';
import { isSameName } from './text-kinds.js';

/** Points are given to each item of a rubric once, and to none more than it has. */
export function pointsFault(
  rubric: readonly { readonly item: string; readonly most: number }[],
  points: readonly { readonly item: string; readonly points: number }[],
): Refusal | undefined {
  const isWhole =
    points.length === rubric.length && rubric.every(({ item }) => points.some((one) => isSameName(item, one.item)));
  const items = rubric.map(({ item }) => item).join('、');
  if (!isWhole) return refuse('score-each-item', say(words.itemsOfRubric, { items }), { field: 'points' });
  for (const { item, points: given } of points) {
    const { most } = rubric.find((one) => isSameName(one.item, item))!;
    if (given > most) return refuse('within-the-maximum', say(words.aboveMost, { item, most }), { field: 'points' });
  }
  return undefined;
}
