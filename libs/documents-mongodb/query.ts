import type { Filter, Sort } from 'mongodb';
import {
  decodeCursor,
  declaredField,
  listOf,
  SEARCHED,
  wordsOf,
  type CollectionSchema,
  type Condition,
  type DocumentQuery,
  type FieldValue,
  type Position,
} from '#event-sourcing';

/** A document as it is stored; without a body it was removed, and keeps its position so that it stays so. */
export interface Stored {
  readonly _id: string;
  readonly position: Position;
  readonly body?: object;
  /** What it is searched by, where its view declares that. */
  readonly searched?: string;
}

export type StoredFilter = Filter<Stored>;

const THERE: StoredFilter = { body: { $exists: true } };

export const pathOf = (schema: CollectionSchema, field: string) =>
  declaredField(schema, field) === 'id' ? '_id' : `body.${field}`;

function conditionFilter(schema: CollectionSchema, condition: Condition): StoredFilter {
  const path = pathOf(schema, condition.field);
  if ('equals' in condition) return { [path]: condition.equals };
  if ('in' in condition) return { [path]: { $in: condition.in } };
  const { atLeast, lessThan } = condition;
  // A bound of a type compares with values of that type alone: what is null or missing is in no range.
  if (atLeast === undefined && lessThan === undefined) return { [path]: { $ne: null } };
  return {
    [path]: { ...(atLeast !== undefined && { $gte: atLeast }), ...(lessThan !== undefined && { $lt: lessThan }) },
  };
}

/** @throws UndeclaredField */
export function whereFilter(schema: CollectionSchema, where: readonly Condition[] = [], search?: string): StoredFilter {
  // The text index is no part of the stable API, and knows no Chinese words.
  const words = wordsOf(schema, search).map((word): StoredFilter => ({ [SEARCHED]: { $regex: literally(word) } }));
  return all([THERE, ...where.map((condition) => conditionFilter(schema, condition)), ...words]);
}

const literally = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

const all = (filters: StoredFilter[]): StoredFilter => (filters.length === 1 ? filters[0]! : { $and: filters });

/** One find; the documents of a query are those of its parts, one after another. */
export interface Part {
  readonly filter: StoredFilter;
  readonly sort: Sort;
}

/**
 * Null and missing are the least value to the server. Where a query wants them at the other end, or goes on behind a
 * document, those with a value and those without are found apart: that way each find has bounds in an index.
 * @throws UndeclaredField, InvalidCursor
 */
export function partsOf(schema: CollectionSchema, query: DocumentQuery): Part[] {
  const where = whereFilter(schema, query.where, query.search);
  const descending = query.sort?.direction === 'desc';
  const path = pathOf(schema, query.sort?.field ?? 'id');
  const direction = descending ? -1 : 1;
  const after = query.cursor === undefined ? undefined : decodeCursor(listOf(schema, query), query.cursor);
  const beyond = descending ? '$lt' : '$gt';
  const behind = (id: string): StoredFilter => ({ _id: { [beyond]: id } });
  if (path === '_id') return [{ filter: all([where, ...(after ? [behind(after.id)] : [])]), sort: { _id: direction } }];

  const nullsFirst = query.sort?.nulls === undefined ? !descending : query.sort.nulls === 'first';
  const sort: Sort = { [path]: direction, _id: direction };
  if (!after && nullsFirst !== descending) return [{ filter: where, sort }];
  const values = (...more: StoredFilter[]): Part => ({
    filter: all([where, { [path]: { $ne: null } }, ...more]),
    sort,
  });
  const nulls = (...more: StoredFilter[]): Part => ({
    filter: all([where, { [path]: null }, ...more]),
    sort: { _id: direction },
  });
  if (!after) return nullsFirst ? [nulls(), values()] : [values(), nulls()];
  if (after.value === null) return nullsFirst ? [nulls(behind(after.id)), values()] : [nulls(behind(after.id))];
  const rest = values(
    { [path]: { [`${beyond}e`]: after.value } },
    { $or: [{ [path]: { [beyond]: after.value } }, behind(after.id)] },
  );
  return nullsFirst ? [rest] : [rest, nulls()];
}

/** The value of the sorted field, for a cursor that goes on behind this document. */
export function sortValueOf(query: DocumentQuery, body: object): FieldValue {
  if (!query.sort) return null;
  return (body as Readonly<Record<string, FieldValue | undefined>>)[query.sort.field] ?? null;
}
