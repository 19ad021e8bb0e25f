import { limitsAt, type Band, type Grade, type GradingLimits } from './water.limits.js';

/** What is measured at one point at one time. */
export interface Measured {
  readonly sampledAt: string;
  readonly depthMm: number;
  /** The bottom is seen: transparency then says nothing. */
  readonly clearToBottom?: boolean;
  readonly transparencyMm: number;
  readonly dissolvedOxygenUgL: number;
  readonly redoxMv: number;
  readonly ammoniaNitrogenUgL: number;
}

const ifLess = (value: number, { light, severe }: Band): Grade =>
  value >= light ? 'none' : value >= severe ? 'light' : 'severe';
const ifMore = (value: number, { light, severe }: Band): Grade =>
  value <= light ? 'none' : value <= severe ? 'light' : 'severe';

function transparency({ depthMm, clearToBottom, transparencyMm }: Measured, limits: GradingLimits): Grade {
  if (clearToBottom) return 'none';
  if (depthMm >= limits.shallowMm) return ifLess(transparencyMm, limits.transparencyMm);
  // In hundredths, so that the share of a depth is a whole number too.
  return ifLess(transparencyMm * 100, { light: depthMm * 100, severe: depthMm * limits.shallowPercent });
}

/** The grade of each indicator, in the order of the standard's table. */
export function gradeIndicators(sample: Measured, limits = limitsAt(sample.sampledAt)): readonly Grade[] {
  return [
    transparency(sample, limits),
    ifLess(sample.dissolvedOxygenUgL, limits.dissolvedOxygenUgL),
    ifLess(sample.redoxMv, limits.redoxMv),
    ifMore(sample.ammoniaNitrogenUgL, limits.ammoniaNitrogenUgL),
  ];
}

/** In the order of the standard's table. */
export const indicators = ['transparency', 'dissolvedOxygen', 'redox', 'ammoniaNitrogen'] as const;
export type Indicator = (typeof indicators)[number];

/**
 * The indicators whose mean over the samples lies in the light band or the severe one. Each value is taken by how far it
 * is from its sample's own limit, as in shallow water the limit of transparency is the depth.
 */
export function meansInABand(samples: readonly Measured[]): readonly Indicator[] {
  const margins = samples.map((one) => {
    const { transparencyMm, dissolvedOxygenUgL, redoxMv, ammoniaNitrogenUgL, shallowMm } = limitsAt(one.sampledAt);
    const seen = one.depthMm >= shallowMm ? transparencyMm.light : one.depthMm;
    return {
      transparency: one.clearToBottom ? 0 : one.transparencyMm - seen,
      dissolvedOxygen: one.dissolvedOxygenUgL - dissolvedOxygenUgL.light,
      redox: one.redoxMv - redoxMv.light,
      ammoniaNitrogen: ammoniaNitrogenUgL.light - one.ammoniaNitrogenUgL,
    };
  });
  return indicators.filter((name) => margins.reduce((sum, margin) => sum + margin[name], 0) < 0);
}

/** "以上" includes the number itself. */
const isShare = (part: number, whole: number, percent: number) => part * 100 >= whole * percent;

/**
 * Of all samples of one point; undefined where there is none. It is black-odorous as soon as one value lies in a band,
 * and severe by the shares of severe values; the shares are those of the latest sample's standard.
 */
export function gradePoint(samples: readonly Measured[]): Grade | undefined {
  if (samples.length === 0) return undefined;
  const last = samples
    .map(({ sampledAt }) => sampledAt)
    .sort()
    .at(-1)!;
  const { oneIndicatorPercent, severalIndicatorsPercent } = limitsAt(last);
  const graded = samples.map((sample) => gradeIndicators(sample));
  const severe = graded[0]!.map((_first, n) => graded.filter((grade) => grade[n] === 'severe').length);
  const reaching = (percent: number) => severe.filter((count) => count > 0 && isShare(count, samples.length, percent));
  if (reaching(oneIndicatorPercent).length >= 1 || reaching(severalIndicatorsPercent).length >= 2) return 'severe';
  return graded.flat().every((grade) => grade === 'none') ? 'none' : 'light';
}

/** Of the grades of its points; undefined where none was sampled. */
export function gradeBody(
  points: readonly (Grade | undefined)[],
  limits: Pick<GradingLimits, 'severePointsPercent'> = limitsAt('9'),
): Grade | undefined {
  const sampled = points.filter((grade) => grade !== undefined);
  if (sampled.length === 0) return undefined;
  const severe = sampled.filter((grade) => grade === 'severe').length;
  if (severe > 0 && isShare(severe, sampled.length, limits.severePointsPercent)) return 'severe';
  return sampled.every((grade) => grade === 'none') ? 'none' : 'light';
}

/** First and last index of each run of severe points that is long enough to make the stretch between them severe. */
export function severeStretches(
  points: readonly (Grade | undefined)[],
  { stretchPoints }: Pick<GradingLimits, 'stretchPoints'> = limitsAt('9'),
): readonly (readonly [first: number, last: number])[] {
  const found: [number, number][] = [];
  let first = 0;
  for (let n = 0; n <= points.length; n += 1) {
    if (points[n] === 'severe') continue;
    if (n - first >= stretchPoints) found.push([first, n - 1]);
    first = n + 1;
  }
  return found;
}
