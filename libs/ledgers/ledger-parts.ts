import { rateIn, type Asked, type Condition, type Figure, type Rate, type RateValue } from '#event-sourcing';
import {
  nameKey,
  personsHidden,
  type LedgerLines,
  type LedgerPart,
  type LedgerPlaces,
  type Limits,
  type PlaceDocument,
} from '#platform';
import { valuesOf, type LedgerSource, type Values } from './ledger-source.js';

/** Additive figures: of an office they are the sums over its groups. */
export type Figures = Readonly<Record<string, number>>;

/** What the rooms contribute, in the order in which ledgers show it. */
export type LedgerParts = readonly LedgerPart[];

/** By what a ledger is made: what the rooms contribute, and what the office means to keep to. */
export interface LedgerRules {
  readonly parts: LedgerParts;
  /** The places that it may be of. */
  readonly places: LedgerPlaces;
  readonly limits: Limits;
}

/** Whether figures are asked of who holds a case. */
export type Whose = 'desks' | 'all';

/** @param whose asked of desks, each figure counts by who held it then */
export function figuresIn(parts: LedgerParts, whose: Whose = 'all'): readonly Figure[] {
  return parts.flatMap(({ figures = [], desks = [] }) => {
    if (whose === 'all') return figures;
    return figures.map((figure) => desks.find(({ name }) => name === figure.name) ?? figure);
  });
}
const ratesIn = (parts: LedgerParts): readonly Rate[] => parts.flatMap(({ rates = [] }) => rates);

export function figuresFrom(parts: LedgerParts, values: Values): Figures {
  return Object.fromEntries(figuresIn(parts).map(({ name }) => [name, Number(values[name])]));
}

export function ratesFrom(parts: LedgerParts, figures: Figures, limits: Limits): RateValue[] {
  return ratesIn(parts).map((rate) => rateIn(rate, figures, { ...limits }));
}

/** The figures of several ledgers as those of one. */
export function sumOfFigures(all: readonly Figures[]): Figures {
  const sums: Record<string, number> = {};
  for (const figures of all)
    for (const [name, value] of Object.entries(figures)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

/** What every ledger has, whatever it is about. */
export async function accountOf(
  parts: LedgerParts,
  source: LedgerSource,
  limits: Limits,
  whose: Whose = 'all',
): Promise<object> {
  const sections: Record<string, object> = {};
  const counts: Record<string, object> = {};
  const singles: Record<string, object> = {};
  for (const part of parts) {
    for (const [name, figures] of Object.entries(part.sections ?? {}))
      sections[name] = present(await valuesOf(source, figures));
    for (const [name, { of, by, spelled }] of Object.entries(part.counts ?? {}))
      counts[name] = await source.counts(of, by, spelled);
    for (const [name, lines] of Object.entries(part.singles ?? {})) {
      const [found] = await linesOf(part, lines, source);
      if (found) singles[name] = found;
    }
  }
  const figures = figuresFrom(parts, await valuesOf(source, figuresIn(parts, whose)));
  return { ...sections, figures, indicators: ratesFrom(parts, figures, limits), ...counts, ...singles };
}

const present = (values: Values) => Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));

/** The lists of all parts by their names. */
export async function listsOf(
  parts: LedgerParts,
  which: 'siteLines' | 'deskLines',
  source: LedgerSource,
): Promise<object> {
  const lists: Record<string, object[]> = {};
  for (const part of parts)
    for (const [name, lines] of Object.entries(part[which] ?? {})) lists[name] = await linesOf(part, lines, source);
  return lists;
}

async function linesOf(part: LedgerPart, lines: LedgerLines, source: LedgerSource): Promise<object[]> {
  const { of, whole, line } = lines;
  const found = await source.find(of, lines);
  const shown = whole
    ? await source.getMany(
        part.view,
        found.map(({ id }) => id),
      )
    : found;
  const asLine = line as (document: object, asked: Asked) => object;
  return shown.map(({ body }) => personsHidden(asLine(body, source.asked), part.personal ?? {}));
}

export type RankedSite = Pick<PlaceDocument, 'siteId' | 'name' | 'kind'>;

/** Each site with what the parts show of it, the one that they rank highest first. */
export async function rankedSites(
  parts: LedgerParts,
  sites: readonly RankedSite[],
  source: LedgerSource,
): Promise<(RankedSite & Values)[]> {
  const lines = new Map(
    sites.map(({ siteId, name, kind }) => [siteId!, { siteId, name, kind } as RankedSite & Values]),
  );
  for (const { ranking } of parts) {
    const shown = Object.entries(ranking?.shows ?? {});
    if (shown.length === 0) continue;
    const bySite = await source.sums(
      shown.map(([name, figure]) => ({ ...figure, name })),
      'siteId',
    );
    for (const [siteId, line] of lines) {
      const values = bySite.get(siteId);
      lines.set(siteId, { ...line, ...Object.fromEntries(shown.map(([name]) => [name, values?.[name] ?? 0])) });
    }
  }
  const by = parts.flatMap(({ ranking }) => ranking?.by ?? []);
  return [...lines.values()].sort((a, b) => {
    for (const name of by) if (a[name] !== b[name]) return Number(b[name]) - Number(a[name]);
    return a.siteId! < b.siteId! ? -1 : 1;
  });
}

/** The part that a figure is of, and the figure. */
export function figureNamed(
  parts: LedgerParts,
  name: string,
  whose: Whose = 'all',
): { readonly part: LedgerPart; readonly figure: Figure } | undefined {
  for (const part of parts) {
    const figure = figuresIn([part], whose).find((f) => f.name === name);
    if (figure) return { part, figure };
  }
  return undefined;
}

export type GroupBy = 'community' | 'site' | 'department' | 'person' | 'category' | 'source';

export const whoseBy = (by: GroupBy | 'month'): Whose => (by === 'department' || by === 'person' ? 'desks' : 'all');

/** The field of each group's documents. */
export const groupFields: Readonly<Record<GroupBy, string>> = {
  community: 'communityId',
  site: 'siteId',
  department: 'departmentKey',
  person: 'assigneeKey',
  category: 'categoryKey',
  source: 'source',
};

/** Where the field of a group is the key of a name: the field that has the name as it was spelled. */
export const spellingFields: Partial<Record<GroupBy, string>> = {
  department: 'department',
  person: 'assignee',
  category: 'category',
};

/** @param id as a row has it: of names any spelling will do */
export function inGroup(by: GroupBy, id: string | null): Condition {
  const isName = spellingFields[by] !== undefined;
  return { field: groupFields[by], equals: id !== null && isName ? nameKey(id) : id };
}
