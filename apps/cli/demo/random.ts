/** Seeded randomness (mulberry32): the same seed plays the same year. */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** least ≤ n ≤ most, whole */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  shuffled<T>(items: readonly T[]): T[];
}

export function seeded(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)]!,
    shuffled: (items) => {
      const copy = [...items];
      for (let n = copy.length - 1; n > 0; n -= 1) {
        const m = whole(0, n);
        [copy[n], copy[m]] = [copy[m]!, copy[n]!];
      }
      return copy;
    },
  };
}

/** Another sequence for each name, so that what one part of the year draws changes no other. */
export function seededFor(seed: number, name: string): Random {
  return seeded([...name].reduce((mixed, letter) => Math.imul(mixed, 31) + letter.codePointAt(0)!, seed));
}

/** So many parts of a whole, each around the same. */
export function split(whole: number, parts: number, random: Random): number[] {
  const weights = Array.from({ length: parts }, () => 0.5 + random.next());
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let [sum, given] = [0, 0];
  return weights.map((weight) => {
    sum += weight;
    const part = Math.round((whole * sum) / all) - given;
    given += part;
    return part;
  });
}
