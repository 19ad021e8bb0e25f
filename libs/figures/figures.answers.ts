/** A figure of one group. */
export class FigureGroupValue {
  readonly id: string | null;
  readonly value: number | string | null;
}

/** What inspectors found in random samples of a figure's records 抽查. */
export class FigureSampled {
  readonly samples: number;
  /** Records drawn, those of them that were judged, and those that the inspector does not agree with. */
  readonly drawn: number;
  readonly judged: number;
  readonly disagreed: number;
  /** Disagreed of judged; `null` while none is judged. */
  readonly errorRate: number | null;
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
  /** Absent where no sample of it was drawn. */
  readonly sampled?: FigureSampled;
}

export class FigureRecords {
  readonly name: string;
  /** The documents that add something, as their lists show them. */
  readonly records: object[];
  readonly next?: string;
  readonly total: number;
}
