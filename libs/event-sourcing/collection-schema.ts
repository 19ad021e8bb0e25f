import type { Condition } from './condition.js';

/**
 * Sums that are asked for together, of the documents of a period: a store may keep beside each document which of the
 * conditions it meets, instead of asking all documents for all of them each time.
 */
export interface SummedTogether {
  /** The moment that a question bounds. */
  readonly period?: string;
  /** Those that hold, or do not, whatever moment is asked for. */
  readonly conditions: readonly Condition[];
  /** What else is needed of a document: what is added, and what is compared with the asked moment. */
  readonly fields: readonly string[];
}

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
  readonly sums?: readonly SummedTogether[];
}
