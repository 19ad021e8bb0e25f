import type { CollectionSchema, Condition, DocumentSort, Figure, Rate, Sentence } from '#event-sourcing';
import type { RecordRoutes } from './record-controllers.js';

/** What stands in a row under a column: of a document, or summed over the documents that name it. */
export type SheetCell<D> =
  | ((document: D) => unknown)
  /** The figure over the documents whose field `by` is what `is` says of the row's document. */
  | { readonly sums: Figure; readonly by: string; readonly is: (document: D) => string };

export interface SheetColumn {
  readonly name: string;
  readonly label: Sentence;
  readonly cell: SheetCell<never>;
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

/** The field of that name; what a column is called by itself needs no telling. */
type CellOf<D> = (keyof D & string) | SheetCell<D>;
type CellsOf<D, C extends string> = { readonly [K in Exclude<C, keyof D>]: CellOf<D> } & {
  readonly [K in Extract<C, keyof D>]?: CellOf<D>;
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
}): LedgerSheet {
  const { words, record, cells: told, ...rest } = sheet;
  const cells = told as Readonly<Record<string, CellOf<D>>>;
  const columns = (Object.keys(words) as C[]).map((name) => {
    const cell = cells[name] ?? name;
    const field = (document: Readonly<Record<string, unknown>>) => document[cell as string];
    return { name, label: words[name], cell: (typeof cell === 'string' ? field : cell) as SheetCell<never> };
  });
  return { ...rest, record: record as LedgerSheet['record'], columns };
}

/** A sheet with a row for each record, in the order of their list. */
export const aRowEach = <D extends object>({ at, kind, id = `${kind}Id`, list }: RecordRoutes<D>) => ({
  name: at,
  of: list.view,
  sort: list.sort,
  record: (document: D) => `${at}/${String((document as Readonly<Record<string, unknown>>)[id])}`,
});
