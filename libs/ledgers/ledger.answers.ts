import type { RateValue } from '#event-sourcing';

/** One indicator of the evaluation (评价指标): offices differ, so name, version and formula travel with the value. */
export class Indicator implements RateValue {
  readonly name: string;
  readonly zh: string;
  readonly en: string;
  readonly version: number;
  readonly formula: string;
  readonly numerator: number;
  readonly denominator: number;
  /** A share of 0 to 1; `null` where the denominator is zero: no value, neither 0 nor 100 %. */
  readonly value: number | null;
}

export class LedgerLabel {
  readonly zh: string;
  readonly en: string;
}

/** A room's figure in a ledger, with the route of the records behind it. */
export class LedgerFigure {
  readonly name: string;
  readonly label?: LedgerLabel;
  /** Of the formula. */
  readonly version: number;
  readonly value: number | string | null;
  /** Communities and the office itself 本级 add up to the office. */
  readonly additive: boolean;
  /** Of a period that is over: how many corrections somebody confirmed since, of entries that it is made of. */
  readonly correctedSince?: number;
  /** The route of the records behind it. */
  readonly records: string;
}

export class LedgerColumn {
  /** Stable; `no` 序号 is the first of each sheet and `remarks` 备注 the last. */
  readonly name: string;
  readonly label: LedgerLabel;
  /** Its numbers are added up in `totals`. */
  readonly adds?: boolean;
  /** Of a column that is summed over other records. */
  readonly formula?: string;
}

/** A record as a row. */
export class LedgerRow {
  /** The route of the record. */
  readonly record: string;
  /**
   * By the names of the columns, as people read them in the language that is asked for: names, words, moments by the
   * office's clock. Numbers stay numbers; `null` where there is nothing.
   */
  readonly cells: Readonly<Record<string, string | number | null>>;
  /** The same for machines: ids, codes, moments in UTC and lists, as the record has them. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** A sheet 台账 of a room: a page of its rows. */
export class SheetPage {
  readonly name: string;
  readonly label: LedgerLabel;
  readonly columns: LedgerColumn[];
  readonly rows: LedgerRow[];
  /** The row 合计: sums over all rows of all pages that were not voided, of the columns that add; on the last page alone. */
  readonly totals?: Readonly<Record<string, number>>;
  /** 填报单位 */
  readonly unit: string;
  /** What it is of, and as of when 统计口径. */
  readonly basis: string;
  /** How many rows there are on all pages. */
  readonly total: number;
  /** Where the next page begins; absent on the last one. */
  readonly next?: string;
}

/** What one room contributes to a ledger. */
export class RoomLedger {
  readonly room: string;
  readonly label: LedgerLabel;
  readonly figures: LedgerFigure[];
  readonly rates: Indicator[];
  readonly sheets: SheetPage[];
  /** Of the office's ledger: additive figures of each community, and under the empty id those of the office itself 本级. */
  readonly communities?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}
