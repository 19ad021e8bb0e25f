import type { Type } from '@nestjs/common';
import type { Sentence } from '#event-sourcing';

/** A question of a room with an answer of its own shape, which people read as a table; over HTTP it has its own route. */
export interface RoomTable {
  /** One in the house. */
  readonly name: string;
  readonly label: Sentence;
  readonly query: Type<object>;
  /** The field of the answer that has the rows; the answer itself is the only one unless told. */
  readonly rows?: string;
  /** A word for each column, in their order: a column is a field of a row. */
  readonly words: Readonly<Record<string, Sentence>>;
  /** The column that names a record, and the kinds of which the first that has it says what it is called. */
  readonly of?: { readonly column: string; readonly kinds: readonly string[] };
  /** Columns that are shares of one. */
  readonly shares?: readonly string[];
}
