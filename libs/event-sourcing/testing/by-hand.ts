import type { Condition, FieldValue } from '../index.js';

export type Body = Readonly<Record<string, unknown>>;

/** What conditions mean, without a store. */
export function passes(body: Body, where: readonly Condition[] = []): boolean {
  return where.every((condition) => {
    const value = (body[condition.field] ?? null) as FieldValue;
    if ('equals' in condition) return value === condition.equals;
    if ('in' in condition) return condition.in.includes(value);
    if (value === null) return false;
    const { atLeast, lessThan } = condition;
    return (atLeast === undefined || value >= atLeast) && (lessThan === undefined || value < lessThan);
  });
}
