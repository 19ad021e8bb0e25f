/** Points of all items that one judge gave one community. */
export interface Sheet {
  readonly communityId: string;
  readonly total: number;
}

/** One community in the ranking 名次. */
export class RoundResult {
  readonly communityId: string;
  /** Of the sheets that count, summed. */
  readonly sum: number;
  /** How many sheets count. */
  readonly sheets: number;
  /** Their mean in hundredths of a point, rounded half up. */
  readonly meanHundredths: number;
  /** 1 for the best; equal means share a rank, and the next rank is left out. */
  readonly rank: number;
  readonly prize?: string;
}

/** The highest and the lowest are left out only where all communities have sheets enough. */
export function counted(sheets: readonly Sheet[], trimFrom: number): ReadonlyMap<string, readonly number[]> {
  const totals = new Map<string, number[]>();
  for (const { communityId, total } of sheets) totals.set(communityId, [...(totals.get(communityId) ?? []), total]);
  const areEnough = [...totals.values()].every((all) => all.length >= trimFrom && all.length > 2);
  if (!areEnough) return totals;
  return new Map([...totals].map(([id, all]) => [id, [...all].sort((a, b) => a - b).slice(1, -1)]));
}

/**
 * Communities by the mean of their sheets, the best first; those of one rank by their ids. Means are compared as
 * fractions, so that no rounding parts or joins two of them.
 *
 * @param prizes the highest first: a prize goes to all of a rank that begins within its count
 */
export function ranking(
  sheets: readonly Sheet[],
  trimFrom: number,
  prizes: readonly { readonly prize: string; readonly count: number }[] = [],
): RoundResult[] {
  const means = [...counted(sheets, trimFrom)].map(([communityId, all]) => ({
    communityId,
    sum: all.reduce((total, points) => total + points, 0),
    sheets: all.length,
  }));
  const isBetter = (a: (typeof means)[number], b: (typeof means)[number]) => a.sum * b.sheets - b.sum * a.sheets;
  return means
    .map((mean) => ({
      ...mean,
      meanHundredths: Math.floor((mean.sum * 200 + mean.sheets) / (2 * mean.sheets)),
      rank: 1 + means.filter((other) => isBetter(other, mean) > 0).length,
    }))
    .map((result) => ({ ...result, prize: prizeOf(result.rank, prizes) }))
    .sort((a, b) => a.rank - b.rank || (a.communityId < b.communityId ? -1 : 1));
}

function prizeOf(rank: number, prizes: readonly { readonly prize: string; readonly count: number }[]) {
  let upTo = 0;
  for (const { prize, count } of prizes) {
    upTo += count;
    if (rank <= upTo) return prize;
  }
  return undefined;
}
