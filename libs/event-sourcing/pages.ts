import type { CollectionSchema } from './collection-schema.js';
import type { FieldValue } from './condition.js';
import {
  decodeCursor,
  encodeCursor,
  listOf,
  type DocumentPage,
  type DocumentQuery,
  type StoredDocument,
} from './documents.js';
import { passing } from './figures.js';
import { finds } from './search.js';

type Row = Pick<StoredDocument, 'id' | 'body'>;

/** A page of documents in memory, as a store would give it. @throws InvalidCursor, UndeclaredField */
export function pageInMemory<D extends object>(
  schema: CollectionSchema,
  documents: Iterable<readonly [id: string, body: D]>,
  query: DocumentQuery,
): { readonly documents: readonly { readonly id: string; readonly body: D }[]; readonly total: number } & Pick<
  DocumentPage<D>,
  'next'
> {
  const { sort, limit = Infinity, cursor } = query;
  const isInIt = isInList(schema, query);
  const all = [...documents].map(([id, body]) => ({ id, body })).filter(isInIt);
  all.sort(orderOf(sort));
  const list = listOf(schema, query);
  const isRead = cursor === undefined ? () => false : isUpTo(schema, query, cursor);
  const rest = all.filter((row) => !isRead(row));
  const page = rest.slice(0, limit);
  if (rest.length <= page.length) return { documents: page, total: all.length };
  const last = page.at(-1)!;
  return {
    documents: page,
    total: all.length,
    next: encodeCursor(list, sort ? valueOf(last, sort.field) : null, last.id),
  };
}

/** Whether a document is in the list, on whichever page. */
function isInList(schema: CollectionSchema, { where = [], search }: DocumentQuery): (row: Row) => boolean {
  const [passes, isFound] = [passing(where), finds(schema, search)];
  return ({ body }) => passes(body) && isFound(body);
}

/** Whether a document stands before what comes behind the cursor. @throws InvalidCursor */
function isUpTo(schema: CollectionSchema, query: DocumentQuery, cursor: string): (row: Row) => boolean {
  const { value, id } = decodeCursor(listOf(schema, query), cursor);
  const last = { id, body: query.sort ? { [query.sort.field]: value } : {} };
  const compare = orderOf(query.sort);
  return (row) => compare(row, last) <= 0;
}

/** Whether a document is in the list, on a page before the one behind the cursor. @throws InvalidCursor */
export function isOnPagesBefore(
  schema: CollectionSchema,
  query: DocumentQuery & { readonly cursor: string },
): (row: Row) => boolean {
  const [isInIt, isBefore] = [isInList(schema, query), isUpTo(schema, query, query.cursor)];
  return (row) => isInIt(row) && isBefore(row);
}

const valueOf = ({ id, body }: Row, field: string): FieldValue =>
  field === 'id' ? id : ((body as Readonly<Record<string, FieldValue | undefined>>)[field] ?? null);

function orderOf(sort: DocumentQuery['sort']): (a: Row, b: Row) => number {
  const sign = sort?.direction === 'desc' ? -1 : 1;
  const byId = (a: Row, b: Row) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0) * sign;
  if (!sort) return byId;
  const nullsFirst = sort.nulls === undefined ? sign > 0 : sort.nulls === 'first';
  return (a, b) => {
    const [left, right] = [valueOf(a, sort.field), valueOf(b, sort.field)];
    if (left === right) return byId(a, b);
    if (left === null || right === null) return (left === null) === nullsFirst ? -1 : 1;
    return (left < right ? -1 : 1) * sign;
  };
}
