import type { CollectionSchema, Condition, DocumentSort, Figure, Rate, Sentence } from '#event-sourcing';
import type { RecordRoutes } from './record-controllers.js';

export interface SheetSum<D> {
  readonly sums: Figure;
  /** What stands in the row is the share of this one, in whole per cent; nothing, where that is zero. */
  readonly outOf?: Figure;
  readonly by: string;
  /** Of a document that names none, nothing is summed; of several, all together. */
  readonly is: (document: D) => string | readonly string[] | undefined;
}

/** The same of a figure of another room, by its name: the house puts the figure in its place. */
interface SheetSumByName<D> extends Omit<SheetSum<D>, 'sums' | 'outOf'> {
  readonly sums: string;
  readonly outOf?: string;
}

/** Documents of another collection: those whose field `by`, their id unless told, is what `is` says of the row's document. */
export interface SheetFound<D> {
  readonly finds: CollectionSchema;
  readonly by?: string;
  readonly is: (document: D) => string;
  readonly says: (found: readonly never[], document: D) => unknown;
}

/** The same of a collection of another room, by its name. */
interface SheetFoundByName<D> extends Omit<SheetFound<D>, 'finds'> {
  readonly finds: string;
}

/** What stands in a row under a column: of a document, or of the documents that name it. */
export type SheetCell<D> =
  | ((document: D) => unknown)
  /** The figure over the documents whose field `by` is what `is` says of the row's document. */
  | SheetSum<D>
  | SheetFound<D>;

/** An id is read by the record of it: of the first of these kinds that has one, its name unless told. */
export interface ReadsRecord {
  readonly of: readonly string[];
  readonly says?: (document: never) => unknown;
}

/** What is no text is read as this says. */
interface ReadsValue {
  readonly as: (value: never) => Sentence;
}

/** How what stands in a column is read: states by these words, other codes by the house's, ids by their records. */
export type SheetReads = 'codes' | { readonly words: Readonly<Record<string, Sentence>> } | ReadsRecord | ReadsValue;

/** Columns that hold places, of the fields with their ids: read by their names. */
const PLACES: Readonly<Record<string, { readonly field: string; readonly reads: SheetReads }>> = {
  community: { field: 'communityId', reads: { of: ['community'] } },
  site: { field: 'siteId', reads: { of: ['site'] } },
};

export interface SheetColumn {
  readonly name: string;
  readonly label: Sentence;
  readonly cell: SheetCell<never>;
  readonly reads?: SheetReads;
  /** Its numbers are added up in the last row 合计. */
  readonly adds: boolean;
}

/** The records of a room as rows of a ledger 台账: data, which ledgers page and print. */
export interface LedgerSheet {
  /** One in the house. */
  readonly name: string;
  readonly label: Sentence;
  /** A view, or a part of one; a ledger of a place shows those whose documents know the place. */
  readonly of: CollectionSchema;
  readonly where?: readonly Condition[];
  readonly sort: DocumentSort;
  /** The route of the record that a row is of, below /api. */
  readonly record: (document: never) => string;
  readonly columns: readonly SheetColumn[];
  /** What stands under 备注 besides what is said of every record. */
  readonly remarks?: (document: never) => string | undefined;
}

interface Named {
  readonly figures: readonly Figure[];
  readonly collections: readonly CollectionSchema[];
}

/** A sheet with the figures and collections that it names in their places. */
export function withNamed(sheet: LedgerSheet, { figures, collections }: Named): LedgerSheet {
  const named = <T extends { readonly name: string }>(asked: T | string, all: readonly T[]): T => {
    if (typeof asked !== 'string') return asked;
    const found = all.find(({ name }) => name === asked);
    if (!found) throw new Error(`the sheet ${sheet.name} names what no room has: ${asked}`);
    return found;
  };
  const columns = sheet.columns.map((column): SheetColumn => {
    const { cell } = column;
    if (typeof cell === 'function') return column;
    if ('finds' in cell) return { ...column, cell: { ...cell, finds: named(cell.finds, collections) } };
    const { sums, outOf, ...rest } = cell;
    return { ...column, cell: { ...rest, sums: named(sums, figures), ...(outOf && { outOf: named(outOf, figures) }) } };
  });
  return { ...sheet, columns };
}

/** What a room shows in the ledgers of sites, communities and the office besides its figures. */
export interface RoomSheets {
  readonly label: Sentence;
  readonly sheets: readonly LedgerSheet[];
  /** Streams whose events bear no site, though some of what they tell is of one. */
  readonly elsewhere?: readonly string[];
}

/** A room's part of all ledgers. */
export interface RoomPart extends RoomSheets {
  readonly room: string;
  readonly figures: readonly Figure[];
  readonly rates: readonly Rate[];
}

/** The field of that name; what a column is called by itself, and a community or a site, needs no telling. */
type CellOf<D> = (keyof D & string) | SheetCell<D> | SheetSumByName<D> | SheetFoundByName<D>;
type OfItself<D> =
  | keyof D
  | (D extends { readonly communityId?: string } ? 'community' : never)
  | (D extends { readonly siteId?: string } ? 'site' : never);
type CellsOf<D, C extends string> = { readonly [K in Exclude<C, OfItself<D>>]: CellOf<D> } & {
  readonly [K in Extract<C, OfItself<D>>]?: CellOf<D>;
};

/** A sheet whose columns have a word each, in their order; the compiler asks for the cell of what is no field. */
export function sheetOf<D, C extends string>(sheet: {
  readonly name: string;
  readonly label: Sentence;
  readonly of: CollectionSchema;
  readonly where?: readonly Condition[];
  readonly sort: DocumentSort;
  readonly record: (document: D) => string;
  readonly words: Readonly<Record<C, Sentence>>;
  readonly cells: CellsOf<NoInfer<D>, NoInfer<C>>;
  /** Of a community and a site, that goes without saying. */
  readonly reads?: Readonly<Partial<Record<NoInfer<C>, SheetReads>>>;
  readonly adds?: readonly NoInfer<C>[];
  readonly remarks?: (document: D) => string | undefined;
}): LedgerSheet {
  const { words, record, cells: told, reads = {}, adds = [], remarks, ...rest } = sheet;
  const cells = told as Readonly<Record<string, CellOf<D>>>;
  const columns = (Object.keys(words) as C[]).map((name) => {
    const cell = cells[name] ?? PLACES[name]?.field ?? name;
    const field = (document: Readonly<Record<string, unknown>>) => document[cell as string];
    return {
      name,
      label: words[name],
      cell: (typeof cell === 'string' ? field : cell) as SheetCell<never>,
      reads: (reads as Readonly<Record<string, SheetReads | undefined>>)[name] ?? PLACES[name]?.reads,
      adds: adds.includes(name),
    };
  });
  const of = { record, remarks } as Pick<LedgerSheet, 'record' | 'remarks'>;
  return { ...rest, ...of, columns };
}

/** A sheet with a row for each record, in the order of their list. */
export const aRowEach = <D extends object>({ at, kind, id = `${kind}Id`, view, sort }: RecordRoutes<D>) => ({
  name: at,
  of: view,
  sort,
  record: (document: D) => `${at}/${String((document as Readonly<Record<string, unknown>>)[id])}`,
});
