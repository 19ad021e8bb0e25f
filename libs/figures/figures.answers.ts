/** A figure of one group. */
export class FigureGroupValue {
  readonly id: string | null;
  readonly value: number | string | null;
}

/** One figure or rate, with what it says and how it came about. */
export class FigureValue {
  /** Stable. */
  readonly name: string;
  readonly label?: { readonly zh: string; readonly en: string };
  /** `null`: no value (a rate whose denominator is zero; the least of nothing). */
  readonly value: number | string | null;
  readonly formula: string;
  /** Of the formula. */
  readonly version: number;
  /** How many records are behind it; of a rate, behind its denominator. */
  readonly records: number;
  /** Of a rate. */
  readonly numerator?: number;
  readonly denominator?: number;
  readonly groups?: FigureGroupValue[];
}

export class FigureRecords {
  readonly name: string;
  /** The documents that add something, as their lists show them. */
  readonly records: object[];
  readonly next?: string;
  readonly total: number;
}
