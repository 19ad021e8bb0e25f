/** Steps from one word to the other, each a letter put in, taken away or replaced (Levenshtein). */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, n) => n);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1)
      next.push(Math.min(next[j - 1]! + 1, row[j]! + 1, row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}

const squeezed = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');

/** The known words that whoever wrote this one may have meant, the nearest first: it ends so, holds it, or is few steps away. */
export function nearestFew(word: string, known: Iterable<string>, most: number): string[] {
  const wanted = squeezed(word);
  const stepsTo = (name: string) =>
    name.endsWith(wanted) ? 0 : name.includes(wanted) ? 1 : 1 + distance(wanted, name);
  return [...known]
    .map((candidate) => ({ candidate, steps: stepsTo(squeezed(candidate)) }))
    .sort((a, b) => a.steps - b.steps)
    .slice(0, most)
    .map(({ candidate }) => candidate);
}

/** The known word that whoever wrote this one may have meant. */
export const nearestOf = (word: string, known: Iterable<string>): string | undefined => nearestFew(word, known, 1)[0];
