import type { CollectionSchema, Condition, DocumentSort, Figure, Rate, Sentence } from '#event-sourcing';

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
}

/** A room's part of all ledgers. */
export interface RoomPart extends RoomSheets {
  readonly room: string;
  readonly figures: readonly Figure[];
  readonly rates: readonly Rate[];
}

/** A sheet whose columns have a word each, in their order; the compiler asks for a cell for every word. */
export function sheetOf<D, C extends string>(sheet: {
  readonly name: string;
  readonly label: Sentence;
  readonly of: CollectionSchema;
  readonly where?: readonly Condition[];
  readonly sort: DocumentSort;
  readonly record: (document: D) => string;
  readonly words: Readonly<Record<C, Sentence>>;
  readonly cells: Readonly<Record<NoInfer<C>, SheetCell<D>>>;
}): LedgerSheet {
  const { words, cells, record, ...rest } = sheet;
  const columns = (Object.keys(words) as C[]).map((name) => ({
    name,
    label: words[name],
    cell: cells[name] as SheetCell<never>,
  }));
  return { ...rest, record: record as LedgerSheet['record'], columns };
}
