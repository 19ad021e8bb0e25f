import type { Sentence } from './sentence.js';

/** A share that offices are evaluated by, as data: figures by their names, numerator `of` (summed) minus `less`. */
export interface Rate extends Sentence {
  readonly name: string;
  /** Of the formula. */
  readonly version: number;
  readonly of: readonly string[];
  readonly less?: string;
  /** The denominator. */
  readonly by: string;
  /** The limit, in working hours, that its figures are judged by. */
  readonly within?: string;
}

export interface RateValue extends Sentence {
  readonly name: string;
  readonly version: number;
  readonly formula: string;
  readonly numerator: number;
  readonly denominator: number;
  /** `null` where the denominator is zero: no value, neither 0 nor 100 %. */
  readonly value: number | null;
}

/** @param limits in working hours, by their names */
export function rateIn(
  rate: Rate,
  figures: Readonly<Record<string, number>>,
  limits: Readonly<Record<string, number>>,
): RateValue {
  const { name, zh, en, version, of, less, by } = rate;
  const figure = (figureName: string) => figures[figureName]!;
  const numerator = of.reduce((sum, added) => sum + figure(added), 0) - (less === undefined ? 0 : figure(less));
  const denominator = figure(by);
  const value = denominator === 0 ? null : numerator / denominator;
  return { name, zh, en, version, formula: formulaOf(rate, limits), numerator, denominator, value };
}

function formulaOf({ of, less, by, within }: Rate, limits: Readonly<Record<string, number>>): string {
  const sum = of.join(' + ');
  const numerator = less === undefined ? sum : `${sum} − ${less}`;
  const share = `${numerator.includes(' ') ? `(${numerator})` : numerator} / ${by}`;
  return within === undefined ? share : `${share}, within ${limits[within]} working hours`;
}
