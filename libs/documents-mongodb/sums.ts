import type { Document } from 'mongodb';
import {
  compareGroups,
  measuredField,
  type CollectionSchema,
  type Condition,
  type FieldValue,
  type Measure,
  type SumsQuery,
  type SumsRow,
} from '#event-sourcing';
import { pathOf, whereFilter } from './query.js';

type Expression = unknown;

const literal = ($literal: FieldValue | readonly FieldValue[] | object): Expression => ({ $literal });
/** In expressions a missing field is less than null, and in none of a list. */
const orNull = (value: string): Expression => ({ $ifNull: [value, null] });

/**
 * The same as `conditionFilter` of a find, in the language of expressions: there values of all types are in one order
 * (missing, null, numbers, strings, objects), so a bound alone would let those of other types pass.
 */
function conditionExpression(schema: CollectionSchema, condition: Condition): Expression[] {
  const value = `$${pathOf(schema, condition.field)}`;
  if ('equals' in condition) return [{ $eq: [orNull(value), literal(condition.equals)] }];
  if ('in' in condition) return [{ $in: [orNull(value), literal(condition.in)] }];
  const { atLeast, lessThan } = condition;
  if (atLeast === undefined && lessThan === undefined) return [{ $gt: [value, null] }];
  const texts = typeof (atLeast ?? lessThan) === 'string';
  const [leastOfType, beyondType] = texts ? [{ $gte: [value, ''] }, literal({})] : [{ $gt: [value, null] }, ''];
  return [
    atLeast === undefined ? leastOfType : { $gte: [value, literal(atLeast)] },
    { $lt: [value, lessThan === undefined ? beyondType : literal(lessThan)] },
  ];
}

/** The value where the measure counts this document, else null. */
function counted(schema: CollectionSchema, where: readonly Condition[] = [], value: Expression): Expression {
  const conditions = where.flatMap((condition) => conditionExpression(schema, condition));
  if (conditions.length === 0) return value;
  return { $cond: [conditions.length === 1 ? conditions[0] : { $and: conditions }, value, null] };
}

const ACCUMULATORS: Readonly<Record<Measure['kind'], string>> = {
  count: '$sum',
  sum: '$sum',
  distinct: '$addToSet',
  least: '$min',
  greatest: '$max',
};

/** Names of measures may hold what names of fields must not. */
const keyOf = (n: number) => `m${n}`;

/** @throws UndeclaredField; TypeError */
export function sumsPipeline(schema: CollectionSchema, { where, groupBy, measures }: SumsQuery): Document[] {
  const sums: Record<string, Expression> = {};
  for (const [n, measure] of measures.entries()) {
    const field = measuredField(schema, measure);
    const value = field === undefined ? 1 : `$${pathOf(schema, field)}`;
    sums[keyOf(n)] = { [ACCUMULATORS[measure.kind]]: counted(schema, measure.where, value) };
  }
  const group = groupBy === undefined ? null : orNull(`$${pathOf(schema, groupBy)}`);
  return [
    { $match: whereFilter(schema, where) },
    { $group: { _id: group, ...sums } },
    ...sizesOf(measures.map(({ kind }) => kind)),
  ];
}

/** How many distinct values there are, and not which. */
function sizesOf(kinds: readonly Measure['kind'][]): Document[] {
  if (!kinds.includes('distinct')) return [];
  const size = (key: string) => ({ $size: { $setDifference: [`$${key}`, [null]] } });
  const entries = kinds.map((kind, n) => [keyOf(n), kind === 'distinct' ? size(keyOf(n)) : 1] as const);
  return [{ $project: Object.fromEntries(entries) }];
}

type Answered = Readonly<Record<string, number | string | null>> & { readonly _id: string | number | boolean | null };

export function rowsOf({ groupBy, measures }: SumsQuery, answers: readonly Document[]): SumsRow[] {
  const valuesOf = (answer: Partial<Answered>) =>
    Object.fromEntries(
      measures.map(({ name, kind }, n) => {
        const ofNothing = kind === 'least' || kind === 'greatest' ? null : 0;
        return [name, answer[keyOf(n)] ?? ofNothing];
      }),
    );
  if (groupBy === undefined) return [{ group: null, values: valuesOf((answers[0] ?? {}) as Partial<Answered>) }];
  const rows = (answers as Answered[]).map((answer) => ({
    group: typeof answer._id === 'boolean' ? Number(answer._id) : answer._id,
    values: valuesOf(answer),
  }));
  return rows.sort(compareGroups);
}
