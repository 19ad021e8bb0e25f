import {
  idFieldOf,
  type AnyView,
  type CollectionSchema,
  type Condition,
  type DocumentSort,
  type Figure,
  type Rate,
  type Sentence,
} from '#event-sourcing';
import type { RecordRoutes } from './record-controllers.js';
import { fieldNamed } from './words/index.js';

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

/** In whole per cent, rounded half up (systems.md 0.3); of nothing there is no share. */
export const percent = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.floor((part * 100) / whole + 0.5);

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

interface KnownColumn {
  readonly field: string;
  readonly reads: SheetReads;
  readonly label?: Sentence;
}

/** Columns that need no telling: places, of the fields with their ids, are read by their names; a state by its words. */
const knownColumns = (words: AnyView['states']): Readonly<Record<string, KnownColumn>> => ({
  community: { field: 'communityId', reads: { of: ['community'] }, label: { zh: '社区', en: 'community' } },
  site: { field: 'siteId', reads: { of: ['site'] }, label: { zh: '点位', en: 'site' } },
  ...(words && { state: { field: 'status', reads: { words } } }),
});

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

/** The field of that name; what a column is called by itself, and a community, a site or a state, needs no telling. */
type CellOf<D> = (keyof D & string) | SheetCell<D> | SheetSumByName<D> | SheetFoundByName<D>;
type OfItself<D> =
  | keyof D
  | (D extends { readonly communityId?: string } ? 'community' : never)
  | (D extends { readonly siteId?: string } ? 'site' : never)
  | (D extends { readonly status: string } ? 'state' : never);
type CellsOf<D, C extends string> = { readonly [K in Exclude<C, OfItself<D>>]: CellOf<D> } & {
  readonly [K in Extract<C, OfItself<D>>]?: CellOf<D>;
};
type CellsTold<D, C extends string> =
  object extends CellsOf<D, C> ? { readonly cells?: CellsOf<D, C> } : { readonly cells: CellsOf<D, C> };

interface SheetTold<D, C extends string> {
  readonly name: string;
  readonly label: Sentence;
  readonly of: CollectionSchema;
  readonly where?: readonly Condition[];
  readonly sort: DocumentSort;
  readonly record: (document: D) => string;
  readonly states?: AnyView['states'];
  /** Their names, in their order; those that have words here unless told. */
  readonly columns?: readonly C[];
  /** Of those that are not called as their field is. */
  readonly words?: Readonly<Partial<Record<C, Sentence>>>;
  /** Of a community, a site and a state, that goes without saying. */
  readonly reads?: Readonly<Partial<Record<NoInfer<C>, SheetReads>>>;
  readonly adds?: readonly NoInfer<C>[];
  readonly remarks?: (document: D) => string | undefined;
}

/** A sheet with its columns; the compiler asks for the cell of what is no field. */
export function sheetOf<D, C extends string>(sheet: SheetTold<D, C> & CellsTold<NoInfer<D>, NoInfer<C>>): LedgerSheet {
  const { states, words = {}, columns: names, record, cells: told, reads = {}, adds = [], remarks, ...rest } = sheet;
  const cells = (told ?? {}) as Readonly<Record<string, CellOf<D>>>;
  const said = words as Readonly<Record<string, Sentence>>;
  const knownAs = knownColumns(states);
  const columns = (names ?? (Object.keys(words) as C[])).map((name) => {
    const known = knownAs[name];
    const cell = cells[name] ?? known?.field ?? name;
    const field = (document: Readonly<Record<string, unknown>>) => document[cell as string];
    return {
      name,
      // Rooms bring words for their fields when they are put together.
      get label() {
        return said[name] ?? known?.label ?? fieldNamed(name);
      },
      cell: (typeof cell === 'string' ? field : cell) as SheetCell<never>,
      reads: (reads as Readonly<Record<string, SheetReads | undefined>>)[name] ?? known?.reads,
      adds: adds.includes(name),
    };
  });
  const of = { record, remarks } as Pick<LedgerSheet, 'record' | 'remarks'>;
  return { ...rest, ...of, columns };
}

/** A sheet with a row for each record, in the order of their list. */
export const aRowEach = <D extends object>({ at, kind, id = idFieldOf(kind), view, sort }: RecordRoutes<D>) => ({
  name: at,
  of: view,
  states: view.states,
  sort,
  record: (document: D) => `${at}/${String((document as Readonly<Record<string, unknown>>)[id])}`,
});
