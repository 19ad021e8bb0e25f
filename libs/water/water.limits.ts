import type { Instant } from '#event-sourcing';

/** How bad a sample, a point or a body is 黑臭级别, in order. */
export const grades = ['none', 'light', 'severe'] as const;
export type Grade = (typeof grades)[number];

/** One indicator's bands; a value that lies on a bound is in the better one of the two. */
export interface Band {
  readonly light: number;
  readonly severe: number;
}

/** What a standard grades by. Whole numbers: millimetres, micrograms per litre, millivolts. */
export interface GradingLimits {
  readonly version: string;
  readonly source: string;
  /** From when on samples are graded by it. */
  readonly from: Instant;
  /** 透明度: the less, the worse. */
  readonly transparencyMm: Band;
  /** 溶解氧: the less, the worse. */
  readonly dissolvedOxygenUgL: Band;
  /** 氧化还原电位: the less, the worse. */
  readonly redoxMv: Band;
  /** 氨氮: the more, the worse. */
  readonly ammoniaNitrogenUgL: Band;
  /** In water less deep than this, transparency is measured against the depth. */
  readonly shallowMm: number;
  /** There it is severe below so many hundredths of the depth, and light up to the bottom. */
  readonly shallowPercent: number;
  /** A point is severe by one indicator in so many hundredths of its data, or by two or more in so many each. */
  readonly oneIndicatorPercent: number;
  readonly severalIndicatorsPercent: number;
  /** A body is severe where so many hundredths of its points are; so many in a row make a severe stretch. */
  readonly severePointsPercent: number;
  readonly stretchPoints: number;
}

/**
 * By the day from which they hold, the first one first. Source: 《城市黑臭水体整治工作指南》 (2015), table 2 with its note on
 * water less than 25 cm deep, and its rules for points and bodies; 50 mV itself is not black-odorous by assumption.
 */
const gradingLimits: readonly GradingLimits[] = [
  {
    version: '2015',
    source: '城市黑臭水体整治工作指南（2015）',
    from: '2015-08-27T16:00:00.000Z',
    transparencyMm: { light: 250, severe: 100 },
    dissolvedOxygenUgL: { light: 2_000, severe: 200 },
    redoxMv: { light: 50, severe: -200 },
    ammoniaNitrogenUgL: { light: 8_000, severe: 15_000 },
    shallowMm: 250,
    shallowPercent: 40,
    oneIndicatorPercent: 60,
    severalIndicatorsPercent: 30,
    severePointsPercent: 60,
    stretchPoints: 3,
  },
];

/** The limits that held at a moment; what is older than the first ones is graded by those. */
export function limitsAt(at: Instant, versions: readonly GradingLimits[] = gradingLimits): GradingLimits {
  return versions.findLast(({ from }) => from <= at) ?? versions[0]!;
}

/** What no water has: such a value is a slip of the pen. */
export const possibleValues = {
  depthMm: [1, 200_000],
  transparencyMm: [0, 200_000],
  dissolvedOxygenUgL: [0, 40_000],
  redoxMv: [-1_000, 1_000],
  ammoniaNitrogenUgL: [0, 2_000_000],
} as const satisfies Record<string, readonly [number, number]>;
