/** A figure of one group. */
export class FigureGroupValue {
  readonly id: string | null;
  /** Of a community and a site, as it is called now. */
  readonly name?: string;
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
  /**
   * The values of its groups add up to its own, by whatever `by` names (communities unless told). Distinct persons and
   * places and rates do not, nor what registers count as of the ends of months.
   */
  readonly additive: boolean;
  /**
   * Of a period that is over: how many corrections somebody confirmed since, of entries that the figure is made of; absent
   * where there are none.
   */
  readonly correctedSince?: number;
  /** Of a rate. */
  readonly numerator?: number;
  readonly denominator?: number;
  readonly groups?: FigureGroupValue[];
  /** Absent where no sample of it was drawn. */
  readonly sampled?: FigureSampled;
}

/** What figures are of. The headers `Zeren-Period`, `Zeren-As-Of` and `Zeren-Position` tell it over HTTP. */
export class FigureScope {
  /** First and last day of the period, in the office's time zone; without both, of all time. */
  readonly from?: string;
  readonly to?: string;
  /** Registers count as of this moment, or as of the end of the period where that is earlier. */
  readonly asOf: string;
  /** Of the last event of the log that is in them. */
  readonly position: string;
}

export class FigureRecords {
  readonly name: string;
  /** The documents that add something, as their lists show them. */
  readonly records: object[];
  readonly next?: string;
  readonly total: number;
}
