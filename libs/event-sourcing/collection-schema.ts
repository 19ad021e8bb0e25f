/** Top-level fields that can be queried and sorted by, and the combinations that are looked up often. */
export interface CollectionSchema {
  readonly name: string;
  readonly version: number;
  readonly fields: readonly string[];
  readonly indexes: readonly (readonly string[])[];
  /**
   * Paths to the texts that a document is searched by: `notices.*.number` of each notice, `*` all texts and lists of texts
   * that stand in the document itself. Moments are left out. Such a collection is not flat.
   */
  readonly searched?: readonly string[];
  /** Of the fields, those that hold whole numbers below 2^53, 0 and 1 among them: a store may keep them more tightly. */
  readonly amounts?: readonly string[];
  /** The declared fields are all that a document may have, and they are strings and numbers: for collections of very many. */
  readonly flat?: boolean;
}
