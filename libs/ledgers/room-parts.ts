import {
  formulaOf,
  inUnit,
  isAdditive,
  rateIn,
  type CollectionSchema,
  type Condition,
  type Figure,
  type SumsRow,
} from '#event-sourcing';
import { percent, type LedgerSheet, type RoomPart, type SheetCell } from '#platform';
import type { LedgerColumn, LedgerFigure, LedgerRow, RoomLedger, SheetPage } from './ledger.answers.js';
import { noValues, valuesOf, type LedgerSource, type Values } from './ledger-source.js';

/** Whose ledger it is; of the whole office where there is none. The community `null` is the office itself 本级. */
export interface OfPlace {
  readonly by: 'siteId' | 'communityId';
  readonly id: string | null;
}

/** Rows of a sheet, before they are read. */
export type Rows = readonly Pick<LedgerRow, 'record' | 'values'>[];

/** So many rows of each sheet stand in a ledger; the others are on the sheet's own pages. */
export const ROWS_IN_A_LEDGER = 20;

export const placeConditions = (place: OfPlace | undefined): Condition[] =>
  place === undefined ? [] : [{ field: place.by, equals: place.id }];

/** What a ledger of the place shows of a collection: nothing, where its documents do not know such places. */
export function knowsPlace({ of }: { readonly of: Figure['of'] }, place: OfPlace | undefined): boolean {
  return place === undefined || of.fields.includes(place.by);
}

function drilled({ name }: Figure, place: OfPlace | undefined, period: string): string {
  const where = place === undefined ? '' : `&${place.by}=${encodeURIComponent(String(place.id))}`;
  return `/api/figures/records?figure=${encodeURIComponent(name)}${where}${period}`;
}

const since = (correctedSince: number | undefined) => (correctedSince === undefined ? {} : { correctedSince });

/** The figures of a room, and its rates by them; what the place is not known to is left out. */
export async function figuresOf(
  { room, label, figures, rates }: RoomPart,
  place: OfPlace | undefined,
  source: LedgerSource,
  {
    labels,
    period,
    corrected = () => undefined,
  }: {
    readonly labels: Readonly<Record<string, LedgerFigure['label']>>;
    readonly period: string;
    readonly corrected?: (figure: Figure) => number | undefined;
  },
): Promise<Pick<RoomLedger, 'room' | 'label' | 'figures' | 'rates'>> {
  const known = figures.filter((figure) => knowsPlace(figure, place));
  const values = await valuesOf(source, known);
  const answerable = rates.filter(({ of, less, by }) =>
    [...of, by, ...(less === undefined ? [] : [less])].every((name) => name in values),
  );
  const numbers = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, Number(value)]));
  return {
    room,
    label,
    figures: known.map((figure): LedgerFigure => ({
      name: figure.name,
      label: labels[figure.name],
      version: figure.version,
      value: inUnit(figure, values[figure.name]),
      additive: isAdditive(figure),
      ...since(corrected(figure)),
      records: drilled(figure, place, period),
    })),
    rates: answerable.map((rate) => rateIn(rate, numbers, {})),
  };
}

/** The values of additive figures by community, `null` the office itself: they add up to those of the office. */
export async function byCommunity(
  { figures }: RoomPart,
  source: LedgerSource,
): Promise<ReadonlyMap<string, Readonly<Record<string, number>>>> {
  const known = figures.filter((figure) => isAdditive(figure) && figure.of.fields.includes('communityId'));
  const rows = await source.sums(known, 'communityId');
  return new Map(
    [...rows].map(([id, values]) => [
      id === null ? '' : String(id),
      Object.fromEntries(known.map((figure) => [figure.name, Number(inUnit(figure, values[figure.name]))])),
    ]),
  );
}

/** How many rows a sheet has. */
export async function countRows({ of, where = [] }: LedgerSheet, source: LedgerSource): Promise<number> {
  const count: Figure = { name: 'rows', version: 1, of, where };
  return Number((await valuesOf(source, [count]))['rows']);
}

type Summed = Extract<SheetCell<never>, { readonly sums: Figure }>;
type Found = Extract<SheetCell<never>, { readonly finds: CollectionSchema }>;
const isSummed = (cell: SheetCell<never>): cell is Summed => typeof cell !== 'function' && 'sums' in cell;
const isFound = (cell: SheetCell<never>): cell is Found => typeof cell !== 'function' && 'finds' in cell;

/** What a column is summed of: its figure, and that which it is a share of. */
const summedIn = ({ sums, outOf }: Summed): Figure[] => [sums, ...(outOf ? [outOf] : [])];

/** All that the rows of a sheet are made from. */
export const collectionsOfSheet = ({ of, columns }: LedgerSheet): CollectionSchema[] => [
  of,
  ...columns.flatMap(({ cell }) => {
    if (isFound(cell)) return [cell.finds];
    return isSummed(cell) ? summedIn(cell).map((figure) => figure.of) : [];
  }),
];

const idsIn = ({ is }: Summed, document: object): readonly string[] => [is(document as never) ?? []].flat();

export const columnsOf = ({ columns }: LedgerSheet): LedgerColumn[] =>
  columns.map(({ name, label, cell, adds }) => ({
    name,
    label,
    ...(adds && { adds }),
    ...(isSummed(cell) && { formula: summedIn(cell).map(formulaOf).join(' / ') }),
  }));

type SourceOf = (where: readonly Condition[], of?: CollectionSchema) => LedgerSource;

/** The documents that a column finds for these rows, by what they are found by. */
async function foundFor(
  { finds, by, is }: Found,
  documents: readonly object[],
  sourceOf: SourceOf,
): Promise<ReadonlyMap<string, readonly object[]>> {
  const ids = [...new Set(documents.map((document) => is(document as never)))];
  const found = await (by === undefined
    ? sourceOf([], finds).getMany(finds, ids)
    : sourceOf([{ field: by, in: ids }], finds).find(finds, {}));
  const keyOf =
    by === undefined
      ? ({ id }: (typeof found)[number]) => id
      : ({ body }: (typeof found)[number]) => String((body as Readonly<Record<string, unknown>>)[by]);
  const all = new Map<string, object[]>();
  for (const one of found) all.set(keyOf(one), [...(all.get(keyOf(one)) ?? []), one.body]);
  return all;
}

/** Rows of documents, with what is summed over the documents that name them, or said of those. */
export async function rowsOf(
  { columns, record }: LedgerSheet,
  documents: readonly object[],
  sourceOf: SourceOf,
): Promise<Rows> {
  const sums = new Map<string, ReadonlyMap<SumsRow['group'], Values>[]>();
  const found = new Map<string, ReadonlyMap<string, readonly object[]>>();
  for (const { name, cell } of columns) {
    if (documents.length === 0) continue;
    if (isFound(cell)) found.set(name, await foundFor(cell, documents, sourceOf));
    if (!isSummed(cell)) continue;
    const ids = [...new Set(documents.flatMap((document) => idsIn(cell, document)))];
    const of = (figure: Figure) => sourceOf([{ field: cell.by, in: ids }], figure.of).sums([figure], cell.by);
    sums.set(name, await Promise.all(summedIn(cell).map(of)));
  }
  return documents.map((document) => {
    const valueOf = (name: string, cell: SheetCell<never>): unknown => {
      if (isFound(cell)) {
        const own = found.get(name)?.get(cell.is(document as never)) ?? [];
        return cell.says(own as readonly never[], document as never) ?? null;
      }
      if (!isSummed(cell)) return cell(document as never) ?? null;
      const ids = idsIn(cell, document);
      const [part, whole] = summedIn(cell).map((figure, n) => {
        const all = ids.map((id) => (sums.get(name)?.[n]?.get(id) ?? noValues([figure]))[figure.name] ?? null);
        return all.length > 1
          ? all.reduce<number>((sum, one) => sum + Number(one), 0)
          : (all[0] ?? noValues([figure])[figure.name]);
      });
      return cell.outOf ? percent(Number(part), Number(whole)) : part;
    };
    const values = Object.fromEntries(columns.map(({ name, cell }) => [name, valueOf(name, cell)]));
    return { record: `/api/${record(document as never)}`, values };
  });
}

/** The row 合计, of the columns that add, of what was not voided; none where no column does. */
export async function totalsOf(
  { columns }: LedgerSheet,
  pages: Iterable<Rows> | AsyncIterable<Rows>,
): Promise<SheetPage['totals']> {
  const names = columns.filter(({ adds }) => adds).map(({ name }) => name);
  if (names.length === 0) return undefined;
  const totals = Object.fromEntries(names.map((name) => [name, 0]));
  for await (const rows of pages)
    for (const { values } of rows) for (const name of names) totals[name]! += Number(values[name] ?? 0);
  return totals;
}

/** Whether a ledger of a site leaves the room out: nothing of it is there. */
export const isEmpty = ({
  figures,
  sheets,
}: {
  readonly figures: readonly LedgerFigure[];
  readonly sheets: readonly { readonly total: number }[];
}) => sheets.every(({ total }) => total === 0) && figures.every(({ value }) => value === 0 || value === null);
