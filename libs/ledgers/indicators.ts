import { defaultLimits, type FigureName, type Figures, type Limits } from './figures.js';

/** One indicator of the evaluation (评价指标): offices differ, so name, version and formula travel with the value. */
export class Indicator {
  readonly name: string;
  readonly zh: string;
  readonly version: number;
  readonly formula: string;
  readonly numerator: number;
  readonly denominator: number;
  /** A share of 0 to 1; `null` where the denominator is zero: no value, neither 0 nor 100 %. */
  readonly value: number | null;
}

interface Definition {
  readonly zh: string;
  readonly version: number;
  readonly of: readonly FigureName[];
  readonly less?: FigureName;
  readonly by: FigureName;
  /** The limit that its figures are judged by. */
  readonly within?: keyof Limits;
}

/** domain.md, "Indicators": numerator `of` (summed) minus `less`, denominator `by`. */
const definitions = {
  closure: { zh: '结案率', version: 1, of: ['closedInTime', 'closedLate'], by: 'dueToBeClosed' },
  onTimeClosure: { zh: '按期结案率', version: 1, of: ['closedInTime'], by: 'dueToBeClosed' },
  lateClosure: { zh: '超期结案率', version: 1, of: ['closedLate'], by: 'dueToBeClosed' },
  handling: { zh: '处置率', version: 1, of: ['handled'], by: 'toBeHandled' },
  onTimeHandling: { zh: '按期处置率', version: 1, of: ['handledInTime'], by: 'toBeHandled' },
  onTimeFiling: { zh: '按时立案率', version: 1, of: ['filedInTime'], by: 'toBeFiled', within: 'filingWorkingHours' },
  accurateFiling: { zh: '准确立案率', version: 1, of: ['filed'], less: 'filedThenVoided', by: 'filed' },
  accurateDispatch: { zh: '准确派遣率', version: 1, of: ['dispatches'], less: 'returns', by: 'dispatches' },
  onTimeVerification: {
    zh: '按期核查率',
    version: 1,
    of: ['verifiedInTime'],
    by: 'toBeVerified',
    within: 'verificationWorkingHours',
  },
  rework: { zh: '返工率', version: 1, of: ['reworkedDue'], by: 'dueToBeClosed' },
  extension: { zh: '延期率', version: 1, of: ['extendedDue'], by: 'dueToBeClosed' },
  noticeAnswer: { zh: '通知书整改率', version: 1, of: ['noticesAnswered'], by: 'noticesIssued' },
} satisfies Record<string, Definition>;

export type IndicatorName = keyof typeof definitions;

function formulaOf({ of, less, by, within }: Definition, limits: Limits): string {
  const sum = of.join(' + ');
  const numerator = less === undefined ? sum : `${sum} − ${less}`;
  const share = `${numerator.includes(' ') ? `(${numerator})` : numerator} / ${by}`;
  return within === undefined ? share : `${share}, within ${limits[within]} working hours`;
}

/** @param limits what the figures were judged by */
export function indicatorsOf(figures: Figures, limits: Limits = defaultLimits): Indicator[] {
  return Object.entries(definitions as Record<string, Definition>).map(([name, definition]) => {
    const { zh, version, of, less, by } = definition;
    const numerator = of.reduce((sum, figure) => sum + figures[figure], 0) - (less === undefined ? 0 : figures[less]);
    const denominator = figures[by];
    const value = denominator === 0 ? null : numerator / denominator;
    return { name, zh, version, formula: formulaOf(definition, limits), numerator, denominator, value };
  });
}
