import type { CaseDocument } from '#cases';
import { nameKey, shownSpelling } from '#platform';
import { addTo, emptyTally, figuresOf, type Figures, type Tally, type Yardstick } from './figures.js';
import { indicatorsOf, type Indicator } from './indicators.js';

export type GroupBy = 'community' | 'site' | 'department' | 'category';

/** One row of the indicators: the figures of a group, flat, and what follows from them. */
export type GroupRow = { readonly id: string | null; readonly name: string | null } & Figures & {
    readonly indicators: readonly Indicator[];
  };

type Of = (document: CaseDocument) => string | undefined;

/** What cases are grouped by; where it is a name, however it is spelled. */
const keyOf: Readonly<Record<GroupBy, Of>> = {
  community: (document) => document.communityId,
  site: (document) => document.siteId,
  department: (document) => document.departmentKey,
  category: (document) => document.categoryKey,
};

/** A group is called by a spelling of the name. */
const spellingOf: Partial<Record<GroupBy, Of>> = {
  department: (document) => document.department,
  category: (document) => document.category,
};

/** @param id as a row has it: of names any spelling will do */
export function belongsTo(by: GroupBy, id: string | null): (document: CaseDocument) => boolean {
  const key = id !== null && spellingOf[by] ? nameKey(id) : id;
  return (document) => (keyOf[by](document) ?? null) === key;
}

/** A row for each group that has cases or is known by name; the group of the cases that have none is `null`, last. */
export async function groupRows(
  by: GroupBy,
  cases: AsyncIterable<CaseDocument> | Iterable<CaseDocument>,
  names: ReadonlyMap<string, string>,
  yardstick: Yardstick,
): Promise<GroupRow[]> {
  const groups = new Map<string | null, Tally>([...names.keys()].map((id) => [id, emptyTally()]));
  const spellings = new Map<string | null, string>();
  for await (const document of cases) {
    const id = keyOf[by](document) ?? null;
    const spelling = spellingOf[by]?.(document);
    if (spelling !== undefined) spellings.set(id, shownSpelling(spellings.get(id), spelling));
    let tally = groups.get(id);
    if (!tally) groups.set(id, (tally = emptyTally()));
    addTo(tally, document, yardstick);
  }
  const shown = [...groups].map(([key, tally]) => [spellings.get(key) ?? key, tally] as const);
  return shown.sort(byId).map(([id, tally]) => {
    const figures = figuresOf(tally);
    const name = id === null ? null : (names.get(id) ?? id);
    return { id, name, ...figures, indicators: indicatorsOf(figures, yardstick.limits) };
  });
}

function byId([a]: readonly [string | null, unknown], [b]: readonly [string | null, unknown]): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.localeCompare(b, 'zh-CN', { numeric: true });
}
