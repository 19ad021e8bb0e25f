import type { CollectionSchema, SummedTogether } from './collection-schema.js';
import type { Condition, FieldValue } from './condition.js';
import { compareGroups, type DocumentSort, type Measure, type SumsQuery, type SumsRow } from './documents.js';
import type { Instant } from './envelope.js';

/** A bound of a condition, or what the question gives for it: its moment, or the ends of its period. */
export type Bound = string | number | { readonly asked: 'at' | 'from' | 'until' };

export type FigureCondition =
  | Exclude<Condition, { readonly atLeast?: unknown }>
  | { readonly field: string; readonly atLeast?: Bound; readonly lessThan?: Bound };

/** There as of the asked moment: since before it, and until then or later. */
export const standing = (from = 'from'): readonly FigureCondition[] => [
  { field: from, lessThan: { asked: 'at' } },
  { field: 'until', atLeast: { asked: 'at' } },
];

/**
 * A figure as data: which documents count, and how much each adds. From the one declaration come the sum that a store
 * makes, the sum over documents in memory, and the list of the documents behind it.
 */
export interface Figure {
  /** Stays: clients and glossaries know the figure by it. */
  readonly name: string;
  /** Of the formula. */
  readonly version: number;
  /** The view, or the part of one, whose documents it counts. */
  readonly of: CollectionSchema;
  /** One for each document unless told. A sum is of amounts from 0 on. */
  readonly adds?: { readonly kind: Exclude<Measure['kind'], 'count'>; readonly field: string };
  /** What is shown is the sum divided by this: hours, of minutes. */
  readonly per?: number;
  /** All of them have to hold. A missing moment is never before the asked one. */
  readonly where: readonly FigureCondition[];
  /** The moment by which a document falls into the asked period; absent: as of the asked moment, in every period. */
  readonly period?: string;
}

/**
 * Whether the values of its groups add up to its own: distinct persons and places do not, nor what registers count as of
 * the end of each month.
 */
export const isAdditive = ({ adds, period }: Figure, by?: string): boolean =>
  (adds === undefined || adds.kind === 'sum') && (by !== 'month' || period !== undefined);

export interface Asked {
  readonly at: Instant;
  /** First moment of the period. */
  readonly from?: Instant;
  /** The first moment after the period. */
  readonly until?: Instant;
}

const LEAST_MS = 1;

/** The moment after an inclusive bound: conditions of figures are exclusive at their end. */
export const momentAfter = (instant: Instant): Instant => new Date(Date.parse(instant) + LEAST_MS).toISOString();

/** The last moment before an exclusive bound. */
export const momentBefore = (instant: Instant): Instant => new Date(Date.parse(instant) - LEAST_MS).toISOString();

/** What a store or a fold gives, in the unit that is shown. */
export const inUnit = ({ per = 1 }: Figure, value: SumsRow['values'][string] = null): SumsRow['values'][string] =>
  typeof value === 'number' ? value / per : value;

/** Figures that one query of a store sums: of one collection, by one moment. */
export interface FigureGroup {
  readonly of: CollectionSchema;
  readonly period?: string;
  readonly figures: readonly Figure[];
}

export function figureGroups(figures: Iterable<Figure>): FigureGroup[] {
  const groups: { of: CollectionSchema; period?: string; figures: Figure[] }[] = [];
  for (const figure of figures) {
    const { of, period } = figure;
    const group = groups.find((g) => g.of.name === of.name && g.period === period);
    if (group) group.figures.push(figure);
    else groups.push({ of, period, figures: [figure] });
  }
  return groups;
}

/** What the documents of a period have in common; nothing where no period is asked for. */
export function inPeriod(period: string | undefined, { from, until }: Asked): Condition[] {
  if (period === undefined || (from === undefined && until === undefined)) return [];
  return [{ field: period, atLeast: from, lessThan: until }];
}

const isAsked = (bound: Bound | undefined): bound is Exclude<Bound, string | number> => typeof bound === 'object';

const isOfAsked = (condition: FigureCondition): boolean =>
  !('equals' in condition || 'in' in condition) && (isAsked(condition.atLeast) || isAsked(condition.lessThan));

/** What does not depend on the question stays the same object, by which stores know it again. */
function conditionOf(condition: FigureCondition, asked: Asked): Condition {
  if (!isOfAsked(condition)) return condition as Condition;
  const { field, atLeast, lessThan } = condition as Extract<FigureCondition, { readonly atLeast?: unknown }>;
  const valueOf = (bound: Bound | undefined) => (isAsked(bound) ? asked[bound.asked] : bound);
  return { field, atLeast: valueOf(atLeast), lessThan: valueOf(lessThan) };
}

/** The first and the last moment by which documents of the groups fall into a period: a figure each, in each group that has one. */
export function periodEnds(groups: readonly FigureGroup[]): FigureGroup[] {
  return groups.flatMap(({ of, period }) => {
    if (period === undefined) return [];
    const end = (kind: 'least' | 'greatest'): Figure => {
      return { name: kind, version: 1, of, period, adds: { kind, field: period }, where: [] };
    };
    return [{ of, period, figures: [end('least'), end('greatest')] }];
  });
}

/** For the store: the figure without its period, which figures of one group have in common. */
export function measureOf({ name, adds, where }: Figure, asked: Asked): Measure {
  return { name, ...(adds ?? { kind: 'count' }), where: where.map((condition) => conditionOf(condition, asked)) };
}

const lastAsked = new WeakMap<FigureGroup, { readonly asked: Asked; readonly query: SumsQuery }>();

/**
 * All figures of the group in one question to the store. That of the whole office stays the same object while the same is
 * asked (a period that is over, all day long): by it a store knows that it has understood the question before.
 */
export function sumsOf(
  group: FigureGroup,
  asked: Asked,
  { groupBy, where = [] }: Pick<SumsQuery, 'groupBy' | 'where'> = {},
): SumsQuery {
  const ofAll = groupBy === undefined && where.length === 0;
  const last = ofAll ? lastAsked.get(group) : undefined;
  const { at, from, until } = asked;
  if (last && last.asked.at === at && last.asked.from === from && last.asked.until === until) return last.query;
  const query = {
    where: [...where, ...inPeriod(group.period, asked)],
    groupBy,
    measures: group.figures.map((figure) => measureOf(figure, asked)),
  };
  if (ofAll) lastAsked.set(group, { asked, query });
  return query;
}

/** How many documents a figure consists of: those that add something to it. */
export function recordsOf(figure: Figure): Figure {
  const { adds, where } = figure;
  if (!adds) return figure;
  const adding = adds.kind === 'sum' ? { field: adds.field, atLeast: 1 } : { field: adds.field };
  return { ...figure, adds: undefined, where: [...where, adding] };
}

/** What a store can keep of each document to sum all figures of a group, and how many records each of them has. */
export function summedTogether({ period, figures }: FigureGroup): SummedTogether {
  const all = figures.flatMap((figure) => [...figure.where, ...recordsOf(figure).where]);
  const conditions = new Map<string, Condition>();
  for (const condition of all)
    if (!isOfAsked(condition)) conditions.set(JSON.stringify(condition), condition as Condition);
  const added = figures.flatMap(({ adds }) => (adds ? [adds.field] : []));
  const fields = new Set([...added, ...all.filter(isOfAsked).map(({ field }) => field)]);
  return { period, conditions: [...conditions.values()], fields: [...fields] };
}

/** The documents that a figure consists of. */
export function drillDown(figure: Figure, asked: Asked, where: readonly Condition[] = []): readonly Condition[] {
  return [...where, ...inPeriod(figure.period, asked), ...measureOf(recordsOf(figure), asked).where!];
}

/**
 * In which order its documents are paged: by the moment that the question bounds, so that an index finds the first page;
 * where it bounds none, by their ids.
 */
export function drillSort({ period, where }: Figure): DocumentSort | undefined {
  const bounded = where.find((condition) => 'atLeast' in condition || 'lessThan' in condition)?.field;
  const field = period ?? bounded;
  return field === undefined ? undefined : { field, direction: 'asc' };
}

/** Whether a document in memory passes, by the same meaning that a store gives the conditions. */
export function passing(where: readonly Condition[]): (document: object) => boolean {
  const tests = where.map(testOf);
  return (document) => tests.every((test) => test(document as Fields));
}

type Fields = Readonly<Record<string, FieldValue | undefined>>;

function testOf(condition: Condition): (document: Fields) => boolean {
  const { field } = condition;
  if ('equals' in condition) return (document) => (document[field] ?? null) === condition.equals;
  if ('in' in condition) return (document) => condition.in.includes(document[field] ?? null);
  const { atLeast, lessThan } = condition;
  return (document) => {
    const value = document[field] ?? null;
    return (
      value !== null && (atLeast === undefined || value >= atLeast) && (lessThan === undefined || value < lessThan)
    );
  };
}

/** How much a document in memory adds to a figure that counts or sums. */
export function amountIn(figure: Figure, asked: Asked): (document: object) => number {
  const { adds, period } = figure;
  const passes = passing([...inPeriod(period, asked), ...measureOf(figure, asked).where!]);
  if (!adds) return (document) => (passes(document) ? 1 : 0);
  return (document) => (passes(document) ? Number((document as Fields)[adds.field] ?? 0) : 0);
}

/** Documents of one collection summed in memory: the rows that a store would give. */
export function sumFigures(
  figures: readonly Figure[],
  documents: Iterable<object>,
  asked: Asked,
  groupBy?: string,
): SumsRow[] {
  const groups = new Map<SumsRow['group'], Tally[]>();
  const newTallies = () => figures.map((figure) => tallyOf(figure, asked));
  if (groupBy === undefined) groups.set(null, newTallies());
  const isIn = passing(inPeriod(figures[0]?.period, asked));
  for (const document of documents) {
    if (!isIn(document)) continue;
    const group = groupBy === undefined ? null : groupOf((document as Fields)[groupBy]);
    let tallies = groups.get(group);
    if (!tallies) groups.set(group, (tallies = newTallies()));
    for (const tally of tallies) tally.add(document);
  }
  const values = (tallies: readonly Tally[]) =>
    Object.fromEntries(tallies.map((tally, n) => [figures[n]!.name, tally.value()]));
  return [...groups].map(([group, tallies]) => ({ group, values: values(tallies) })).sort(compareGroups);
}

const groupOf = (value: FieldValue | undefined): SumsRow['group'] =>
  typeof value === 'boolean' ? Number(value) : (value ?? null);

interface Tally {
  readonly add: (document: object) => void;
  readonly value: () => number | string | null;
}

function tallyOf(figure: Figure, asked: Asked): Tally {
  const { adds } = figure;
  if (!adds || adds.kind === 'sum') {
    const amount = amountIn(figure, asked);
    let sum = 0;
    return { add: (document) => void (sum += amount(document)), value: () => sum };
  }
  const passes = passing(measureOf(figure, asked).where!);
  const seen = new Set<string | number>();
  let extreme: string | number | null = null;
  const isBetter = (value: string | number) =>
    extreme === null || (adds.kind === 'least' ? value < extreme : value > extreme);
  return {
    add(document) {
      const value = groupOf((document as Fields)[adds.field]);
      if (value === null || !passes(document)) return;
      if (adds.kind === 'distinct') seen.add(value);
      else if (isBetter(value)) extreme = value;
    },
    value: () => (adds.kind === 'distinct' ? seen.size : extreme),
  };
}
