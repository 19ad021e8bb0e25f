import type { Bound, Figure, FigureCondition } from './figures.js';

const boundOf = (bound: Bound) => (typeof bound === 'object' ? `<${bound.asked}>` : String(bound));

function conditionText(condition: FigureCondition): string {
  const { field } = condition;
  if ('equals' in condition) return `${field} = ${String(condition.equals)}`;
  if ('in' in condition) return `${field} in (${condition.in.join(', ')})`;
  const { atLeast, lessThan } = condition;
  const parts = [
    ...(atLeast === undefined ? [] : [`${field} ≥ ${boundOf(atLeast)}`]),
    ...(lessThan === undefined ? [] : [`${field} < ${boundOf(lessThan)}`]),
  ];
  return parts.join(' and ') || `${field} is there`;
}

/** The declaration in words: what is counted, and under which conditions; stable for machines, the same in every language. */
export function formulaOf({ of, adds, per, where, period }: Figure): string {
  const sum = adds ? `${adds.kind}(${of.name}.${adds.field})` : `count(${of.name})`;
  const what = per === undefined ? sum : `${sum} / ${per}`;
  const conditions = [...(period === undefined ? [] : [`${period} in the period`]), ...where.map(conditionText)];
  return conditions.length === 0 ? what : `${what} where ${conditions.join(' and ')}`;
}
