import type { Figure, RateValue } from '#event-sourcing';
import type { Limits } from '#platform';
import {
  figuresFrom,
  figuresIn,
  groupFields,
  ratesFrom,
  spellingFields,
  whoseBy,
  type Figures,
  type GroupBy,
  type LedgerParts,
} from './ledger-parts.js';
import { noValues, valuesOf, type LedgerSource, type Values } from './ledger-source.js';

/** One row of the indicators: the figures of a group, flat, and what follows from them. */
export interface GroupRow {
  readonly id: string | null;
  readonly name: string | null;
  readonly indicators: readonly RateValue[];
  readonly [figure: string]: unknown;
}

/** Of a group of names that are one however they are spelled, the least of the spellings in each collection. */
function spellingOf(by: GroupBy, figures: readonly Figure[]): Figure[] {
  const field = spellingFields[by];
  if (field === undefined) return [];
  const collections = new Map(figures.map(({ of }) => [of.name, of]));
  return [...collections.values()]
    .filter(({ fields }) => fields.includes(field))
    .map((of) => ({ name: `spelling in ${of.name}`, version: 1, of, adds: { kind: 'least', field }, where: [] }));
}

const spelled = (spelling: readonly Figure[], values: Values) =>
  spelling
    .map(({ name }) => values[name])
    .filter((name) => name !== null && name !== undefined)
    .sort()[0]!;

/** The figures of one month, as a row. */
export async function monthRow(
  month: string,
  parts: LedgerParts,
  source: LedgerSource,
  limits: Limits,
): Promise<GroupRow> {
  const figures = figuresFrom(parts, await valuesOf(source, figuresIn(parts)));
  return { id: month, name: month, ...figures, indicators: ratesFrom(parts, figures, limits) };
}

/** A row for each group that has cases or is known by name; the group of the cases that have none is `null`, last. */
export async function groupRows(
  by: GroupBy,
  parts: LedgerParts,
  source: LedgerSource,
  names: ReadonlyMap<string | null, string>,
  limits: Limits,
): Promise<GroupRow[]> {
  const figures = figuresIn(parts, whoseBy(by));
  const none = figuresFrom(parts, noValues(figures));
  const groups = new Map<string | null, Figures>([...names.keys()].map((id) => [id, none]));
  const spelling = spellingOf(by, figures);
  for (const [group, values] of await source.sums([...figures, ...spelling], groupFields[by])) {
    // A group of names is called by one of their spellings.
    const id = spelling.length === 0 || group === null ? group : spelled(spelling, values);
    groups.set(id === null ? null : String(id), figuresFrom(parts, values));
  }
  return [...groups].sort(byId).map(([id, figuresOf]) => {
    const name = id === null ? null : (names.get(id) ?? id);
    return { id, name, ...figuresOf, indicators: ratesFrom(parts, figuresOf, limits) };
  });
}

function byId([a]: readonly [string | null, unknown], [b]: readonly [string | null, unknown]): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a.localeCompare(b, 'zh-CN', { numeric: true });
}
