/** One line of the report. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The same work done by what it is measured against, in the same unit. */
  readonly against: number | null;
  /** Median over the rounds of value / against. */
  readonly ratio: number | null;
  readonly atLeast?: number;
  readonly atMost?: number;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

export interface Compared {
  readonly value: number;
  readonly against: number;
  readonly ratio: number;
}

type Side = () => number | Promise<number>;

/**
 * Measures A and B in turns, so that what disturbs the machine disturbs both: A B, B A, A B … The ratio is the median
 * of the rounds' ratios. Give an even number of rounds, so that both are first equally often.
 */
export async function sideBySide(rounds: number, a: Side, b: Side): Promise<Compared> {
  const pairs: (readonly [number, number])[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const aFirst = round % 2 === 0;
    const first = await (aFirst ? a : b)();
    const second = await (aFirst ? b : a)();
    pairs.push(aFirst ? [first, second] : [second, first]);
  }
  return {
    value: median(pairs.map(([value]) => value)),
    against: median(pairs.map(([, against]) => against)),
    ratio: median(pairs.map(([value, against]) => value / against)),
  };
}

/** How many a second. */
export async function perSecond(count: number, work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (count * 1000) / (performance.now() - start);
}

/** Whether the target was met; undefined where there is none. A row without ratio is judged by its value. */
export function met({ value, ratio, atLeast, atMost }: Row): boolean | undefined {
  if (atLeast === undefined && atMost === undefined) return undefined;
  const judged = ratio ?? value;
  return (atLeast === undefined || judged >= atLeast) && (atMost === undefined || judged <= atMost);
}
