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
  const { where = [], search, sort, limit = Infinity, cursor } = query;
  const [passes, isFound] = [passing(where), finds(schema, search)];
  const all = [...documents].filter(([, body]) => passes(body) && isFound(body)).map(([id, body]) => ({ id, body }));
  const compare = orderOf(sort);
  all.sort(compare);
  const list = listOf(schema, query);
  let rest = all;
  if (cursor !== undefined) {
    const { value, id } = decodeCursor(list, cursor);
    const last = { id, body: sort ? { [sort.field]: value } : {} };
    rest = all.filter((row) => compare(row, last) > 0);
  }
  const page = rest.slice(0, limit);
  if (rest.length <= page.length) return { documents: page, total: all.length };
  const last = page.at(-1)!;
  return {
    documents: page,
    total: all.length,
    next: encodeCursor(list, sort ? valueOf(last, sort.field) : null, last.id),
  };
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
